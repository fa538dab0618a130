import type { Change } from "../../core/casefile/changes.ts";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import type { ReviewStep, VersionStep } from "../../core/casefile/version-steps.ts";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import { fieldLabel } from "./field-labels.ts";

/** Words of the earlier versions of a case (历次版本). */
export const VERSION_WORDS = {
  title: "历次版本",
  list: "版本",
  back: "返回",
  open: "历次版本",
  none: "这个案件还没有存为版本。按 Ctrl+S 存为版本。",
  unreadable: (count: number) => `另有${count}个版本的内容读不出来，请主管运行数据校验。`,
  version: (count: number) => `版本${count}`,
  newest: "最新",
  readOnly: "原样，只能看",
  author: (name: string, at: string) => `${name}，${at}`,
  compareWith: "与哪版比较",
  noComparison: "不比较",
  compareBefore: "与前一版比较",
  compareOff: "不比较",
  fields: "并排比较",
  allFields: "列出全部栏目",
  onlyDifferent: "只列不同的",
  same: "两版填写的内容相同。",
  field: "栏目",
  differing: (count: number) => `${count}处不同`,
  standing: {
    final: "定案",
    trial: "试算",
    undetermined: "未定",
    refused: "不予支付",
    incomplete: "未填完",
    filed: "已备案",
  } satisfies Record<SealedOutcome["standing"], string>,
} as const;

export const VERSION_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "换版本"],
  ["C", "与前一版比较"],
  ["A", "全部栏目"],
  ["Esc", "返回"],
  ["Ctrl+/", "全部快捷键"],
];

const REVIEW: Readonly<Record<ReviewStep, string>> = {
  submitted: "提交复核",
  returned: "退回",
  approved: "复核通过",
  drawn: "抽中复审",
  "second-look": "复审通过",
  "handed-over": "交接",
  reversed: "冲销",
  dropped: "改动后须重新复核",
};

/** Named one by one; of more only the number is told. */
const MOST_NAMED = 3;

/** What a version says otherwise than the one before it, in words. */
export function stepWords(step: VersionStep): string {
  const { first, changes, issued, attached, detached, review, basis, outcome } = step;
  const parts = [
    ...(first ? ["第一次存为版本"] : []),
    ...changedWords(changes),
    ...(issued.length === 0 ? [] : [`出具${issued.map((form) => FORM_SHORT[form]).join("、")}`]),
    ...(attached === 0 ? [] : [`存入材料${attached}份`]),
    ...(detached === 0 ? [] : [`移除材料${detached}份`]),
    ...(review === null ? [] : [REVIEW[review]]),
    ...(basis ? ["待遇口径或参数有变"] : []),
    ...(outcome ? ["金额或结论有变"] : []),
  ];
  return parts.length === 0 ? "内容没有变" : parts.join("；");
}

function changedWords(changes: readonly Change[]): readonly string[] {
  const fields = changes.flatMap((change) => (change.kind === "field" ? [change.path] : []));
  const names = [...new Set(fields.map(fieldLabel))];
  const named = names.slice(0, MOST_NAMED).join("、");
  const more = names.length > MOST_NAMED ? `等${names.length}项` : "";
  const rows = (kind: Change["kind"], list: "invoices" | "lines"): number =>
    changes.filter((change) => change.kind === kind && "list" in change && change.list === list)
      .length;
  const counted = [
    ["加票据", rows("row-added", "invoices"), "张"],
    ["删票据", rows("row-removed", "invoices"), "张"],
    ["加明细", rows("row-added", "lines"), "行"],
    ["删明细", rows("row-removed", "lines"), "行"],
  ] as const;
  return [
    ...(names.length === 0 ? [] : [`改了${named}${more}`]),
    ...counted.flatMap(([words, count, unit]) => (count === 0 ? [] : [`${words}${count}${unit}`])),
  ];
}
