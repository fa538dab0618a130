import type { Attachment } from "../../core/casefile/attachment.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import { fail, ok } from "../../core/result.ts";
import { afterWriting } from "../../core/review/steps.ts";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import type { Answer } from "../contract/answer.ts";
import type { Fork } from "../contract/sync.ts";
import { keepVersionRow } from "../store/case-index.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { draftOf } from "../store/drafts.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import {
  caseNumberOf,
  headsOf,
  putRevision,
  revisionOf,
  type StoredRevision,
} from "../store/revisions.ts";
import { keepFork } from "../store/sync-conflicts.ts";

/** 两个最新版本: the clerk sees both and keeps what one of them says; the other stays in the chain. */

const NO_FORK = fault(
  "E-SYNC-41",
  "这个案件现在只有一个最新版本，不用选。",
  "可能另一窗口已经选定；请重新打开案件。",
);

/** Both versions, the one that came first here before the other. */
export function forkOf({ store }: Desk, caseId: string): Promise<Answer<Fork>> {
  return store.read(async (reader) => {
    const number = await caseNumberOf(reader, caseId);
    if (number === undefined) return fail(NO_SUCH_CASE);
    const heads = await headVersions(reader, caseId);
    if (heads.length < 2) return fail(NO_FORK);
    return ok({
      caseId,
      number,
      sides: heads.map(({ hash, revision }) => ({
        hash,
        at: revision.at,
        author: revision.author.name,
        form: revision.document,
        outcome: revision.outcome,
        attachments: revision.attachments?.length ?? 0,
        approved: revision.review?.state === "approved",
      })),
    });
  });
}

/**
 * Seals a version with both parents that says what one of them says. Attachments of both stay
 * with the case; an approval of one says nothing of the other, and drops. A draft stays.
 */
export function resolveFork(desk: Desk, caseId: string, keep: string): Promise<Answer<null>> {
  const at = desk.clock.now();
  const { id, name } = desk.operator;
  return desk.store.write(async (tx) => {
    const heads = await headVersions(tx, caseId);
    const kept = heads.find(({ hash }) => hash === keep);
    const other = heads.find(({ hash }) => hash !== keep);
    if (kept === undefined || other === undefined) return fail(NO_FORK);
    const revision = joined(kept.revision, other.revision, {
      parents: [kept.hash, other.hash],
      author: { id, name },
      at,
    });
    const entry = await putRevision(tx, revision, canonicalJson(revision));
    await tx.run("INSERT INTO outbox (revision, queued_at) VALUES (?, ?)", [entry.hash, at]);
    await tx.run("UPDATE draft SET base = ? WHERE case_id = ? AND base = ?", [
      entry.hash,
      caseId,
      keep,
    ]);
    if ((await draftOf(tx, caseId)) === undefined) await keepVersionRow(tx, revision);
    await keepFork(tx, caseId, at, desk);
    await record(tx, desk, "fork-resolved", revision.caseNumber, keep.slice(0, 12));
    return ok(null);
  });
}

function joined(
  kept: Revision,
  other: Revision,
  sealed: Pick<Revision, "parents" | "author" | "at">,
): Revision {
  const { attachments: _attachments, review: _review, ...same } = kept;
  const attachments = both(kept.attachments ?? [], other.attachments ?? []);
  const review = afterWriting(kept.review ?? null);
  return {
    ...same,
    ...sealed,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(review === null ? {} : { review }),
  };
}

function both(own: readonly Attachment[], others: readonly Attachment[]): Attachment[] {
  const there = new Set(own.map(({ sha256 }) => sha256));
  return [...own, ...others.filter(({ sha256 }) => !there.has(sha256))];
}

async function headVersions(
  reader: Reader | Transaction,
  caseId: string,
): Promise<readonly StoredRevision[]> {
  const heads = await headsOf(reader, caseId);
  const found = await Promise.all(heads.map((hash) => revisionOf(reader, hash)));
  return found
    .flatMap((entry) => (entry === undefined ? [] : [entry]))
    .toSorted((a, b) => a.revision.at.localeCompare(b.revision.at));
}
