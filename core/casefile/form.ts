import { z } from "zod";
import { CHARGE_CATEGORIES } from "../claim/charge-category.ts";
import { GRADES, MOST_LINES } from "../claim/expenses.ts";
import { oncePer } from "../once-per.ts";
import { FilingForm } from "./filing-form.ts";
import { choice, rowId, text, yesNo } from "./leaf.ts";
import { OpeningForm } from "./own-year-form.ts";
import { AgentForm, PersonForm } from "./person-form.ts";
import { RecoveryForm } from "./recovery-form.ts";
import { StayForm } from "./stay-form.ts";

/**
 * The case as the counter writes it: one shape for the draft and for a sealed
 * version. Every leaf is text as typed or a code; `readCase` turns it into
 * facts. So a half-typed number is kept in the draft and refused by a version.
 */

/*
 * Keys added after the first versions were sealed are optional and have no
 * default: a sealed version keeps its hash only if reading adds nothing to it.
 */

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
export const isBlankLine = oncePer((line: LineForm): boolean => {
  const { name, grade, quantity, price, amount, preSelfPay, overLimit } = line;
  return [name, grade, quantity, price, amount, preSelfPay, overLimit].every(
    (text) => text.trim() === "",
  );
});
