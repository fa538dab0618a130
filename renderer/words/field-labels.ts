import { countyName } from "../../core/area.ts";
import { areaText, dateText } from "../../core/forms/entries.ts";
import {
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
import { FILING_WORDS } from "./filing.ts";
import { LINES_WORDS } from "./lines.ts";
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
  if (path.startsWith("filing.materials.")) return FILING_WORDS.materials;
  const field = part === "invoices" || part === "lines" ? rest.slice(1) : rest;
  return LABEL.get([part, ...field].join(".")) ?? PART[part] ?? part;
}

const PART: Readonly<Record<string, string>> = {
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
  "opening.source": OPENING_LABEL,
  "filing.wanted": FILING_WORDS.wantedChoices,
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
};

const PLACES: readonly string[] = ["filing.place", "stay.place"];

/** A value as a reader says it: `三级` for `level3`, a place by its name. */
export function fieldValue(path: string, value: string): string {
  if (value === "true") return "是";
  if (path.startsWith("filing.materials.")) return wordIn(SEEN, value);
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
