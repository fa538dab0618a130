import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import { createCase, type Desk, openCase, saveDraft } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { machineProblem } from "../../../electron/store/faults.ts";
import { createStore, openStore } from "../../../electron/store/open.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { verifyStore } from "../../../electron/store/verify.ts";
import { referral } from "../../store/people.ts";

/** Fills a small disk with cases and tells what became of them: `full-disk-child.mjs FOLDER`. */
const [folder = ""] = process.argv.slice(2);
const file = path.join(folder, "workstation.db");
const filler = path.join(folder, "filler");
const key = randomBytes(32);

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function deskOver(store: Desk["store"]): Desk {
  return {
    store,
    office: { name: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" },
    operator: { id: "operator-1", name: "李建国", role: "clerk" },
    clock: systemClock,
  };
}

/** Saves cases until the disk takes no more; tells which were acknowledged and what was said. */
async function fill(desk: Desk): Promise<{ kept: Map<string, string>; code: string }> {
  const kept = new Map<string, string>();
  for (let count = 0; count < 2000; count += 1) {
    const form = referral();
    form.stay.inpatientNo = String(count);
    try {
      const { caseId } = must(await createCase(desk, "resident"));
      must(await saveDraft(desk, caseId, form));
      kept.set(caseId, form.stay.inpatientNo);
      must(await sealRevision(desk, caseId, form));
    } catch (error) {
      return { kept, code: machineProblem(error)?.code ?? String(error) };
    }
  }
  return { kept, code: "never" };
}

async function missingIn(desk: Desk, kept: ReadonlyMap<string, string>): Promise<string[]> {
  const missing: string[] = [];
  for (const [caseId, typed] of kept) {
    const opened = await openCase(desk, caseId);
    if (!opened.ok || opened.value.form.stay.inpatientNo !== typed) missing.push(caseId);
  }
  return missing;
}

const store = must(await createStore(file, key));
await writeFile(filler, Buffer.alloc(1_500_000));
const { kept, code } = await fill(deskOver(store));
await rm(filler);
const again = await fill(deskOver(store));
await store.close();

const reopened = must(await openStore(file, key));
const desk = deskOver(reopened);
const missing = await missingIn(desk, new Map([...kept, ...again.kept]));
const { faults } = await reopened.read(verifyStore);
await reopened.close();
console.log(
  JSON.stringify({
    acknowledged: kept.size,
    refusedWith: code,
    missing,
    faults,
    savedAfterRoom: again.kept.size > 0,
  }),
);
