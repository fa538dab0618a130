import { z } from "zod";
import type { Office } from "../contract/session.ts";
import type { Transaction } from "./connection.ts";

const Value = z.object({ value: z.int() });

const Restores = z.object({ restores: z.int() });

/**
 * The next case number (受理号): `410200-A3-20261120-017`. It begins with the
 * window, so that machines that never meet do not give out the same number. After
 * a restore the window has a letter, `410200-A3b-20261122-001`: the numbers that
 * were given out after the copy was made are on papers, and not in the data.
 */
export async function nextNumber(tx: Transaction, office: Office, day: string): Promise<string> {
  const restored = await tx.get(Restores, "SELECT coalesce(max(seq), 0) AS restores FROM restore");
  const window = office.window + letterOf(restored?.restores ?? 0);
  const series = `${office.pool}-${window}-${day.replaceAll("-", "")}`;
  const row = await tx.get(
    Value,
    `INSERT INTO counter (name, value) VALUES (?, 1)
     ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
    [series],
  );
  if (row === undefined) throw new Error("the counter gave no number");
  return `${series}-${String(row.value).padStart(3, "0")}`;
}

/** None before the first restore, then `b`, `c` … `z`, `ba`. */
function letterOf(restores: number): string {
  if (restores === 0) return "";
  const rest = Math.floor(restores / 26);
  return (rest === 0 ? "" : letterOf(rest)) + String.fromCharCode(97 + (restores % 26));
}

/** The day on which a number was given out: `2026-11-20`. */
export function dayOfNumber(number: string): string {
  const [, year = "", month = "", day = ""] = /-(\d{4})(\d{2})(\d{2})-\d+$/u.exec(number) ?? [];
  return year === "" ? "" : `${year}-${month}-${day}`;
}
