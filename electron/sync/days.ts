import { DayAnswer } from "../../core/sync/wire.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { casesOfDay, daysToReconcile, noteDay } from "../store/sync-days.ts";
import { type Gateway, jsonRequest } from "./gateway.ts";

/**
 * Holds the finished days with work against the gateway (日对账, HUN-46): counts and sums of
 * both sides, and each difference by its case.
 */
export async function reconcileDays(
  { store, clock }: Pick<Desk, "store" | "clock">,
  gateway: Gateway,
): Promise<void> {
  const days = await store.read((reader) => daysToReconcile(reader, chinaDay(clock.now())));
  for (const day of days) {
    const cases = await store.read((reader) => casesOfDay(reader, day));
    const answer = await gateway.json(DayAnswer, jsonRequest("PUT", `/v1/days/${day}`, { cases }));
    await store.write((tx) => noteDay(tx, answer, clock.now()));
  }
}
