import pg from "pg";
import { type Copies, rowsOf } from "./rows.ts";
import { SAMPLE, SAMPLE_NUMBERS } from "./sample.ts";

/**
 * Copies the samples by plain SQL to so many cases, as the program has written them: every copy is
 * another case of another person with another invoice, in the text of its versions too, and bears
 * the hashes of its own bytes. Foreign keys are not looked at meanwhile: rows are copied whole.
 */

/** Copies of each sample in one transaction. */
const AT_ONCE = 10;
const SIDE_BY_SIDE = 2;

export interface Filling {
  readonly cases: number;
  /** Ids of the offices; the first is the one that is measured. */
  readonly offices: readonly string[];
  /** Cases of the measured office, whatever the size. */
  readonly ofOffice: number;
  readonly progress: (done: number) => void;
}

/** @returns bytes of the database */
export async function fill(url: string, filling: Filling): Promise<number> {
  const ranges = rangesOf(filling.cases / SAMPLE - 1);
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => copyRanges(url, filling, ranges)));
  return withClient(url, async (client) => {
    await client.query("VACUUM ANALYZE");
    const size = "SELECT pg_database_size(current_database())::float8 AS bytes";
    return (await client.query<{ bytes: number }>(size)).rows[0]?.bytes ?? 0;
  });
}

type Range = Pick<Copies, "first" | "last">;

/** Which copies of each sample are made in one transaction. */
function rangesOf(copies: number): Range[] {
  return Array.from({ length: Math.ceil(copies / AT_ONCE) }, (_, at) => ({
    first: at * AT_ONCE + 1,
    last: Math.min((at + 1) * AT_ONCE, copies),
  }));
}

/** Makes copies until no range is left that another has not taken. */
function copyRanges(
  url: string,
  { cases, offices, ofOffice, progress }: Filling,
  ranges: Range[],
): Promise<void> {
  return withClient(url, async (client) => {
    await prepare(client, offices);
    const all = cases - SAMPLE;
    for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
      await client.query("BEGIN");
      for (const row of rowsOf({ ...range, all, offices: offices.length, ofOffice })) {
        await client.query(row);
      }
      await client.query("COMMIT");
      progress((range.last + 1) * SAMPLE);
    }
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client, offices: readonly string[]): Promise<void> {
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off");
  await client.query(CERT);
  await client.query("CREATE TEMP TABLE place (nr int, office_id text, device_id text)");
  await client.query(
    `INSERT INTO place SELECT o.nr - 1, o.id, min(device.id)
     FROM unnest($1::text[]) WITH ORDINALITY AS o (id, nr) JOIN device ON office_id = o.id
     GROUP BY o.nr, o.id`,
    [offices],
  );
  await client.query(`CREATE TEMP TABLE sample AS
    SELECT row_number() OVER (ORDER BY number) - 1 AS nr, case_file.* FROM case_file
    WHERE number LIKE '${SAMPLE_NUMBERS}%'`);
  await client.query(`CREATE TEMP TABLE sample_version AS
    SELECT revision.*, coalesce(parent, '') AS parent FROM revision JOIN sample ON sample.id = case_id
    LEFT JOIN parent ON child = hash`);
  await client.query("ANALYZE place, sample, sample_version");
}

/** An identity number from its first 17 signs. */
const CERT = `CREATE FUNCTION pg_temp.cert(first17 text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT first17 || substr('10X98765432', 1 + (sum(substr(first17, at::int, 1)::int * weight) % 11)::int, 1)
  FROM unnest(ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2]) WITH ORDINALITY AS w (weight, at) $$`;
