import { type FileHandle, open } from "node:fs/promises";
import { type Progress, UNWATCHED } from "../work/progress.ts";

const BLOCK = 1 << 16;
const PAGE = 4096;

/** Copies a file as far as the disk gives it; a page that cannot be read becomes zeros. */
export async function copyReadable(
  from: string,
  to: string,
  { signal, tell }: Progress = UNWATCHED,
): Promise<void> {
  const source = await open(from, "r");
  try {
    const target = await open(to, "wx", 0o600);
    try {
      const { size } = await source.stat();
      for (let at = 0; at < size; at += BLOCK) {
        signal.throwIfAborted();
        tell("copying", { done: at, of: size });
        await target.write(await blockAt(source, at, Math.min(BLOCK, size - at)), 0, null, at);
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function blockAt(source: FileHandle, at: number, length: number): Promise<Buffer> {
  const block = Buffer.alloc(length);
  if (await readInto(source, block, at)) return block;
  for (let page = 0; page < length; page += PAGE) {
    const part = block.subarray(page, page + PAGE);
    if (!(await readInto(source, part, at + page))) part.fill(0);
  }
  return block;
}

async function readInto(source: FileHandle, into: Buffer, at: number): Promise<boolean> {
  try {
    await source.read(into, 0, into.length, at);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EIO") return false;
    throw error;
  }
}
