import type { RevisionAnswer } from "../../core/sync/wire.ts";
import type { Device, Gateway } from "../gateway.ts";
import { enterVersions } from "./enter.ts";
import { linksOf, lockNames } from "./links.ts";
import { mayWrite, ownersOf } from "./owners.ts";
import { type ReadCase, readCase, type Ready, type SentCase } from "./ready.ts";
import { roundsOf } from "./rounds.ts";

/**
 * Versions of cases, each taken in once however often it is said: its bytes against its hash,
 * its parents and blobs there, its case this office's. They stand beside what others have written.
 * A queue brings thousands of cases, so those of one bundle share their statements and their
 * commit.
 * @returns by case, in the order in which its versions were sent; null: the case is another's
 */
export async function takeRevisions(
  gateway: Gateway,
  device: Device,
  cases: readonly SentCase[],
): Promise<readonly (readonly RevisionAnswer[] | null)[]> {
  const ids = cases.map(({ caseId }) => caseId);
  const owners = await ownersOf(gateway.db, ids);
  const all: (ReadCase | null)[] = [];
  for (const sent of cases) {
    const owner = owners.get(sent.caseId);
    const isYours = owner === undefined || mayWrite(device, owner);
    all.push(isYours ? await readCase(gateway, device, sent) : null);
  }
  const taken = await enterAll(gateway, device, all);
  return all.map(
    (read) => read?.flatMap((one) => ("is" in one ? [one] : (taken.get(one) ?? []))) ?? null,
  );
}

async function enterAll(
  { db }: Gateway,
  device: Device,
  cases: readonly (ReadCase | null)[],
): Promise<ReadonlyMap<Ready, RevisionAnswer>> {
  const ready = cases
    .map((read) => read?.filter((one) => "read" in one) ?? [])
    .filter(({ length }) => length > 0);
  const taken = new Map<Ready, RevisionAnswer>();
  for (const round of roundsOf(ready, namesOf)) {
    const answers = await db.transaction((tx) => enterVersions(tx, device, round.flat()));
    for (const [one, answer] of answers) taken.set(one, answer);
  }
  return taken;
}

/** What a case shares with others: its person and its invoices, in any of its versions. */
export function namesOf(versions: readonly Ready[]): readonly string[] {
  return lockNames(versions.map(({ read }) => linksOf(read.revision.document)));
}
