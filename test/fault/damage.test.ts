import { cp, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { type Handlers, handlersOf } from "../../electron/session/handlers.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { newFolder, TestClock, value } from "../store/desk.ts";
import { referral } from "../store/people.ts";

/** `npm run fault` asks for many; each place of each file is tried once. */
const PLACES = Number(process.env["FAULT_KILLS"] ?? 10);
const PASSWORD = "三月的鱼 2026";
const CASES = 25;

/** Every form that was ever acknowledged, by case: nothing else may come out of damaged data. */
const acknowledged = new Map<string, Set<string>>();
let folder = "";
let clean = "";
let withLog = "";

interface Opened {
  readonly workstation: Workstation;
  readonly handlers: Handlers;
  readonly files: DataFiles;
}

function over(profile: string): Opened {
  const files = dataOf(profile);
  const workstation = new Workstation(files, new TestClock("2026-11-20T01:00:00.000Z"), "0.1.0");
  const noForms = () => Promise.reject(new Error("no forms here"));
  return { workstation, handlers: handlersOf(workstation, noForms), files };
}

async function fill({ handlers }: Opened): Promise<void> {
  for (let count = 0; count < CASES; count += 1) {
    const { caseId, form: empty } = value(await handlers["case.create"]({ insurance: "resident" }));
    const forms = new Set([canonicalJson(empty)]);
    acknowledged.set(caseId, forms);
    for (const typed of ["first", "second"]) {
      const form = referral();
      form.stay.inpatientNo = `${typed} ${count}`;
      value(await handlers["case.seal"]({ caseId, form }));
      forms.add(canonicalJson(form));
    }
  }
}

/** A profile that was closed, and the same one as a power cut would leave it: with a log beside it. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "workstation-damage-"));
  clean = path.join(folder, "clean");
  withLog = path.join(folder, "with-log");
  const opened = over(clean);
  await mkdir(clean);
  value(
    await opened.handlers["setup.create"]({
      office: "祥符区朱仙镇便民服务中心",
      window: "A3",
      pool: "410200",
      operator: "李建国",
      password: PASSWORD,
    }),
  );
  await fill(opened);
  value(await opened.handlers["backups.make"]({}));
  await cp(clean, withLog, { recursive: true });
  expect((await stat(`${dataOf(withLog).database}-wal`)).size).toBeGreaterThan(100_000);
  await opened.workstation.close();
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What became of damaged data: what the program says, and the cases that are there. */
type Seen =
  | { readonly kind: "blocked"; readonly code: string; readonly rescue: boolean }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "open"; readonly readable: number; readonly told: readonly string[] };

async function lookAt(profile: string): Promise<Seen> {
  const { workstation, handlers } = over(profile);
  const state = await handlers["app.state"]({});
  if (state.phase === "blocked") return blocked(state);
  if (state.phase !== "locked") throw new Error(`neither blocked nor locked: ${state.phase}`);
  const operatorId = state.operators[0]?.id ?? "";
  const opened = await handlers["session.open"]({ operatorId, password: PASSWORD });
  if (!opened.ok) return { kind: "refused", code: opened.error.code };
  if (opened.value.phase === "blocked") return blocked(opened.value);
  const told: string[] = [];
  const list = await handlers["cases.search"](EVERYTHING);
  if (!list.ok) told.push(list.error.code);
  let readable = 0;
  for (const [caseId, forms] of acknowledged) {
    const read = await handlers["case.open"]({ caseId });
    if (!read.ok) told.push(read.error.code);
    else {
      readable += 1;
      expect(forms).toContain(canonicalJson(read.value.form));
    }
  }
  await workstation.close();
  return { kind: "open", readable, told };
}

function blocked(state: { problem: { code: string }; rescue: boolean }): Seen {
  return { kind: "blocked", code: state.problem.code, rescue: state.rescue };
}

/** Whatever is wrong has a code of ours; data that do not open offer a sound copy. */
async function expectSaid(seen: Seen, profile: string): Promise<void> {
  switch (seen.kind) {
    case "open":
      for (const code of seen.told) expect(code).toMatch(/^E-(DB|CASE|DISK)-/u);
      break;
    case "refused":
      expect(seen.code).toMatch(/^E-(DB|KEY|PWD)-/u);
      break;
    case "blocked": {
      expect(seen).toMatchObject({ code: expect.stringMatching(/^E-(DB|KEY)-/u), rescue: true });
      const copies = value(await over(profile).handlers["rescue.list"]({}));
      expect(copies.some(({ sound }) => sound)).toBe(true);
    }
  }
}

async function copyOf(profile: string): Promise<string> {
  const copy = path.join(await newFolder(), "profile");
  await cp(profile, copy, { recursive: true });
  return copy;
}

const SAMPLES = Array.from({ length: PLACES }, (_, place) => place);

/** Flips the bits of a few bytes at a place that is spread evenly over the file. */
async function flip(file: string, place: number): Promise<void> {
  const bytes = await readFile(file);
  const at = Math.floor(((place + 0.5) / PLACES) * bytes.length);
  for (let byte = at; byte < Math.min(at + 4, bytes.length); byte += 1) {
    bytes[byte] = (bytes[byte] ?? 0) ^ 0xff;
  }
  await writeFile(file, bytes);
}

describe("bytes flipped in the database", () => {
  it.each(SAMPLES)("at place %i: what can be read is right, what cannot is told", async (place) => {
    const profile = await copyOf(clean);
    await flip(dataOf(profile).database, place);
    await expectSaid(await lookAt(profile), profile);
  });
});

describe("bytes flipped in the write-ahead log of a program that was killed", () => {
  it.each(SAMPLES)(
    "at place %i: an acknowledged state of each case, or word of it",
    async (place) => {
      const profile = await copyOf(withLog);
      await flip(`${dataOf(profile).database}-wal`, place);
      await expectSaid(await lookAt(profile), profile);
    },
  );
});

describe("a write-ahead log that was cut off", () => {
  it.each(SAMPLES)("at place %i: the chain of what is there is whole", async (place) => {
    const profile = await copyOf(withLog);
    const log = `${dataOf(profile).database}-wal`;
    await truncate(log, Math.floor(((place + 0.5) / PLACES) * (await stat(log)).size));
    const seen = await lookAt(profile);
    await expectSaid(seen, profile);
    if (seen.kind !== "open") return;
    const { workstation, handlers } = over(profile);
    const state = await handlers["app.state"]({});
    const operatorId = state.phase === "locked" ? (state.operators[0]?.id ?? "") : "";
    value(await handlers["session.open"]({ operatorId, password: PASSWORD }));
    expect(value(await handlers["store.verify"]({})).faults).toEqual([]);
    await workstation.close();
  });
});

describe("bytes flipped in the key slots", () => {
  it.each(SAMPLES)(
    "at place %i: refused or told, never opened as if nothing were",
    async (place) => {
      const profile = await copyOf(clean);
      await flip(dataOf(profile).keySlots, place);
      const seen = await lookAt(profile);
      expect(seen.kind).not.toBe("open");
      await expectSaid(seen, profile);
    },
  );
});

describe("data without damage", () => {
  it("open with every case, also from the log of a program that was killed", async () => {
    for (const profile of [clean, withLog]) {
      const seen = await lookAt(await copyOf(profile));
      expect(seen).toEqual({ kind: "open", readable: CASES, told: [] });
    }
  });
});
