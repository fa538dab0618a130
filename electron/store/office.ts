import { z } from "zod";
import type { Office } from "../contract/session.ts";
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

const Telephone = z.object({ telephone: z.string() });

/** The telephone that papers tell (咨询电话); empty: none. */
export async function readTelephone(reader: Reader): Promise<string> {
  const row = await reader.get(Telephone, "SELECT telephone FROM office");
  return row?.telephone ?? "";
}

export async function setTelephone(tx: Transaction, telephone: string): Promise<void> {
  await tx.run("UPDATE office SET telephone = ?", [telephone]);
}

const ScanFolder = z.object({ scan_folder: z.string().nullable() });

/** The folder that the scanner writes into; null: none is watched. */
export async function readScanFolder(reader: Reader): Promise<string | null> {
  const row = await reader.get(ScanFolder, "SELECT scan_folder FROM office");
  return row?.scan_folder ?? null;
}

export async function setScanFolder(tx: Transaction, folder: string | null): Promise<void> {
  await tx.run("UPDATE office SET scan_folder = ?", [folder]);
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
