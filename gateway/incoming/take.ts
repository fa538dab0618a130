import { z } from "zod";
import type { Adapter, Arrival, Outcome } from "../adapter.ts";
import type { Queries } from "../database/database.ts";
import type { Gateway } from "../gateway.ts";
import { publish } from "./publish.ts";

const Before = z.object({ outcome: z.string(), good: z.boolean() });

/** Takes in everything that an adapter has; each arrival as a whole or not at all. */
export async function takeArrivals(
  gateway: Gateway,
  adapter: Adapter,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const arrival of adapter.arrivals()) {
    const outcome = await takeArrival(gateway, arrival);
    await arrival.settle(outcome);
    gateway.log({ event: "taken", code: outcome.good ? "good" : "refused" });
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Thrown to undo what an arrival has brought so far. */
class Unfit extends Error {}

async function takeArrival({ db }: Gateway, arrival: Arrival): Promise<Outcome> {
  try {
    return await db.transaction((tx) => takeIn(tx, arrival));
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const outcome = { good: false, words: error.message };
    await note(db, arrival, outcome);
    return outcome;
  }
}

async function takeIn(tx: Queries, arrival: Arrival): Promise<Outcome> {
  const { content, sha256 } = arrival;
  if (!content.ok) throw new Unfit(content.fault);
  const before = await tx.get(Before, "SELECT outcome, good FROM taken_file WHERE sha256 = $1", [
    sha256,
  ]);
  if (before?.good === true) return { good: true, words: "以前收过，没有重复下发" };
  for (const [index, { given, file }] of content.given.entries()) {
    const fault = await publish(tx, given, file);
    if (fault !== null) throw new Unfit(`第 ${index + 1} 条，${fault}`);
  }
  const outcome = { good: true, words: `已下发 ${content.given.length} 条` };
  await note(tx, arrival, outcome);
  return outcome;
}

async function note(
  queries: Queries,
  { name, sha256 }: Arrival,
  { good, words }: Outcome,
): Promise<void> {
  await queries.run(
    `INSERT INTO taken_file (sha256, name, outcome, good) VALUES ($1, $2, $3, $4)
     ON CONFLICT (sha256) DO UPDATE SET name = excluded.name, outcome = excluded.outcome,
       good = excluded.good, taken_at = now()`,
    [sha256, name, words, good],
  );
}
