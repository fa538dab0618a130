import { z } from "zod";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { STEPS } from "../filing/recorded.ts";

const text = z.string().max(2000);

/** A filing (or nothing yet chosen of it) that takes the place of another (变更). */
export const ChangedToForm = z.strictObject({
  category: z.enum(["", ...CATEGORIES]),
  basis: z.enum(["", ...BASES]),
  place: text,
  /** Last day of its proof (LN-1.1a). */
  proofEnds: text.optional(),
});
export type ChangedToForm = z.output<typeof ChangedToForm>;

/** A stay under a revoked filing with its 待遇差, as it was computed on that day; amounts in yuan. */
export const TakenBackForm = z.strictObject({
  number: text,
  hospital: text,
  admission: text,
  discharge: text,
  paid: text,
  /** Under the pool's measure; empty: nobody can say. */
  due: text,
  /** Empty while undetermined (Q13). */
  difference: text,
});
export type TakenBackForm = z.output<typeof TakenBackForm>;

/** A step in the life of a filing as the counter writes it; like the form, its leaves are text. */
export const FilingStepForm = z.strictObject({
  id: z.string().max(64),
  do: z.enum(STEPS),
  on: text,
  reason: text,
  /** complete: last day of the proof that came in (LN-1.1a). */
  proofEnds: text.optional(),
  /** change: what takes its place. */
  to: ChangedToForm.optional(),
  /** revoke: 待遇差 in yuan as it was computed on that day; absent: undetermined (Q13). */
  owed: text.optional(),
  /** revoke: against what it is measured; absent: the city has not said (Q13). */
  measure: z.enum(["as-unfiled", "as-other-temporary"]).optional(),
  /** revoke: the stays that `owed` is the sum of (LN-1.2c). */
  stays: z.array(TakenBackForm).max(500).optional(),
});
export type FilingStepForm = z.output<typeof FilingStepForm>;

/** The earlier referral that a new one follows without new proof (HUN-12). */
export const RepeatForm = z.strictObject({
  /** Number of the case in which it was made. */
  follows: text,
  category: z.enum(CATEGORIES),
  date: text,
  place: text,
  diagnosis: text,
  /** What the clerk relies on for 同种疾病 where the diagnoses do not say it. */
  reason: text,
});
export type RepeatForm = z.output<typeof RepeatForm>;

/** Of one filing. */
export const MOST_STEPS = 60;
