import { stepBetween } from "../../core/casefile/version-steps.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { OldVersion, VersionEntry, VersionList } from "../contract/versions.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import { caseNumberOf, revisionOf } from "../store/revisions.ts";
import { chainOf } from "./chain.ts";
import { comesOutSame, versionOf } from "./version-of.ts";

const NO_SUCH_VERSION = fault(
  "E-VER-01",
  "这个案件没有这个版本。",
  "请回到案件，重新打开历次版本。",
);

/** Every version of a case with what it says otherwise than the one that it was made from. */
export function listVersions(desk: Desk, caseId: string): Promise<Answer<VersionList>> {
  return desk.store.read(async (reader) => {
    const number = await caseNumberOf(reader, caseId);
    if (number === undefined) return fail(NO_SUCH_CASE);
    const { links, unreadable } = await chainOf(reader, caseId);
    const byHash = new Map(links.map((link) => [link.hash, link.revision]));
    const versions = links.map(({ hash, count, revision }): VersionEntry => {
      const { at, author, outcome, parents } = revision;
      const older = byHash.get(parents[0] ?? "") ?? null;
      const step = stepBetween(older, revision);
      return { count, hash, at, author: author.name, outcome, step };
    });
    return ok({ number, versions: versions.toReversed(), unreadable });
  });
}

/** A version as it was sealed. That it was looked at is entered. */
export async function openVersion(
  desk: Desk,
  caseId: string,
  hash: string,
): Promise<Answer<OldVersion>> {
  const opened = await desk.store.read(async (reader) => {
    const entry = await revisionOf(reader, hash);
    if (entry === undefined || entry.revision.caseId !== caseId) return fail(NO_SUCH_VERSION);
    const { revision } = entry;
    const version = await versionOf(reader, entry);
    const recomputed = await comesOutSame(reader, revision);
    return ok({ number: revision.caseNumber, version: { ...version, recomputed } });
  });
  if (!opened.ok) return opened;
  const { number, version } = opened.value;
  await note(desk, "case-viewed", number, `第 ${version.count} 版`);
  return ok(version);
}
