import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** The data as a failing disk leaves them: the first page of the file is gone. */
export function damageData(profile: string): void {
  const data = path.join(profile, "data");
  for (const log of ["workstation.db-wal", "workstation.db-shm"]) {
    rmSync(path.join(data, log), { force: true });
  }
  const file = openSync(path.join(data, "workstation.db"), "r+");
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, 0);
  closeSync(file);
}
