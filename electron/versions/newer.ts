import { z } from "zod";
import type { NewerVersion } from "../contract/versions.ts";
import type { Reader } from "../store/connection.ts";
import { baseOfDraft } from "../store/drafts.ts";
import { fault } from "../store/faults.ts";
import { headsOf, newestOf, revisionOf, type StoredRevision } from "../store/revisions.ts";
import { RECEIVED } from "../store/sync-identity.ts";

export const OVERTAKEN = fault(
  "E-REV-20",
  "另一窗口刚存了新版本，您还没有看到。",
  "按 Ctrl+Shift+O 打开新版本，看过再办这一步。",
);

const Row = z.object({ hash: z.string() });

/**
 * What another window has brought into a case that lies open here: a newer version than the one
 * on the screen, or the one that the draft was begun on; or a second head, which somebody has to
 * decide. Null: there is nothing that whoever has it open does not see.
 * @param shown hash of the version on the screen; null: the case is a draft alone
 */
export async function newerThan(
  reader: Reader,
  caseId: string,
  shown: string | null,
): Promise<NewerVersion | null> {
  const heads = await headsOf(reader, caseId);
  if (heads.length > 1) {
    const newest = await newestOf(reader, caseId);
    return newest === undefined ? null : told("fork", newest);
  }
  const begun = await baseOfDraft(reader, caseId);
  const later = await receivedAfter(reader, caseId, begun === "" ? shown : begun);
  return later === undefined ? null : told("newer", later);
}

/** Whether what is on the screen is an older version than the one a step would be about. */
export async function isOvertaken(
  reader: Reader,
  caseId: string,
  shown: string | null,
): Promise<boolean> {
  return (await newerThan(reader, caseId, shown))?.is === "newer";
}

/** The head, where it came from another window after the version that is seen. */
async function receivedAfter(
  reader: Reader,
  caseId: string,
  seen: string | null,
): Promise<StoredRevision | undefined> {
  if (seen === null) return undefined;
  const row = await reader.get(
    Row,
    `SELECT later.hash FROM revision AS seen
     JOIN revision AS later ON later.case_id = seen.case_id AND later.seq > seen.seq
     JOIN case_head ON case_head.case_id = later.case_id AND case_head.hash = later.hash
     JOIN sync_state ON kind = 'revision' AND ref = later.hash AND answer = ?
     WHERE seen.hash = ? AND seen.case_id = ?`,
    [RECEIVED, seen, caseId],
  );
  return row === undefined ? undefined : revisionOf(reader, row.hash);
}

function told(is: NewerVersion["is"], { hash, revision }: StoredRevision): NewerVersion {
  return { is, hash, at: revision.at, author: revision.author.name };
}
