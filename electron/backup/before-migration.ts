import { copyFile, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { systemClock } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import { ifThere } from "../store/if-there.ts";
import { dataFiles, type DataFiles } from "../store/profile.ts";
import { SqliteError } from "../store/sqlite.ts";
import { onConnection } from "../store/unlock.ts";
import { contentsOf } from "./contents.ts";
import { type Copy, ownPlace } from "./copies.ts";
import { buildCopy, type CopyRequest, makeCopy } from "./make-copy.ts";
import { troubleOf } from "./trouble.ts";

/**
 * Copies the data before an update of the program changes them. Without the copy
 * they are not changed. A database without key slots beside it is no
 * workstation's: nobody could open its copy.
 */
export async function copyFirst(database: string, key: Uint8Array): Promise<Result<null, Problem>> {
  const files = dataFiles(path.dirname(database));
  if ((await ifThere(stat(files.keySlots))) === null) return ok(null);
  try {
    const place = ownPlace(files);
    await mkdir(place, { recursive: true });
    const copied = await copyBeforeMigration({ files, key, place });
    return copied.ok ? ok(null) : copied;
  } catch (error) {
    const problem = troubleOf(error);
    return problem === null ? Promise.reject(error) : fail(notCopied(problem));
  }
}

/**
 * One that cannot be read in full is copied byte for byte: what it still holds
 * must be there afterwards.
 */
async function copyBeforeMigration(
  where: Pick<CopyRequest, "files" | "key" | "place">,
): Promise<Result<Copy, Problem>> {
  const at = systemClock.now();
  // Which version wrote the data is not known here; the manifest names the schema.
  const request = { ...where, at, reason: "before-migration", program: "" } as const;
  try {
    return await makeCopy(request);
  } catch (error) {
    if (!(error instanceof SqliteError && error.code === "SQLITE_CORRUPT")) throw error;
    return copyOfBytes(request);
  }
}

async function copyOfBytes(request: CopyRequest): Promise<Result<Copy, Problem>> {
  const { files, key } = request;
  // What lies in the log comes into the one file that is copied.
  await onConnection(files.database, "write", key, (sqlite) =>
    sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)"),
  );
  const contents = await contentsOf(files.database, key);
  return buildCopy(request, contents, async (building: DataFiles) => {
    await copyFile(files.database, building.database);
    await copyFile(files.keySlots, building.keySlots);
    return ok({ contents, verified: false });
  });
}

function notCopied({ what }: Problem): Problem {
  return fault(
    "E-BAK-03",
    `程序更新后要升级数据，先要备份。${what}`,
    "数据没有动。请清出磁盘空间或按上面说的处理，再重新打开程序。",
  );
}
