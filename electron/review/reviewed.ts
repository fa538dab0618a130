import { z } from "zod";
import type { Reviewed } from "../../core/review/steps.ts";
import type { Reader } from "../store/connection.ts";
import type { StoredRevision } from "../store/revisions.ts";

const Author = z.object({ author: z.string() });

/**
 * Ids of everybody who wrote into the document of a case (经办): the authors of
 * versions that say something else than the one before them. Who printed, attached
 * or reviewed has not written.
 */
export async function writersOf(reader: Reader, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await reader.all(
    Author,
    `SELECT DISTINCT own.author FROM revision AS own
     LEFT JOIN revision_parent ON child = own.hash
     LEFT JOIN revision AS before ON before.hash = parent
     WHERE own.case_id = ?
       AND (before.hash IS NULL OR before.document_hash <> own.document_hash)`,
    [caseId],
  );
  return new Set(rows.map((row) => row.author));
}

/** What the steps of a review decide on. */
export async function reviewedOf(reader: Reader, entry: StoredRevision): Promise<Reviewed> {
  const { caseId, review, outcome } = entry.revision;
  return {
    hash: entry.hash,
    review: review ?? null,
    standing: outcome.standing,
    writers: await writersOf(reader, caseId),
  };
}
