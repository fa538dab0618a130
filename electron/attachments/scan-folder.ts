import { lstat, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { looksLikeScan } from "../../core/attachments/file-kind.ts";
import { RAW_BYTES } from "../../core/attachments/limits.ts";
import { fail, ok } from "../../core/result.ts";
import type { Scan, ScanFolder } from "../contract/attachments.ts";
import type { Answer } from "../contract/answer.ts";
import { FOLDER_GONE, SCAN_GONE, TOO_LARGE } from "./faults.ts";

/**
 * The folder that the office's scanner writes into. It holds papers of persons in
 * plain, so nothing of it is remembered here: it is looked at, and what the clerk has
 * attached is deleted when they say so.
 */

/** A file to which nothing was written for so long is whole. */
const QUIET_MS = 2000;
const MOST_SCANS = 200;

/** The pictures and PDFs in the folder, the newest first; `now` in milliseconds. */
export async function scansIn(folder: string | null, now: number): Promise<ScanFolder> {
  if (folder === null) return { folder, scans: [], problem: null };
  try {
    const names = (await readdir(folder)).filter(looksLikeScan);
    const scans = await Promise.all(names.map((file) => scanOf(folder, file, now)));
    const found = scans.filter((scan) => scan !== null);
    const newest = found.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_SCANS);
    return { folder, scans: newest, problem: null };
  } catch {
    return { folder, scans: [], problem: FOLDER_GONE };
  }
}

/** Null for what is no plain file: a link may lead anywhere. */
async function scanOf(folder: string, file: string, now: number): Promise<Scan | null> {
  const about = await lstat(path.join(folder, file)).catch(() => null);
  if (about === null || !about.isFile()) return null;
  const whole = about.size > 0 && now - about.mtimeMs >= QUIET_MS;
  return { file, bytes: about.size, at: about.mtime.toISOString(), whole };
}

/** Reads a scan that is whole and stays as it is while it is read. */
export async function readScan(
  folder: string | null,
  file: string,
  now: number,
): Promise<Answer<Uint8Array>> {
  if (folder === null || !isOfFolder(file)) return fail(SCAN_GONE);
  const before = await scanOf(folder, file, now);
  if (before?.whole !== true) return fail(SCAN_GONE);
  if (before.bytes > RAW_BYTES) return fail(TOO_LARGE);
  const bytes = await readFile(path.join(folder, file)).catch(() => null);
  const after = await scanOf(folder, file, now);
  const same = after !== null && after.at === before.at && after.bytes === bytes?.length;
  return bytes === null || !same ? fail(SCAN_GONE) : ok(bytes);
}

/** A name that the folder could have listed: no path that leads elsewhere. */
function isOfFolder(file: string): boolean {
  return looksLikeScan(file) && path.basename(file) === file;
}

/** Deletes a scan that was attached. */
export async function discardScan(folder: string | null, file: string): Promise<Answer<null>> {
  if (folder === null || !isOfFolder(file)) return fail(SCAN_GONE);
  if ((await scanOf(folder, file, 0)) === null) return fail(SCAN_GONE);
  try {
    await rm(path.join(folder, file));
    return ok(null);
  } catch {
    return fail(FOLDER_GONE);
  }
}
