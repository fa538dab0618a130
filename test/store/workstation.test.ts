import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { AppState } from "../../electron/contract/session.ts";
import { Attempts } from "../../electron/security/attempts.ts";
import {
  type KeySlots,
  readKeySlots,
  signedSlots,
  writeKeySlots,
} from "../../electron/security/keyslots.ts";
import { openSlot } from "../../electron/security/slot.ts";
import { Workstation } from "../../electron/session/workstation.ts";
import { createCase, saveDraft } from "../../electron/store/cases.ts";
import { openStore } from "../../electron/store/open.ts";
import { SCHEMA_VERSION } from "../../electron/store/migrations.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { Sqlite } from "../../electron/store/sqlite.ts";
import { unlock } from "../../electron/store/unlock.ts";
import { newFolder, problem, TestClock, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";

const PASSWORD = "三月的鱼 2026";
const SETUP = {
  office: "祥符区朱仙镇便民服务中心",
  window: "A3",
  pool: "410200",
  operator: "李建国",
  password: PASSWORD,
};

function workstationIn(files: DataFiles, attempts?: Attempts): Workstation {
  return new Workstation(files, new TestClock("2026-11-20T01:00:00.000Z"), "0.1.0", attempts);
}

function operatorId(state: AppState): string {
  if (state.phase !== "locked") throw new Error(`phase ${state.phase}`);
  return state.operators[0]?.id ?? "";
}

async function setUp(): Promise<{ files: DataFiles; workstation: Workstation; id: string }> {
  const files = dataOf(await newFolder());
  const workstation = workstationIn(files);
  value(await workstation.setup(SETUP));
  return { files, workstation, id: operatorId(await workstation.close()) };
}

describe("the first run", () => {
  it("asks for the office, and then has it after a restart", async () => {
    const files = dataOf(await newFolder());
    const first = workstationIn(files);
    expect(await first.state()).toEqual({ phase: "setup", version: "0.1.0" });
    const { state, recoveryKey } = value(await first.setup(SETUP));
    expect(state).toMatchObject({ phase: "open", today: "2026-11-20" });
    expect(recoveryKey).toMatch(/^(?:[0-9A-Z]{5}-){5}[0-9A-Z]$/u);
    await first.close();
    const second = workstationIn(files);
    const id = operatorId(await second.state());
    expect(value(await second.open({ operatorId: id, password: PASSWORD }))).toMatchObject({
      phase: "open",
      office: { name: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" },
      operator: { id, name: "李建国", role: "supervisor" },
    });
    await second.close();
  });

  it("happens once", async () => {
    const { workstation } = await setUp();
    expect(problem(await workstation.setup(SETUP)).code).toBe("E-SET-01");
  });

  it("is refused for a pool that no pack rules, and leaves nothing behind", async () => {
    const folder = await newFolder();
    const refused = await workstationIn(dataOf(folder)).setup({ ...SETUP, pool: "330200" });
    expect(problem(refused).code).toBe("E-SET-02");
    expect(await readdir(folder)).toEqual([]);
  });

  it("can be done again when it was cut off half-way", async () => {
    const folder = await newFolder();
    await writeFile(path.join(folder, "setup-rest"), "half");
    const workstation = workstationIn(dataOf(folder));
    expect((await workstation.state()).phase).toBe("setup");
    value(await workstation.setup(SETUP));
    await workstation.close();
  });
});

describe("the login", () => {
  it("refuses a wrong password and opens nothing", async () => {
    const { workstation, id } = await setUp();
    const refused = await workstation.open({ operatorId: id, password: "三月的鱼 2027" });
    expect(problem(refused).code).toBe("E-PWD-01");
    expect(problem(workstation.desk()).code).toBe("E-SES-01");
  });

  it("waits longer after each wrong password, and not at all after a right one", async () => {
    const { files, id } = await setUp();
    const waits: number[] = [];
    const attempts = new Attempts((milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    });
    const workstation = workstationIn(files, attempts);
    const tries = ["a", "b", "c", "d", PASSWORD, "e", PASSWORD];
    for (const password of tries) await workstation.open({ operatorId: id, password });
    expect(waits).toEqual([1000, 2000, 4000]);
    await workstation.close();
  });

  it("takes the role from the database, whatever the key slots say", async () => {
    const { files, workstation, id } = await setUp();
    const { key, slots } = await keyOf(files);
    const humble = slots.slots.map((slot) =>
      slot.kind === "password" ? { ...slot, role: "clerk" as const } : slot,
    );
    await writeKeySlots(files.keySlots, signedSlots(humble, key, slots.made));
    expect(value(await workstation.open({ operatorId: id, password: PASSWORD }))).toMatchObject({
      operator: { role: "supervisor" },
    });
    await workstation.close();
  });

  it("refuses key slots that somebody without the key has written", async () => {
    const { files, workstation, id } = await setUp();
    const { slots } = await keyOf(files);
    await writeKeySlots(files.keySlots, signedSlots(slots.slots, new Uint8Array(32), slots.made));
    expect(value(await workstation.open({ operatorId: id, password: PASSWORD }))).toMatchObject({
      phase: "blocked",
      problem: { code: "E-KEY-01" },
      rescue: true,
    });
    expect(problem(workstation.desk()).code).toBe("E-SES-01");
  });

  it("does not open one operator's slot under another's name", async () => {
    const { files, workstation, id } = await setUp();
    const { key, slots } = await keyOf(files);
    const renamed = slots.slots.map((slot) =>
      slot.id === id ? { ...slot, id: "someone-else" } : slot,
    );
    await writeKeySlots(files.keySlots, signedSlots(renamed, key, slots.made));
    const refused = await workstation.open({ operatorId: "someone-else", password: PASSWORD });
    expect(problem(refused).code).toBe("E-PWD-01");
  });
});

async function keyOf(files: DataFiles): Promise<{ key: Uint8Array; slots: KeySlots }> {
  const slots = await readKeySlots(files.keySlots);
  if (!slots.ok) throw new Error(slots.error);
  const slot = slots.value.slots.find(({ kind }) => kind === "password");
  const key = slot === undefined ? null : await openSlot(slot, PASSWORD);
  if (key === null) throw new Error("no key");
  return { key, slots: slots.value };
}

async function rawDatabase(files: DataFiles): Promise<Sqlite> {
  const { key } = await keyOf(files);
  const sqlite = await Sqlite.open(files.database, "write");
  await unlock(sqlite, key);
  return sqlite;
}

describe("data that cannot be opened", () => {
  it("of a newer program are refused and left as they are", async () => {
    const { files, workstation, id } = await setUp();
    const newer = await rawDatabase(files);
    await newer.exec(`CREATE TABLE later (x); PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    await newer.close();
    const before = await readFile(files.database);
    expect(value(await workstation.open({ operatorId: id, password: PASSWORD }))).toMatchObject({
      phase: "blocked",
      problem: { code: "E-DB-02", remedy: expect.stringContaining("更新程序") },
      rescue: false,
    });
    expect((await readFile(files.database)).equals(before)).toBe(true);
    expect((await workstation.state()).phase).toBe("blocked");
  });

  it("are named as damaged when the file is", async () => {
    const { files, workstation, id } = await setUp();
    const content = await readFile(files.database);
    content.fill(7, 0, 8192);
    await writeFile(files.database, content);
    expect(value(await workstation.open({ operatorId: id, password: PASSWORD }))).toMatchObject({
      phase: "blocked",
      problem: { code: "E-DB-01" },
      rescue: true,
      operators: [{ id, name: "李建国", role: "supervisor" }],
    });
  });

  const losses = [
    { lost: "database", code: "E-DB-06" },
    { lost: "keySlots", code: "E-DB-07" },
  ] as const;

  it.each(losses)("are not set up anew when the $lost is gone", async ({ lost, code }) => {
    const { files } = await setUp();
    await rm(files[lost]);
    const workstation = workstationIn(files);
    expect(await workstation.state()).toMatchObject({ phase: "blocked", problem: { code } });
    expect(problem(await workstation.setup(SETUP)).code).toBe(code);
    expect((await readdir(files.folder)).length).toBe(1);
  });

  it("are not set up anew when the key slots are unreadable", async () => {
    const { files, workstation } = await setUp();
    await writeFile(files.keySlots, "{");
    expect(await workstation.state()).toMatchObject({ problem: { code: "E-DB-07" } });
  });

  it("are refused by a key slot file of a newer program", async () => {
    const { files, workstation } = await setUp();
    await writeFile(files.keySlots, '{"format":"keyslots/3","slots":{}}');
    expect(await workstation.state()).toMatchObject({ problem: { code: "E-DB-02" } });
  });
});

describe("what lies on the disk", () => {
  it("shows no name, number, address or amount of anyone in plain", async () => {
    const { files, workstation, id } = await setUp();
    value(await workstation.open({ operatorId: id, password: PASSWORD }));
    const desk = value(workstation.desk());
    const { caseId } = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, caseId, commitment()));
    value(await sealRevision(desk, caseId, referral()));
    value(await saveDraft(desk, caseId, commitment()));
    const { person } = referral();
    const secrets = [
      person.name,
      person.certNo,
      person.phone,
      person.address,
      "23600.50",
      "股骨颈",
    ];
    const names = await readdir(files.folder);
    expect(names).toContain("workstation.db-wal");
    for (const name of names) {
      const content = await readFile(path.join(files.folder, name));
      const found = secrets.filter(
        (secret) => content.includes(secret) || content.includes(Buffer.from(secret, "utf16le")),
      );
      expect({ name, found }).toEqual({ name, found: [] });
    }
    await workstation.close();
  });

  it("opens with its own key only", async () => {
    const { files } = await setUp();
    await expect(openStore(files.database, new Uint8Array(32))).rejects.toMatchObject({
      code: "SQLITE_NOTADB",
    });
  });
});
