import { z } from "zod";

const Check = z.object({ integrity_check: z.string() });

/** What SQLite finds wrong in how a database is built, or one table of it; nothing when it is sound. */
export async function integrityFaults(
  ask: (sql: string) => Promise<readonly unknown[]>,
  table?: string,
): Promise<readonly string[]> {
  const argument = table === undefined ? "" : `("${table.replaceAll('"', '""')}")`;
  const rows = z.array(Check).parse(await ask(`PRAGMA integrity_check${argument}`));
  return rows.map((row) => row.integrity_check).filter((said) => said !== "ok");
}
