import type { Problem } from "../../core/problem.ts";
import type { SyncIdentity } from "../store/sync-identity.ts";
import type { Sending } from "./upload.ts";

export type Connection = "none" | "paused" | "removed" | "trying" | "connected" | "offline";

/** How the exchange stands, for whoever looks. */
export interface EngineState {
  readonly connection: Connection;
  /** What is in the way; null while nothing is. */
  readonly problem: Problem | null;
  /** By case. */
  readonly sending: ReadonlyMap<string, Sending>;
}

export interface EngineMeans {
  /** In [0, 1): spreads the pauses of many counters. */
  readonly random: () => number;
  /** How long to wait between looks while all is well. */
  readonly lookMs: number;
  /** How long between two questions for changes while nothing is to be sent. */
  readonly askMs: number;
}

export const USUAL_MEANS: EngineMeans = { random: Math.random, lookMs: 4_000, askMs: 30_000 };

/** Why nothing is to be exchanged now; null: something is. */
export function idleOf({ removed, paused }: SyncIdentity): Connection | null {
  if (removed) return "removed";
  return paused ? "paused" : null;
}
