import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { Role } from "../../electron/contract/administration.ts";
import type { OpenedCase } from "../../electron/contract/cases.ts";
import { createCase, type Desk } from "../../electron/store/cases.ts";
import type { Clock } from "../../electron/store/clock.ts";
import type { Store } from "../../electron/store/connection.ts";
import { createStore, openStore } from "../../electron/store/open.ts";
import { sealRevision } from "../../electron/store/seal.ts";

const folders: string[] = [];
const stores: Store[] = [];

/** A new folder that goes when the test is over. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "workstation-"));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close().catch(() => undefined);
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** The value of something that must have gone well. */
export function value<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.what}`);
  return result.value;
}

/** The problem of something that must have been refused. */
export function problem(result: Result<unknown, Problem>): Problem {
  if (result.ok) throw new Error("went well");
  return result.error;
}

/** A clock that a test sets; each look moves it on by a second, so that order shows. */
export class TestClock implements Clock {
  #at: number;

  constructor(start: string) {
    this.#at = Date.parse(start);
  }

  now = (): ReturnType<Clock["now"]> => {
    this.#at += 1000;
    return new Date(this.#at).toISOString() as ReturnType<Clock["now"]>;
  };
}

export interface TestDesk extends Desk {
  readonly file: string;
  readonly key: Uint8Array;
}

/** A desk over a new encrypted store on disk. */
export async function newDesk(role: Role = "supervisor"): Promise<TestDesk> {
  const file = path.join(await newFolder(), "workstation.db");
  const key = randomBytes(32);
  return deskOver(value(await createStore(file, key)), file, key, role);
}

/** The same data opened again, as after a restart. */
export async function reopened(desk: TestDesk): Promise<TestDesk> {
  await desk.store.close();
  const store = value(await openStore(desk.file, desk.key));
  return deskOver(store, desk.file, desk.key, desk.operator.role);
}

function deskOver(store: Store, file: string, key: Uint8Array, role: Role): TestDesk {
  stores.push(store);
  return {
    store,
    file,
    key,
    office: { name: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" },
    operator: { id: "operator-1", name: "李建国", role },
    clock: new TestClock("2026-11-20T01:00:00.000Z"),
  };
}

/** A case with this content, sealed as its first version. */
export async function sealed(desk: Desk, form: CaseForm): Promise<OpenedCase> {
  const opened = value(await createCase(desk, form.pool.insurance));
  const { version } = value(await sealRevision(desk, opened.caseId, form));
  return { ...opened, form, version, draftSavedAt: null };
}
