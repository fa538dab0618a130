import { createHash, randomBytes } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Copy, copiesIn } from "../../electron/backup/copies.ts";
import { rescueCopy } from "../../electron/backup/export.ts";
import { restoreCopy } from "../../electron/backup/restore.ts";
import { DERIVED, SALVAGED } from "../../electron/backup/salvage.ts";
import { putBlob, sha256Hex } from "../../electron/store/blobs.ts";
import { createCase, type Desk, openCase } from "../../electron/store/cases.ts";
import { dataOf } from "../../electron/store/profile.ts";
import { addRevision, newestOf } from "../../electron/store/revisions.ts";
import { searchCases } from "../../electron/store/search.ts";
import { onConnection } from "../../electron/store/unlock.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import {
  atDesk,
  backupsOf,
  faultsOf,
  newProfile,
  openData,
  sealedCase,
  type TestProfile,
} from "./backup-desk.ts";
import { newFolder, problem, value } from "./desk.ts";
import { tablesOf } from "./old-database.ts";

const CASES = 50;
const PAPER = 30_000;
const PAGE = 4096;

/** Data with 50 cases of two versions, each with a paper, and a draft; made once. */
let whole: TestProfile;
let kept = "";
/** What each table held: the hashes of versions and papers, the drafts, the entries of the journal. */
let held: ReadonlySet<string>;
/** Pages, from 0, that say where the tables lie. */
let schemaPages: ReadonlySet<number>;

beforeAll(async () => {
  whole = await newProfile();
  await atDesk(whole, async (desk) => {
    for (let count = 0; count < CASES; count += 1) await caseWithPaper(desk);
    value(await createCase(desk, "resident"));
  });
  held = await contentsOf(whole);
  schemaPages = await onConnection(whole.files.database, "read", whole.key, async (sqlite) => {
    const rows = await sqlite.all("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'");
    return new Set(
      z
        .array(z.object({ pageno: z.int() }))
        .parse(rows)
        .map((row) => row.pageno - 1),
    );
  });
  kept = path.join(await mkdtemp(path.join(tmpdir(), "workstation-kept-")), "workstation.db");
  await copyFile(whole.files.database, kept);
  await copyFile(whole.files.keySlots, path.join(path.dirname(kept), "keyslots.json"));
}, 120_000);

afterAll(() => rm(path.dirname(kept), { recursive: true, force: true }));

async function caseWithPaper(desk: Desk): Promise<void> {
  const caseId = await sealedCase(desk);
  await desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) throw new Error("the case has a version");
    const sha256 = await putBlob(tx, randomBytes(PAPER), "application/pdf");
    const issued = [{ form: "filing", sha256, pages: 1, trial: false } as const];
    const at = desk.clock.now();
    await addRevision(tx, { ...newest.revision, parents: [newest.hash], issued, at });
  });
}

/** The same data in a new profile, damaged. */
async function damagedBy(harm: (bytes: Buffer) => void): Promise<TestProfile> {
  const profile = await newFolder();
  const files = dataOf(profile);
  await mkdir(files.folder);
  const bytes = await readFile(kept);
  harm(bytes);
  await writeFile(files.database, bytes);
  await copyFile(path.join(path.dirname(kept), "keyslots.json"), files.keySlots);
  return { ...whole, profile, files };
}

async function rescued(profile: TestProfile): Promise<ReturnType<typeof rescueCopy>> {
  const place = await newFolder();
  const { files, key, clock, operator } = profile;
  return rescueCopy({
    files,
    key,
    place,
    by: { operator, clock },
    program: "0.1.0",
    keySlots: files.keySlots,
  });
}

async function restored(profile: TestProfile, copy: Copy): Promise<TestProfile> {
  const { key, clock, operator } = profile;
  const fresh = { ...profile, profile: await newFolder() };
  const files = dataOf(fresh.profile);
  value(await restoreCopy({ files, copy: copy.folder, key, keyNow: key, by: { operator, clock } }));
  return { ...fresh, files };
}

const Row = z.record(z.string(), z.unknown());

/** One word per row of what was written by hand: nothing else may be in a rescued copy. */
async function contentsOf({ files, key }: TestProfile): Promise<ReadonlySet<string>> {
  return onConnection(files.database, "read", key, async (sqlite) => {
    const words = new Set<string>();
    for (const table of ["revision", "blob", "draft", "journal", "operator", "office"]) {
      for (const row of z.array(Row).parse(await sqlite.all(`SELECT * FROM ${table}`))) {
        words.add(`${table} ${sha256Hex(JSON.stringify(row))}`);
      }
    }
    return words;
  });
}

function flip(bytes: Buffer, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
}

function countOf(words: ReadonlySet<string>, table: string): number {
  return [...words].filter((word) => word.startsWith(`${table} `)).length;
}

