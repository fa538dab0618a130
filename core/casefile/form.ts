import { z } from "zod";
import { CHARGE_CATEGORIES } from "../claim/charge-category.ts";
import { GRADES, MOST_LINES } from "../claim/expenses.ts";
import { EMERGENCIES, FAILURES, INJURIES, LEVELS, THIRD_PARTIES } from "../claim/stay.ts";
import { AGENT_KINDS } from "../filing/agent.ts";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { ownYearKeys } from "./own-year-form.ts";
import { RecoveryForm } from "./recovery-form.ts";
import { FilingStepForm, MOST_STEPS, RepeatForm } from "./filing-steps.ts";

/**
 * The case as the counter writes it: one shape for the draft and for a sealed
 * version. Every leaf is text as typed or a code; `readCase` turns it into
 * facts. So a half-typed number is kept in the draft and refused by a version.
 */

const text = z.string().max(2000);
const rowId = z.string().max(64);
const choice = <const T extends readonly string[]>(...values: T) => z.enum(["", ...values]);
const yesNo = choice("yes", "no");

export const PersonForm = z.strictObject({
  name: text,
  certNo: text,
  phone: text,
  address: text,
  /** County of insurance (参保区县), a six-digit code inside the pool. */
  county: text,
  employment: choice("active", "retired"),
  /** 待遇享受期 of a person who is not entitled throughout (HUN-13, HUN-16). */
  coveredFrom: text.optional(),
  coveredUntil: text.optional(),
  /** 死亡日期, of a person who has died since. */
  died: text.optional(),
  /** 救助对象身份, asked because medical assistance depends on it. */
  aid: choice("none", "subsistence", "destitute", "at-risk"),
  payeeName: text,
  payeeBank: text,
  payeeAccount: text,
  /** 就医凭证: by what the person was known at the hospital (HUN-6, KF-5.2). */
  credential: choice("e-credential", "id-card", "social-card").optional(),
  /** Part of the person's share to be paid from the personal account (HUN-26). */
  accountPart: text.optional(),
});

export const AgentForm = z.strictObject({
  /** Who acts for the person (HUN-11); absent in older cases, which have a person only. */
  kind: choice(...AGENT_KINDS).optional(),
  /** 代办点 or 参保单位 that acts, where it is no relative. */
  organisation: text.optional(),
  name: text,
  certNo: text,
  relation: text,
  phone: text,
});

/** 本年累计: opening balance of the year, typed from the core system's screen. */
export const OpeningForm = z.strictObject({
  source: choice("core-system", "first-stay", "office-ledger"),
  asOf: text,
  /** Stays of this year at a hospital of the same level. */
  sameLevelStays: text,
  /** Stays counted otherwise, where the pack's repeat deductible counts them so. */
  anyLevelStays: text.optional(),
  sameHospitalStays: text.optional(),
  sameQuarterStays: text.optional(),
  sameMonthStays: text.optional(),
  deductiblePaid: text,
  pooledPaid: text,
  /** In-scope amounts the person bore this year before this stay: base of serious-illness insurance. */
  inScopeBorne: text,
  seriousIllnessPaid: text,
  ...ownYearKeys,
});

/*
 * Keys added after the first versions were sealed are optional and have no
 * default: a sealed version keeps its hash only if reading adds nothing to it.
 */

export const FilingForm = z.strictObject({
  /** new: made at this counter for this stay; existing: found in the system; none: never filed. */
  wanted: choice("new", "existing", "none"),
  category: choice(...CATEGORIES),
  basis: choice(...BASES),
  date: text,
  place: text,
  sameDayOrder: choice("filing-first", "settlement-first"),
  completed: text,
  /** Day on which an existing filing ended: cancelled, or the insured status changed. */
  ended: text,
  referredOn: yesNo,
  /** Day of effect where the record names one. */
  effective: text.optional(),
  /** Last day of the proof (LN-1.1a). */
  proofEnds: text.optional(),
  /** 本次住院 of the application (Q12). */
  madeFor: choice("this-stay", "another-stay").optional(),
  /** 已取得居住地户籍 (GD-93-4b). */
  household: yesNo.optional(),
  proofNumber: text,
  referringHospital: text,
  channel: choice("window", "phone", "online"),
  /** Why the person qualifies for a filing made up afterwards (KF-1.2, HUN-17). */
  reason: text,
  /** Material id -> state. */
  materials: z.record(z.string(), z.enum(["seen", "copied"])),
  /** The differences between the routes were explained to the person. */
  explained: z.boolean(),
  /** What became of it since, in the order in which it happened (HUN-16, HUN-22, LN-1.2c). */
  steps: z.array(FilingStepForm).max(MOST_STEPS).optional(),
  repeat: RepeatForm.optional(),
});

