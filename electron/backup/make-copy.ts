import { randomUUID } from "node:crypto";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { replaceFile, syncFolder } from "../security/atomic-file.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import { fault } from "../store/faults.ts";
import { ifThere } from "../store/if-there.ts";
import { dataFiles, type DataFiles } from "../store/profile.ts";
import { onConnection } from "../store/unlock.ts";
import { endedBy, type Progress, UNWATCHED } from "../work/progress.ts";
import {
  type Copy,
  copyName,
  type CopyReason,
  type Manifest,
  manifestFile,
  sha256OfFile,
  sweep,
  unfinishedName,
} from "./copies.ts";
import { type Contents, contentsOf, isSound } from "./contents.ts";

export const COPY_UNSOUND = fault(
  "E-BAK-01",
  "备份做出来了，核对时发现读不完整，没有留用。",
  "请再备份一次；仍不行的，请主管运行数据校验。",
);

const KEYS_UNREADABLE = fault(
  "E-BAK-02",
  "操作员的密钥文件读不出来，做出的备份将打不开，没有留用。",
  "请不要关闭程序，马上联系管理员。",
);

export interface CopyRequest {
  readonly files: DataFiles;
  readonly key: Uint8Array;
  /** Folder that the copy is put in; it must be there. */
  readonly place: string;
  readonly at: string;
  readonly reason: CopyReason;
  readonly program: string;
  readonly progress?: Progress;
}

/**
 * Copies the data as they are at this moment, beside whoever works with them.
 * The copy is read back before it gets its name. Failures of the machine are
 * thrown as they come.
 */
export async function makeCopy(request: CopyRequest): Promise<Result<Copy, Problem>> {
  const { files, key, progress = UNWATCHED } = request;
  return buildCopy(request, await contentsOf(files.database, key), async (building) => {
    await copyDatabase(files.database, building.database, key, progress);
    await copyFile(files.keySlots, building.keySlots);
    const slots = await readKeySlots(building.keySlots);
    if (!slots.ok || !areAuthentic(slots.value, key)) return fail(KEYS_UNREADABLE);
    const contents = await contentsOf(building.database, key);
    if (!(await isSound(building.database, key, progress))) return fail(COPY_UNSOUND);
    return ok({ contents, verified: true });
  });
}

/** How often the growing copy is looked at. */
const LOOK_MS = 200;

/** SQLite does not say how far it is; the size of what it has written does. */
async function copyDatabase(
  from: string,
  to: string,
  key: Uint8Array,
  progress: Progress,
): Promise<void> {
  const { size: of } = await stat(from);
  let growing = true;
  const look = async (): Promise<void> => {
    const there = await ifThere(stat(to));
    if (growing) progress.tell("copying", { done: Math.min(there?.size ?? 0, of), of });
  };
  progress.tell("copying", { of });
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  try {
    await onConnection(from, "read", key, (sqlite) =>
      endedBy(
        progress,
        () => sqlite.interrupt(),
        () => sqlite.run("VACUUM INTO ?", [to]),
      ),
    );
  } finally {
    growing = false;
    clearInterval(timer);
  }
}

interface Filled {
  readonly contents: Contents;
  readonly verified: boolean;
}

/**
 * Makes a copy under an unfinished name; it gets its own name when everything
 * in it is on the disk. `fill` writes the database and the key slots.
 */
export async function buildCopy(
  request: Pick<CopyRequest, "place" | "at" | "reason" | "program" | "progress">,
  { workstation }: Pick<Contents, "workstation">,
  fill: (building: DataFiles) => Promise<Result<Filled, Problem>>,
): Promise<Result<Copy, Problem>> {
  const { place, at, reason, program, progress = UNWATCHED } = request;
  const id = randomUUID();
  const building = dataFiles(path.join(place, unfinishedName(workstation, id)));
  await sweep(place, workstation);
  await mkdir(building.folder);
  try {
    const filled = await fill(building);
    if (!filled.ok) return filled;
    const { contents, verified } = filled.value;
    const files = [
      await entryOf(building.database, progress),
      await entryOf(building.keySlots, progress),
    ];
    const about = { format: "copy/1", at, reason, program, verified, ...contents, files } as const;
    await replaceFile(manifestFile(building.folder), `${JSON.stringify(about, null, 2)}\n`);
    progress.signal.throwIfAborted();
    const folder = path.join(place, copyName(at, id));
    await rename(building.folder, folder);
    await syncFolder(place);
    return ok({ folder, manifest: about });
  } finally {
    // Gone after the rename; on a full disk what is left of it would take the space for the next try.
    await rm(building.folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Brings a file to the disk and says what it is. */
async function entryOf(file: string, progress: Progress): Promise<Manifest["files"][number]> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const { size: bytes } = await stat(file);
  const name = path.basename(file) === "keyslots.json" ? "keyslots.json" : "workstation.db";
  return { name, bytes, sha256: await sha256OfFile(file, progress) };
}
