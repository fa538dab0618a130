import type { IsoDate } from "../calendar.ts";
import type { HospitalLevel } from "../claim/stay.ts";
import type { Fen } from "../money.ts";
import type { Counted, Opening, SupplementId } from "../settlement/facts.ts";

/** What one stay, or a balance, adds to the accumulators of a year. Null: nobody can say. */
export interface Accumulated {
  readonly deductiblePaid: Fen;
  readonly pooledPaid: Fen;
  /** In-scope amounts above the deductible that entered the pooled fund (E04). */
  readonly entered: Fen | null;
  readonly inScopeBorne: Fen;
  readonly seriousIllnessPaid: Fen | null;
  /** The other layers that count by the year; one that is missing is unknown, not zero. */
  readonly others: { readonly [L in SupplementId]?: Counted };
}

/** The balance of a year as it was read elsewhere (核心系统查询, 本年首次就医). */
export interface YearOpening extends Accumulated {
  readonly year: number;
  readonly source: Opening["source"];
  /** Day on which it was read: everything settled by then is in it. */
  readonly asOf: IsoDate;
  /** Stays by level of the hospital; a level that is missing is unknown unless this is a first stay. */
  readonly stays: { readonly [L in HospitalLevel]?: number };
}

/**
 * A stay that this counter has settled, or its reversal, in one benefit year. A
 * stay split at the turn of the year makes two (HUN-51).
 */
export interface LedgerEntry extends Accumulated {
  /** The stay; its reversal and a later settlement of it carry the same. */
  readonly stay: string;
  /** Benefit year that bears it; of a reversal that of what it reverses (HUN-52). */
  readonly year: number;
  readonly level: HospitalLevel;
  /** 1 of a stay, −1 of its reversal. */
  readonly stays: 1 | -1;
  /** Day that rules the settlement of the stay, and its place among those of that day. */
  readonly day: IsoDate;
  readonly order: number;
  /** Day on which this counter settled or reversed it. */
  readonly settledOn: IsoDate;
}

/** 本年累计台账 of one person: what was read elsewhere and what this counter has added since. */
export interface Ledger {
  readonly openings: readonly YearOpening[];
  readonly entries: readonly LedgerEntry[];
}
