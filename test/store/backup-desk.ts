import { randomUUID } from "node:crypto";
import type { CaseForm } from "../../core/casefile/form.ts";
import { Backups, type OpenData } from "../../electron/backup/backups.ts";
import type { FreeBytes } from "../../electron/backup/places.ts";
import type { Operator } from "../../electron/contract/session.ts";
import { createCase, type Desk, openCase } from "../../electron/store/cases.ts";
import type { Store } from "../../electron/store/connection.ts";
import { openStore } from "../../electron/store/open.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { createData } from "../../electron/store/setup.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newFolder, TestClock, value } from "./desk.ts";
import { referral } from "./people.ts";

export const PASSWORD = "三月的鱼 2026";
const OFFICE = { name: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" };

/** A workstation with data, key slots and copies on disk, as far as copies need it. */
export interface TestProfile {
  readonly profile: string;
  readonly files: DataFiles;
  readonly key: Uint8Array;
  readonly recoveryKey: string;
  readonly clock: SetClock;
  readonly operator: Operator;
}

/** A clock that can be set. */
export class SetClock extends TestClock {
  #behind = 0;
  readonly #inner = this.now;

  constructor() {
    super("2026-11-20T01:00:00.000Z");
    this.now = (): ReturnType<TestClock["now"]> =>
      // The branding point of a moment that this clock made.
      new Date(Date.parse(this.#inner()) + this.#behind).toISOString() as ReturnType<
        TestClock["now"]
      >;
  }

  advance(hours: number): void {
    this.#behind += hours * 3_600_000;
  }
}

export async function newProfile(): Promise<TestProfile> {
  const profile = await newFolder();
  const files = dataOf(profile);
  const clock = new SetClock();
  const operator = { id: randomUUID(), name: "李建国", role: "supervisor" } as const;
  const setup = { office: OFFICE, operator, password: PASSWORD, at: clock.now() };
  const { key, recoveryKey } = value(await createData(files, setup));
  return { profile, files, key, recoveryKey, clock, operator };
}

/** Opens the data of a profile, runs a job at its desk, and closes them again. */
export async function atDesk<T>(
  profile: Pick<TestProfile, "files" | "key" | "clock" | "operator">,
  job: (desk: Desk & { readonly store: Store }) => Promise<T>,
): Promise<T> {
  const store = value(await openStore(profile.files.database, profile.key));
  try {
    return await job({ store, office: OFFICE, operator: profile.operator, clock: profile.clock });
  } finally {
    await store.close();
  }
}

export async function sealedCase(desk: Desk, form: CaseForm = referral()): Promise<string> {
  const { caseId } = value(await createCase(desk, form.pool.insurance));
  value(await sealRevision(desk, caseId, form));
  return caseId;
}

export function backupsOf({ files }: Pick<TestProfile, "files">, free?: FreeBytes): Backups {
  return new Backups(files, "0.1.0", free);
}

export function openData(desk: Desk, { key }: Pick<TestProfile, "key">): OpenData {
  return { desk, key };
}

/** What a check of the whole store finds. */
export function faultsOf(desk: Desk): Promise<readonly string[]> {
  return desk.store.read(verifyStore).then(({ faults }) => faults);
}

export async function formOf(desk: Desk, caseId: string): Promise<CaseForm> {
  return value(await openCase(desk, caseId)).form;
}
