import { z } from "zod";
import { Revision, revisionHash } from "../../core/casefile/revision.ts";
import { sha256Hex } from "../store/blobs.ts";
import { integrityFaults } from "../store/integrity.ts";
import { type Sqlite, SqliteError } from "../store/sqlite.ts";
import { onConnection } from "../store/unlock.ts";
import { endedBy, type Progress, UNWATCHED } from "../work/progress.ts";
import type { Manifest } from "./copies.ts";

/** What a manifest says of the database in a copy. */
export type Contents = Pick<
  Manifest,
  "schema" | "workstation" | "generation" | "mark" | "cases" | "revisions"
>;

/** Reads a database of any version that this program knows; what is damaged in it counts as none. */
export function contentsOf(file: string, key: Uint8Array): Promise<Contents> {
  return onConnection(file, "read", key, async (sqlite) => {
    const schema = await numberOf(sqlite, "SELECT user_version AS n FROM pragma_user_version");
    return {
      schema,
      workstation: await workstationOf((sql) => readable(sqlite, sql)),
      generation: schema < SINCE_JOURNAL ? 0 : await numberOf(sqlite, GENERATION),
      mark: await markOf((sql) => readable(sqlite, sql), schema),
      cases: await numberOf(sqlite, CASES),
      revisions: await numberOf(sqlite, "SELECT count(*) AS n FROM revision"),
    };
  });
}

/** Whether a database is whole: its pages, and its newest version against the version's hash. */
export function isSound(
  file: string,
  key: Uint8Array,
  progress: Progress = UNWATCHED,
): Promise<boolean> {
  return onConnection(file, "read", key, async (sqlite) => {
    progress.tell("checking");
    const stop = (): void => sqlite.interrupt();
    const faults = await endedBy(progress, stop, () => integrityFaults((sql) => sqlite.all(sql)));
    if (faults.length > 0) return false;
    const [newest] = z.array(Newest).parse(await sqlite.all(NEWEST));
    if (newest === undefined) return true;
    return revisionHash(Revision.parse(JSON.parse(newest.body))) === newest.hash;
  });
}

/** The migration that brought the journal and the restore rows. */
const SINCE_JOURNAL = 3;
const GENERATION = "SELECT coalesce(max(seq), 0) AS n FROM restore";
const CASES =
  "SELECT count(*) AS n FROM (SELECT case_id FROM revision UNION SELECT case_id FROM draft)";
const NEWEST = "SELECT hash, body FROM revision ORDER BY seq DESC LIMIT 1";

const Count = z.object({ n: z.int() });
const Text = z.object({ text: z.string() });
const Newest = z.object({ hash: z.string(), body: z.string() });

/** Entries that say that somebody looked, or that a copy was made: they change nothing worth a copy. */
const LOOKING = "'sign-in', 'sign-in-failed', 'sign-out', 'case-viewed', 'printed', 'backup-made'";

const CHANGES = [
  "(SELECT coalesce(max(seq), 0) FROM revision)",
  // Every moment and not the last one: under a clock that was set back an edit is not the newest.
  "(SELECT coalesce(group_concat(saved_at), '') FROM (SELECT saved_at FROM draft ORDER BY case_id))",
  "(SELECT coalesce(max(seq), 0) FROM pool_setting)",
];
const CHANGES_SINCE_JOURNAL = [
  "(SELECT coalesce(max(seq), 0) FROM pool_value)",
  `(SELECT coalesce(max(seq), 0) FROM journal WHERE action NOT IN (${LOOKING}))`,
];

/** Where the data stand, as a word that changes with everything that is written. */
export async function markOf(
  ask: (sql: string) => Promise<readonly unknown[]>,
  schema: number,
): Promise<string> {
  const changes = schema < SINCE_JOURNAL ? CHANGES : [...CHANGES, ...CHANGES_SINCE_JOURNAL];
  const [row] = z.array(Text).parse(await ask(`SELECT ${changes.join(" || '/' || ")} AS text`));
  return sha256Hex(row?.text ?? "").slice(0, 16);
}

/**
 * The first operator was made with the data, and stays in them for good. The
 * clock does not say who that was: it may have been set back since.
 */
export async function workstationOf(
  ask: (sql: string) => Promise<readonly unknown[]>,
): Promise<string> {
  const rows = await ask("SELECT id AS text FROM operator ORDER BY rowid LIMIT 1");
  const [first] = z.array(Text).parse(rows);
  return sha256Hex(`workstation ${first?.text ?? ""}`).slice(0, 12);
}

async function numberOf(sqlite: Sqlite, sql: string): Promise<number> {
  const [row] = z.array(Count).parse(await readable(sqlite, sql));
  return row?.n ?? 0;
}

async function readable(sqlite: Sqlite, sql: string): Promise<readonly unknown[]> {
  try {
    return await sqlite.all(sql);
  } catch (error) {
    if (error instanceof SqliteError && error.code === "SQLITE_CORRUPT") return [];
    throw error;
  }
}
