import { countyName } from "../../core/area.ts";
import { amountText, areaText, dateText } from "../../core/forms/entries.ts";
import {
  AGENT_LABEL,
  AID_LABEL,
  BASIS_LABEL,
  CATEGORY_LABEL,
  CHANNEL_LABEL,
  CREDENTIAL_LABEL,
  EMERGENCY_LABEL,
  EMPLOYMENT_LABEL,
  FAILURE_LABEL,
  GRADE_LABEL,
  INJURY_LABEL,
  LEVEL_LABEL,
  OPENING_LABEL,
  THIRD_PARTY_LABEL,
} from "../../core/words/labels.ts";
import { DETAILS_WORDS, OCCASIONAL_WORDS } from "./checks.ts";
import { STEP_LABEL } from "../../core/words/filing-life.ts";
import { LIFE_WORDS, PURPOSE_WORDS } from "./filing-life.ts";
import { FILING_WORDS } from "./filing.ts";
import { LINES_WORDS } from "./lines.ts";
import { PACK_WORDS } from "./packs.ts";
import { PERSON_WORDS } from "./person.ts";
import { INVOICE_WORDS, STAY_WORDS } from "./stay.ts";

/** What a field of the case form is called where it stands alone, as in a list of changes. */
const LABEL: ReadonlyMap<string, string> = new Map([
  ...labelsOf("person", PERSON_WORDS),
  ...labelsOf("opening", PERSON_WORDS),
  ["opening.source", "累计来源"],
  ["opening.anyLevelStays", PERSON_WORDS.otherStays["any-level"]],
  ["opening.sameHospitalStays", PERSON_WORDS.otherStays["same-hospital"]],
  ["opening.sameQuarterStays", PERSON_WORDS.otherStays["same-quarter"]],
  ["opening.sameMonthStays", PERSON_WORDS.otherStays["same-month"]],
  ["person.accountPart", "个人账户支付"],
  ["agent.kind", PERSON_WORDS.agentKind],
  ["agent.organisation", PERSON_WORDS.agentOrganisation],
  ["agent.name", PERSON_WORDS.agent],
  ["agent.certNo", PERSON_WORDS.agentCertNo],
  ["agent.relation", PERSON_WORDS.agentRelation],
  ["agent.phone", PERSON_WORDS.agentPhone],
  ...labelsOf("filing", FILING_WORDS),
  ["filing.sameDayOrder", "同日先后"],
  ["filing.effective", "生效日期"],
  ["filing.explained", "已告知差别"],
  ...labelsOf("stay", STAY_WORDS),
  ["stay.hospitalPart", "医院负担"],
  ...labelsOf("invoices", INVOICE_WORDS),
  ...LINES_WORDS.columns.map(({ id, label }): [string, string] => [`lines.${id}`, label]),
  ["lines.category", "费用类别"],
  ["person.died", OCCASIONAL_WORDS.died],
  ["stay.chronic.inInsuredList", "参保地门慢特病种"],
  ["stay.chronic.inCareList", "就医地门慢特病种"],
  ["stay.groupPay.inRange", "按病种付费范围内"],
  ["stay.groupPay.placeDeclared", "就医地收跨省按病种"],
  ["stay.details", DETAILS_WORDS.label],
  ["upload.visit", PACK_WORDS.fields.visit],
  ["upload.version", PACK_WORDS.fields.version],
  ["pack", PACK_WORDS.fields.pack],
  ["stay.provider.agreementFrom", "定点协议起"],
  ["stay.provider.agreementUntil", "定点协议止"],
  ["stay.provider.rightFrom", "直接结算资格起"],
  ["stay.provider.rightUntil", "直接结算资格止"],
  ["invoices.outside.designated", "外院对方定点"],
  ["invoices.outside.stamped", "外院单已盖章"],
  ["invoices.outside.medicalNeed", "外院病情需要"],
]);

function labelsOf(part: string, words: object): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] =>
    typeof word === "string" ? [[`${part}.${key}`, word]] : [],
  );
}

/** `person.payeeBank`, `lines.3.grade`; a field without a name of its own goes by its part. */
export function fieldLabel(path: string): string {
  const [part = "", ...rest] = path.split(".");
  if (part === "overrides") return "仍要提交的理由";
  if (part === "recovery") return "扣减与追回";
  if (path.startsWith("filing.materials.")) return FILING_WORDS.materials;
  if (path.startsWith("filing.steps.")) return stepLabel(path);
  if (path.startsWith("filing.repeat.")) return LIFE_WORDS.again;
  const field = part === "invoices" || part === "lines" ? rest.slice(1) : rest;
  return LABEL.get([part, ...field].join(".")) ?? PART[part] ?? part;
}

/** `filing.steps.0.on`: which of the steps, and what of it. */
function stepLabel(path: string): string {
  const [, , row = "0", ...rest] = path.split(".");
  const [part, stay = "0", cell = ""] = rest;
  const what =
    part === "stays"
      ? `${LIFE_WORDS.clawback}${Number(stay) + 1}${STAY_FIELD[cell] ?? ""}`
      : (STEP_FIELD[rest.join(".")] ?? "");
  return `${LIFE_WORDS.title}${Number(row) + 1}${what}`;
}

