import { z } from "zod";
import type { Office } from "../contract/contract.ts";
import type { Reader, Transaction } from "./connection.ts";

/** The office (办公室) whose data these are: one row, made at the first setup. */

const Row = z
  .object({
    name: z.string(),
    window: z.string(),
    pool: z.string(),
    idle_minutes: z.int(),
    backup_folder: z.string().nullable(),
  })
  .transform(({ idle_minutes, backup_folder, ...office }) => ({
    office,
    idleMinutes: idle_minutes,
    backupFolder: backup_folder,
  }));
type Row = z.output<typeof Row>;

async function readRow(reader: Reader): Promise<Row> {
  const row = await reader.get(
    Row,
    "SELECT name, window, pool, idle_minutes, backup_folder FROM office",
  );
  if (row === undefined) throw new Error("the database names no office");
  return row;
}

export async function readOffice(reader: Reader): Promise<Office> {
  return (await readRow(reader)).office;
}

/** Minutes without a key press until the screen locks. */
export async function readIdleMinutes(reader: Reader): Promise<number> {
  return (await readRow(reader)).idleMinutes;
}

export async function setIdleMinutes(tx: Transaction, minutes: number): Promise<void> {
  await tx.run("UPDATE office SET idle_minutes = ?", [minutes]);
}

/** The second folder for copies; null: none chosen. */
export async function readBackupFolder(reader: Reader): Promise<string | null> {
  return (await readRow(reader)).backupFolder;
}

export async function setBackupFolder(tx: Transaction, folder: string | null): Promise<void> {
  await tx.run("UPDATE office SET backup_folder = ?", [folder]);
}
