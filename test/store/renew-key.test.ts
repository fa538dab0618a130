import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { openDevice } from "../../electron/security/device-slot.ts";
import {
  areAuthentic,
  type KeySlots,
  signedSlots,
  writeKeySlots,
} from "../../electron/security/keyslots.ts";
import { parseRecoveryKey } from "../../electron/security/recovery-key.ts";
import { passwordSlot } from "../../electron/security/slot.ts";
import { openStore } from "../../electron/store/open.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { renewKey } from "../../electron/store/renew-key.ts";
import { mendReplacement } from "../../electron/store/replace-data.ts";
import { Sqlite } from "../../electron/store/sqlite.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newFolder, problem, value } from "./desk.ts";
import {
  changeSlots,
  keychain,
  keysFor,
  makeOffice,
  QIAN,
  QIAN_PASSWORD,
  sealOne,
  slotsOf,
  withStore,
  ZHAO,
  ZHAO_PASSWORD,
} from "./office-data.ts";
import { cutAfter, powerBack, powered } from "./power-cut.ts";

vi.mock("node:fs/promises", async (original) => {
  const { powered } = await import("./power-cut.ts");
  return powered(await original<object>());
});

const LATER = "2026-12-01T02:00:00.000Z";

/** Made once; each test works on a copy. */
const original = dataOf(mkdtempSync(path.join(tmpdir(), "renew-key-")));
let oldKey: Uint8Array;
let recoveryKey = "";

beforeAll(async () => {
  ({ key: oldKey, recoveryKey } = await makeOffice(original));
});

afterAll(() => rmSync(path.dirname(original.folder), { recursive: true }));

/** A profile of its own with the same data. */
async function copied(): Promise<DataFiles> {
  const files = dataOf(await newFolder());
  cpSync(original.folder, files.folder, { recursive: true });
  return files;
}

/** What a day's work has left in the data, as the checks see it. */
function lookAt(files: DataFiles, key: Uint8Array): ReturnType<typeof verifyStore> {
  return withStore(files, key, (store) => store.read(verifyStore));
}

function profileOf(files: DataFiles): string {
  return path.dirname(files.folder);
}

/** Which of these byte strings lie in any file of the profile. */
function foundIn(files: DataFiles, secrets: readonly Buffer[]): readonly string[] {
  const names = readdirSync(profileOf(files), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const content = readFileSync(path.join(entry.parentPath, entry.name));
      return secrets.filter((secret) => content.includes(secret)).map(() => entry.name);
    });
}

describe("a renewed key", () => {
  it("opens the same data for every password, the sheet and the device; the old key opens nothing", async () => {
    const files = await copied();
    const newKey = value(await renewKey(files, oldKey, LATER));
    const hex = Buffer.from(newKey).toString("hex");
    expect(hex).not.toBe(Buffer.from(oldKey).toString("hex"));

    const slots = await slotsOf(files);
    const typed = parseRecoveryKey(recoveryKey);
    const secrets = [ZHAO_PASSWORD, QIAN_PASSWORD, typed.ok ? typed.value : ""];
    expect(await keysFor(slots, secrets)).toEqual([hex, hex, hex]);
    const device = await openDevice(files.deviceKey, keychain, slots.slots);
    expect(device === null ? null : Buffer.from(device).toString("hex")).toBe(hex);
    expect([slots.made, areAuthentic(slots, newKey)]).toEqual([LATER, true]);

    expect(await lookAt(files, newKey)).toEqual(await lookAt(original, oldKey));
    await withStore(files, newKey, sealOne);
    expect(await lookAt(files, newKey)).toMatchObject({ cases: 2, faults: [] });
    await expect(openStore(files.database, oldKey)).rejects.toMatchObject({
      code: "SQLITE_NOTADB",
    });
  });

  it("leaves the old key and the old data nowhere in the profile", async () => {
    const files = await copied();
    const before = readFileSync(files.database);
    const pages = [1, 2, 5].map((page) => before.subarray(page * 4096, page * 4096 + 64));
    const bytes = Buffer.from(oldKey);
    const writings = (["hex", "base64", "base64url"] as const).map((coding) =>
      Buffer.from(bytes.toString(coding)),
    );
    expect(foundIn(files, pages)).toEqual(pages.map(() => "workstation.db"));
    value(await renewKey(files, oldKey, LATER));
    expect(foundIn(files, [bytes, ...writings, ...pages])).toEqual([]);
    expect(readdirSync(profileOf(files))).toEqual(["data"]);
    expect(readdirSync(files.folder).toSorted()).toEqual([
      "device.key",
      "keyslots.json",
      "workstation.db",
    ]);
  });

  it("shuts out an operator who has left with a copy of the old key file", async () => {
    const files = await copied();
    const taken = await slotsOf(files);
    await changeSlots(files, oldKey, (slots) => slots.filter((slot) => slot.id !== QIAN.id));
    const newKey = value(await renewKey(files, oldKey, LATER));
    expect(await keysFor(await slotsOf(files), [QIAN_PASSWORD])).toEqual([]);
    const [known] = await keysFor(taken, [QIAN_PASSWORD]);
    expect(known).toBe(Buffer.from(oldKey).toString("hex"));
    expect(known).not.toBe(Buffer.from(newKey).toString("hex"));
  });

  it("holds what was saved last before a power cut, though it lay in the log alone", async () => {
    const crashed = await copied();
    const files = dataOf(await newFolder());
    await withStore(crashed, oldKey, async (store) => {
      await sealOne(store);
      cpSync(crashed.folder, files.folder, { recursive: true });
    });
    expect(readdirSync(files.folder)).toContain("workstation.db-wal");
    const newKey = value(await renewKey(files, oldKey, LATER));
    expect(await lookAt(files, newKey)).toMatchObject({ cases: 2, revisions: 2, faults: [] });
  });
});

