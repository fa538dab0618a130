import { z } from "zod";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { WAIVERS } from "../filing/materials.ts";
import { operation, settlement } from "./pack-settlement.ts";
import { QUESTIONS } from "./questions.ts";
import { SITUATION } from "./situation.ts";
import { clauses, cited, date, local, share } from "./values.ts";

/**
 * A pack: the policy of one insured pool and one kind of insurance over a
 * period, as data. Unknown keys are errors (a misplaced key dropped in silence
 * is how such data rots); every value carries its source and how far it can be
 * trusted, or says that the office has yet to set it.
 */

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
  networked: z.array(z.enum(SITUATION.networked)).optional(),
  emergency: z.array(z.enum(SITUATION.emergency)).optional(),
  referredOn: z.array(z.enum(SITUATION.referredOn)).optional(),
  household: z.array(z.enum(SITUATION.household)).optional(),
  failure: z.array(z.enum(SITUATION.failure)).optional(),
});

/** A situation as another rule is to see it: how the documents say 参照 (KF-2.5c) and how a reading is stated. */
const assumption = z.strictObject({
  care: z.enum(SITUATION.care).optional(),
  span: z.enum(SITUATION.span).optional(),
  route: z.enum(SITUATION.route).optional(),
  category: z.enum(SITUATION.category).optional(),
  basis: z.enum(SITUATION.basis).optional(),
  timing: z.enum(SITUATION.timing).optional(),
  place: z.enum(SITUATION.place).optional(),
  validity: z.enum(SITUATION.validity).optional(),
  commitment: z.enum(SITUATION.commitment).optional(),
  designated: z.enum(SITUATION.designated).optional(),
  networked: z.enum(SITUATION.networked).optional(),
  emergency: z.enum(SITUATION.emergency).optional(),
  household: z.enum(SITUATION.household).optional(),
  failure: z.enum(SITUATION.failure).optional(),
});
export type Assumption = z.output<typeof assumption>;

const refusal = { code: z.string(), what: z.string(), remedy: z.string() };

const outcome = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("reduce"),
    points: z.union([share, local(share)]),
    /** Further mechanisms of this treatment. */
    also: z.array(operation).optional(),
  }),
  z.strictObject({
    do: z.literal("as"),
    assume: assumption,
    also: z.array(operation).optional(),
  }),
  z.strictObject({ do: z.literal("ask"), question: z.enum(QUESTIONS) }),
  z.strictObject({ do: z.literal("refuse"), ...refusal }),
]);
export type Outcome = z.output<typeof outcome>;

const rule = z.strictObject({
  id: z.string(),
  label: z.string(),
  clauses,
  when: condition,
  /** The rule of a failure after a filing that held, whose catalogue HUN-53 names. */
  afterFailure: z.boolean().optional(),
  then: outcome,
});
export type Rule = z.output<typeof rule>;

/**
 * What a question may be taken to mean: as if the situation were another, points
 * that the pool sets, or that nothing is paid. With none of them the answer is
 * known and the figure is still lacking.
 */
const reading = z.strictObject({
  id: z.string(),
  label: z.string(),
  assume: assumption.optional(),
  points: local(share).optional(),
  refuse: z.strictObject(refusal).optional(),
});

const question = z.strictObject({
  id: z.enum(QUESTIONS),
  asks: z.string(),
  clauses,
  /** Reading under which a trial is computed; null where none is proposed. */
  proposed: z.string().nullable(),
  readings: z.array(reading),
});
export type Question = z.output<typeof question>;

const material = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Printed and signed at the window, so never asked of the person. */
  printed: z.boolean().optional(),
  /** What makes it fall away (HUN-9.4, HUN-12). */
  waivedBy: z.array(z.enum(WAIVERS)).optional(),
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

const months = z.int().positive();

const filing = z.strictObject({
  longTerm: z.strictObject({
    /** `until-proof-ends`: as long as the proof is good (LN-1.1a). */
    validity: local(z.enum(["open-ended", "until-proof-ends"])),
    changeLockMonths: cited(months).nullable(),
    /** Kaifeng locks changes (KF-1.3.1), Liaoning cancellation too (LN-1.1a); absent: changes. */
    lockBinds: z.enum(["change", "change-and-cancel"]).optional(),
    /** 原则上 leaves room for a recorded reason (KF-1.3.1), 不得 leaves none (LN-1.1a); absent: a reason. */
    lockException: z.enum(["recorded-reason", "none"]).optional(),
  }),
  temporary: z.strictObject({ validityMonths: local(months) }),
  /** Months for the materials promised with a commitment; null: no commitments. */
  commitmentMonths: local(months).nullable(),
  /** What a commitment filing is and becomes beside its deadline; absent where the document says nothing of it. */
  commitment: z
    .strictObject({
      /** Where it serves until the materials are in (LN-1.2b). */
      beforeCompletion: z.enum(["filing-place", "both-ways"]),
      /** HUN-22: 按未备案; LN-1.2c: 撤销备案. */
      onLapse: z.enum(["as-unfiled", "revoked", "unstated"]),
      /** Against what 待遇差 is measured (LN-1.2c, Q13); null: nothing is taken back. */
      clawback: local(z.enum(["as-unfiled", "as-other-temporary"])).nullable(),
    })
    .optional(),
  deemedForEmergency: cited(z.boolean()),
  /** A filing of `other-temporary` arises with a medical-insurance admission (即申即享, LN-1.2a). */
  arisesAtAdmission: cited(z.boolean()).nullable(),
  routes: z.array(filingRoute),
});

export const Pack = z.strictObject({
  format: z.literal("pack/2"),
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
    z.strictObject({
      number: z.string(),
      title: z.string(),
      url: z.string().optional(),
      /** Clauses of a document that is not in the register, by id, in its own words. */
      clauses: z.record(z.string(), z.string()).optional(),
    }),
  ),
  period: z.strictObject({ from: local(date), to: local(date).nullable() }),
  /** Clause by which a pool may put its own values in the place of the document's. */
  overriddenBy: z.enum(["HUN-86"]).optional(),
  /** What the document says may overrule it (KF-7, LN-end), shown with every result. */
  notices: z.array(z.strictObject({ text: z.string(), clauses })),
  filing,
  treatment: z.strictObject({
    rules: z.array(rule).min(1),
    /** Clause by which a pool may make a reduction smaller; without one no pool may. */
    raisedBy: z.enum(["HUN-20.6"]).optional(),
    /** Clause by which each local value of this section needs the province's consent (LN-2e). */
    consentBy: z.enum(["LN-2e"]).optional(),
  }),
  questions: z.array(question),
  /** 手工报销办理时限 in working days. */
  processingDays: local(z.int().positive()),
  settlement,
});
export type Pack = z.output<typeof Pack>;
