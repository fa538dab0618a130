import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { DISK_FULL, fault, machineProblem, PROFILE_READ_ONLY } from "./faults.ts";

/** Why a disk takes no writing: it is full, or it, or the folder, is read-only. */
export type Refusal = "SQLITE_FULL" | "SQLITE_READONLY";

/** More than SQLite needs beside the data to open them. */
const ROOM = 64 * 1024;

/**
 * Whether a failure of SQLite comes from a disk that takes no writing. SQLite says
 * so plainly at a save; at other times it speaks of a file that it cannot open or
 * of a failing disk, as the system words it. Then a small file is tried.
 */
export async function refusalOf(error: unknown, folder: string): Promise<Refusal | null> {
  if (!(error instanceof Error) || !("code" in error)) return null;
  switch (error.code) {
    case "SQLITE_FULL":
      return "SQLITE_FULL";
    case "SQLITE_READONLY":
    case "SQLITE_PERM":
      return "SQLITE_READONLY";
    case "SQLITE_CANTOPEN":
    case "SQLITE_IOERR":
      return refusalBy(folder);
    default:
      return null;
  }
}

async function refusalBy(folder: string): Promise<Refusal | null> {
  const file = path.join(folder, `room-${randomUUID()}.new`);
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.write(Buffer.alloc(ROOM));
    } finally {
      await handle.close();
    }
    return null;
  } catch (error) {
    const problem = machineProblem(error);
    if (problem === DISK_FULL) return "SQLITE_FULL";
    return problem === PROFILE_READ_ONLY ? "SQLITE_READONLY" : null;
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** What the screen says as long as nothing can be saved. */
export function onlyReading(refusal: Refusal): Problem {
  return refusal === "SQLITE_FULL" ? READS_FULL : READS_LOCKED;
}

const UNTIL_THEN = "在那之前不要关闭程序：登录和查看的记录还没有写进经办日志。";

const READS_FULL = fault(
  DISK_FULL.code,
  "磁盘已满，现在只能查看，不能保存。",
  `请清出空间，再锁屏（Ctrl+L）登录。${UNTIL_THEN}`,
);

const READS_LOCKED = fault(
  PROFILE_READ_ONLY.code,
  "数据文件夹不能写入，现在只能查看，不能保存。",
  `请管理员检查写入权限或写保护，再锁屏（Ctrl+L）登录。${UNTIL_THEN}`,
);
