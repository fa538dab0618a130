import { z } from "zod";
import { ROLES } from "../contract/administration.ts";
import type { Transaction } from "../store/connection.ts";
import { machineProblem } from "../store/faults.ts";
import { onConnection } from "../store/unlock.ts";

const Person = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  created_at: z.string(),
  removed_at: z.string().nullable(),
});
export type Person = z.output<typeof Person>;

/**
 * Everybody who works or has worked here, as the data of today know them; null
 * when these cannot be read any more.
 */
export async function peopleOf(
  database: string,
  key: Uint8Array,
): Promise<readonly Person[] | null> {
  try {
    const rows = await onConnection(database, "read", key, (sqlite) =>
      sqlite.all("SELECT id, name, role, created_at, removed_at FROM operator"),
    );
    return z.array(Person).parse(rows);
  } catch (error) {
    if (machineProblem(error) !== null) return null;
    // A database from before operators could be removed is brought up to date with its own rows.
    if (error instanceof Error && "code" in error && error.code === "SQLITE_ERROR") return null;
    throw error;
  }
}

/** A restore brings back cases, and nobody who has left since. */
export async function putPeople(tx: Transaction, people: readonly Person[]): Promise<void> {
  for (const { id, name, role, created_at, removed_at } of people) {
    await tx.run(
      `INSERT INTO operator (id, name, role, created_at, removed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         name = excluded.name, role = excluded.role, removed_at = excluded.removed_at`,
      [id, name, role, created_at, removed_at],
    );
  }
}
