import { z } from "zod";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Reader, Transaction } from "./connection.ts";
import { initialsOf } from "./initials.ts";
import { certKey, folded } from "./search-words.ts";

/** Registers that the district sends: insured persons, institutions, code tables. */

export type PersonRow = ChangeOf<"persons">["rows"][number];
export type InstitutionRow = ChangeOf<"institutions">["rows"][number];

/** A newer list replaces what an older one said; an older one that comes late replaces nothing. */
export async function putPersons(
  tx: Transaction,
  { asOf, rows }: ChangeOf<"persons">,
): Promise<void> {
  const keyed = rows.map((row) => ({ key: certKey(row.certno), insutype: row.insutype, row }));
  await tx.run(
    `INSERT INTO person_register (cert_key, insutype, body, as_of)
     SELECT value ->> 'key', value ->> 'insutype', value -> 'row', ? FROM json_each(?)
     WHERE true
     ON CONFLICT (cert_key, insutype) DO UPDATE SET body = excluded.body, as_of = excluded.as_of
     WHERE excluded.as_of >= as_of`,
    [asOf, JSON.stringify(keyed)],
  );
}

const Person = z
  .object({ body: z.string(), as_of: z.string() })
  .transform(({ body, as_of }) => ({ row: PersonJson.parse(JSON.parse(body)), asOf: as_of }));
const PersonJson = z.object({
  certno: z.string(),
  psn_name: z.string(),
  psn_no: z.string(),
  insutype: z.string(),
  admdvs: z.string(),
  state: z.enum(["insured", "paused", "ended"]),
  from: z.string(),
});

export interface RegisteredPerson {
  readonly row: PersonRow;
  /** Day of the list. */
  readonly asOf: string;
}

/** How a person stands in the register, by kind of insurance. */
export function personsWith(reader: Reader, certNo: string): Promise<readonly RegisteredPerson[]> {
  return reader.all(
    Person,
    "SELECT body, as_of FROM person_register WHERE cert_key = ? ORDER BY insutype",
    [certKey(certNo)],
  );
}

export async function putInstitutions(
  tx: Transaction,
  { asOf, rows }: ChangeOf<"institutions">,
): Promise<void> {
  const keyed = rows.map((row) => {
    const key = folded(row.fixmedins_name);
    return { row, key, initials: initialsOf(key).join(" ") };
  });
  await tx.run(
    `INSERT INTO institution (code, first_day, name, name_key, initials, body, as_of)
     SELECT value -> 'row' ->> 'fixmedins_code', value -> 'row' ->> 'from',
       value -> 'row' ->> 'fixmedins_name', value ->> 'key', value ->> 'initials',
       value -> 'row', ? FROM json_each(?)
     WHERE true
     ON CONFLICT (code, first_day) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
       initials = excluded.initials, body = excluded.body, as_of = excluded.as_of
     WHERE excluded.as_of >= as_of`,
    [asOf, JSON.stringify(keyed)],
  );
}

const InstitutionJson = z.object({
  fixmedins_code: z.string(),
  fixmedins_name: z.string(),
  admdvs: z.string(),
  level: z.string(),
  designated: z.boolean(),
  networked: z.boolean(),
  inpatient: z.boolean(),
  outpatient: z.boolean(),
  from: z.string(),
  until: z.string(),
});
const Institution = z
  .object({ body: z.string(), as_of: z.string() })
  .transform(({ body, as_of }) => ({ row: InstitutionJson.parse(JSON.parse(body)), asOf: as_of }));
export type RegisteredInstitution = z.output<typeof Institution>;

const MOST_HITS = 20;

/**
 * Institutions by code, part of the name or pinyin initials, as they stood on a day (HUN-23);
 * one that had no entry then is shown as it stood first.
 */
export function institutionsLike(
  reader: Reader,
  text: string,
  on: string,
): Promise<readonly RegisteredInstitution[]> {
  const word = folded(text);
  if (word === "") return Promise.resolve([]);
  return reader.all(
    Institution,
    `SELECT body, as_of FROM institution AS one
     WHERE first_day = coalesce(
         (SELECT max(first_day) FROM institution WHERE code = one.code AND first_day <= ?2),
         (SELECT min(first_day) FROM institution WHERE code = one.code))
       AND (instr(name_key, ?1) OR instr(initials, ?1) OR lower(code) = ?1
         OR (length(?1) > 3 AND lower(code) LIKE ?1 || '%'))
     ORDER BY name_key = ?1 DESC, substr(name_key, 1, length(?1)) = ?1 DESC, length(name_key), code
     LIMIT ${MOST_HITS}`,
    [word, on],
  );
}

/** One institution as it stood on a day. */
export function institutionOf(
  reader: Reader,
  code: string,
  on: string,
): Promise<RegisteredInstitution | undefined> {
  return reader.get(
    Institution,
    `SELECT body, as_of FROM institution WHERE code = ? AND first_day <= ?
     ORDER BY first_day DESC LIMIT 1`,
    [code, on],
  );
}

/** False where this version of the table was here already. */
export async function putCodes(
  tx: Transaction,
  { table, version, from, rows }: ChangeOf<"codes">,
  at: string,
): Promise<boolean> {
  const added = await tx.run(
    `INSERT OR IGNORE INTO code_table (name, version, first_day, rows, received_at)
     VALUES (?, ?, ?, ?, ?)`,
    [table, version, from, JSON.stringify(rows), at],
  );
  return added > 0;
}

const CodeTable = z
  .object({ name: z.string(), version: z.string(), first_day: z.string(), count: z.int() })
  .transform(({ first_day, ...same }) => ({ ...same, firstDay: first_day }));
export type CodeTableVersion = z.output<typeof CodeTable>;

/** The version of each code table that rules a day (KF-5.1, HUN-79). */
export function codeTablesOn(reader: Reader, on: string): Promise<readonly CodeTableVersion[]> {
  return reader.all(
    CodeTable,
    `SELECT name, version, first_day, json_array_length(rows) AS count FROM code_table AS one
     WHERE (first_day, version) = (SELECT first_day, version FROM code_table
       WHERE name = one.name AND first_day <= ? ORDER BY first_day DESC, received_at DESC LIMIT 1)
     ORDER BY name`,
    [on],
  );
}

/** The versions in force by their tables, as a sealed version records them; none where none came. */
export async function codesInForce(
  reader: Reader,
  on: string,
): Promise<{ readonly codes?: Readonly<Record<string, string>> }> {
  const tables = await codeTablesOn(reader, on);
  if (tables.length === 0) return {};
  return { codes: Object.fromEntries(tables.map(({ name, version }) => [name, version])) };
}

const CodeRows = z
  .object({ rows: z.string() })
  .transform(({ rows }) =>
    z.array(z.object({ code: z.string(), name: z.string() })).parse(JSON.parse(rows)),
  );

/** What a code meant on a day; undefined where no table says it. */
export async function codeName(
  reader: Reader,
  table: string,
  code: string,
  on: string,
): Promise<string | undefined> {
  const found = await reader.get(
    CodeRows,
    `SELECT rows FROM code_table WHERE name = ? AND first_day <= ?
     ORDER BY first_day DESC, received_at DESC LIMIT 1`,
    [table, on],
  );
  return found?.find((row) => row.code === code)?.name;
}
