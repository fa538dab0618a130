import { day, type IsoDate } from "../calendar.ts";
import type { LoadedPack } from "./load.ts";
import type { Pack } from "./pack.ts";
import { isUnset } from "./values.ts";

/** First and last day of a pack, both included. */
export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const ALWAYS: Days = { from: day("1880-01-01"), to: day("2200-12-31") };

/** A first or last day that nobody has set leaves the period open. */
export function daysOfPack({ period }: Pack): Days {
  const { from, to } = period;
  return {
    from: isUnset(from) ? ALWAYS.from : from.value,
    to: to === null || isUnset(to) ? ALWAYS.to : to.value,
  };
}

/** Whether the end of a pack is written: one without an end ends with the next pack's first day. */
export function isEnded({ period: { to } }: Pack): boolean {
  return to !== null && !isUnset(to);
}

export function holdsOn(pack: Pack, on: IsoDate): boolean {
  const { from, to } = daysOfPack(pack);
  return from <= on && on <= to;
}

/** The packs in the order in which they begin. */
export function inSequence(packs: readonly LoadedPack[]): readonly LoadedPack[] {
  return packs.toSorted((a, b) => (daysOfPack(a.pack).from < daysOfPack(b.pack).from ? -1 : 1));
}

/**
 * The pack of a sequence that rules a day: the last that has begun. A day on which none
 * holds has the nearest before it, and a day before all of them the first; whether such a
 * stay is paid at all is decided with it, by its period.
 */
export function packOn(packs: readonly LoadedPack[], on: IsoDate): LoadedPack | undefined {
  const sequence = inSequence(packs);
  const begun = sequence.filter(({ pack }) => daysOfPack(pack).from <= on);
  return begun.findLast(({ pack }) => holdsOn(pack, on)) ?? begun.at(-1) ?? sequence[0];
}

/** Whether two packs of one pool and insurance would both rule some day (KF-7, HUN-87). */
export function overlap(a: Pack, b: Pack): boolean {
  const one = daysOfPack(a);
  const other = daysOfPack(b);
  return one.from <= other.to && other.from <= one.to;
}

export function samePlace(a: Pack, b: Pack): boolean {
  return a.pool.code === b.pool.code && a.insurance === b.insurance;
}

/** Why a pack that came down cannot follow those that are there. */
export type Unfit =
  /** Its name is another pack's, whose answers and values it would take over. */
  | "id-taken"
  /** It begins no later than one that is there. */
  | "older"
  /** It begins before the last day of one that is there. */
  | "overlaps";

/**
 * Whether a new pack can follow those that are known: it begins after all of them, and not
 * before one of them has ended. One without an end ends with the day before.
 */
export function unfit(pack: Pack, known: readonly LoadedPack[]): Unfit | null {
  if (known.some((one) => one.pack.id === pack.id)) return "id-taken";
  const before = known.map((one) => one.pack).filter((one) => samePlace(one, pack));
  const { from } = daysOfPack(pack);
  if (before.some((one) => daysOfPack(one).from >= from)) return "older";
  return before.some((one) => isEnded(one) && daysOfPack(one).to >= from) ? "overlaps" : null;
}
