import type { IsoDate } from "../calendar.ts";
import type { HospitalLevel } from "../claim/stay.ts";
import { type Fen, plus, ZERO } from "../money.ts";
import { SUPPLEMENTS } from "../policy/pack-settlement.ts";
import type { Counted, Opening, OtherStays, SupplementId } from "../settlement/facts.ts";
import { type Ledger, type LedgerEntry, staysOf, type YearOpening } from "./ledger.ts";
import { otherStaysBefore } from "./other-stays-before.ts";

/** The stay for which a balance is asked: its year, level and place among the stays of the year. */
export interface StayInYear {
  readonly year: number;
  readonly level: HospitalLevel;
  /** Code of its hospital; without it nobody can say which earlier stays were at the same one. */
  readonly hospital?: string;
  /** Day that rules its settlement (`rulingDay`). */
  readonly day: IsoDate;
  readonly order: number;
}

/**
 * 本年累计 before a stay: the newest balance of its year and what this counter has
 * settled since, stay by stay in the order of their ruling days. What was settled
 * on or before the day of the balance is in it already. Null without a balance,
 * where a part that every stay needs is unknown, and where the sums contradict
 * themselves by falling below zero: nothing is ever taken as zero.
 */
export function openingFor(ledger: Ledger, stay: StayInYear): Opening | null {
  const opening = newestOf(ledger.openings, stay.year);
  if (opening === null) return null;
  const since = ledger.entries.filter((entry) => entry.settledOn > opening.asOf);
  return balanceBefore(opening, since, stay);
}

/**
 * A balance with what came to it since: of these settlements and reversals those
 * of the year that stand before the stay. Null as in `openingFor`.
 */
export function balanceBefore(
  opening: YearOpening,
  since: readonly LedgerEntry[],
  stay: StayInYear,
): Opening | null {
  const entries = standing(
    since.filter((entry) => entry.year === stay.year && isBefore(entry, stay)),
  );
  const stays = otherStaysBefore(opening, entries, stay);
  if (Object.values(stays).some((count) => count < 0)) return null;
  if (entries.length === 0) {
    return readAs(opening, opening.source, opening.asOf, stay.level, stays);
  }
  const settledOn = entries.map((entry) => entry.settledOn);
  const asOf = settledOn.reduce((latest, on) => (on > latest ? on : latest), opening.asOf);
  const total = entries.reduce<YearOpening>(added, known(opening));
  return readAs(total, "office-ledger", asOf, stay.level, stays);
}

function newestOf(openings: readonly YearOpening[], year: number): YearOpening | null {
  const own = openings.filter((opening) => opening.year === year);
  return own.reduce<YearOpening | null>(
    (newest, one) => (newest === null || one.asOf > newest.asOf ? one : newest),
    null,
  );
}

/** In the order of the ruling days, and of the cases of one day. */
export function isBefore(
  { day, order }: Pick<LedgerEntry, "day" | "order">,
  stay: Pick<StayInYear, "day" | "order">,
): boolean {
  return day < stay.day || (day === stay.day && order < stay.order);
}

/**
 * The entries whose stay has not been reversed again: a settlement and its
 * reversal are nothing together, even where a part of both is unknown.
 */
function standing(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const net = new Map<string, number>();
  for (const { stay, times } of entries) net.set(stay, (net.get(stay) ?? 0) + times);
  return entries.filter(({ stay }) => net.get(stay) !== 0);
}

const NOTHING: Counted = { borne: ZERO, paid: ZERO };

/** 本年首次就医 says that nothing came before, so every accumulator is known to be nothing. */
function known(opening: YearOpening): YearOpening {
  if (opening.source !== "first-stay") return opening;
  return {
    ...opening,
    entered: opening.entered ?? ZERO,
    others: Object.fromEntries(SUPPLEMENTS.map((id) => [id, opening.others[id] ?? NOTHING])),
  };
}

function added(total: YearOpening, entry: LedgerEntry): YearOpening {
  return {
    ...total,
    stays: { ...total.stays, ...staysWith(total, entry) },
    deductiblePaid: plus(total.deductiblePaid, entry.deductiblePaid),
    pooledPaid: plus(total.pooledPaid, entry.pooledPaid),
    entered: plusKnown(total.entered, entry.entered),
    inScopeBorne: plus(total.inScopeBorne, entry.inScopeBorne),
    seriousIllnessPaid: plusKnown(total.seriousIllnessPaid, entry.seriousIllnessPaid),
    others: othersWith(total, entry),
  };
}

function staysWith(total: YearOpening, entry: LedgerEntry): YearOpening["stays"] {
  const before = staysAt(total, entry.level);
  return before === null ? {} : { [entry.level]: before + staysOf(entry) };
}

function staysAt({ stays, source }: YearOpening, level: HospitalLevel): number | null {
  return stays[level] ?? (source === "first-stay" ? 0 : null);
}

function plusKnown(total: Fen | null, more: Fen | null): Fen | null {
  return total === null || more === null ? null : plus(total, more);
}

/** A layer stays known only where both the balance and the stay know it. */
function othersWith(total: YearOpening, entry: LedgerEntry): YearOpening["others"] {
  const others: { -readonly [L in SupplementId]?: Counted } = {};
  for (const id of SUPPLEMENTS) {
    const before = total.others[id];
    const more = entry.others[id];
    if (before === undefined || more === undefined) continue;
    others[id] = { borne: plus(before.borne, more.borne), paid: plus(before.paid, more.paid) };
  }
  return others;
}

function readAs(
  total: YearOpening,
  source: Opening["source"],
  asOf: IsoDate,
  level: HospitalLevel,
  stays: OtherStays,
): Opening | null {
  const { deductiblePaid, pooledPaid, entered, inScopeBorne, seriousIllnessPaid, others } = total;
  const sameLevelStays = staysAt(total, level);
  if (sameLevelStays === null || seriousIllnessPaid === null) return null;
  const sums = [sameLevelStays, deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid];
  const layers = Object.values(others).flatMap(({ borne, paid }) => [borne, paid]);
  if ([...sums, ...layers, entered ?? ZERO].some((amount) => amount < 0)) return null;
  return {
    source,
    asOf,
    sameLevelStays,
    ...(Object.keys(stays).length === 0 ? {} : { stays }),
    deductiblePaid,
    pooledPaid,
    inScopeBorne,
    seriousIllnessPaid,
    ...(entered === null ? {} : { entered }),
    others,
  };
}