describe("a key that cannot be renewed", () => {
  /** Renewing fails, by answer or by a failure of the machine, and the data stay what they were. */
  async function refused(files: DataFiles): Promise<string> {
    const before = readFileSync(files.database);
    const told = await renewKey(files, oldKey, LATER).then(
      (answer: Result<unknown, Problem>) => problem(answer).code,
      (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "?"),
    );
    expect(readFileSync(files.database).equals(before)).toBe(true);
    expect(readdirSync(profileOf(files))).toEqual(["data"]);
    return told;
  }

  it("is not given to slots that somebody has altered", async () => {
    const files = await copied();
    const { slots, made } = await slotsOf(files);
    const stranger = await passwordSlot({ ...ZHAO, id: "stranger" }, "password", oldKey, LATER);
    const altered = signedSlots([...slots, stranger], Buffer.alloc(32, 7), made);
    await writeKeySlots(files.keySlots, altered);
    expect(await refused(files)).toBe("E-KEY-01");
  });

  it("is not given to slots that are damaged", async () => {
    const files = await copied();
    const text = readFileSync(files.keySlots, "utf8");
    writeFileSync(files.keySlots, text.replace('"clerk"', '"supervisor"'));
    expect(await refused(files)).toBe("E-DB-07");
  });

  it("leaves damaged data as they are, for what can still be read of them", async () => {
    const files = await copied();
    const content = readFileSync(files.database);
    content.fill(7, content.length - 3 * 4096);
    writeFileSync(files.database, content);
    expect(await refused(files)).toMatch(/^(SQLITE_CORRUPT|SQLITE_IOERR|SQLITE_NOTADB|E-DB-01)$/u);
  });
});

describe("renewing that a power cut interrupts", () => {
  it("leaves one whole data folder with the slots that open it, wherever it was cut", async () => {
    disturbSqlite();
    const opened = new Set<string>();
    let operations = 0;
    for (let cut = true; cut; operations += 1) {
      const files = await copied();
      cutAfter(operations);
      const told = await renewKey(files, oldKey, LATER).catch(() => null);
      cut = powerBack();
      await mendReplacement(profileOf(files));

      expect(readdirSync(profileOf(files))).toEqual(["data"]);
      const slots = await slotsOf(files);
      const isOld = areAuthentic(slots, oldKey);
      const key = isOld ? oldKey : told?.ok === true ? told.value : await keyOfZhao(slots);
      expect(await lookAt(files, key)).toMatchObject({ cases: 1, faults: [] });
      if (told !== null) expect(isOld).toBe(false);
      opened.add(isOld ? "old" : "new");
    }
    expect(operations).toBeGreaterThan(30);
    expect(opened).toEqual(new Set(["old", "new"]));
  });

  async function keyOfZhao(slots: KeySlots): Promise<Uint8Array> {
    const [key] = await keysFor(slots, [ZHAO_PASSWORD]);
    return Buffer.from(key ?? "", "hex");
  }

  /** The database too works only as long as there is power. */
  function disturbSqlite(): void {
    const open = Sqlite.open.bind(Sqlite);
    vi.spyOn(Sqlite, "open").mockImplementation(async (...args) => powered(await open(...args)));
  }
});
