import type { Given } from "./incoming/publish.ts";

/**
 * Where the district gets from what it gives to its counters: uploaded details, decisions,
 * registers, notices. A province's own platform is such an adapter over its API; the folder
 * (`incoming/folder.ts`) is the one that every district has.
 */
export interface Adapter {
  readonly name: string;
  /** What is there now, one after the other; each is asked for again until it is settled. */
  readonly arrivals: () => AsyncIterable<Arrival>;
}

export interface Arrival {
  /** By which the district knows it, such as the name of a file; no person's data. */
  readonly name: string;
  /** SHA-256 of what came: the same again counts once. */
  readonly sha256: string;
  readonly content:
    | { readonly ok: true; readonly given: readonly GivenWithFile[] }
    /** It cannot be read; in words. */
    | { readonly ok: false; readonly fault: string };
  /** Called once what it holds is committed, or refused as a whole. */
  readonly settle: (outcome: Outcome) => Promise<void>;
}

export interface GivenWithFile {
  readonly given: Given;
  /** PDF of a template. */
  readonly file?: Uint8Array;
}

export interface Outcome {
  readonly good: boolean;
  /** What became of it, in words that name no person. */
  readonly words: string;
}
