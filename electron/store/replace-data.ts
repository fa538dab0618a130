import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Result } from "../../core/result.ts";
import { syncFolder } from "../security/atomic-file.ts";
import { ifThere } from "./if-there.ts";
import { dataFiles, type DataFiles, dataOf } from "./profile.ts";

/*
 * The data folder is replaced as a whole. The new one is put together beside it
 * under a name of its own, made durable and marked as complete; then the two
 * change places. A power cut at any instant leaves the old data or the new under
 * the final name, or, between two renames, neither: that is mended at the next
 * start.
 */

const INCOMING = "incoming-";
/** Stays: data that a restore has replaced may be all that is left of a day. */
const REPLACED = "replaced-";
/** Goes: data under a key that must open nothing any more. */
const DISCARDED = "discarded-";
const COMPLETE = "complete";

export interface Replacement {
  /** Whether the old data stay beside the new as `replaced-…`. */
  readonly keepOld: boolean;
  /** The instant, for the name of the old folder. */
  readonly at: string;
}

/**
 * Replaces the data by those that `build` writes into a new folder; it must have
 * closed every file when it is done, and nothing may have the old data open.
 * When `build` refuses or anything fails, the old data stay as they are.
 */
export async function replaceData<T, E>(
  files: DataFiles,
  { keepOld, at }: Replacement,
  build: (incoming: DataFiles) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const profile = path.dirname(files.folder);
  const incoming = dataFiles(path.join(profile, `${INCOMING}${randomUUID()}`));
  const name = `${keepOld ? REPLACED : DISCARDED}${at.replaceAll(":", "")}`;
  await mkdir(incoming.folder, { recursive: true });
  try {
    const built = await build(incoming);
    if (!built.ok) return built;
    await makeComplete(incoming.folder);
    await changePlaces(files.folder, incoming.folder, path.join(profile, name));
    return built;
  } finally {
    await tidy(files);
  }
}

/**
 * Finishes or takes back a replacement that was cut off. To be run once at the
 * start of the program, before anything looks at the data.
 */
export async function mendReplacement(profile: string): Promise<void> {
  const files = dataOf(profile);
  if (!(await isThere(files.folder))) {
    const names = await namesIn(profile);
    // Without a trace of a cut-off replacement somebody has taken the data away: old ones are no answer.
    const cutOff = names.some((name) => name.startsWith(INCOMING));
    const rightful = (await completeOf(profile, names)) ?? (cutOff ? newestOld(names) : undefined);
    if (rightful !== undefined) {
      await rename(path.join(profile, rightful), files.folder);
      await syncFolder(profile);
    }
  }
  await tidy(files);
}

/** Makes everything in a folder durable, and then the mark that says so. */
async function makeComplete(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await syncFile(path.join(folder, name));
  await syncFolder(folder);
  const mark = path.join(folder, COMPLETE);
  await writeFile(mark, "", { mode: 0o600 });
  await syncFile(mark);
  await syncFolder(folder);
  await syncFolder(path.dirname(folder));
}

/** The new data take the place of the old, which may be gone altogether; a failure takes it back. */
async function changePlaces(data: string, incoming: string, old: string): Promise<void> {
  const had = await isThere(data);
  if (had) await rename(data, old);
  try {
    await rename(incoming, data);
    await syncFolder(path.dirname(data));
  } catch (error) {
    // Fails when they had not arrived.
    await rename(data, incoming).catch(() => undefined);
    if (had) await rename(old, data);
    throw error;
  }
}

/**
 * Removes what a replacement, done or not, has left. What cannot be removed now
 * is removed at the next start.
 */
async function tidy({ folder }: DataFiles): Promise<void> {
  const profile = path.dirname(folder);
  const names = await namesIn(profile).catch((): readonly string[] => []);
  const replaced = names.includes(path.basename(folder));
  // Without data under the final name, complete ones beside them or discarded ones are the only ones.
  const needed = replaced ? undefined : await completeOf(profile, names).catch(() => undefined);
  const leftovers = names.filter(
    (name) =>
      (name.startsWith(INCOMING) && name !== needed) || (replaced && name.startsWith(DISCARDED)),
  );
  for (const name of [...leftovers, path.join(path.basename(folder), COMPLETE)]) {
    const gone = path.join(profile, name);
    await rm(gone, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function completeOf(profile: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    if (name.startsWith(INCOMING) && (await isThere(path.join(profile, name, COMPLETE))))
      return name;
  }
  return undefined;
}

function newestOld(names: readonly string[]): string | undefined {
  return names
    .filter((name) => name.startsWith(REPLACED) || name.startsWith(DISCARDED))
    .toSorted((a, b) => (madeAt(a) < madeAt(b) ? -1 : 1))
    .at(-1);
}

function madeAt(name: string): string {
  return name.slice(name.indexOf("-"));
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(name: string): Promise<boolean> {
  return (await namesIn(path.dirname(name))).includes(path.basename(name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await ifThere(readdir(folder))) ?? [];
}
