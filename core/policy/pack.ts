import { z } from "zod";
import { parseDate } from "../calendar.ts";
import { LEVELS } from "../claim/stay.ts";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { parseRate, parseYuan } from "../money.ts";
import { QUESTIONS } from "./questions.ts";
import { SITUATION } from "./situation.ts";

/**
 * A pack: the policy of one insured pool and one kind of insurance over a
 * period, as data. Unknown keys are errors (a misplaced key dropped in silence
 * is how such data rots); every value carries its source and how far it can be
 * trusted.
 */

const money = z.string().transform((text, context) => {
  const parsed = parseYuan(text);
  if (parsed.ok && parsed.value >= 0) return parsed.value;
  context.addIssue({ code: "custom", message: `不是金额：${text}` });
  return z.NEVER;
});

const share = z.string().transform((text, context) => {
  const parsed = parseRate(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `不是 0 到 1 之间、至多四位小数的比例：${text}` });
  return z.NEVER;
});

const date = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `不是日期：${text}` });
  return z.NEVER;
});

export const CONFIDENCES = ["document", "authority", "third-party", "sample"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const source = z.strictObject({
  document: z.string(),
  clause: z.string().optional(),
  url: z.string().optional(),
  note: z.string().optional(),
});

function cited<T extends z.ZodType>(value: T) {
  return z.strictObject({
    value,
    source,
    confidence: z.enum(CONFIDENCES),
    from: date.optional(),
    to: date.optional(),
  });
}

export interface Cited<T> {
  readonly value: T;
  readonly source: z.output<typeof source>;
  readonly confidence: Confidence;
}

const condition = z.strictObject({
  care: z.array(z.enum(SITUATION.care)).optional(),
  span: z.array(z.enum(SITUATION.span)).optional(),
  route: z.array(z.enum(SITUATION.route)).optional(),
  category: z.array(z.enum(SITUATION.category)).optional(),
  basis: z.array(z.enum(SITUATION.basis)).optional(),
  timing: z.array(z.enum(SITUATION.timing)).optional(),
  place: z.array(z.enum(SITUATION.place)).optional(),
  validity: z.array(z.enum(SITUATION.validity)).optional(),
  commitment: z.array(z.enum(SITUATION.commitment)).optional(),
  designated: z.array(z.enum(SITUATION.designated)).optional(),
  emergency: z.array(z.enum(SITUATION.emergency)).optional(),
  referredOn: z.array(z.enum(SITUATION.referredOn)).optional(),
  failure: z.array(z.enum(SITUATION.failure)).optional(),
});

/** A situation as another rule is to see it: how the documents say 参照 (KF-2.5c) and how a reading is stated. */
const assumption = z.strictObject({
  span: z.enum(SITUATION.span).optional(),
  route: z.enum(SITUATION.route).optional(),
  category: z.enum(SITUATION.category).optional(),
  basis: z.enum(SITUATION.basis).optional(),
  timing: z.enum(SITUATION.timing).optional(),
  place: z.enum(SITUATION.place).optional(),
  validity: z.enum(SITUATION.validity).optional(),
  commitment: z.enum(SITUATION.commitment).optional(),
  designated: z.enum(SITUATION.designated).optional(),
  emergency: z.enum(SITUATION.emergency).optional(),
  failure: z.enum(SITUATION.failure).optional(),
});
export type Assumption = z.output<typeof assumption>;

const outcome = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("reduce"), points: share }),
  z.strictObject({ do: z.literal("as"), assume: assumption }),
  z.strictObject({ do: z.literal("ask"), question: z.enum(QUESTIONS) }),
  z.strictObject({
    do: z.literal("refuse"),
    code: z.string(),
    what: z.string(),
    remedy: z.string(),
  }),
]);
export type Outcome = z.output<typeof outcome>;

const clauses = z.tuple([z.string()], z.string());

