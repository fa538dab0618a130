import type { Change, ChangeOf } from "../../../core/sync/change.ts";
import type { Transaction } from "../../store/connection.ts";
import { decisionTaker } from "./decision.ts";
import { detailsTaker } from "./details.ts";
import { filingElsewhereTaker } from "./filing-elsewhere.ts";
import { inquiryEventTaker } from "./inquiry-event.ts";
import { invoiceElsewhereTaker } from "./invoice-elsewhere.ts";
import { packTaker } from "./pack.ts";
import { registerTakers } from "./registers.ts";
import { revisionTaker } from "./revision.ts";
import { type NeededBlob, type TakeOutcome, type TakersOf } from "./taker.ts";

type Kind = Change["kind"];

/** Who takes in what comes down, by its kind; a kind without a taker does not compile. */
const TAKERS: TakersOf<Kind> = {
  revision: revisionTaker,
  "invoice-elsewhere": invoiceElsewhereTaker,
  "filing-elsewhere": filingElsewhereTaker,
  details: detailsTaker,
  decision: decisionTaker,
  "inquiry-event": inquiryEventTaker,
  pack: packTaker,
  ...registerTakers,
};

/** Blobs that have to be there before a change is taken in. */
export function neededBy(change: Change): readonly NeededBlob[] {
  return needs(change.kind, change);
}

function needs<K extends Kind>(kind: K, change: ChangeOf<K>): readonly NeededBlob[] {
  return TAKERS[kind].needs?.(change) ?? [];
}

/** Takes a change in, in the transaction that also notes it as taken. */
export function takeIn(tx: Transaction, change: Change, at: string): Promise<TakeOutcome> {
  return take(tx, change.kind, change, at);
}

function take<K extends Kind>(
  tx: Transaction,
  kind: K,
  change: ChangeOf<K>,
  at: string,
): Promise<TakeOutcome> {
  return TAKERS[kind].take(tx, change, at);
}
