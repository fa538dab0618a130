import { mkdir, stat, statfs } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { DISK_FULL, fault } from "../store/faults.ts";
import type { DataFiles } from "../store/profile.ts";
import { COPIES_FOLDER, copiesIn, type Copy, ownPlace, removeCopy } from "./copies.ts";
import { toKeep } from "./keep.ts";

const INSIDE_THE_DATA = fault(
  "E-BAK-04",
  "第二备份位置不能选在程序自己的数据文件夹里。",
  "请选 U 盘或另一块硬盘上的文件夹。",
);

/** Makes the folder for copies in a folder that was chosen, on another disk or a stick. */
export async function prepareSecond(
  chosen: string,
  files: DataFiles,
): Promise<Result<string, Problem>> {
  const profile = path.dirname(files.folder);
  const inside = path.relative(profile, chosen);
  if (!inside.startsWith("..") && !path.isAbsolute(inside)) return fail(INSIDE_THE_DATA);
  const folder = inCopiesFolder(chosen);
  await mkdir(folder, { recursive: true });
  return ok(folder);
}

/**
 * Whether a place can be used now. The own one is made when it is missing; the
 * second never is, or the copies would land on the disk under a missing stick.
 */
export async function isReachable(place: string, files: DataFiles): Promise<boolean> {
  if (place === ownPlace(files)) await mkdir(place, { recursive: true });
  try {
    return (await stat(place)).isDirectory();
  } catch {
    return false;
  }
}

/** Where copies may lie in a folder that somebody chose: in it, or in the program's folder there. */
export function placesUnder(chosen: string): readonly string[] {
  return [...new Set([chosen, inCopiesFolder(chosen)])];
}

/** Free bytes on the disk of a folder; null where the system does not say. */
export type FreeBytes = (folder: string) => Promise<number | null>;

export async function freeBytes(folder: string): Promise<number | null> {
  const { bavail, bsize, blocks } = await statfs(folder);
  return blocks === 0 ? null : bavail * bsize;
}

/** Takes away the verified copies of this workstation that no rule keeps. */
export async function thin(place: string, workstation: string, now: string): Promise<void> {
  const own = await verifiedCopies(place, workstation);
  const kept = toKeep(
    own.map((copy) => ({ at: copy.manifest.at, copy })),
    now,
  );
  const folders = new Set([...kept].map(({ copy }) => copy.folder));
  for (const copy of own) if (!folders.has(copy.folder)) await removeCopy(copy);
}

/**
 * Makes room for a copy of so many bytes, twice over so that the work goes on
 * beside it: the oldest copies go first, the last good one never. Without room
 * for the copy itself it is not begun, or it would take the space of a save.
 */
export async function makeRoom(
  place: string,
  workstation: string,
  bytes: number,
  free: FreeBytes,
): Promise<Result<null, Problem>> {
  const oldestFirst = (await verifiedCopies(place, workstation)).toReversed();
  for (const copy of oldestFirst.slice(0, -1)) {
    const room = await free(place);
    if (room === null || room >= 2 * bytes) return ok(null);
    await removeCopy(copy);
  }
  const room = await free(place);
  return room === null || room > bytes ? ok(null) : fail(DISK_FULL);
}

async function verifiedCopies(place: string, workstation: string): Promise<readonly Copy[]> {
  return (await copiesIn(place)).filter(
    ({ manifest }) => manifest.verified && manifest.workstation === workstation,
  );
}

function inCopiesFolder(chosen: string): string {
  return path.basename(chosen) === COPIES_FOLDER ? chosen : path.join(chosen, COPIES_FOLDER);
}
