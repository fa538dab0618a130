import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type Progress, UNWATCHED } from "../work/progress.ts";

/**
 * Replaces a file as a whole: after a power cut either the old content is there
 * or the new, never half of one.
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array,
  progress: Progress = UNWATCHED,
): Promise<void> {
  await (await prepareFile(file, content, progress)).put();
}

/** The next content of a file: it is on the disk, and only needs its name. */
export interface PreparedFile {
  /** Gives it its name, for which a full disk has room. */
  readonly put: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export async function prepareFile(
  file: string,
  content: string | Uint8Array,
  progress: Progress = UNWATCHED,
): Promise<PreparedFile> {
  const temporary = `${file}.${randomUUID()}.new`;
  const drop = (): Promise<void> => rm(temporary, { force: true });
  await orDrop(() => write(temporary, content, progress), drop);
  const named = async (): Promise<void> => {
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
  };
  return { put: () => orDrop(named, drop), drop };
}

/** What a failed step has left would only take up the room that it lacked. */
async function orDrop(step: () => Promise<void>, drop: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    await drop().catch(() => undefined);
    throw error;
  }
}

const PIECE = 1 << 20;

/** Piece by piece, so that a slow stick shows how far it is, and a cancel does not wait for it. */
async function write(
  file: string,
  content: string | Uint8Array,
  { tell, signal }: Progress,
): Promise<void> {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const handle = await open(file, "wx", 0o600);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      signal.throwIfAborted();
      tell("writing", { done: at, of: bytes.length });
      await handle.writeFile(bytes.subarray(at, at + PIECE));
    }
    await handle.sync();
    signal.throwIfAborted();
  } finally {
    await handle.close();
  }
}

/** Makes a rename inside a folder durable. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
