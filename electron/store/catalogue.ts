import { z } from "zod";
import { CHARGE_CATEGORIES } from "../../core/claim/charge-category.ts";
import { GRADES } from "../../core/claim/expenses.ts";
import type { CatalogueEntry } from "../../core/import/catalogue.ts";
import type { CatalogueHits, CatalogueStatus, CatalogueVersion } from "../contract/imports.ts";
import { type KeyedCatalogue, searchKey } from "../import/catalogue-keys.ts";
import type { Reader, Transaction } from "./connection.ts";
import { type Recorder, record } from "./journal.ts";
import { nameHit } from "./search-words.ts";

/** 目录: imports are only ever added; the newest is in use, and the entries of those before it go. */

const Seq = z.object({ seq: z.int() });

const Version = z
  .object({
    source: z.string(),
    entries: z.int(),
    faults: z.int(),
    at: z.string(),
    operator_name: z.string(),
  })
  .transform(({ operator_name, ...same }): CatalogueVersion => ({
    ...same,
    operator: operator_name,
  }));

const Entry = z
  .object({
    code: z.string(),
    name: z.string(),
    grade: z.enum(["", ...GRADES]),
    share: z.string(),
    category: z.enum(["", ...CHARGE_CATEGORIES]),
    price_limit: z.string(),
    remark: z.string(),
  })
  .transform(({ price_limit, ...same }): CatalogueEntry => ({ ...same, limit: price_limit }));

const COLUMNS = "code, name, grade, share, category, price_limit, remark";
/** Entries that one statement puts in. */
const BATCH = 5000;
const MOST_HITS = 50;
const SHOWN_EARLIER = 20;

export async function catalogueStatus(reader: Reader): Promise<CatalogueStatus> {
  const versions = await reader.all(
    Version,
    `SELECT source, entries, faults, at, operator_name FROM catalogue_import
     ORDER BY seq DESC LIMIT ${SHOWN_EARLIER + 1}`,
  );
  const [current = null, ...earlier] = versions;
  return { current, earlier };
}

/** Puts a catalogue to use, in place of the one before. */
export async function takeCatalogue(
  tx: Transaction,
  by: Recorder,
  source: string,
  { entries, faults }: KeyedCatalogue,
): Promise<void> {
  await tx.run(
    `INSERT INTO catalogue_import (source, entries, faults, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [source, entries.length, faults.length, by.clock.now(), by.operator.id, by.operator.name],
  );
  const made = await tx.get(Seq, "SELECT max(seq) AS seq FROM catalogue_import");
  await tx.run("DELETE FROM catalogue_entry");
  for (let from = 0; from < entries.length; from += BATCH) {
    const rows = entries
      .slice(from, from + BATCH)
      .map(({ keys, ...entry }) => ({ ...entry, keys }));
    await tx.run(
      `INSERT INTO catalogue_entry
         (import, ${COLUMNS}, code_key, name_key, initials)
       SELECT ?, value ->> 'code', value ->> 'name', value ->> 'grade', value ->> 'share',
         value ->> 'category', value ->> 'limit', value ->> 'remark',
         value -> 'keys' ->> 'code', value -> 'keys' ->> 'name', value -> 'keys' ->> 'initials'
       FROM json_each(?)`,
      [made?.seq ?? 0, JSON.stringify(rows)],
    );
  }
  await record(tx, by, "office-changed", "目录", `${source}；${entries.length}条`);
}

/**
 * Entries that answer to what was typed: the code or its beginning, a part of the
 * name, or its pinyin initials; the closest first.
 */
export async function searchCatalogue(reader: Reader, text: string): Promise<CatalogueHits> {
  const word = searchKey(text);
  if (word === "") return { hits: [], more: false };
  const found = await reader.all(
    Entry,
    `SELECT ${COLUMNS} FROM catalogue_entry
     WHERE instr(name_key, ?1) OR code_key >= ?1 AND code_key < ?1 || char(1114111)
       OR instr(initials, ?1)
     ORDER BY CASE
       WHEN code_key = ?1 THEN 0
       WHEN name_key = ?1 THEN 1
       WHEN substr(name_key, 1, length(?1)) = ?1 THEN 2
       WHEN instr(name_key, ?1) THEN 3
       WHEN substr(code_key, 1, length(?1)) = ?1 THEN 4
       WHEN substr(initials, 1, length(?1)) = ?1 THEN 5
       ELSE 6 END,
       CASE WHEN substr(code_key, 1, length(?1)) = ?1 THEN code_key END, length(name_key), id
     LIMIT ${MOST_HITS + 1}`,
    [word],
  );
  const hits = found
    .slice(0, MOST_HITS)
    .map((entry) => ({ ...entry, hit: nameHit(entry.name, [word]) }));
  return { hits, more: found.length > MOST_HITS };
}

/** Entries with exactly these codes, the first of each. */
export function entriesByCode(
  reader: Reader,
  codes: readonly string[],
): Promise<readonly CatalogueEntry[]> {
  const keys = [...new Set(codes.map(searchKey))].filter((key) => key !== "");
  return reader.all(
    Entry,
    `SELECT ${COLUMNS} FROM catalogue_entry
     WHERE id IN (SELECT min(id) FROM catalogue_entry
       WHERE code_key IN (SELECT value FROM json_each(?)) GROUP BY code_key)`,
    [JSON.stringify(keys)],
  );
}
