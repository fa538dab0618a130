import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Replaces a file as a whole: after a power cut either the old content is there
 * or the new, never half of one.
 */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await (await prepareFile(file, content)).put();
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
): Promise<PreparedFile> {
  const temporary = `${file}.${randomUUID()}.new`;
  const drop = (): Promise<void> => rm(temporary, { force: true });
  await orDrop(() => write(temporary, content), drop);
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

async function write(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
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
