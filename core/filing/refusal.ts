import type { IsoDate } from "../calendar.ts";
import type { Locked } from "./lock.ts";

/** The day lies before something it must follow. */
export interface OutOfOrder {
  readonly kind: "out-of-order";
  readonly earliest: IsoDate;
}

/** The proof had run out before the filing could rest on it (LN-1.1a). */
export interface ProofEnded {
  readonly kind: "proof-ended";
  readonly proofEnds: IsoDate;
}

/** The validity is over: the filing has expired, there is nothing left to change. */
export interface Over {
  readonly kind: "over";
  readonly until: IsoDate;
}

/** The commitment's deadline has passed: it has lapsed, and what follows is a lapse's. */
export interface Overdue {
  readonly kind: "overdue";
  readonly due: IsoDate;
}

/** The last day of the period has not passed; null: no last day is named, so it never does. */
export interface NotYet {
  readonly kind: "not-yet";
  readonly last: IsoDate | null;
}

/** A lapsed commitment filing is to be revoked, nothing else (LN-1.2c). */
export interface MustBeRevoked {
  readonly kind: "must-be-revoked";
}

/** No clause of this pool revokes a filing. */
export interface NoClause {
  readonly kind: "no-clause";
}

/** A commitment filing of this person was revoked: there is no further one (LN-1.2c). */
export interface Barred {
  readonly kind: "barred";
  readonly since: IsoDate;
}

/** The pool takes no commitments. */
export interface NotOffered {
  readonly kind: "not-offered";
}

/** Why a filing that still holds may not be brought to an end. */
export type NotClosable = OutOfOrder | Over | Overdue | MustBeRevoked;

/** Why a step in the life of a filing is refused. */
export type Refusal = NotClosable | ProofEnded | NotYet | NoClause | Barred | NotOffered | Locked;
