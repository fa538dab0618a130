import type { IsoDate } from "../calendar.ts";
import type { HospitalLevel, Stay } from "../claim/stay.ts";
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
  readonly otherStays?: StaysRead;
}

/** Stays counted otherwise than by level; what is missing is unknown unless this is a first stay. */
export interface StaysRead {
  readonly anyLevel?: number;
  /** By the code of the hospital. */
  readonly byHospital?: Readonly<Record<string, number>>;
  /** In the quarter and in the month of the day on which the balance was read. */
  readonly quarter?: number;
  readonly month?: number;
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
  /** Code of the hospital, where the case has it. */
  readonly hospital?: string;
  /** A visit without admission (门诊) adds to the amounts and is no stay (多次住院). */
  readonly care: Stay["care"];
  /** 1 of a settlement, −1 of its reversal. */
  readonly times: 1 | -1;
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

/** How many stays an entry adds to those of the year. */
export function staysOf({ care, times }: LedgerEntry): number {
  return care === "inpatient" ? times : 0;
}
