import { canonicalJson } from "../../core/casefile/canonical.ts";
import { Revision } from "../../core/casefile/revision.ts";
import { sha256Hex } from "./blobs.ts";
import { keepVersionRow } from "./case-index.ts";
import type { Transaction } from "./connection.ts";
import { draftOf } from "./drafts.ts";
import { keepPack, pinnedPack } from "./pinned-packs.ts";
import { newestOf, putRevision, revisionOf } from "./revisions.ts";
import { keepFork } from "./sync-conflicts.ts";
import { RECEIVED } from "./sync-identity.ts";

export type ReceivedAs =
  | "taken"
  | "known"
  /** A parent is not here yet. */
  | "orphan"
  /** Not what its hash says. */
  | "altered"
  /** A newer program has written it. */
  | "unreadable";

/**
 * Takes in a version that another window, or this one before a restore, has sent. Nothing is
 * overwritten: where the case has gone on here meanwhile it has two heads then, a fork for a
 * clerk; a draft stays, on the version that it was begun on.
 */
export async function receiveRevision(
  tx: Transaction,
  sent: { readonly hash: string; readonly body: string },
  at: string,
): Promise<ReceivedAs> {
  if (sha256Hex(sent.body) !== sent.hash) return "altered";
  if ((await revisionOf(tx, sent.hash)) !== undefined) {
    await noteThere(tx, sent.hash, at);
    return "known";
  }
  const revision = readRevision(sent.body);
  if (revision === null) return "unreadable";
  for (const parent of revision.parents) {
    if ((await revisionOf(tx, parent)) === undefined) return "orphan";
  }
  const { caseId } = revision;
  const entry = await putRevision(tx, revision, sent.body);
  const pack = await pinnedPack(tx, revision.pack);
  if (pack !== undefined) await keepPack(tx, pack);
  await noteThere(tx, entry.hash, at);
  await keepFork(tx, caseId, at);
  const newest = await newestOf(tx, caseId);
  // A draft stands for its case in the lists.
  const typed = await draftOf(tx, caseId);
  if (newest !== undefined && typed === undefined) await keepVersionRow(tx, newest.revision);
  return "taken";
}

/** The gateway has it: its acknowledgement may have been lost on the way. */
async function noteThere(tx: Transaction, hash: string, at: string): Promise<void> {
  await tx.run("DELETE FROM outbox WHERE revision = ?", [hash]);
  await tx.run(
    `INSERT INTO sync_state (kind, ref, state, answer, at) VALUES ('revision', ?, 'accepted', ?, ?)
     ON CONFLICT (kind, ref) DO UPDATE SET state = 'accepted', answer = excluded.answer,
       at = excluded.at WHERE sync_state.state <> 'accepted'`,
    [hash, RECEIVED, at],
  );
}

function readRevision(body: string): Revision | null {
  try {
    const read = Revision.safeParse(JSON.parse(body));
    return read.success && canonicalJson(read.data) === body ? read.data : null;
  } catch {
    return null;
  }
}
