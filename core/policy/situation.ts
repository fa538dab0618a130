import { CATEGORIES } from "../filing/category.ts";

/**
 * What the treatment rules of every document look at, each a closed list, so
 * that a pack's rules can be checked against every situation there is.
 */
export const SITUATION = {
  care: ["inpatient", "outpatient"],
  /** 跨省 or 省内跨统筹区 (HUN-2); `inside`: not off-site at all. */
  span: ["cross-province", "intra-province", "inside"],
  /**
   * Whether the hospital can still settle directly, or a manual claim is made.
   * `settled`: the hospital has settled directly, and more is asked for (Q11, HUN-58).
   */
  route: ["direct", "manual", "settled"],
  category: ["none", ...CATEGORIES],
  basis: ["none", "proof", "commitment", "declaration"],
  /**
   * When the filing was made (办理时点). `discharged`: after discharge, before
   * the bill was settled, where Kaifeng and Hunan part (KF-1.4, HUN-27).
   * `for-another-stay`: after this bill was paid, for another stay (Q12).
   */
  timing: [
    "none",
    "before-admission",
    "before-discharge",
    "discharged",
    "after-settlement",
    "for-another-stay",
  ],
  /**
   * Where the care took place, as the filing sees it. `sister-city`: filed to one
   * city of a province that one may file to as a whole, treated in another (HUN-15).
   */
  place: ["filing-place", "insured-place", "sister-city", "elsewhere"],
  /** Whether the filing's validity covers the admission (KF-1.3.2, HUN-14). */
  validity: ["none", "covers", "expired"],
  /**
   * State of a commitment on the day of admission (HUN-22). `overdue`: still open
   * then, the deadline has since passed; `late`: completed after the deadline, and
   * the admission was not between the two.
   */
  commitment: ["none", "open", "overdue", "completed", "lapsed", "late"],
  designated: ["yes", "no"],
  /** 联网定点: only such a provider settles directly (KF-1.4, HUN-24, LN-2f). */
  networked: ["yes", "no"],
  /** 急诊抢救; `plain`: an emergency without rescue, neither it nor 非急诊 (HUN-7). */
  emergency: ["yes", "plain", "no"],
  referredOn: ["yes", "no"],
  /** Whether a resettled retiree is retired and registered at the residence (居住地户籍, GD-93-4b). */
  household: ["yes", "no"],
  /** Why the bill was not settled directly, as far as a rule cares (HUN-20.4). */
  failure: ["breakdown", "own-choice", "not-filed"],
} as const;

export type Factor = keyof typeof SITUATION;
export type Situation = { readonly [F in Factor]: (typeof SITUATION)[F][number] };

/** Part of a situation with the values a rule accepts. */
export type Condition = { readonly [F in Factor]?: readonly Situation[F][] | undefined };

/** The first factor of a condition that a situation does not meet, if any. */
export function unmet(condition: Condition, situation: Situation): Factor | null {
  for (const factor of FACTORS) {
    const accepted: readonly string[] | undefined = condition[factor];
    if (accepted !== undefined && !accepted.includes(situation[factor])) return factor;
  }
  return null;
}

export const FACTORS = [
  "care",
  "span",
  "route",
  "category",
  "basis",
  "timing",
  "place",
  "validity",
  "commitment",
  "designated",
  "networked",
  "emergency",
  "referredOn",
  "household",
  "failure",
] as const satisfies readonly Factor[];
