import { z } from "zod";
import { Revision } from "../../core/casefile/revision.ts";
import { type BroughtFiling, broughtFilings } from "../../core/sync/same-filing.ts";
import { chinaDay } from "../china-day.ts";
import type { Queries } from "../database/database.ts";
import {
  type Bringing,
  FILING_CASES,
  FilingCase,
  keepPairs,
  meets,
  type Other,
  pairsOf,
} from "./filing-pairs.ts";
import { linksOf } from "./links.ts";
import { packOf } from "./packs.ts";
import type { Ready } from "./ready.ts";

/** One filing, two cases (docs/sync.md): compared under the lock of the person (`links.ts`). */

interface Read extends Bringing {
  readonly certKey: string;
}

/**
 * Brings the filings of cases up to their newest versions, and tells whoever they concern. No two
 * of them are of one person (`rounds.ts`). Without its pack nothing can be said of a version, and
 * what was said before stands.
 */
export async function keepFilings(
  tx: Queries,
  newest: readonly Ready[],
  newCases: ReadonlySet<string>,
): Promise<void> {
  const read = newest.flatMap(readFilings);
  const bringing = read.filter(({ filings }) => filings.length > 0);
  const without = read.filter(
    ({ filings, caseId }) => filings.length === 0 && !newCases.has(caseId),
  );
  const emptied = await dropFilings(tx, without);
  const others = await putAndMeet(tx, bringing);
  const all = [...bringing, ...emptied].map((own) => {
    const met = others.filter((other) => other.certKey === own.certKey && meets(own, other));
    return { own, met: new Map(met.map((other) => [other.case_id, other])) };
  });
  const concerned = all.filter(({ own, met }) => met.size > 0 || !newCases.has(own.caseId));
  const pairs = await pairsOf(
    tx,
    concerned.map(({ own }) => own.caseId),
  );
  for (const { own, met } of concerned) await keepPairs(tx, own, met, pairs);
}

function readFilings({ read: { revision, day }, pack }: Ready): readonly Read[] {
  if (pack === undefined) return [];
  const { caseId, caseNumber: number, document, settings } = revision;
  const { certKey } = linksOf(document);
  const filings = certKey === "" ? [] : broughtFilings(document, pack, settings, day);
  return [{ caseId, number, certKey, filings }];
}

/** @returns those that brought a filing before */
async function dropFilings(tx: Queries, without: readonly Read[]): Promise<readonly Read[]> {
  if (without.length === 0) return [];
  const gone = await tx.all(
    z.object({ case_id: z.string() }),
    "DELETE FROM case_filing WHERE case_id = ANY ($1::text[]) RETURNING case_id",
    [without.map(({ caseId }) => caseId)],
  );
  const ids = new Set(gone.map(({ case_id }) => case_id));
  return without.filter(({ caseId }) => ids.has(caseId));
}

async function putFilings(tx: Queries, filings: readonly Omit<Read, "number">[]): Promise<void> {
  const rows = filings.map(({ caseId, certKey, filings: own }) => ({
    case_id: caseId,
    cert_key: certKey,
    filings: JSON.stringify(own),
  }));
  await tx.run(
    `INSERT INTO case_filing (case_id, cert_key, filings)
     SELECT * FROM json_to_recordset($1::json) AS t (case_id text, cert_key text, filings text)
     ON CONFLICT (case_id) DO UPDATE SET cert_key = excluded.cert_key, filings = excluded.filings`,
    [JSON.stringify(rows)],
  );
}

interface OfPerson extends Other {
  readonly certKey: string;
}

/** Enters the filings of cases. @returns the other cases of their persons that bring a filing */
async function putAndMeet(tx: Queries, own: readonly Read[]): Promise<readonly OfPerson[]> {
  if (own.length === 0) return [];
  await putFilings(tx, own);
  const found = await tx.all(
    FilingCase,
    `${FILING_CASES} WHERE c.cert_key = ANY ($1::text[]) AND c.case_id <> ALL ($2::text[])`,
    [own.map(({ certKey }) => certKey), own.map(({ caseId }) => caseId)],
  );
  const others: OfPerson[] = [];
  for (const { cert_key: certKey, filings, ...one } of found) {
    const brought = filings ?? (await readBefore(tx, one.case_id, certKey));
    others.push({ ...one, certKey, filings: brought });
  }
  return others;
}

const Body = z.object({ body: z.string() });

/** Of a case that came before the gateway looked at filings. */
async function readBefore(
  tx: Queries,
  caseId: string,
  certKey: string,
): Promise<readonly BroughtFiling[]> {
  const row = await tx.get(
    Body,
    "SELECT body FROM revision JOIN case_file ON newest = hash WHERE case_file.id = $1",
    [caseId],
  );
  const revision = row === undefined ? undefined : Revision.parse(JSON.parse(row.body));
  const on = revision === undefined ? undefined : chinaDay(revision.at);
  if (revision === undefined || on === undefined) return [];
  const pack = await packOf(tx, revision.pack.hash);
  if (pack === undefined) return [];
  const filings = broughtFilings(revision.document, pack, revision.settings, on);
  await putFilings(tx, [{ caseId, certKey, filings }]);
  return filings;
}
