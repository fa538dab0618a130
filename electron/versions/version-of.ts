import type { Assessment } from "../../core/assess.ts";
import { assessVersion } from "../../core/casefile/assess-version.ts";
import { outcomeOf, sameOutcome } from "../../core/casefile/outcome.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import type { ReviewedVersion } from "../contract/review.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { pinnedPack } from "../store/pinned-packs.ts";
import { markOf, type StoredRevision } from "../store/revisions.ts";

/** A version as it was, for whoever looks at it. */
export async function versionOf(reader: Reader, entry: StoredRevision): Promise<ReviewedVersion> {
  const { count, hash, at, author } = await markOf(reader, entry);
  const { document: form, outcome, issued, attachments = [] } = entry.revision;
  const split = (await receiptOf(reader, entry.revision))?.settlement?.split ?? null;
  return { count, hash, at, author, form, outcome, issued, attachments, split };
}

/** What the core says of a version, from the pack and settings that it pins; null where it cannot. */
async function assessmentOf(reader: Reader, revision: Revision): Promise<Assessment | null> {
  const loaded = await pinnedPack(reader, revision.pack);
  return loaded === undefined ? null : assessVersion(revision, loaded, chinaDay(revision.at));
}

export async function receiptOf(reader: Reader, revision: Revision): Promise<Receipt | null> {
  return (await assessmentOf(reader, revision))?.receipt ?? null;
}

/** Whether the core says today, under what a version pins, what was sealed. */
export async function comesOutSame(reader: Reader, revision: Revision): Promise<boolean> {
  const now = await assessmentOf(reader, revision);
  return now !== null && sameOutcome(outcomeOf(now), revision.outcome);
}