const rule = z.strictObject({
  id: z.string(),
  label: z.string(),
  clauses,
  when: condition,
  then: outcome,
});
export type Rule = z.output<typeof rule>;

const question = z.strictObject({
  id: z.enum(QUESTIONS),
  asks: z.string(),
  clauses,
  /** Reading under which a trial is computed; null where none is proposed. */
  proposed: z.string().nullable(),
  readings: z.array(
    z.strictObject({ id: z.string(), label: z.string(), assume: assumption.optional() }),
  ),
});
export type Question = z.output<typeof question>;

const material = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Printed and signed at the window, so never asked of the person. */
  printed: z.boolean().optional(),
});

/** One way to make a filing: a category with what supports it. */
const filingRoute = z.strictObject({
  category: z.enum(CATEGORIES),
  basis: z.enum(BASES),
  title: z.string(),
  precondition: z.string(),
  materials: z.array(material),
  afterwards: z.array(z.string()),
  clauses,
});
export type FilingRoute = z.output<typeof filingRoute>;

const band = z.strictObject({ upTo: money.nullable(), rate: share });
export type Band = z.output<typeof band>;

/** One row of the pool's own scale for inpatients. */
const row = z.strictObject({
  id: z.string(),
  label: z.string(),
  deductible: cited(money),
  bands: cited(z.array(band).min(1)),
});
export type ScaleRow = z.output<typeof row>;

const seriousIllness = z.strictObject({
  deductible: cited(money),
  bands: cited(z.array(band).min(1)),
  countBandsFrom: z.enum(["zero", "deductible"]),
  /** Yearly limit on what this layer pays. */
  cap: cited(money).nullable(),
});
export type SeriousIllness = z.output<typeof seriousIllness>;

export const Pack = z.strictObject({
  format: z.literal("pack/1"),
  id: z.string(),
  name: z.string(),
  pool: z.strictObject({
    code: z.string(),
    name: z.string(),
    covers: z.enum(["pool", "province"]),
  }),
  insurance: z.enum(["resident", "employee"]),
  documents: z.record(
    z.string(),
    z.strictObject({ number: z.string(), title: z.string(), url: z.string().optional() }),
  ),
  period: z.strictObject({ from: cited(date), to: cited(date).nullable() }),
  filing: z.strictObject({
    longTerm: z.strictObject({
      validity: cited(z.literal("open-ended")),
      changeLockMonths: cited(z.int().positive()).nullable(),
    }),
    temporary: z.strictObject({ validityMonths: cited(z.int().positive()) }),
    commitmentMonths: cited(z.int().positive()),
    deemedForEmergency: cited(z.boolean()),
    routes: z.array(filingRoute),
  }),
  treatment: z.strictObject({
    rules: z.array(rule).min(1),
    /** Clause by which a pool may make a reduction smaller; without one no pool may. */
    raisedBy: z.enum(["HUN-20.6"]).optional(),
  }),
  questions: z.array(question),
  settlement: z.strictObject({
    catalogue: cited(z.enum(["insured-place"])),
    rows: z.array(row).min(1),
    /** Row of the same level (同级别); a level that is missing here asks Q8. */
    rowByLevel: z.partialRecord(z.enum(LEVELS), z.string()),
    /** The pool's own row for care outside the province, where it has one (Q8). */
    outsideRow: z.string().nullable(),
    retiredBonus: cited(share).nullable(),
    countBandsFrom: z.enum(["zero", "deductible"]),
    repeat: z
      .discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("share-at-same-level"),
          share: cited(share),
          yearlyCeiling: cited(money),
        }),
      ])
      .nullable(),
    cap: z.strictObject({ on: z.literal("payment"), amount: cited(money) }),
    seriousIllness: seriousIllness.nullable(),
    /** A layer that exists while no parameter of it is known (职工大额补助): always undetermined. */
    unknownLayers: z.array(z.strictObject({ id: z.enum(["large-amount"]), asks: z.string() })),
  }),
});
export type Pack = z.output<typeof Pack>;