describe("a rescue of damaged data", () => {
  it("of data that are whole takes everything over, and its check finds nothing", async () => {
    const profile = await damagedBy(() => undefined);
    const copy = value(await rescued(profile));
    expect(copy.manifest).toMatchObject({ reason: "rescue", verified: false, cases: CASES + 1 });
    const after = await restored(profile, copy);
    const words = await contentsOf(after);
    for (const word of held) expect(words.has(word)).toBe(true);
    await atDesk(after, async (desk) => {
      expect(await faultsOf(desk)).toEqual([]);
      expect(value(await searchCases(desk, EVERYTHING)).found).toBe(CASES + 1);
    });
  });

  // A page in every twelfth of the file, and several at once.
  const SAMPLES = Array.from({ length: 12 }, (_, index) => (index + 0.5) / 12);

  it.each(SAMPLES)("at %f of the file loses what lay there and nothing else", async (share) => {
    const profile = await damagedBy((bytes) => {
      let page = Math.floor((bytes.length / PAGE) * share);
      while (schemaPages.has(page)) page += 1;
      flip(bytes, page * PAGE + 1000);
    });
    await expectRescued(profile, 0.5);
  });

  it("with twenty places damaged keeps the rest", async () => {
    const profile = await damagedBy((bytes) => {
      const pages = bytes.length / PAGE;
      for (let place = 1; place <= 20; place += 1) {
        const page = Math.floor((pages / 21) * place);
        if (!schemaPages.has(page)) flip(bytes, page * PAGE + 77);
      }
    });
    await expectRescued(profile, 0);
  });

  it("whose end was cut off keeps the rest", async () => {
    const profile = await damagedBy(() => undefined);
    const { size } = await stat(profile.files.database);
    const bytes = await readFile(profile.files.database);
    await writeFile(profile.files.database, bytes.subarray(0, Math.floor(size * 0.8)));
    await expectRescued(profile, 0);
  });

  /** Everything in the copy was in the data, and at least this share of it; the data are untouched. */
  async function expectRescued(profile: TestProfile, share: number): Promise<void> {
    const before = await digestOf(profile.files.folder);
    const copy = value(await rescued(profile));
    expect(await digestOf(profile.files.folder)).toEqual(before);
    const after = await restored(profile, copy);
    const words = await contentsOf(after);
    const strange = [...words].filter((word) => !held.has(word));
    // The rescue and the restore are written into the journal; nothing else is new.
    expect(strange.every((word) => word.startsWith("journal "))).toBe(true);
    expect(strange.length).toBeLessThanOrEqual(2);
    expect(countOf(words, "revision")).toBeGreaterThanOrEqual(share * countOf(held, "revision"));
    expect(countOf(words, "blob")).toBeGreaterThanOrEqual(share * countOf(held, "blob"));
    await atDesk(after, async (desk) => {
      for (const fault of await faultsOf(desk)) {
        expect(fault).toMatch(
          /的上一版 \w+ 不见了|出具的文件 \w+ 不见了|所依据的待遇政策|经办日志/u,
        );
      }
      const { rows } = value(await searchCases(desk, EVERYTHING));
      for (const { caseId } of rows) value(await openCase(desk, caseId));
    });
  }

  it("gets back from the newest copy what the damage took", async () => {
    const profile = await damagedBy(() => undefined);
    await atDesk(profile, (desk) => backupsOf(profile).run(openData(desk, profile), "asked"));
    const bytes = await readFile(profile.files.database);
    for (let share = 0.2; share < 1; share += 0.1) {
      flip(bytes, Math.floor((bytes.length / PAGE) * share) * PAGE + 9);
    }
    await writeFile(profile.files.database, bytes);
    const copy = value(await rescued(profile));
    const after = await restored(profile, copy);
    const words = await contentsOf(after);
    for (const table of ["revision", "blob"]) {
      expect(countOf(words, table)).toBe(countOf(held, table));
    }
    await atDesk(after, async (desk) => expect(await faultsOf(desk)).toEqual([]));
    expect(await readFile(path.join(copy.folder, "report.txt"), "utf8")).toMatch(/补回 \d+ 条/u);
  });

  it("is a copy that is listed as not sound, with a report of counts only", async () => {
    const profile = await damagedBy((bytes) => flip(bytes, Math.floor(bytes.length / 2)));
    const copy = value(await rescued(profile));
    expect((await copiesIn(path.dirname(copy.folder))).map(({ folder }) => folder)).toEqual([
      copy.folder,
    ]);
    expect((await readdir(copy.folder)).toSorted()).toEqual([
      "copy.json",
      "keyslots.json",
      "report.txt",
      "workstation.db",
    ]);
    const report = await readFile(path.join(copy.folder, "report.txt"), "utf8");
    expect(report).toMatch(/案件版本 \d+ 条/u);
    expect(report).not.toMatch(/程|李建国|410203|410200/u);
  });

  it("says so when it cannot be read where the tables lie", async () => {
    for (const page of schemaPages) {
      const profile = await damagedBy((bytes) => flip(bytes, page * PAGE + 200));
      const copy = await rescued(profile);
      if (copy.ok) expect(copy.value.manifest.verified).toBe(false);
      else expect(copy.error.code).toBe("E-BAK-11");
      if (page === 0) expect(problem(copy).code).toBe("E-BAK-11");
    }
  });

  it("knows of every table whether it is taken over or made again", async () => {
    const names = await onConnection(kept, "read", whole.key, tablesOf);
    const known: ReadonlySet<string> = new Set<string>([...SALVAGED, ...DERIVED]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});

async function digestOf(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const hash = createHash("sha256").update(await readFile(path.join(folder, name)));
      return `${name} ${hash.digest("hex")}`;
    }),
  );
}
