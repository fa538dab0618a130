import { z } from "zod";
import { assess } from "../../core/assess.ts";
import { sameOutcome, sealedOutcome } from "../../core/casefile/outcome.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import { entriesOf } from "../../core/ledger/entries-of.ts";
import type { LedgerEntry } from "../../core/ledger/ledger.ts";
import { chinaDay } from "./clock.ts";
import type { Reader } from "./connection.ts";
import { pinnedPack } from "./pinned-packs.ts";
import { newestOf } from "./revisions.ts";
import { certKey } from "./search-words.ts";

/** What this machine has settled for a person. */
export interface OwnCases {
  /** In the order in which the cases were first sealed. */
  readonly entries: readonly LedgerEntry[];
  /**
   * Numbers of cases that may have borne the year, but whose figures cannot be
   * told: this program no longer computes from a version what it was sealed with.
   */
  readonly untold: readonly string[];
}

const Own = z.object({ case_id: z.string(), first: z.int() });

/**
 * A person's own cases of a benefit year, for the ledger: the newest sealed
 * version of each case in the pool that came to a result, final or trial, computed
 * again from the pack and settings that it pins. A draft counts for nothing.
 * @param pool six-digit area of the insured pool
 */
export async function ownCases(
  reader: Reader,
  { certNo, pool, year }: { readonly certNo: string; readonly pool: string; readonly year: number },
): Promise<OwnCases> {
  const key = certKey(certNo);
  const cases = await reader.all(
    Own,
    `SELECT case_id, min(seq) AS first FROM sealed_person JOIN revision USING (case_id)
     WHERE cert_key = ? AND cert_key <> '' GROUP BY case_id ORDER BY first`,
    [key],
  );
  const entries: LedgerEntry[] = [];
  const untold: string[] = [];
  for (const { case_id, first } of cases) {
    const revision = (await newestOf(reader, case_id))?.revision;
    if (revision?.document.pool.area !== pool || !hasResult(revision)) continue;
    const own = await entriesFrom(reader, revision, first);
    if (own === null) untold.push(revision.caseNumber);
    else entries.push(...own.filter((entry) => entry.year === year));
  }
  return { entries, untold };
}

function hasResult({ outcome }: Revision): boolean {
  return outcome.standing === "final" || outcome.standing === "trial";
}

/** Null where the version cannot be computed to what it was sealed with. */
async function entriesFrom(
  reader: Reader,
  revision: Revision,
  order: number,
): Promise<readonly LedgerEntry[] | null> {
  const { caseId, document, settings, outcome } = revision;
  const loaded = await pinnedPack(reader, revision.pack);
  if (loaded === undefined) return null;
  const settledOn = chinaDay(revision.at);
  const { facts, receipt } = assess(document, loaded, settings, settledOn);
  const settlement = receipt?.settlement ?? null;
  if (facts === null || settlement === null || !sameOutcome(sealedOutcome(receipt), outcome)) {
    return null;
  }
  return entriesOf(settlement, facts.stay, { id: caseId, order, settledOn });
}
