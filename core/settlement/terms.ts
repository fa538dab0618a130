import type { Factor, Fen, Rate } from "../money.ts";
import type { Situation } from "../policy/situation.ts";
import type { NonEmpty } from "../result.ts";
import type { Source } from "./receipt.ts";

/** A value that stands, with what says so. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

/** What the earlier part of an episode leaves of this part's deductible (转院、急诊转住院). */
export type Continuation =
  | { readonly kind: "borne"; readonly amount: Fen }
  | { readonly kind: "waived" };

/** How the deductible of the row is changed for care outside. */
export type DeductibleRule =
  | { readonly op: "factor"; readonly factor: Sourced<Factor> }
  | { readonly op: "amount"; readonly amount: Sourced<Fen> }
  | {
      readonly op: "share-of-total";
      readonly share: Sourced<Rate>;
      readonly atLeast: Sourced<Fen>;
      readonly atMost: Sourced<Fen>;
    };

/** A share, and of what it is one. */
export interface ShareOf {
  readonly share: Sourced<Rate>;
  readonly of: "in-scope" | "total";
}

/**
 * What a treatment does to the pool's own scale: the points taken off each ratio
 * and the further mechanisms of its rule, every value known and sourced.
 */
export interface Terms {
  /** How the bill is settled in the end: a reading may say that it cannot be directly after all (Q17). */
  readonly route: Situation["route"];
  /** Direct settlement failed after a filing that held (HUN-20.4, HUN-53). */
  readonly afterFailure: boolean;
  readonly points: Rate;
  readonly deductible: DeductibleRule | null;
  /** Share of the in-scope amount, or of the whole bill, that the person bears before anything enters the fund. */
  readonly selfPayFirst: ShareOf | null;
  /** Rows that stand in for the local ones, by id. */
  readonly ownRows: Readonly<Record<string, string>> | null;
  readonly rateFloor: Sourced<Rate> | null;
  readonly paymentFloor: ShareOf | null;
  /** Sources of the points, in the order the rules were followed. */
  readonly sources: NonEmpty<Source>;
}