const STEP_FIELD: Readonly<Record<string, string>> = {
  on: LIFE_WORDS.on,
  reason: LIFE_WORDS.reason,
  proofEnds: LIFE_WORDS.proofEnds,
  owed: LIFE_WORDS.total,
  measure: LIFE_WORDS.measured,
  "to.category": LIFE_WORDS.toCategory,
  "to.basis": LIFE_WORDS.toBasis,
  "to.place": LIFE_WORDS.toPlace,
  "to.proofEnds": LIFE_WORDS.proofEnds,
};

/** A stay out of which 待遇差 was computed (LN-1.2c). */
const STAY_FIELD: Readonly<Record<string, string>> = {
  number: "受理号",
  hospital: "就医机构",
  admission: "入院日期",
  discharge: "出院日期",
  paid: LIFE_WORDS.columns.paid,
  due: LIFE_WORDS.columns.would,
  difference: LIFE_WORDS.columns.difference,
};

const PART: Readonly<Record<string, string>> = {
  purpose: PURPOSE_WORDS.label,
  person: "参保人",
  agent: "代办人",
  opening: "本年累计",
  filing: "备案",
  stay: "就诊",
  invoices: "票据",
  lines: "费用明细",
};

const YES_NO = { yes: "是", no: "否" } as const;
const SEEN = { seen: FILING_WORDS.seen, copied: FILING_WORDS.copied } as const;

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "person.employment": EMPLOYMENT_LABEL,
  "person.aid": AID_LABEL,
  "person.credential": CREDENTIAL_LABEL,
  "agent.kind": AGENT_LABEL,
  "opening.source": OPENING_LABEL,
  purpose: PURPOSE_WORDS.choices,
  "filing.wanted": FILING_WORDS.wantedChoices,
  "filing.steps.do": STEP_LABEL,
  "filing.steps.measure": LIFE_WORDS.measure,
  "filing.repeat.category": CATEGORY_LABEL,
  "filing.steps.to.category": CATEGORY_LABEL,
  "filing.steps.to.basis": BASIS_LABEL,
  "filing.category": CATEGORY_LABEL,
  "filing.basis": BASIS_LABEL,
  "filing.channel": CHANNEL_LABEL,
  "filing.madeFor": FILING_WORDS.madeForChoices,
  "filing.referredOn": YES_NO,
  "filing.household": YES_NO,
  "stay.care": { inpatient: STAY_WORDS.inpatient, outpatient: STAY_WORDS.outpatient },
  "stay.level": LEVEL_LABEL,
  "stay.designated": YES_NO,
  "stay.emergency": EMERGENCY_LABEL,
  "stay.injury": INJURY_LABEL,
  "stay.thirdParty": THIRD_PARTY_LABEL,
  "stay.failure": FAILURE_LABEL,
  "lines.grade": GRADE_LABEL,
  "stay.chronic.inInsuredList": YES_NO,
  "stay.chronic.inCareList": YES_NO,
  "stay.groupPay.inRange": YES_NO,
  "stay.groupPay.placeDeclared": YES_NO,
  "stay.details": { typed: DETAILS_WORDS.typed, downloaded: DETAILS_WORDS.downloaded },
  "invoices.outside.designated": YES_NO,
  "invoices.outside.stamped": YES_NO,
  "invoices.outside.medicalNeed": YES_NO,
};

const PLACES: readonly string[] = [
  "filing.place",
  "stay.place",
  "filing.steps.to.place",
  "filing.repeat.place",
];

/** Paths of the fields that hold yuan, rows not counted. */
const AMOUNT = [
  /^(?:invoices|lines)\.(?:amount|price|overLimit)$/u,
  /^opening\.(?:\w+Paid|inScopeBorne|(?:.+\.)?(?:entered|borne|paid))$/u,
  /^(?:person\.accountPart|stay\.directFund|stay\.hospitalPart)$/u,
  /^recovery\.(?:.+\.)?amount$/u,
  /^filing\.steps\.(?:owed|stays\.(?:paid|due|difference))$/u,
];

function isAmount(path: string): boolean {
  const field = path.replaceAll(/\.\d+(?=\.)/gu, "");
  return AMOUNT.some((pattern) => pattern.test(field));
}

/** A value as a reader says it: `三级` for `level3`, a place by its name, `24,000.50` for `24000.5`. */
export function fieldValue(path: string, value: string): string {
  if (value === "true") return "是";
  if (path.startsWith("filing.materials.")) return wordIn(SEEN, value);
  if (isAmount(path)) return amountText(value);
  const key = path.replace(/\.\d+\./u, ".");
  if (PLACES.includes(key)) return areaText(value);
  if (key === "person.county") return countyName(value) ?? value;
  const choices = CHOICES[key];
  if (choices !== undefined) return wordIn(choices, value);
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dateText(value) : value;
}

function wordIn(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
