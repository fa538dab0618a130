import type { CaseForm } from "../../core/casefile/form.ts";

type Filing = CaseForm["filing"];

/** Words of section 2, 备案. */
export const FILING_WORDS = {
  wanted: "备案情况",
  wantedChoices: {
    new: "现在办",
    existing: "系统里已有",
    none: "没有备案",
  } satisfies Record<Exclude<Filing["wanted"], "">, string>,
  timing: "办理时点",
  timingHint: "日期填好后得出",
  sameDay: "请选先后",
  madeFor: "为哪一次",
  madeForChoices: { "this-stay": "本次住院", "another-stay": "另一次住院" } satisfies Record<
    NonNullable<Exclude<Filing["madeFor"], "">>,
    string
  >,
  date: "备案日期",
  category: "备案类别",
  basis: "办理依据",
  basisFirst: "先选备案类别",
  place: "备案地",
  proofNumber: "证明编号",
  proofEnds: "证明到期",
  proofEndsHint: "备案有效到这一天",
  referringHospital: "转出医院",
  channel: "办理渠道",
  reason: "补办原因",
  reasonHint: "为何没有提前备案",
  validity: "有效期",
  openEnded: (from: string) => `${from} 起长期有效`,
  asLongAsProof: (from: string) => `${from} 起，与证明材料的有效期一致`,
  between: (from: string, until: string) => `${from} 至 ${until}`,
  lockedUntil: (until: string) => `${until} 前原则上不得变更`,
  noValidity: "填完备案和就诊后得出",
  notFiled: "没有备案，没有有效期",
  ended: "终止日期",
  endedHint: "取消或参保状态变更才填",
  completed: "补齐日期",
  completedDue: (due: string) => `须在 ${due} 前补齐`,
  referredOn: "合规转外",
  household: "居住地户籍",
  yes: "是",
  no: "否",
  materials: "办理材料",
  materialsFirst: "选了备案类别和办理依据后列出",
  seen: "看过原件",
  copied: "已留复印件",
  printed: "在“打印整套”里出，现场签字",
  notChosen: "未选",
} as const;
