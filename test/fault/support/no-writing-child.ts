import { execFileSync } from "node:child_process";
import { cp, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import { EVERYTHING } from "../../../electron/contract/search.ts";
import { Attempts } from "../../../electron/security/attempts.ts";
import { type Handlers, handlersOf } from "../../../electron/session/handlers.ts";
import { Workstation } from "../../../electron/session/workstation.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { type DataFiles, dataOf } from "../../../electron/store/profile.ts";
import { referral } from "../../store/people.ts";

/**
 * Works on a disk that takes no writing, and then on the same disk when it does
 * again: `no-writing-child.mjs FOLDER full|read-only`. The data are such as a
 * program leaves them that was closed, and such as a power cut leaves them, with
 * their log.
 */
const [folder = "", kind = ""] = process.argv.slice(2);
const PASSWORD = "三月的鱼 2026";
const filler = path.join(folder, "filler");

interface Program {
  readonly workstation: Workstation;
  readonly handlers: Handlers;
}

function program(files: DataFiles): Program {
  const patient = new Attempts(() => Promise.resolve());
  const workstation = new Workstation(files, systemClock, "0.1.0", patient);
  const handlers = handlersOf(workstation, () => Promise.reject(new Error("no forms here")));
  return { workstation, handlers };
}

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function saidOf(result: Result<unknown, Problem>): string {
  return result.ok ? "done" : result.error.code;
}

async function stopWriting(): Promise<void> {
  if (kind === "read-only") execFileSync("mount", ["-o", "remount,ro", folder]);
  else {
    const { bavail, bsize } = await statfs(folder);
    await writeFile(filler, Buffer.alloc(bavail * bsize));
  }
}

async function letWrite(): Promise<void> {
  if (kind === "read-only") execFileSync("mount", ["-o", "remount,rw", folder]);
  else await rm(filler);
}

const closed = dataOf(path.join(folder, "closed"));
const cut = dataOf(path.join(folder, "cut"));

const first = program(closed);
const made = must(
  await first.workstation.setup({
    office: "祥符区朱仙镇便民服务中心",
    window: "A3",
    pool: "410200",
    operator: "李建国",
    password: PASSWORD,
  }),
);
const operatorId = made.state.phase === "open" ? made.state.operator.id : "";
const form = referral();
const edited = { ...form, stay: { ...form.stay, inpatientNo: "edited" } };
const { caseId } = must(await first.handlers["case.create"]({ insurance: "resident" }));
must(await first.handlers["case.seal"]({ caseId, form }));
await cp(closed.folder, cut.folder, { recursive: true });
await first.workstation.close();

async function enter({ handlers }: Program): Promise<string> {
  const state = must(await handlers["session.open"]({ operatorId, password: PASSWORD }));
  return state.phase === "open" ? (state.onlyReads?.code ?? "writes") : state.phase;
}

async function worksOn(here: Program) {
  const { handlers } = here;
  const entered = await enter(here);
  const found = must(await handlers["cases.search"]({ ...EVERYTHING, text: form.person.name }));
  const opened = must(await handlers["case.open"]({ caseId }));
  const saves = [
    await handlers["case.create"]({ insurance: "resident" }),
    await handlers["draft.save"]({ caseId, form: edited }),
    await handlers["case.seal"]({ caseId, form: edited }),
    await handlers["password.change"]({ old: PASSWORD, new: "六月的风 2026" }),
  ].map(saidOf);
  const checked = must(await handlers["store.verify"]({}));
  await here.workstation.close();
  return {
    entered,
    found: found.rows.map((row) => row.caseId === caseId),
    whole: opened.form.stay.inpatientNo === form.stay.inpatientNo,
    saves,
    faults: checked.faults,
  };
}

async function worksAgain(here: Program) {
  const { handlers } = here;
  const entered = await enter(here);
  const saved = saidOf(await handlers["case.seal"]({ caseId, form: edited }));
  const journal = must(
    await handlers["journal.read"]({ before: null, action: null, limit: 100 }),
  ).entries.map(({ action }) => action);
  const { faults } = must(await handlers["store.verify"]({}));
  await here.workstation.close();
  return { entered, saved, journal: journal.toReversed(), faults };
}

const programs = [closed, cut].map(program);
await stopWriting();
const without = [];
for (const here of programs) without.push(await worksOn(here));
await letWrite();
const again = [];
for (const here of programs) again.push(await worksAgain(here));
console.log(JSON.stringify({ without, again }));
