import type { IsoDate } from "../../core/calendar.ts";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { Revision } from "../../core/casefile/revision.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { chinaDay } from "../china-day.ts";
import { sha256 } from "../keys.ts";
import { NOT_UNDERSTOOD, type Refusal, WRONG_BYTES } from "../refusals.ts";

/** A version as it was sent, read and held against its hash. */
export interface ReadRevision {
  readonly hash: string;
  readonly body: string;
  readonly revision: Revision;
  /** Day of sealing in China. */
  readonly day: IsoDate;
}

/** A version is its bytes: what does not read back to the same bytes is none. */
export function readSent(hash: string, body: string): Result<ReadRevision, Refusal> {
  if (sha256(body) !== hash) return fail(WRONG_BYTES);
  const revision = parsed(body);
  if (revision === undefined || canonicalJson(revision) !== body) return fail(NOT_UNDERSTOOD);
  const day = chinaDay(revision.at);
  return day === undefined ? fail(NOT_UNDERSTOOD) : ok({ hash, body, revision, day });
}

function parsed(body: string): Revision | undefined {
  try {
    return Revision.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every blob that a version names, once. */
export function blobsOf({ issued, attachments }: Revision): readonly string[] {
  return [...new Set([...issued, ...(attachments ?? [])].map(({ sha256: hash }) => hash))];
}
