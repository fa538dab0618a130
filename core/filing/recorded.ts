import type { IsoDate } from "../calendar.ts";
import { assertNever, fail, ok, type Result } from "../result.ts";
import { advance, type Impossible } from "./history.ts";
import { apply, type Transition } from "./lifecycle.ts";
import type { Refusal } from "./refusal.ts";
import type { AnyFiling, Changed, FilingLife } from "./states.ts";
import type { FilingTerms } from "./terms.ts";

/**
 * The life of a filing as a counter records it. Taking effect, lapsing and running
 * out come with the days (到日子自己发生) and are never recorded; what somebody does is.
 */
export const STEPS = [
  "complete",
  "change",
  "cancel",
  "end",
  "suspend",
  "resume",
  "revoke",
] as const;
export type StepName = (typeof STEPS)[number];

/** What somebody did with a filing, on a day. */
export type RecordedStep =
  /** 补齐, in time or late: which of the two the day says. */
  | { readonly do: "complete"; readonly on: IsoDate; readonly proofEnds: IsoDate | null }
  | { readonly do: "change"; readonly to: AnyFiling; readonly reason: string }
  | { readonly do: "cancel"; readonly on: IsoDate; readonly reason: string }
  /** 待遇终止, 暂停, 恢复 of the insured person (HUN-16). */
  | { readonly do: "end"; readonly on: IsoDate }
  | { readonly do: "suspend"; readonly on: IsoDate }
  | { readonly do: "resume"; readonly on: IsoDate }
  | { readonly do: "revoke"; readonly on: IsoDate };

/** A filing with everything that became of it up to a day. */
export interface Lived {
  /** Filings that were changed, first to last: each ended when the next began. */
  readonly changed: readonly Changed[];
  readonly now: FilingLife;
  /** Since when the person's entitlement is suspended (待遇暂停, HUN-16); null while it is not. */
  readonly suspended: IsoDate | null;
}

/** Why a recorded step cannot be; `suspended`, `not-suspended`: it is so already. */
export type StepRefusal =
  | Refusal
  | Impossible
  | { readonly kind: "suspended"; readonly since: IsoDate }
  | { readonly kind: "not-suspended" };

/** `at`: index of the step that cannot be; -1: the filing itself. */
export interface Refused {
  readonly at: number;
  readonly refusal: StepRefusal;
}

/**
 * Replays what was recorded of a filing and lets time pass up to a day: what was
 * due lapses, what has run out expires (HUN-22, KF-1.3.2, LN-1.1a).
 * @param effective day of effect of the first filing; a changed one takes effect when it is made
 */
export function live(
  filing: AnyFiling,
  effective: IsoDate,
  steps: readonly RecordedStep[],
  terms: FilingTerms,
  asOf: IsoDate,
): Result<Lived, Refused> {
  const applied = apply(filing, [], terms);
  if (!applied.ok) return fail({ at: -1, refusal: applied.error });
  let lived: Lived = { changed: [], now: applied.value, suspended: null };
  for (const [at, step] of steps.entries()) {
    const next = take(lived, effective, step, terms);
    if (!next.ok) return fail({ at, refusal: next.error });
    lived = next.value;
  }
  const now = pass(lived.now, effective, asOf, terms);
  return now.ok ? ok({ ...lived, now: now.value }) : fail({ at: -1, refusal: now.error });
}

/** The state after a step, with the time that passed before it. */
export function take(
  lived: Lived,
  effective: IsoDate,
  step: RecordedStep,
  terms: FilingTerms,
): Result<Lived, StepRefusal> {
  const on = step.do === "change" ? step.to.date : step.on;
  const before = pass(lived.now, effective, on, terms);
  if (!before.ok) return before;
  if (step.do === "suspend" || step.do === "resume") {
    return entitle({ ...lived, now: before.value }, step.do, step.on);
  }
  const after = advance(before.value, transitionOf(step, before.value), terms);
  if (!after.ok) return after;
  return after.value.state === "changed"
    ? begin(lived, after.value, terms)
    : ok({ ...lived, now: after.value });
}

/** The filing that takes the place of another begins its own life on that day. */
function begin(lived: Lived, changed: Changed, terms: FilingTerms): Result<Lived, StepRefusal> {
  const applied = apply(changed.to, [], terms);
  if (!applied.ok) return applied;
  const now = pass(applied.value, changed.on, changed.on, terms);
  return now.ok ? ok({ ...lived, changed: [...lived.changed, changed], now: now.value }) : now;
}

/** A suspension holds until the entitlement comes back; the documents give it no other effect. */
function entitle(lived: Lived, act: "suspend" | "resume", on: IsoDate): Result<Lived, StepRefusal> {
  const { now, suspended } = lived;
  if (!holds(now)) return fail({ kind: "impossible", state: now.state, step: "end" });
  if (act === "suspend") {
    if (suspended !== null) return fail({ kind: "suspended", since: suspended });
    if (on < now.filing.date) return fail({ kind: "out-of-order", earliest: now.filing.date });
    return ok({ ...lived, suspended: on });
  }
  if (suspended === null) return fail({ kind: "not-suspended" });
  if (on < suspended) return fail({ kind: "out-of-order", earliest: suspended });
  return ok({ ...lived, suspended: null });
}

/** Whether there is a filing in effect, in whatever state its commitment is. */
export function holds({ state }: FilingLife): boolean {
  return state === "in-effect" || state === "in-effect-on-commitment" || state === "lapsed";
}

type OfFiling = Exclude<RecordedStep, { do: "suspend" } | { do: "resume" }>;

function transitionOf(step: OfFiling, life: FilingLife): Transition {
  switch (step.do) {
    case "complete": {
      const { on, proofEnds } = step;
      return { do: life.state === "lapsed" ? "complete-late" : "complete", on, proofEnds };
    }
    case "change":
    case "cancel":
    case "end":
    case "revoke":
      return step;
    default:
      return assertNever(step);
  }
}

/** What the days alone have done to a filing by the beginning of a day. */
export function pass(
  life: FilingLife,
  effective: IsoDate,
  on: IsoDate,
  terms: FilingTerms,
): Result<FilingLife, StepRefusal> {
  if (life.state === "applied") {
    if (effective > on) return ok(life);
    const how = life.filing.basis === "commitment" ? "take-effect-on-commitment" : "take-effect";
    const begun = advance(life, { do: how, effective }, terms);
    return begun.ok ? pass(begun.value, effective, on, terms) : begun;
  }
  if (life.state === "in-effect-on-commitment") {
    return life.due === null || on <= life.due
      ? ok(life)
      : advance(life, { do: "lapse", asOf: on }, terms);
  }
  if (life.state !== "in-effect" || life.validity !== "until" || on <= life.until) return ok(life);
  return advance(life, { do: "expire", asOf: on }, terms);
}
