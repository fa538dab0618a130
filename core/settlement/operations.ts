import { pointsOff, rate, type Rate } from "../money.ts";
import { readFactor, readMoney, readShare } from "../policy/local-value.ts";
import type { Operation } from "../policy/pack-settlement.ts";
import { assertNever, fail, ok, type NonEmpty, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import type { Lack, Source } from "./receipt.ts";
import type { Sourced, Terms } from "./terms.ts";

/** An operation of a rule, with the path by which its parameters are known. */
export interface NamedOperation {
  readonly path: string;
  readonly operation: Operation;
}

/** What was met on the way to the rule that decides. */
export interface Way extends Pick<Terms, "route" | "afterFailure"> {
  readonly operations: readonly NamedOperation[];
}

/** Terms as far as they are known, and the values that nobody has set yet. */
export interface KnownTerms {
  readonly terms: Terms;
  readonly lacks: readonly Lack[];
}

/**
 * Puts the points of the deciding rule and every operation met on the way into
 * one set of terms. Values that nobody has set are all named together.
 */
export function termsOf(points: Rate, sources: NonEmpty<Source>, way: Way, ask: Asker): KnownTerms {
  const lacks: Lack[] = [];
  const { route, afterFailure } = way;
  let terms: Terms = { ...NO_CHANGE, route, afterFailure, points, sources };
  for (const named of way.operations) {
    const changed = applied(terms, named, ask);
    if (changed.ok) terms = changed.value;
    else lacks.push(...changed.error);
  }
  return { terms, lacks };
}

/** Terms that change nothing of the local scale but, at most, the points. */
export const NO_CHANGE = {
  deductible: null,
  selfPayFirst: null,
  ownRows: null,
  rateFloor: null,
  paymentFloor: null,
} as const;

function applied(
  terms: Terms,
  { path, operation }: NamedOperation,
  ask: Asker,
): Result<Terms, readonly Lack[]> {
  switch (operation.op) {
    case "deductible-factor":
      return one(ask.value(`${path}.factor`, operation.factor, readFactor), (factor) => ({
        ...terms,
        deductible: { op: "factor", factor },
      }));
    case "deductible-amount":
      return one(ask.value(`${path}.amount`, operation.amount, readMoney), (amount) => ({
        ...terms,
        deductible: { op: "amount", amount },
      }));
    case "deductible-share":
      return deductibleShare(terms, path, operation, ask);
    case "self-pay-first":
      return one(ask.value(`${path}.share`, operation.share, readShare), (share) => ({
        ...terms,
        selfPayFirst: { share, of: operation.of },
      }));
    case "own-rows":
      return ok({ ...terms, ownRows: { ...terms.ownRows, ...operation.rows } });
    case "more-points":
      return one(ask.value(`${path}.points`, operation.points, readShare), (more) => ({
        ...terms,
        points: rate(Math.min(10_000, terms.points + more.value)),
        sources: [...terms.sources, more.source],
      }));
    case "rate-floor":
      return one(ask.value(`${path}.rate`, operation.rate, readShare), (rateFloor) => ({
        ...terms,
        rateFloor,
      }));
    case "payment-floor":
      return one(ask.value(`${path}.share`, operation.share, readShare), (share) => ({
        ...terms,
        paymentFloor: { share, of: operation.of },
      }));
    default:
      return assertNever(operation);
  }
}

/** 起付标准按医疗费总额的比例，不低于……、不高于……. */
function deductibleShare(
  terms: Terms,
  path: string,
  operation: Extract<Operation, { op: "deductible-share" }>,
  ask: Asker,
): Result<Terms, readonly Lack[]> {
  const part = ask.value(`${path}.share`, operation.share, readShare);
  const atLeast = ask.value(`${path}.atLeast`, operation.atLeast, readMoney);
  const atMost = ask.value(`${path}.atMost`, operation.atMost, readMoney);
  const lacks = [part, atLeast, atMost].flatMap((read) => (read.ok ? [] : [read.error]));
  if (!part.ok || !atLeast.ok || !atMost.ok) return fail(lacks);
  return ok({
    ...terms,
    deductible: {
      op: "share-of-total",
      share: part.value,
      atLeast: atLeast.value,
      atMost: atMost.value,
    },
  });
}

function one<T>(
  read: Result<Sourced<T>, Lack>,
  then: (value: Sourced<T>) => Terms,
): Result<Terms, readonly Lack[]> {
  return read.ok ? ok(then(read.value)) : fail([read.error]);
}

/**
 * The rate of a band after the retired's bonus, the points and the floor. A floor
 * stops what the points take off; it never lifts a rate above the local one.
 */
export function rateUnder(scaleRate: Rate, bonus: Rate, terms: Terms): PaidRate {
  const full = rate(Math.min(10_000, scaleRate + bonus));
  const reduced = pointsOff(full, terms.points);
  const floor = terms.rateFloor?.value ?? null;
  if (floor === null || floor <= reduced) return { rate: reduced, floored: false };
  return { rate: floor < full ? floor : full, floored: true };
}

export interface PaidRate {
  readonly rate: Rate;
  readonly floored: boolean;
}
