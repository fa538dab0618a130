import { z } from "zod";
import type { Reader } from "./connection.ts";
import { RECEIVED } from "./sync-identity.ts";

const Row = z.object({ hash: z.string() });

/**
 * The version that a clerk has on the screen, where another window's that says something else
 * has come in since; empty where none has. Versions that were made here hide nothing from
 * whoever types, and neither does one of the same document.
 * @param shown hash of the version on the screen; null: none, or it is not told
 */
export async function overtaken(
  reader: Reader,
  caseId: string,
  shown: string | null,
): Promise<string> {
  if (shown === null) return "";
  const row = await reader.get(
    Row,
    `SELECT seen.hash FROM revision AS seen
     JOIN revision AS later ON later.case_id = seen.case_id AND later.seq > seen.seq
       AND later.document_hash <> seen.document_hash
     JOIN sync_state ON kind = 'revision' AND ref = later.hash AND answer = ?
     WHERE seen.hash = ? AND seen.case_id = ?`,
    [RECEIVED, shown, caseId],
  );
  return row?.hash ?? "";
}
