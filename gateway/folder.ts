import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** The embedded database is of one process: a second that opens its files would spoil them. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`网关的文件夹正被另一个网关进程使用：${folder}`);
  }
}

/** Holds the folder for this process; call what it returns to give it free. */
export function holdFolder(folder: string): () => void {
  const file = path.join(folder, "gateway.pid");
  for (;;) {
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if (holderLives(file)) throw new FolderInUse(folder);
      rmSync(file, { force: true });
    }
  }
}

/** A process that was killed has left its file behind. */
function holderLives(file: string): boolean {
  const pid = Number(readFileSync(file, "utf8"));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
