import type { Problem } from "../../core/problem.ts";

/** A problem of the machine or the data, not of a field in the form. */
export function fault(code: Problem["code"], what: string, remedy: string): Problem {
  return { code, what, remedy, kind: "check" };
}

export const DATABASE_DAMAGED = fault(
  "E-DB-01",
  "数据文件损坏，打不开。",
  "不要删除任何文件；先从最近的备份恢复，恢复不了的，把数据文件夹整个交给管理员。",
);

export const DATABASE_NEWER = fault(
  "E-DB-02",
  "数据由更新版本的程序写成，本版本不能打开。",
  "请更新程序后再打开；数据原样未动。",
);

export const PROFILE_READ_ONLY = fault(
  "E-DB-03",
  "数据文件夹不能写入。",
  "请管理员检查文件夹的写入权限，再重新打开程序。",
);

export const DATABASE_BUSY = fault(
  "E-DB-04",
  "数据文件正被另一个程序占用。",
  "请关闭备份、杀毒等正在使用它的程序，稍后再存一次。",
);

export const NOT_ENCRYPTED = fault(
  "E-DB-05",
  "程序的数据库组件不是加密版，不能用来存参保人信息。",
  "请重新安装程序。",
);

export const DATABASE_MISSING = fault(
  "E-DB-06",
  "操作员的密钥文件还在，数据文件不见了。",
  "不要重新设置；先从最近的备份恢复，没有备份的，请管理员找回数据文件夹。",
);

export const KEYSLOTS_MISSING = fault(
  "E-DB-07",
  "数据文件还在，操作员的密钥文件不见了或损坏。",
  "不要重新设置；先从最近的备份恢复，没有备份的，请管理员找回 keyslots.json。",
);

const NOT_SAVED = "，这次没有存进去";

export const DATA_GONE = fault(
  "E-DB-09",
  "数据文件夹不见了，本机还有它的备份。",
  "不要重新设置；先从最近的备份恢复，或请管理员找回数据文件夹。",
);

export const DISK_FULL = fault(
  "E-DISK-01",
  `磁盘已满${NOT_SAVED}。`,
  "请清出空间后再存一次；填写的内容还在窗口里。",
);

export const DISK_FAILED = fault(
  "E-DISK-02",
  `磁盘读写出错${NOT_SAVED}。`,
  "请再存一次；仍不行请联系管理员检查磁盘。",
);

export const PROGRAM_FAULT = fault(
  "E-APP-01",
  "程序内部出错，刚才的操作没有完成。",
  "已存的内容没有变；请再试一次，仍不行请关闭后重新打开。",
);

const BY_CODE: Readonly<Record<string, Problem>> = {
  SQLITE_NOTADB: DATABASE_DAMAGED,
  SQLITE_CORRUPT: DATABASE_DAMAGED,
  SQLITE_FORMAT: DATABASE_DAMAGED,
  SQLITE_READONLY: PROFILE_READ_ONLY,
  SQLITE_CANTOPEN: PROFILE_READ_ONLY,
  SQLITE_PERM: PROFILE_READ_ONLY,
  SQLITE_BUSY: DATABASE_BUSY,
  SQLITE_LOCKED: DATABASE_BUSY,
  SQLITE_FULL: DISK_FULL,
  SQLITE_IOERR: DISK_FAILED,
  // Something else lies where the data folder or a data file should be.
  ENOTDIR: PROFILE_READ_ONLY,
  EISDIR: PROFILE_READ_ONLY,
  EACCES: PROFILE_READ_ONLY,
  EPERM: PROFILE_READ_ONLY,
  EROFS: PROFILE_READ_ONLY,
  EBUSY: DATABASE_BUSY,
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EIO: DISK_FAILED,
};

/** What is wrong with the machine, for something that was no save. */
export function causeOf({ what }: Problem): string {
  return what.replace(NOT_SAVED, "");
}

/** What a failure of the file system or of SQLite means to the clerk; null when it is a bug. */
export function machineProblem(error: unknown): Problem | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return null;
  return BY_CODE[error.code] ?? null;
}
