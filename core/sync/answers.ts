import { assertNever } from "../result.ts";
import type { FilingElsewhere } from "./filing-elsewhere.ts";
import type { EventAnswer, InvoiceElsewhere, Refused, RevisionAnswer, Verdict } from "./wire.ts";

/** What an answer of the gateway means to the item that it answers. */
export type Meaning =
  | {
      readonly state: "accepted";
      /** Null of an event: nothing is computed of it. */
      readonly verdict: Verdict | null;
      readonly conflicts: readonly FoundConflict[];
    }
  /** Nothing is wrong: this goes again when what is missing has gone. */
  | {
      readonly state: "waiting";
      readonly parents: readonly string[];
      readonly blobs: readonly string[];
    }
  | ({ readonly state: "set-aside" } & Refused);

/** Something that the gateway has accepted and that a clerk has to decide on. */
export type FoundConflict =
  /** 两个最新版本: approval waits until a version has both as its parents. */
  | { readonly kind: "fork"; readonly heads: readonly string[] }
  /** An invoice that another case of the district has (GD-93-5b). */
  | ({ readonly kind: "same-invoice" } & InvoiceElsewhere)
  /** A filing (备案) that another case of the district has brought too. */
  | ({ readonly kind: "same-filing" } & FilingElsewhere);

export function meaningOfRevision(answer: RevisionAnswer): Meaning {
  switch (answer.is) {
    case "accepted":
    case "known": {
      const { heads, elsewhere, filings = [], verdict } = answer;
      const fork: readonly FoundConflict[] = heads.length > 1 ? [{ kind: "fork", heads }] : [];
      const same = elsewhere.map((found): FoundConflict => ({ kind: "same-invoice", ...found }));
      const filed = filings.map((found): FoundConflict => ({ kind: "same-filing", ...found }));
      return { state: "accepted", verdict, conflicts: [...fork, ...same, ...filed] };
    }
    case "missing":
      return { state: "waiting", parents: answer.parents, blobs: answer.blobs };
    case "refused":
      return { state: "set-aside", code: answer.code, what: answer.what, do: answer.do };
    default:
      return assertNever(answer);
  }
}

export function meaningOfEvent(answer: EventAnswer): Meaning {
  if (answer.is === "accepted") return { state: "accepted", verdict: null, conflicts: [] };
  return { state: "set-aside", code: answer.code, what: answer.what, do: answer.do };
}

/** What an answer that is not the expected one means to the counter. */
export type Refusal =
  /** Tried again after a pause: the gateway is busy, restarting or broken. */
  | "again"
  /** Another session has to be opened. */
  | "session"
  /** The gateway was restored from a copy: everything goes again, and is asked for from 0. */
  | "behind"
  /** The district has removed this device: everything stops. */
  | "removed"
  /** This item cannot be taken; the others are not touched by it. */
  | "set-aside";

export function meaningOfRefusal(status: number, code: string): Refusal {
  if (code === "G-DEVICE") return "removed";
  if (code === "G-BEHIND") return "behind";
  if (status === 401 || code === "G-SESSION" || code === "G-REPLAY") return "session";
  // Bytes that were damaged on their way, or a piece in the wrong place: what is here is right.
  if (code === "G-HASH" || code === "G-RANGE") return "again";
  if (status >= 500 || status === 429 || status === 408) return "again";
  return status >= 400 ? "set-aside" : "again";
}
