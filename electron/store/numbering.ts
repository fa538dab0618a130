import { z } from "zod";
import type { Office } from "../contract/contract.ts";
import type { Transaction } from "./connection.ts";

const Value = z.object({ value: z.int() });

/**
 * The next case number (受理号): `410200-A3-20261120-017`. It begins with the
 * window, so that machines that never meet do not give out the same number.
 */
export async function nextNumber(tx: Transaction, office: Office, day: string): Promise<string> {
  const series = `${office.pool}-${office.window}-${day.replaceAll("-", "")}`;
  const row = await tx.get(
    Value,
    `INSERT INTO counter (name, value) VALUES (?, 1)
     ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
    [series],
  );
  if (row === undefined) throw new Error("the counter gave no number");
  return `${series}-${String(row.value).padStart(3, "0")}`;
}
