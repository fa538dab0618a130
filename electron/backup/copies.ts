import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Backup } from "../contract/administration.ts";
import { ifThere } from "../store/if-there.ts";
import { dataFiles, type DataFiles } from "../store/profile.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";

/**
 * A copy of the data (备份) is a folder `<place>/<instant>-<short id>/` with the
 * encrypted database, its key slots and `copy.json`. The device slot's secret is
 * not in it. Only a folder that is complete ever gets such a name.
 */
export const COPY_REASONS = [
  "sign-in",
  "interval",
  "closing",
  "asked",
  "before-migration",
  "rescue",
] as const;
export type CopyReason = (typeof COPY_REASONS)[number];

const FileEntry = z.object({
  name: z.enum(["workstation.db", "keyslots.json"]),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** What `copy.json` says. It is in plain, so it holds counts and hashes and nothing of anybody. */
export const Manifest = z.object({
  format: z.literal("copy/1"),
  at: z.iso.datetime(),
  reason: z.enum(COPY_REASONS),
  /** Version of the program that made it. */
  program: z.string(),
  schema: z.int(),
  /** Tells the copies of several workstations in one folder apart. */
  workstation: z.string(),
  /** How often the data had been restored by then. */
  generation: z.int().min(0),
  /** Where the data stood: the same mark means that nothing has been written since. */
  mark: z.string(),
  cases: z.int().min(0),
  revisions: z.int().min(0),
  /** Opened and checked when it was made. What was rescued from damaged data never is. */
  verified: z.boolean(),
  files: z.array(FileEntry).length(2),
});
export type Manifest = z.output<typeof Manifest>;

export interface Copy {
  readonly folder: string;
  readonly manifest: Manifest;
}

const MANIFEST = "copy.json";
/** A folder that is being made or taken away; whatever is found under it is of no use. */
const UNFINISHED = "unfinished-";
/** Folder that the program makes in the place that was chosen, so that a missing disk shows. */
export const COPIES_FOLDER = "workstation-backups";

/** The own place of a profile's copies. */
export function ownPlace(files: DataFiles): string {
  return path.join(path.dirname(files.folder), "backups");
}

/** Whether there was a workstation here before: its data may be gone, and are not to be made anew. */
export async function hasOwnCopies(files: DataFiles): Promise<boolean> {
  return (await copiesIn(ownPlace(files))).length > 0;
}

export function filesOf(copy: Pick<Copy, "folder">): DataFiles {
  return dataFiles(copy.folder);
}

export function manifestFile(folder: string): string {
  return path.join(folder, MANIFEST);
}

export function unfinishedName(workstation: string, id: string): string {
  return `${UNFINISHED}${workstation}-${id}`;
}

/** `20261120T010000Z-1a2b3c4d`: copies sort by time in any file manager. */
export function copyName(at: string, id: string): string {
  return `${at.replace(/\.\d+/u, "").replace(/[-:]/gu, "")}-${id.slice(0, 8)}`;
}

/** The copies of a place, the newest first; a place that is not there has none. */
export async function copiesIn(place: string): Promise<readonly Copy[]> {
  const copies: Copy[] = [];
  for (const name of await namesIn(place)) {
    const copy = name.startsWith(UNFINISHED) ? null : await readCopy(path.join(place, name));
    if (copy !== null) copies.push(copy);
  }
  return copies.toSorted((a, b) => (a.manifest.at < b.manifest.at ? 1 : -1));
}

/** The copy in a folder; null when there is none that this program can read. */
export async function readCopy(folder: string): Promise<Copy | null> {
  try {
    const read = Manifest.safeParse(JSON.parse(await readFile(manifestFile(folder), "utf8")));
    return read.success ? { folder, manifest: read.data } : null;
  } catch {
    // A folder of somebody else, or one on a disk that has just been pulled out.
    return null;
  }
}

export function bytesOf({ manifest }: Copy): number {
  return manifest.files.reduce((sum, file) => sum + file.bytes, 0);
}

/** Whether the files of a copy are there in full, by their sizes alone. */
export function hasAllBytes(copy: Copy): Promise<boolean> {
  return everyFile(copy, async (file, entry) => (await stat(file)).size === entry.bytes);
}

/** Whether the files of a copy are what they were when it was made. */
export async function isWhole(copy: Copy): Promise<boolean> {
  if (!(await hasAllBytes(copy))) return false;
  return everyFile(copy, async (file, entry) => (await sha256OfFile(file)) === entry.sha256);
}

/** As the screens list it. `whole` is the answer of one of the two above. */
export function asBackup(copy: Copy, place: Backup["place"], whole: boolean): Backup {
  const { at, cases, reason, verified } = copy.manifest;
  const kind = reason === "rescue" ? "salvage" : "copy";
  const sound = verified && whole;
  return { id: copy.folder, at, kind, place, bytes: bytesOf(copy), cases, sound };
}

/** Takes a copy away. Killed halfway, it is an unfinished one that goes the next time. */
export async function removeCopy({ folder, manifest }: Copy): Promise<void> {
  const name = unfinishedName(manifest.workstation, path.basename(folder));
  const gone = path.join(path.dirname(folder), name);
  await rename(folder, gone);
  await rm(gone, { recursive: true, force: true });
}

/** Clears away what an interrupted copy of this workstation has left. */
export async function sweep(place: string, workstation: string): Promise<void> {
  for (const name of await namesIn(place)) {
    if (!name.startsWith(unfinishedName(workstation, ""))) continue;
    await rm(path.join(place, name), { recursive: true, force: true });
  }
}

/** Reads a file piece by piece: a database may be larger than the memory. */
export async function sha256OfFile(file: string, progress: Progress = UNWATCHED): Promise<string> {
  const hash = createHash("sha256");
  const { size: of } = await stat(file);
  let done = 0;
  // Without an encoding a stream gives bytes.
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    progress.signal.throwIfAborted();
    if (!(chunk instanceof Uint8Array)) continue;
    hash.update(chunk);
    done += chunk.length;
    progress.tell("hashing", { done, of });
  }
  return hash.digest("hex");
}

async function everyFile(
  copy: Copy,
  test: (file: string, entry: Manifest["files"][number]) => Promise<boolean>,
): Promise<boolean> {
  try {
    for (const entry of copy.manifest.files) {
      if (!(await test(path.join(copy.folder, entry.name), entry))) return false;
    }
    return true;
  } catch {
    return false;
  }
}

async function namesIn(place: string): Promise<readonly string[]> {
  return (await ifThere(readdir(place))) ?? [];
}
