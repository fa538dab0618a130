import { z } from "zod";
import { Revision, revisionHash } from "../../core/casefile/revision.ts";
import { sha256Hex } from "../store/blobs.ts";
import { type Sqlite, SqliteError } from "../store/sqlite.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { eachReadable, type Row } from "./damaged-table.ts";

/** Tables whose rows are taken over as far as they can be read. */
export const SALVAGED = [
  "office",
  "operator",
  "counter",
  "pool_setting",
  "pool_value",
  "arrangement",
  "journal",
  "print_job",
  "print_event",
  "print_choice",
  "print_offset",
  "restore",
  "blob",
  "form_template",
  "template_use",
  "inquiry_event",
  "sync_identity",
  "visit_details",
  "received_pack",
  "received_template",
  "case_decision",
  "message",
  "message_step",
  "sync_in",
  "sync_conflict",
  "sync_day",
  "problem_shown",
  "problem_handled",
  "catalogue_import",
  "catalogue_entry",
  "column_mapping",
  "revision",
  "draft",
] as const;

/** Tables that only grow, and those of the office: what is lost of them may stand in a copy. */
const IN_COPIES = [
  "office",
  "operator",
  "pool_setting",
  "pool_value",
  "arrangement",
  "journal",
  "print_job",
  "print_event",
  "print_choice",
  "print_offset",
  "restore",
  "blob",
  "form_template",
  "template_use",
  "inquiry_event",
  "visit_details",
  "received_pack",
  "received_template",
  "case_decision",
  "message",
  "message_step",
  "problem_shown",
  "problem_handled",
  "catalogue_import",
  "column_mapping",
  "revision",
] as const;

/**
 * Tables that say only what the versions and drafts say, and are made again from
 * these; and who has looked which version through, which is asked for again.
 */
export const DERIVED = [
  "review_look",
  "revision_parent",
  "case_head",
  "outbox",
  "sync_state",
  "sync_blob",
  "sync_taken",
  "visit_invoice",
  "person_register",
  "institution",
  "code_table",
  "sync_file",
  "case_index",
  "case_list",
  "case_words",
  "case_count",
  "sealed_person",
  "review_list",
  "case_invoice",
  "case_stay",
  "case_recovery",
  "case_filing",
  "case_due",
  "case_wait",
] as const;

/** How many rows of a table were taken over, and how many were put aside because they were not right. */
export interface Salvaged {
  readonly table: (typeof SALVAGED)[number];
  readonly rows: number;
  readonly wrong: number;
}

/**
 * Takes what can be read of a damaged database over into a new one. A version
 * and a document count only when they are what their hash says, so nothing can
 * come in that nobody wrote.
 */
export async function salvage(
  from: Sqlite,
  to: Sqlite,
  { signal, tell }: Progress = UNWATCHED,
): Promise<readonly Salvaged[]> {
  const done: Salvaged[] = [];
  for (const table of SALVAGED) {
    signal.throwIfAborted();
    tell("tables", { done: done.length, of: SALVAGED.length });
    done.push(await inTransaction(to, () => takeOver(from, to, table, "INSERT")));
  }
  return done;
}

/** Fills what is missing from a copy of the same data, and tells how many rows that was. */
export async function fillFrom(copy: Sqlite, to: Sqlite): Promise<number> {
  let filled = 0;
  for (const table of IN_COPIES) {
    const taken = () => takeOver(copy, to, table, "INSERT OR IGNORE");
    filled += (await inTransaction(to, taken)).rows;
  }
  return filled;
}

/**
 * Makes what follows from the versions. One whose predecessor is lost is kept,
 * and a check of the new database names it.
 */
export async function linkVersions(to: Sqlite): Promise<void> {
  await inTransaction(to, async () => {
    for (const sql of LINKS) await to.run(sql);
  });
}

/** Which versions had gone out cannot be known any more: all go again, and are known by their hash. */
const LINKS = [
  `INSERT INTO revision_parent (child, parent)
     SELECT revision.hash, up.value FROM revision, json_each(revision.body, '$.parents') AS up`,
  `INSERT INTO case_head (case_id, hash)
     SELECT case_id, hash FROM revision WHERE hash NOT IN (SELECT parent FROM revision_parent)`,
  "INSERT INTO outbox (revision, queued_at) SELECT hash, at FROM revision",
];

async function takeOver(
  from: Sqlite,
  to: Sqlite,
  table: (typeof SALVAGED)[number],
  verb: Verb,
): Promise<Salvaged> {
  const known = await columnsOf(to, table);
  // An older program's database lacks the tables that came later.
  if ((await columnsOf(from, table)).size === 0) return { table, rows: 0, wrong: 0 };
  let rows = 0;
  let wrong = 0;
  await eachReadable(from, table, async (row) => {
    const columns = Object.keys(row).filter((column) => known.has(column));
    if (isRight(table, row)) rows += await insert(to, `${verb} INTO ${table}`, row, columns);
    else wrong += 1;
  });
  return { table, rows, wrong };
}

const VersionRow = z.object({ hash: z.string(), case_id: z.string(), body: z.string() });
const BlobRow = z.object({ sha256: z.string(), bytes: z.instanceof(Uint8Array) });

function isRight(table: (typeof SALVAGED)[number], row: Row): boolean {
  if (table === "revision") return isVersion(row);
  if (table !== "blob") return true;
  const blob = BlobRow.safeParse(row);
  return blob.success && sha256Hex(blob.data.bytes) === blob.data.sha256;
}

function isVersion(row: Row): boolean {
  const { hash, case_id, body } = VersionRow.parse(row);
  try {
    const revision = Revision.parse(JSON.parse(body));
    return revision.caseId === case_id && revisionHash(revision) === hash;
  } catch {
    return false;
  }
}

type Verb = "INSERT" | "INSERT OR IGNORE";

/** How many rows came in: none when another stands in its place. */
async function insert(
  to: Sqlite,
  verb: string,
  row: Row,
  columns: readonly string[],
): Promise<number> {
  const marks = columns.map(() => "?").join(", ");
  try {
    return await to.run(
      `${verb} (${columns.join(", ")}) VALUES (${marks})`,
      columns.map((column) => row[column] ?? null),
    );
  } catch (error) {
    if (error instanceof SqliteError && error.code === "SQLITE_CONSTRAINT") return 0;
    throw error;
  }
}

async function inTransaction<T>(to: Sqlite, job: () => Promise<T>): Promise<T> {
  await to.run("BEGIN");
  const result = await job();
  await to.run("COMMIT");
  return result;
}

const Name = z.object({ name: z.string() });

async function columnsOf(sqlite: Sqlite, table: string): Promise<ReadonlySet<string>> {
  const rows = await sqlite.all(`SELECT name FROM pragma_table_info('${table}')`);
  return new Set(
    z
      .array(Name)
      .parse(rows)
      .map(({ name }) => name),
  );
}
