import type { MissingFact } from "../settlement/receipt.ts";
import type { LackWords } from "./sentence.ts";

/** What is said of each fact that may be missing: what, what to do, where, and which clauses need it. */
export const FACT_WORDS: Readonly<Record<Exclude<MissingFact, "repeat-stays">, LackWords>> = {
  opening: {
    what: "本年累计未录入。",
    remedy: "从核心系统查出后填；本年首次就医的，选“本年首次就医”。",
    field: "opening.source",
    clauses: ["KF-2.1", "HUN-18", "LN-2a", "GD-1"],
  },
  "earlier-opening": {
    what: "住院跨年度，上年度的累计未录入。",
    remedy: "从核心系统查出上年度的累计，连同本案交主管办理。",
    field: null,
    clauses: ["KF-2.1", "HUN-51", "LN-2a", "GD-1"],
  },
  "layer-opening": {
    what: "补充保险的本年累计未录入。",
    remedy: "从核心系统查出后交主管办理；本年首次就医的，选“本年首次就医”。",
    field: "opening.source",
    clauses: ["KF-2.1", "HUN-3", "GD-1"],
  },
  "covered-part": {
    what: "住院跨出了待遇享受期，期外的费用不付，期内的费用是多少未定。",
    remedy: "请医院在待遇享受期的第一天或最后一天分开结算，只录期内的费用。",
    field: "person.coveredUntil",
    clauses: ["HUN-13", "HUN-16"],
  },
  aid: {
    what: "救助对象身份未核实。",
    remedy: "查验低保、特困等证件后填。",
    field: "person.aid",
    clauses: ["KF-2.1", "HUN-3", "GD-1"],
  },
  "same-day-order": {
    what: "备案与自费结算在同一天，先后未填。",
    remedy: "问清哪个在先，在“办理时点”里选。",
    field: "filing.sameDayOrder",
    clauses: ["KF-1.4", "HUN-17"],
  },
  effective: {
    what: "备案是为另一次住院补办的，生效日期未填。",
    remedy: "从备案系统查出生效日期后填。",
    field: "filing.effective",
    clauses: ["KF-1.3.2", "HUN-13"],
  },
  "hospital-part": {
    what: "医院负担的比基金支付后剩下的还多。",
    remedy: "对照票据核对医院负担的金额。",
    field: "stay.hospitalPart",
    clauses: ["HUN-58"],
  },
  level: {
    what: "参保地没有这一级别医院的起付标准和比例。",
    remedy: "按医院实际的级别选；没有评级的，请主管定按哪一级。",
    field: "stay.level",
    clauses: ["KF-2.4c", "HUN-19"],
  },
  "third-party": {
    what: "外伤涉及第三方，费用由谁负担未定。",
    remedy: "问清第三方付不付，在“第三方”里选（社会保险法第三十条）。",
    field: "stay.thirdParty",
    clauses: ["KF-2.3", "HUN-56"],
  },
  "admitted-as": {
    what: "入院登记的身份未填，不能判断备案是否已经产生。",
    remedy: "问清是按医保身份还是自费身份入院，在“入院身份”里选。",
    field: "stay.admittedAs",
    clauses: ["LN-1.2a"],
  },
  "outside-bill": {
    what: "外院检查、购药的费用，对方是否定点、单据是否盖章、是否病情需要没有填全。",
    remedy: "对照《住院期间外院检查治疗或定点药店购药单》填全。",
    field: "invoices.outside",
    clauses: ["HUN-57"],
  },
  "chronic-disease": {
    what: "参保地的门慢特病种里有没有这个病，没有查。",
    remedy: "查参保地的门慢特病种目录后填。",
    field: "stay.chronic.inInsuredList",
    clauses: ["KF-2.1", "HUN-18", "HUN-18.2"],
  },
  "chronic-care-list": {
    what: "就医地的门慢特病种里有没有这个病，没有查。",
    remedy: "查就医地的门慢特病种和支付范围后填。",
    field: "stay.chronic.inCareList",
    clauses: ["HUN-18.2"],
  },
  "proof-end": {
    what: "证明材料的有效期未填。",
    remedy: "对照证明材料填到期日。",
    field: "filing.proofEnds",
    clauses: ["LN-1.1a"],
  },
};
