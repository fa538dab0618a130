import { percentText, type Rate } from "../money.ts";
import { findClause } from "../policy/clauses.ts";
import type { Pack } from "../policy/pack.ts";
import type { Factor } from "../policy/situation.ts";
import { assertNever } from "../result.ts";
import type { Lack, MissingFact, Source, Treatment } from "../settlement/receipt.ts";

/** `不降低` or `降低10个百分点`. */
export function pointsWords(points: Rate): string {
  return points === 0 ? "不降低" : `降低${percentText(points)}个百分点`;
}

/** The treatment in one sentence, as the clerk would say it. */
export function treatmentSentence(treatment: Treatment): string {
  switch (treatment.kind) {
    case "payable": {
      const label = treatment.applied[0]?.label ?? "";
      const rate =
        treatment.points === 0 ? "支付比例不降低" : `支付比例${pointsWords(treatment.points)}`;
      return label.includes("本地待遇") && treatment.points === 0
        ? `${label}，不降低`
        : `${label}，${rate}`;
    }
    case "refused": {
      // Where one rule led to another, the first says why: a filing that has expired is not one never made.
      const [first, ...others] = treatment.applied;
      return first === undefined || others.length === 0
        ? treatment.what
        : `${first.label}。${treatment.what}`;
    }
    case "undetermined":
      return treatment.applied.at(-1)?.label ?? "缺少情况，不能判断";
    default:
      return assertNever(treatment);
  }
}

/**
 * A source as its chip shows it: § article, ◇ parameter, ◆ decision. The full
 * number of a document is written once per block, so it is optional here.
 */
export function sourceLabel(source: Source, withNumber = false): string {
  switch (source.kind) {
    case "clause":
      return clauseLabel(source.clause, withNumber);
    case "parameter":
      return `${parameterName(source.path)}${source.confirmed ? "" : "，未确认"}`;
    case "answer":
      return `决定 ${source.on.slice(0, 10)}`;
    case "reading":
      return "文件未载明，拟用读法";
    default:
      return assertNever(source);
  }
}

/** `汴医保〔2022〕46号 二(四)`, or only `二(四)`. */
export function clauseLabel(id: string, withNumber = false): string {
  const clause = findClause(id);
  if (clause === undefined) return id;
  return withNumber ? `${clause.number} ${clause.article}` : clause.article;
}

/** What a local parameter is called, by its path in the pack. */
export function parameterName(path: string): string {
  if (path.endsWith(".deductible")) {
    return path.startsWith("settlement.seriousIllness") ? "大病起付线" : "起付标准";
  }
  if (path.endsWith(".bands")) {
    return path.startsWith("settlement.seriousIllness") ? "大病分段比例" : "分段比例";
  }
  const names: Readonly<Record<string, string>> = {
    "settlement.catalogue": "目录等级按清单",
    "settlement.cap.amount": "封顶线",
    "settlement.seriousIllness.cap": "大病封顶线",
    "settlement.repeat.share": "再次住院起付",
    "settlement.repeat.yearlyCeiling": "年度起付累计",
    "settlement.retiredBonus": "退休人员加点",
    "filing.commitmentMonths": "承诺补齐期限",
    "filing.temporary.validityMonths": "备案有效期",
    "filing.longTerm.validity": "备案有效期",
    "filing.longTerm.changeLockMonths": "变更期限",
    "filing.deemedForEmergency": "急诊视同备案",
    "period.from": "施行日期",
    "period.to": "停止施行日期",
  };
  return names[path] ?? path;
}

export interface LackWords {
  readonly what: string;
  readonly remedy: string;
  /** Field to jump to, where a fact is lacking. */
  readonly field: string | null;
}

/** What is lacking, and what to do about it. */
export function lackWords(lack: Lack, pack: Pack): LackWords {
  if (lack.kind === "fact") return FACT_WORDS[lack.fact];
  const question = pack.questions.find((candidate) => candidate.id === lack.question);
  return {
    what: question?.asks ?? "文件未载明。",
    remedy: "文件未载明，请主管按统筹区的规定在“设置”里答复。",
    field: null,
  };
}

const FACT_WORDS: Readonly<Record<MissingFact, LackWords>> = {
  opening: {
    what: "本年累计未录入。",
    remedy: "从核心系统查出后填；本年首次就医的，选“本年首次就医”。",
    field: "opening.source",
  },
  aid: { what: "救助对象身份未核实。", remedy: "查验低保、特困等证件后填。", field: "person.aid" },
  "aid-parameters": {
    what: "救助对象的大病保险和医疗救助标准未录入。",
    remedy: "由医疗救助窗口另行计算。",
    field: null,
  },
  "same-day-order": {
    what: "备案与自费结算在同一天，先后未填。",
    remedy: "问清哪个在先，在“办理时点”里选（汴医保〔2022〕46号 一(四)）。",
    field: "filing.sameDayOrder",
  },
  "third-party": {
    what: "外伤涉及第三方，费用由谁负担未定。",
    remedy: "第三方不支付或找不到的，请主管决定是否先行支付（社会保险法第三十条）。",
    field: "stay.injury",
  },
};

/** Why a rule did not apply, by the factor that ruled it out. */
export const FACTOR_WORDS: Readonly<Record<Factor, string>> = {
  care: "不是这种就诊",
  span: "就医地不在此列",
  route: "结算方式不同",
  category: "备案类别不是这一类",
  basis: "办理依据不同",
  timing: "办理时点不同",
  place: "就医地不在此列",
  validity: "备案有效期内",
  commitment: "承诺不在这种状态",
  designated: "就诊机构是定点",
  emergency: "就诊未标急诊抢救",
  referredOn: "没有转外就医",
  failure: "未直接结算的原因不同",
};
