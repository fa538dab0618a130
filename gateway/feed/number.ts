import { randomInt } from "node:crypto";
import { z } from "zod";
import type { Database } from "../database/database.ts";

/**
 * The feed's own counting. A change is written without a number by the transaction that makes
 * it, so writers never wait for each other; whoever reads gives numbers first, one reader at a
 * time, to what is committed. So a number that is seen never has a lower one come after it.
 */

const Head = z.object({ last: z.int() });
const Waits = z.object({ waits: z.boolean() });

/** The last number, after everything committed has one. */
export async function numberChanges(db: Database): Promise<number> {
  const seen = await db.get(Waits, "SELECT EXISTS (SELECT FROM unnumbered) AS waits");
  if (seen?.waits === true) await giveNumbers(db);
  return lastNumber(db);
}

export async function lastNumber(db: Database): Promise<number> {
  return (await db.get(Head, "SELECT last FROM feed_head"))?.last ?? 0;
}

async function giveNumbers(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // Whoever comes next waits here until this transaction is committed.
    const head = await tx.get(Head, "SELECT last FROM feed_head FOR UPDATE");
    await tx.run(
      `WITH taken AS (DELETE FROM unnumbered RETURNING *),
         numbered AS (
           INSERT INTO feed (at, audience, source, kind, ref, bytes, body)
           SELECT $1::bigint + row_number() OVER (ORDER BY id), audience, source, kind, ref, bytes, body
           FROM taken RETURNING at)
       UPDATE feed_head SET last = greatest(last, (SELECT max(at) FROM numbered))`,
      [String(head?.last ?? 0)],
    );
  });
}

/** Numbers that a node may give before it starts again; 2^53 holds 67 million such blocks. */
const BLOCK = 2 ** 27;
/** How far a start goes on: a gateway that was put back from a copy begins elsewhere than before. */
const LEAP = 256;

/**
 * Each start of a node begins a block of its own. A gateway restored from a copy knows nothing
 * of the numbers that it gave after the copy, and must not give one of them to another change.
 */
export async function beginBlock(db: Database): Promise<void> {
  await db.run("UPDATE feed_head SET last = (last / $1::bigint + $2::bigint) * $1::bigint", [
    String(BLOCK),
    String(randomInt(1, LEAP)),
  ]);
}
