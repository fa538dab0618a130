import { z } from "zod";

/**
 * How a version stands in its review (复核). It is part of the version, so that who
 * handed in, returned or approved what is in the chain and travels with it. A
 * version without it has not been handed in.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/u);

/** Somebody's act: who, and when as their machine says. */
const Act = z.strictObject({
  by: z.strictObject({ id: z.string(), name: z.string() }),
  at: z.string(),
});
export type Act = z.output<typeof Act>;

/** A decision names the version that was looked at (审的就是批的). */
export const Decision = Act.extend({ of: hash });
export type Decision = z.output<typeof Decision>;

/**
 * The second look (复审) at a case that a sample has drawn (HEN-3.1): the seed and the
 * share make the draw repeatable.
 */
export const Drawn = Act.extend({
  seed: z.string().min(1).max(40),
  /** Share of the approved cases that is drawn, in percent. */
  percent: z.int().min(1).max(100),
  second: Decision.nullable(),
});
export type Drawn = z.output<typeof Drawn>;

/** `submitted`: who handed the case in, and when it was last. */
const handedIn = { submitted: Act };
const approved = { ...handedIn, first: Decision, drawn: Drawn.nullable() };

export const Review = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("submitted"), ...handedIn }),
  z.strictObject({
    state: z.literal("returned"),
    ...handedIn,
    returned: Decision,
    reason: z.string().trim().min(1).max(500),
  }),
  z.strictObject({ state: z.literal("approved"), ...approved }),
  z.strictObject({ state: z.literal("handed-over"), ...approved, handedOver: Act }),
  /** 冲销: what was approved is taken back; the version carries its amounts turned round (HUN-52). */
  z.strictObject({
    state: z.literal("reversed"),
    ...approved,
    handedOver: Act.nullable(),
    reversed: Decision,
    reason: z.string().trim().min(1).max(500),
    /** Document or decision by which it is done; empty: none. */
    document: z.string().trim().max(200),
    /** Day on which what is reversed was settled: on it the core is asked again. */
    settledOn: z.iso.date(),
  }),
]);
export type Review = z.output<typeof Review>;
export type ReviewState = Review["state"];
