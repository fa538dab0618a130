import path from "node:path";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Problem } from "../core/problem.ts";
import { fail, type Result } from "../core/result.ts";
import { KEYS_ALTERED } from "../electron/security/key-faults.ts";
import { areAuthentic } from "../electron/security/keyslots.ts";
import { parseRecoveryKey } from "../electron/security/recovery-key.ts";
import { openSlot, type Slot } from "../electron/security/slot.ts";
import type { Store } from "../electron/store/connection.ts";
import { fault, machineProblem } from "../electron/store/faults.ts";
import { openStore } from "../electron/store/open.ts";
import { dataOf, inspect } from "../electron/store/profile.ts";

const NO_DATA = fault("E-DB-08", "这个文件夹里没有工作站的数据。", "请给出工作站的数据文件夹。");
const WRONG_PASSWORD = fault("E-PWD-01", "口令不对。", "请用任一操作员的口令或恢复密钥再试。");

/**
 * Runs a job on the store of the profile named on the command line and sets the
 * exit code: the job's own, or 2 when the store cannot be opened.
 */
export async function onProfile(
  tool: string,
  job: (store: Store) => Promise<number>,
): Promise<void> {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error(`npm run ${tool} -- PROFILE`);
    process.exitCode = 2;
    return;
  }
  try {
    const store = await openProfile(path.resolve(folder));
    process.exitCode = store.ok ? await job(store.value) : refuse(store.error);
    if (store.ok) await store.value.close();
  } catch (error) {
    const problem = machineProblem(error);
    if (problem === null) throw error;
    process.exitCode = refuse(problem);
  }
}

async function openProfile(folder: string): Promise<Result<Store, Problem>> {
  const files = dataOf(folder);
  const found = await inspect(files);
  if (found.kind === "empty") return fail(NO_DATA);
  if (found.kind === "blocked") return fail(found.problem);
  const password = process.env["WORKSTATION_PASSWORD"] ?? (await ask());
  const key = await keyFor(found.slots.slots, password);
  if (key === null) return fail(WRONG_PASSWORD);
  return areAuthentic(found.slots, key) ? openStore(files.database, key) : fail(KEYS_ALTERED);
}

/** The database key for the password of any operator, or for the recovery key. */
async function keyFor(slots: readonly Slot[], secret: string): Promise<Uint8Array | null> {
  const recoveryKey = parseRecoveryKey(secret);
  for (const slot of slots) {
    const own = slot.kind === "recovery" && recoveryKey.ok ? recoveryKey.value : secret;
    const key = await openSlot(slot, own);
    if (key !== null) return key;
  }
  return null;
}

/** Asks for the password; what is typed does not appear. */
async function ask(): Promise<string> {
  process.stderr.write("口令：");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}

function refuse(problem: Problem): number {
  console.error(`${problem.code} ${problem.what}${problem.remedy}`);
  return 2;
}
