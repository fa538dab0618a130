import { z } from "zod";
import type { FilingElsewhere } from "../../core/sync/filing-elsewhere.ts";
import { BroughtFiling, isSameFiling } from "../../core/sync/same-filing.ts";
import type { Queries } from "../database/database.ts";
import { say } from "../feed/say.ts";

/** Pairs of cases that bring one filing, and who is told of them. */

/** As they are kept beside a case; null: it came before the gateway looked at filings. */
const Brought = z
  .string()
  .transform((text) => (text === "" ? null : z.array(BroughtFiling).parse(JSON.parse(text))));

export const FilingCase = z.object({
  case_id: z.string(),
  cert_key: z.string(),
  office_id: z.string(),
  number: z.string(),
  office: z.string(),
  filings: Brought,
});

export const FILING_CASES = `SELECT c.case_id, c.cert_key, f.office_id, f.number, o.name AS office, c.filings
  FROM case_filing c JOIN case_file f ON f.id = c.case_id JOIN office o ON o.id = f.office_id`;

/** Another case of the person, with what it brings. */
export interface Other {
  readonly case_id: string;
  readonly office_id: string;
  readonly number: string;
  readonly office: string;
  readonly filings: readonly BroughtFiling[];
}

/** A case with what its newest version brings. */
export interface Bringing {
  readonly caseId: string;
  readonly number: string;
  readonly filings: readonly BroughtFiling[];
}

/** Not where one says that it follows the other (直接办理, HUN-12). */
export function meets(own: Bringing, other: Other): boolean {
  return sameOf(own.filings, own.number, other.filings, other.number) !== undefined;
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
type Pair = z.output<typeof Pair>;

/** Every pair that one of these cases is in. */
export async function pairsOf(tx: Queries, cases: readonly string[]): Promise<readonly Pair[]> {
  if (cases.length === 0) return [];
  return tx.all(
    Pair,
    `SELECT earlier, later, same FROM filing_pair
     WHERE earlier = ANY ($1::text[]) OR later = ANY ($1::text[])`,
    [cases],
  );
}

/**
 * What is new is told to the other case's office, what is over to both; this one's has its answer.
 * @param pairs as they were before
 */
export async function keepPairs(
  tx: Queries,
  own: Bringing,
  met: ReadonlyMap<string, Other>,
  pairs: readonly Pair[],
): Promise<void> {
  const { caseId } = own;
  const known = new Map(
    pairs.flatMap((pair) => {
      if (pair.earlier === caseId) return [[pair.later, pair]];
      return pair.later === caseId ? [[pair.earlier, pair]] : [];
    }),
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
    await tellFound(tx, own, other, earlier === caseId ? "theirs" : "ours");
  }
  for (const [otherId, pair] of known) {
    if (pair.same && !met.has(otherId)) await endPair(tx, pair);
  }
}

/** Told once, also where both cases have left it at the same time. */
async function endPair(tx: Queries, { earlier, later }: Pair): Promise<void> {
  const ended = await tx.run(
    "UPDATE filing_pair SET same = false WHERE earlier = $1 AND later = $2 AND same",
    [earlier, later],
  );
  if (ended === 0) return;
  await tellOver(tx, earlier, later);
  await tellOver(tx, later, earlier);
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
  { caseId, filings }: Bringing,
  other: Other,
  first: FilingElsewhere["first"],
): Promise<void> {
  const { number: caseNumber, office } = await named(tx, caseId);
  const filing = sameOf(other.filings, other.number, filings, caseNumber);
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

/** Whether the case `own` brings the same filing as another. */
export const PAIRED =
  "EXISTS (SELECT FROM filing_pair WHERE same AND (earlier = own.id OR later = own.id))";

const Mine = z.object({ number: z.string(), filings: Brought });
const Theirs = FilingCase.extend({ later: z.string() });

/** The other cases of the district that bring a filing of this one, for its answer. */
export async function filingsElsewhere(tx: Queries, caseId: string): Promise<FilingElsewhere[]> {
  const mine = await tx.get(
    Mine,
    `SELECT number, filings FROM case_filing JOIN case_file ON id = case_id WHERE case_id = $1`,
    [caseId],
  );
  const others = await tx.all(
    Theirs,
    `SELECT found.*, later FROM (${FILING_CASES}) AS found
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