export const StayForm = z.strictObject({
  care: choice("inpatient", "outpatient"),
  hospital: text,
  hospitalCode: text,
  place: text,
  level: choice(...LEVELS),
  designated: yesNo,
  admission: text,
  discharge: text,
  settled: text,
  diagnosis: text,
  inpatientNo: text,
  emergency: choice(...EMERGENCIES),
  injury: choice(...INJURIES),
  thirdParty: choice(...THIRD_PARTIES).optional(),
  /** How the person was admitted (LN-1.2a). */
  admittedAs: choice("insured", "self-paying").optional(),
  /** Fund amount on the invoice, where the hospital has settled directly (HUN-58). */
  directFund: text.optional(),
  /** What the hospital itself bears. */
  hospitalPart: text.optional(),
  /** 门慢特: whether the disease is in the lists of the insured place and of the place of care (HUN-18.2). */
  chronic: z.strictObject({ inInsuredList: yesNo, inCareList: yesNo }).optional(),
  /** 按病种付费 at the place of care (HEN-1). */
  groupPay: z.strictObject({ inRange: yesNo, placeDeclared: yesNo }).optional(),
  /** What the place of care has published of the hospital (HUN-23), as far as it was looked up. */
  provider: z
    .strictObject({ agreementFrom: text, agreementUntil: text, rightFrom: text, rightUntil: text })
    .optional(),
  /** Where the expense lines come from: typed at the counter unless they say otherwise (HUN-59). */
  details: choice("typed", "downloaded").optional(),
  failure: choice(...FAILURES),
  failureNote: text,
});

export const InvoiceForm = z.strictObject({
  id: rowId,
  code: text,
  number: text,
  check: text,
  date: text,
  amount: text,
  /** A bill of another provider during the stay (外院检查、购药, HUN-57), with what form 4 shows; "" is not known. */
  outside: z.strictObject({ designated: yesNo, stamped: yesNo, medicalNeed: yesNo }).optional(),
});

export const LineForm = z.strictObject({
  id: rowId,
  /** Id of the invoice the line belongs to. */
  invoice: rowId,
  date: text,
  name: text,
  itemCode: text,
  grade: choice(...GRADES),
  quantity: text,
  price: text,
  amount: text,
  /** Percent, as typed: `10`. */
  preSelfPay: text,
  overLimit: text,
  /** 费用类别 (med_chrgitm_type), where the list of the hospital says it. */
  category: choice(...CHARGE_CATEGORIES).optional(),
});

/** What the person has come for; a case without it is for both. */
export const PURPOSES = ["filing", "claim"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CaseForm = z.strictObject({
  schema: z.literal("case/1"),
  /** Only a filing (只办备案), or only a claim (只办报销); absent: both. */
  purpose: z.enum(PURPOSES).optional(),
  pool: z.strictObject({ area: text, insurance: z.enum(["resident", "employee"]) }),
  person: PersonForm,
  agent: AgentForm,
  opening: OpeningForm,
  filing: FilingForm,
  stay: StayForm,
  invoices: z.array(InvoiceForm).max(200),
  lines: z.array(LineForm).max(MOST_LINES),
  /** The hospital's upload that was taken over, by visit and version (HUN-59). */
  upload: z.strictObject({ visit: z.string().max(80), version: z.int().positive() }).optional(),
  /** Hash of the pack that the clerk has had the case computed under; absent: the first of its pool. */
  pack: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
  /** 扣减、追回 (KF-6, LN-1.2c, LN-3.1, HUN-72). */
  recovery: RecoveryForm.optional(),
  /** Code of a warning (`W-…`) -> why the clerk goes on all the same (说明理由). */
  overrides: z.record(z.string().max(40), text).optional(),
});
export type CaseForm = z.output<typeof CaseForm>;
export type InvoiceForm = z.output<typeof InvoiceForm>;
export type LineForm = z.output<typeof LineForm>;

/** A new, empty case of a pool; without a purpose it is for both. */
export function emptyCase(pool: CaseForm["pool"], purpose?: Purpose): CaseForm {
  return {
    schema: "case/1",
    ...(purpose === undefined ? {} : { purpose }),
    pool,
    person: {
      name: "",
      certNo: "",
      phone: "",
      address: "",
      county: "",
      employment: "",
      aid: "",
      payeeName: "",
      payeeBank: "",
      payeeAccount: "",
    },
    agent: { name: "", certNo: "", relation: "", phone: "" },
    opening: {
      source: "",
      asOf: "",
      sameLevelStays: "",
      deductiblePaid: "",
      pooledPaid: "",
      inScopeBorne: "",
      seriousIllnessPaid: "",
    },
    filing: {
      wanted: "",
      category: "",
      basis: "",
      date: "",
      place: "",
      sameDayOrder: "",
      completed: "",
      ended: "",
      referredOn: "",
      proofNumber: "",
      referringHospital: "",
      channel: "",
      reason: "",
      materials: {},
      explained: false,
    },
    stay: {
      care: "inpatient",
      hospital: "",
      hospitalCode: "",
      place: "",
      level: "",
      designated: "",
      admission: "",
      discharge: "",
      settled: "",
      diagnosis: "",
      inpatientNo: "",
      emergency: "",
      injury: "",
      failure: "",
      failureNote: "",
    },
    invoices: [],
    lines: [],
  };
}

/** The expense lines into which something was typed. */
export function enteredLines(form: Pick<CaseForm, "lines">): readonly LineForm[] {
  return form.lines.filter((line) => !isBlankLine(line));
}

/** Nothing has been typed into the line; its day and invoice come from the line above. It is no line yet. */
export function isBlankLine(line: LineForm): boolean {
  const { name, grade, quantity, price, amount, preSelfPay, overLimit } = line;
  return [name, grade, quantity, price, amount, preSelfPay, overLimit].every(
    (text) => text.trim() === "",
  );
}
