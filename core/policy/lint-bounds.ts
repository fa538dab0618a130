import { factorText, percentText, type Factor, type Rate } from "../money.ts";
import type { PackFault } from "./lint.ts";
import type { Pack, Rule } from "./pack.ts";
import { isUnset, type Local } from "./values.ts";

/**
 * What Liaoning asks of its cities (左右) bounds what a city's figure may be. It is
 * no figure itself: a pack that states none stays without one.
 */
const POINTS: Readonly<Record<string, Bounds>> = {
  "LN-2b": { least: 500, most: 1500 },
  "LN-2c": { least: 1500, most: 2500 },
  "LN-2d": { least: 500, most: 1500 },
};

/** 增幅2.5倍 reads as ×2.5 or as ×3.5; a city states the factor itself (LN-2a). */
const FACTOR: Bounds = { least: 20_000, most: 35_000 };

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A Liaoning figure far from what the province asks for is a slip of the pen (LN-2a, LN-2b, LN-2c, LN-2d). */
export function lintBounds(pack: Pack): PackFault[] {
  return pack.treatment.rules.flatMap((rule) => [...lintPoints(rule), ...lintFactor(rule)]);
}

/**
 * Why a figure that a city sets for a rule cannot be meant; null: it may stand.
 * @param points taken off, where that is what is set
 * @param factor of the deductible, where that is
 */
export function boundFault(rule: Rule, points: Rate | null, factor: Factor | null): string | null {
  const bounds = boundsOf(rule, undefined);
  if (points !== null && bounds !== null && !within(points, bounds)) {
    return far(`${percentText(points)}个百分点`);
  }
  const factorBound = rule.clauses.includes("LN-2a");
  if (factor !== null && factorBound && !within(factor, FACTOR)) {
    return far(`${factorText(factor)}倍`);
  }
  return null;
}

function lintPoints(rule: Rule): PackFault[] {
  const { id, then } = rule;
  if (then.do !== "reduce") return [];
  const { points } = then;
  const stated = typeof points === "number" ? points : known<Rate>(points);
  const bounds = boundsOf(rule, typeof points === "number" ? undefined : clauseOf(points));
  if (stated === null || bounds === null || within(stated, bounds)) return [];
  return [{ at: `treatment.rules.${id}.points`, what: far(`${percentText(stated)}个百分点`) }];
}

/** The clause that the figure itself cites, else the widest of those that its rule cites. */
function boundsOf({ clauses }: Rule, cited: string | undefined): Bounds | null {
  const own = cited === undefined ? undefined : POINTS[cited];
  if (own !== undefined) return own;
  const all = clauses.flatMap((clause) => POINTS[clause] ?? []);
  if (all.length === 0) return null;
  return {
    least: Math.min(...all.map(({ least }) => least)),
    most: Math.max(...all.map(({ most }) => most)),
  };
}

function lintFactor({ id, clauses, then }: Rule): PackFault[] {
  if (then.do !== "reduce" && then.do !== "as") return [];
  return (then.also ?? []).flatMap((operation) => {
    if (operation.op !== "deductible-factor") return [];
    const factor = known<Factor>(operation.factor);
    const cites = clauses.includes("LN-2a") || clauseOf(operation.factor) === "LN-2a";
    if (factor === null || !cites || within(factor, FACTOR)) return [];
    const at = `treatment.rules.${id}.deductible-factor.factor`;
    return [{ at, what: far(`${factorText(factor)}倍`) }];
  });
}

function far(figure: string): string {
  return `${figure}与省里的要求相差太远，核对是否写错`;
}

function within(figure: number, { least, most }: Bounds): boolean {
  return figure >= least && figure <= most;
}

function known<T>(local: Local<T>): T | null {
  return isUnset(local) ? null : local.value;
}

function clauseOf(local: Local<unknown>): string | undefined {
  return isUnset(local) ? undefined : local.source.clause;
}
