import type { Change } from "../../core/sync/change.ts";
import type { Queries } from "../database/database.ts";

/** Every device of the district. */
export const ALL = "*";

/**
 * Puts a change into the feed, within the transaction that makes it true. Versions are named by
 * their hash there (`revisions/keep.ts`); everything else is written out.
 * @param audience an office's id, or `ALL`
 * @param source the device that it came from and need not hear of it; empty: none
 */
export async function say(
  tx: Queries,
  audience: string,
  change: Exclude<Change, { kind: "revision" }>,
  source = "",
): Promise<void> {
  const body = JSON.stringify(change);
  await tx.run(
    `INSERT INTO unnumbered (audience, source, kind, ref, bytes, body)
     VALUES ($1, $2, $3, '', $4, $5)`,
    [audience, source, change.kind, Buffer.byteLength(body), body],
  );
}
