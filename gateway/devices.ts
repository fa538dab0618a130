import { z } from "zod";
import type { Queries } from "./database/database.ts";
import type { Device } from "./gateway.ts";

const Row = z
  .object({
    id: z.string(),
    office_id: z.string(),
    reviews: z.boolean(),
    sign_key: z.string(),
    recipient: z.string(),
  })
  .transform(({ office_id: officeId, sign_key: signKey, ...same }) => ({
    officeId,
    signKey,
    ...same,
  }));

/** An enrolled device that was not removed. */
export function deviceOf(queries: Queries, id: string): Promise<z.output<typeof Row> | undefined> {
  return queries.get(
    Row,
    `SELECT device.id, office_id, reviews, sign_key, recipient
     FROM device JOIN office ON office.id = office_id
     WHERE device.id = $1 AND removed_at IS NULL`,
    [id],
  );
}

/** A queue sends many requests a second: that it is busy need not be written with each. */
const BUSY_MS = 2_000;

/** When a device was last heard of, and how much it said was waiting there. */
export class Contacts {
  readonly #noted = new Map<string, number>();

  async note(queries: Queries, { id }: Device, unsent: number): Promise<void> {
    const now = performance.now();
    if (unsent > 0 && now - (this.#noted.get(id) ?? -BUSY_MS) < BUSY_MS) return;
    this.#noted.set(id, now);
    await queries.run("UPDATE device SET seen_at = now(), unsent = $2::bigint WHERE id = $1", [
      id,
      String(unsent),
    ]);
  }
}
