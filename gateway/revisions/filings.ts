import { z } from "zod";
import { Revision } from "../../core/casefile/revision.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { FilingElsewhere } from "../../core/sync/filing-elsewhere.ts";
import { BroughtFiling, broughtFilings, isSameFiling } from "../../core/sync/same-filing.ts";
import { chinaDay } from "../china-day.ts";
import type { Queries } from "../database/database.ts";
import { say } from "../feed/say.ts";
import { linksOf } from "./links.ts";
import { packOf } from "./packs.ts";
import type { ReadRevision } from "./read-sent.ts";

/** One filing, two cases (docs/sync.md): compared under the lock of the person (`links.ts`). */

const Brought = z
  .string()
  .transform((text) => (text === "" ? null : z.array(BroughtFiling).parse(JSON.parse(text))));

const Case = z.object({
  case_id: z.string(),
  office_id: z.string(),
  number: z.string(),
  office: z.string(),
  filings: Brought,
});
type Case = z.output<typeof Case>;

const CASES = `SELECT c.case_id, f.office_id, f.number, o.name AS office, c.filings
  FROM case_filing c JOIN case_file f ON f.id = c.case_id JOIN office o ON o.id = f.office_id`;

type Other = Omit<Case, "filings"> & { readonly filings: readonly BroughtFiling[] };

/**
 * Brings the filings of a case up to its newest version, and tells whoever they concern. Without
 * its pack nothing can be said of the version, and what was said before stands.
 */
export async function keepFilings(
  tx: Queries,
  { revision, day }: ReadRevision,
  pack: LoadedPack | undefined,
  isNewCase: boolean,
): Promise<void> {
  if (pack === undefined) return;
  const { caseId, caseNumber, document, settings } = revision;
  const { certKey } = linksOf(document);
  const own = certKey === "" ? [] : broughtFilings(document, pack, settings, day);
  if (own.length === 0) {
    if (isNewCase) return;
    if ((await tx.run("DELETE FROM case_filing WHERE case_id = $1", [caseId])) === 0) return;
  }
  const others = own.length === 0 ? [] : await putAndMeet(tx, caseId, certKey, own);
  const met = new Map(
    others.flatMap((other) => (meets(own, caseNumber, other) ? [[other.case_id, other]] : [])),
  );
  if (met.size > 0 || !isNewCase) await keepPairs(tx, caseId, own, met);
}

const PUT = `INSERT INTO case_filing (case_id, cert_key, filings) VALUES ($1, $2, $3)
  ON CONFLICT (case_id) DO UPDATE SET cert_key = excluded.cert_key, filings = excluded.filings`;

async function putFilings(
  tx: Queries,
  caseId: string,
  certKey: string,
  filings: readonly BroughtFiling[],
): Promise<void> {
  await tx.run(PUT, [caseId, certKey, JSON.stringify(filings)]);
}

