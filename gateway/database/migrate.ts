import { z } from "zod";
import type { Database } from "./database.ts";
import { beginning } from "./migrations/001-beginning.ts";
import { filingsAndUploads } from "./migrations/002-filings-and-uploads.ts";
import { newestAndDays } from "./migrations/003-newest-and-days.ts";

/** In their order; one that has shipped is never changed. */
const MIGRATIONS: readonly string[] = [beginning, filingsAndUploads, newestAndDays];

/** Any number will do; every node takes the same one. */
const LOCK = 7_250_301;

const Version = z.object({ version: z.int() });

export class NewerDatabase extends Error {
  constructor() {
    super("数据库由更新版本的网关写成，本版本不能打开。请更新网关程序；数据原样未动。");
  }
}

/** Brings the database up to date; nodes that start together do it one after the other. */
export async function migrate(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await tx.run("CREATE TABLE IF NOT EXISTS schema_version (version int PRIMARY KEY)");
    const row = await tx.get(
      Version,
      "SELECT max(version) AS version FROM schema_version HAVING count(*) > 0",
    );
    const done = row?.version ?? 0;
    if (done > MIGRATIONS.length) throw new NewerDatabase();
    for (const [index, sql] of MIGRATIONS.slice(done).entries()) {
      for (const statement of statements(sql)) await tx.run(statement);
      await tx.run("INSERT INTO schema_version VALUES ($1)", [done + index + 1]);
    }
  });
}

/** One statement at a time: a statement with places cannot hold two. Ours hold no `;` within. */
function statements(sql: string): readonly string[] {
  return sql.split(";").filter((statement) => statement.trim() !== "");
}
