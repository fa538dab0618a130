import type { Change, ChangeOf } from "../../../core/sync/change.ts";
import type { Transaction } from "../../store/connection.ts";

/**
 * What takes in one kind of change. `take` writes in the transaction that also notes the
 * change as taken (`sync_taken`): both are there or neither, so each is taken in once. It
 * waits for nothing but the transaction; bytes that it `needs` lie in the blob store before.
 * A change that was taken in already, or says what is known, is no fault: `take` is
 * idempotent by the change's own id.
 */
export interface Taker<K extends Change["kind"]> {
  /** Blobs that have to be there first: the engine fetches those that are not. */
  readonly needs?: (change: ChangeOf<K>) => readonly NeededBlob[];
  /** `at`: the moment, for what is kept of when it came. */
  readonly take: (tx: Transaction, change: ChangeOf<K>, at: string) => Promise<TakeOutcome>;
}

export interface NeededBlob {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** What became of a change; kept as JSON in `sync_taken`, but for `waits`. */
export type TakeOutcome =
  | { readonly is: "taken" }
  /** It was here already; nothing changed. */
  | { readonly is: "known" }
  /** Something has to come first, such as a parent: tried again at every next time. */
  | { readonly is: "waits" }
  /** Cannot be taken in: shown with reason and remedy, blocks nothing, 重试 tries anew. */
  | {
      readonly is: "set-aside";
      readonly code: string;
      readonly what: string;
      readonly do: string;
    };

export const TAKEN: TakeOutcome = { is: "taken" };
export const KNOWN: TakeOutcome = { is: "known" };
export const WAITS: TakeOutcome = { is: "waits" };

/** One taker for each kind of some. */
export type TakersOf<K extends Change["kind"]> = { readonly [Kind in K]: Taker<Kind> };
