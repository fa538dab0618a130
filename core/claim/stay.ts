import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";

/** Level of the hospital (医疗机构级别), the key of a pool's own scale. */
export const LEVELS = [
  "primary",
  "level1",
  "level2-county",
  "level2",
  "level3",
  "provincial",
  "unrated",
] as const;
export type HospitalLevel = (typeof LEVELS)[number];

/** Why direct settlement failed (未直接结算原因; HUN-20.4, HUN-24, HUN-59.2). */
export const FAILURES = [
  "not-filed",
  "network",
  "credential",
  "data",
  "not-networked",
  "own-choice",
] as const;
export type FailureCause = (typeof FAILURES)[number];

/** Causes that are nobody's choice: the filing existed and the system or the card failed (HUN-20.4). */
export function isBreakdown(cause: FailureCause): boolean {
  return (
    cause === "network" || cause === "credential" || cause === "data" || cause === "not-networked"
  );
}

export const INJURIES = ["none", "no-third-party", "third-party"] as const;
export type Injury = (typeof INJURIES)[number];

/** One stay in hospital (就诊) as the clerk has recorded it. */
export interface Stay {
  readonly care: "inpatient" | "outpatient";
  readonly place: AreaCode;
  readonly level: HospitalLevel;
  /** 医保定点医药机构 at the place of care; no local designation is ever asked (HUN-25). */
  readonly designated: boolean;
  readonly admission: IsoDate;
  readonly discharge: IsoDate;
  /** Day on which the person paid the hospital's bill; null while it is unpaid. */
  readonly settled: IsoDate | null;
  /** 急诊抢救 was the reason of the stay. */
  readonly emergency: boolean;
  readonly injury: Injury;
  readonly failure: FailureCause;
}
