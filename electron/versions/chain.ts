import { z } from "zod";
import { Revision } from "../../core/casefile/revision.ts";
import type { Reader } from "../store/connection.ts";

/** A version in the order in which this machine received it. */
export interface Link {
  readonly hash: string;
  /** 1 for the first, whether or not those before it can be read. */
  readonly count: number;
  readonly revision: Revision;
  /** As it lies in the store: its SHA-256 is the hash. */
  readonly body: string;
}

const Row = z.object({ hash: z.string(), body: z.string() });

/** The versions of a case, the oldest first; those that cannot be read any more are counted. */
export async function chainOf(
  reader: Reader,
  caseId: string,
): Promise<{ readonly links: readonly Link[]; readonly unreadable: number }> {
  const rows = await reader.all(
    Row,
    "SELECT hash, body FROM revision WHERE case_id = ? ORDER BY seq",
    [caseId],
  );
  const links = rows.flatMap(({ hash, body }, index): Link[] => {
    const revision = revisionIn(body);
    return revision === null ? [] : [{ hash, count: index + 1, revision, body }];
  });
  return { links, unreadable: rows.length - links.length };
}

function revisionIn(body: string): Revision | null {
  try {
    return Revision.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