/** Enters the filings of a case. @returns the other cases of the person that bring a filing */
async function putAndMeet(
  tx: Queries,
  caseId: string,
  certKey: string,
  own: readonly BroughtFiling[],
): Promise<readonly Other[]> {
  const found = await tx.all(
    Case,
    `WITH put AS (${PUT}) ${CASES} WHERE c.cert_key = $2 AND c.case_id <> $1`,
    [caseId, certKey, JSON.stringify(own)],
  );
  const others: Other[] = [];
  for (const one of found) {
    others.push({ ...one, filings: one.filings ?? (await readBefore(tx, one.case_id, certKey)) });
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
  await putFilings(tx, caseId, certKey, filings);
  return filings;
}

/** Not where one says that it follows the other (直接办理, HUN-12). */
function meets(own: readonly BroughtFiling[], number: string, other: Other): boolean {
  return sameOf(own, number, other.filings, other.number) !== undefined;
}

/** Of `theirs` the first that is one of `own` too. */
function sameOf(
  own: readonly BroughtFiling[],
  ownNumber: string,
  theirs: readonly BroughtFiling[],
  theirNumber: string,
): BroughtFiling | undefined {
  return theirs.find((one) =>
    own.some(
      (mine) =>
        isSameFiling(mine, one) && mine.follows !== theirNumber && one.follows !== ownNumber,
    ),
  );
}

const Pair = z.object({ earlier: z.string(), later: z.string(), same: z.boolean() });

/** What is new is told to the other case's office, what is over to both; this one's has its answer. */
async function keepPairs(
  tx: Queries,
  caseId: string,
  own: readonly BroughtFiling[],
  met: ReadonlyMap<string, Other>,
): Promise<void> {
  const pairs = await tx.all(
    Pair,
    "SELECT earlier, later, same FROM filing_pair WHERE earlier = $1 OR later = $1",
    [caseId],
  );
  const known = new Map(
    pairs.map((pair) => [pair.earlier === caseId ? pair.later : pair.earlier, pair]),
  );
  for (const [otherId, other] of met) {
    const pair = known.get(otherId);
    if (pair?.same === true) continue;
    const { earlier, later } = pair ?? { earlier: otherId, later: caseId };
    await tx.run(
      `INSERT INTO filing_pair (earlier, later) VALUES ($1, $2)
       ON CONFLICT (earlier, later) DO UPDATE SET same = true`,
      [earlier, later],
    );
    await tellFound(tx, caseId, own, other, earlier === caseId ? "theirs" : "ours");
  }
  for (const [otherId, { earlier, later, same }] of known) {
    if (!same || met.has(otherId)) continue;
    await tx.run("UPDATE filing_pair SET same = false WHERE earlier = $1 AND later = $2", [
      earlier,
      later,
    ]);
    await tellOver(tx, caseId, otherId);
    await tellOver(tx, otherId, caseId);
  }
}

const Named = z.object({ office_id: z.string(), number: z.string(), office: z.string() });

async function named(tx: Queries, caseId: string): Promise<z.output<typeof Named>> {
  const row = await tx.get(
    Named,
    `SELECT office_id, number, o.name AS office FROM case_file f
     JOIN office o ON o.id = f.office_id WHERE f.id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error("a case that is not there");
  return row;
}

/** @param first as the other office sees it */
async function tellFound(
  tx: Queries,
  caseId: string,
  own: readonly BroughtFiling[],
  other: Other,
  first: FilingElsewhere["first"],
): Promise<void> {
  const { number: caseNumber, office } = await named(tx, caseId);
  const filing = sameOf(other.filings, other.number, own, caseNumber);
  if (filing === undefined) throw new Error("a filing that meets none");
  await say(tx, other.office_id, {
    kind: "filing-elsewhere",
    caseId: other.case_id,
    caseNumber,
    found: { caseNumber, office, filing, first },
  });
}

async function tellOver(tx: Queries, caseId: string, otherId: string): Promise<void> {
  const { office_id: office } = await named(tx, caseId);
  const { number: caseNumber } = await named(tx, otherId);
  await say(tx, office, { kind: "filing-elsewhere", caseId, caseNumber, found: null });
}

/** Whether the case `$1` brings the same filing as another. */
export const PAIRED =
  "EXISTS (SELECT FROM filing_pair WHERE same AND (earlier = $1 OR later = $1))";

const Mine = z.object({ number: z.string(), filings: Brought });
const Theirs = Case.extend({ later: z.string() });

/** The other cases of the district that bring a filing of this one, for its answer. */
export async function filingsElsewhere(tx: Queries, caseId: string): Promise<FilingElsewhere[]> {
  const mine = await tx.get(
    Mine,
    `SELECT number, filings FROM case_filing JOIN case_file ON id = case_id WHERE case_id = $1`,
    [caseId],
  );
  const others = await tx.all(
    Theirs,
    `SELECT found.*, later FROM (${CASES}) AS found
     JOIN filing_pair ON same AND ((earlier = case_id AND later = $1)
       OR (later = case_id AND earlier = $1)) ORDER BY number`,
    [caseId],
  );
  return others.flatMap(({ number: caseNumber, office, filings, later }) => {
    const filing = sameOf(mine?.filings ?? [], mine?.number ?? "", filings ?? [], caseNumber);
    const first = later === caseId ? ("theirs" as const) : ("ours" as const);
    return filing === undefined ? [] : [{ caseNumber, office, filing, first }];
  });
}
