import type { IsoDate } from "../calendar.ts";
import type { BalanceForm } from "../casefile/own-year-form.ts";
import type { Review } from "../review/review.ts";
import type { LedgerEntry, YearOpening } from "./ledger.ts";

/**
 * A case of this counter as far as it bears on a person's year. It counts from its
 * first version on (存为版本), whatever its review says by then; what is only typed
 * counts for nothing. A case that was reversed and settled again has lived twice
 * and stands twice.
 */
export interface OwnCase {
  /** The case, and which of its lives. */
  readonly key: string;
  readonly number: string;
  /** Newest version of this life, as the sums are added up from it. */
  readonly hash: string;
  readonly state: Review["state"] | "saved";
  /** Something was typed since, which does not count. */
  readonly drafted: boolean;
  readonly hospital: string;
  /** As typed; empty where nothing was. */
  readonly admission: string;
  readonly discharge: string;
  /** Day of the first version of this life: before it nothing had been settled. */
  readonly sealedOn: IsoDate;
  /** Day on which it left the counter; null: it has not, as far as this machine knows. */
  readonly handedOverOn: IsoDate | null;
  readonly reversedOn: IsoDate | null;
  /** Place among the cases of this counter, for stays that were settled on one day. */
  readonly order: number;
  /** The balance that somebody recorded in it; null: none. */
  readonly balance: RecordedBalance | null;
  readonly outcome: OwnOutcome;
}

/** A balance with the case in which it was recorded: read before that stay, it does not hold it. */
export interface RecordedBalance {
  readonly opening: YearOpening;
  /** As it stands in its case. */
  readonly written: BalanceForm;
}

export type OwnOutcome =
  /** What it adds to the years that bear it. */
  | { readonly kind: "settled"; readonly entries: readonly LedgerEntry[] }
  /** Refused: nothing is paid, and no year bears it. */
  | { readonly kind: "refused" }
  /** 未定、未完: nobody can say yet what it will add. */
  | { readonly kind: "open" }
  /** This program no longer computes from the version what it was sealed with. */
  | { readonly kind: "untold" };
