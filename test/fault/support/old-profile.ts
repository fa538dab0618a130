import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { openStore } from "../../../electron/store/open.ts";
import { dataOf } from "../../../electron/store/profile.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { createData } from "../../../electron/store/setup.ts";
import { PASSWORD } from "../../e2e/support/workstation.ts";
import { fillFrom, oldDatabase, openAsItIs } from "../../store/old-database.ts";
import { referral } from "../../store/people.ts";

/** Makes a profile as an earlier program left it, with sealed cases in it; returns their ids. */
export async function oldProfile(
  profile: string,
  version: number,
  cases: number,
): Promise<readonly string[]> {
  const files = dataOf(profile);
  const operator = { id: randomUUID(), name: "赵敏", role: "supervisor" } as const;
  const office = { name: "朱仙镇便民服务中心", window: "A3", pool: "410200" };
  const at = systemClock.now();
  const { key } = must(await createData(files, { office, operator, password: PASSWORD, at }));
  const store = must(await openStore(files.database, key));
  const desk: Desk = { store, office, operator, clock: systemClock };
  const ids: string[] = [];
  for (let count = 0; count < cases; count += 1) {
    const { caseId } = must(await createCase(desk, "resident"));
    const form = referral();
    form.stay.inpatientNo = `ZY${count}`;
    must(await sealRevision(desk, caseId, form));
    ids.push(caseId);
  }
  await store.close();
  const old = `${files.database}.old`;
  const source = await openAsItIs(files.database, key, "read");
  const sqlite = await oldDatabase(old, key, version);
  await fillFrom(sqlite, source);
  await sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  await sqlite.close();
  await source.close();
  for (const suffix of ["", "-wal", "-shm"]) await rm(files.database + suffix, { force: true });
  await rename(old, files.database);
  return ids;
}

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
