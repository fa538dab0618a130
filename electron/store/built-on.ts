import type { Reader } from "./connection.ts";
import { baseOfDraft } from "./drafts.ts";
import { overtaken } from "./shown.ts";
import { headsOf, newestOf, revisionOf, type StoredRevision } from "./revisions.ts";

/** What a version that is sealed now builds on. */
export interface BuiltOn {
  /** Its parents; several mean that a fork has to be decided first. */
  readonly parents: readonly string[];
  /** The version whose attachments and review go on in it; none of a case that has no version. */
  readonly newest: StoredRevision | undefined;
  /** Another window's version has come in since the draft was begun: sealing makes a fork. */
  readonly forks: boolean;
}

/**
 * A draft builds on the version that it was begun on. What has come in since from another
 * window was never seen by whoever typed it, so it is not overwritten: both stay as heads.
 * @param shown the version on the screen, which counts where there is no draft yet
 */
export async function builtOn(
  reader: Reader,
  caseId: string,
  shown: string | null,
): Promise<BuiltOn> {
  const [heads, begun] = await Promise.all([headsOf(reader, caseId), baseOfDraft(reader, caseId)]);
  const base = begun === "" ? await overtaken(reader, caseId, shown) : begun;
  if (base === "" || heads.includes(base)) {
    return { parents: heads, newest: await newestOf(reader, caseId), forks: false };
  }
  return { parents: [base], newest: await revisionOf(reader, base), forks: true };
}
