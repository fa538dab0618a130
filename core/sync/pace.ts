import { LEAST_PIECE, MOST_ROOM } from "./outbox.ts";

/**
 * How much goes in one request, found by trying: on a good line hundreds of versions share one
 * round trip and one commit, on a line that drops every few seconds each goes by itself.
 */

/** Where nothing is known of the line yet. */
export const FIRST_ROOM = 131_072;
/** An answer within this time lets the next request be twice as long. */
const QUICK_MS = 1_000;
/** One that takes longer halves it. */
const SLOW_MS = 3_000;

/** Room of the next request, after one of so many bytes was answered within this time. */
export function roomAfter(room: number, bytes: number, ms: number): number {
  if (ms > SLOW_MS) return Math.floor(Math.min(room, bytes) / 2);
  // A request that was short in itself says nothing about longer ones.
  const isFull = bytes * 2 >= room;
  return ms <= QUICK_MS && isFull ? Math.min(Math.max(room * 2, LEAST_PIECE), MOST_ROOM) : room;
}
