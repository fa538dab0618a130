import { assess } from "../../core/assess.ts";
import { type CheckGroup, checkGroups } from "../../core/claim/check-groups.ts";
import type { Problem } from "../../core/problem.ts";
import type { Overrides } from "../../core/review/blocking.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { pinnedPack } from "../store/pinned-packs.ts";
import type { StoredRevision } from "../store/revisions.ts";
import { acrossCases } from "./across.ts";

/** What is wrong or missing in a version, by what it pins. */
export async function ownProblems(
  reader: Reader,
  { revision: { document, pack, settings, at } }: StoredRevision,
): Promise<readonly Problem[]> {
  const loaded = await pinnedPack(reader, pack);
  return loaded === undefined ? [] : assess(document, loaded, settings, chinaDay(at)).problems;
}

/** The same with what the other cases of this machine say. */
export async function allProblems(
  reader: Reader,
  entry: StoredRevision,
): Promise<readonly Problem[]> {
  const { caseId, document } = entry.revision;
  return [...(await ownProblems(reader, entry)), ...(await acrossCases(reader, caseId, document))];
}

/** What the named rules have found, for whoever decides on the version (HEN-3.4). */
export async function foundIn(
  reader: Reader,
  entry: StoredRevision,
): Promise<readonly CheckGroup[]> {
  const loaded = await pinnedPack(reader, entry.revision.pack);
  if (loaded === undefined) return [];
  return checkGroups(await allProblems(reader, entry), entry.revision.document, loaded.pack);
}

/** Why the clerk went on in spite of a warning. */
export function overridesOf({ revision: { document } }: StoredRevision): Overrides {
  return document.overrides ?? {};
}
