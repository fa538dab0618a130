import { appendFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { copiesIn, ownPlace } from "../../electron/backup/copies.ts";
import { keyOfCopy } from "../../electron/backup/copy-key.ts";
import { restoreCopy } from "../../electron/backup/restore.ts";
import { createCase, openCase } from "../../electron/store/cases.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "../../electron/store/migrations.ts";
import { dataFiles, dataOf } from "../../electron/store/profile.ts";
import { onConnection } from "../../electron/store/unlock.ts";
import {
  atDesk,
  backupsOf,
  faultsOf,
  formOf,
  newProfile,
  openData,
  PASSWORD,
  sealedCase,
  type TestProfile,
} from "./backup-desk.ts";
import { newFolder, problem, value } from "./desk.ts";
import { oldDatabase } from "./old-database.ts";
import { referral } from "./people.ts";

/** A profile with one sealed case in its copy. */
async function withCopy(): Promise<{ profile: TestProfile; caseId: string; copy: string }> {
  const profile = await newProfile();
  const caseId = await atDesk(profile, async (desk) => {
    const id = await sealedCase(desk);
    await backupsOf(profile).run(openData(desk, profile), "asked");
    return id;
  });
  return { profile, caseId, copy: await newestCopy(profile) };
}

async function newestCopy({ files }: TestProfile): Promise<string> {
  const [copy] = await copiesIn(ownPlace(files));
  return copy?.folder ?? "";
}

function restore(profile: TestProfile, copy: string): ReturnType<typeof restoreCopy> {
  const { files, key, clock, operator } = profile;
  return restoreCopy({ files, copy, key, keyNow: key, by: { operator, clock } });
}

async function bytesUnder(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(
      async (name) => `${name} ${(await readFile(path.join(folder, name))).toString("hex")}`,
    ),
  );
}

describe("restoring a copy", () => {
  it("brings back what was there, keeps the replaced data and changes nothing of the copy", async () => {
    const { profile, caseId, copy } = await withCopy();
    const late = await atDesk(profile, (desk) => sealedCase(desk));
    const before = await bytesUnder(copy);
    value(await restore(profile, copy));
    await atDesk(profile, async (desk) => {
      expect(await formOf(desk, caseId)).toEqual(referral());
      expect(problem(await openCase(desk, late)).code).toBe("E-CASE-06");
      expect(await faultsOf(desk)).toEqual([]);
    });
    expect(await bytesUnder(copy)).toEqual(before);
    const [replaced] = (await readdir(profile.profile)).filter((name) =>
      name.startsWith("replaced-"),
    );
    const old = { ...profile, files: dataFiles(path.join(profile.profile, replaced ?? "")) };
    await atDesk(old, async (desk) => expect(await formOf(desk, late)).toEqual(referral()));
  });

  it("is marked in the data and told in the journal, whose chain goes on", async () => {
    const { profile, copy } = await withCopy();
    value(await restore(profile, copy));
    await atDesk(profile, async (desk) => {
      const query = { before: null, action: "restored", limit: 5 } as const;
      const { entries } = await desk.store.read((reader) => readJournal(reader, query));
      expect(entries).toMatchObject([{ operator: "李建国", detail: path.basename(copy) }]);
      const Row = z.object({ seq: z.int(), backup_id: z.string() });
      const rows = await desk.store.read((reader) => reader.all(Row, "SELECT * FROM restore"));
      expect(rows).toEqual([{ seq: 1, backup_id: path.basename(copy) }]);
    });
  });

  it("gives no case a number that the lost time may have given", async () => {
    const { profile, copy } = await withCopy();
    const numbers: string[] = [];
    const next = async (): Promise<void> => {
      await atDesk(profile, async (desk) => {
        numbers.push(value(await createCase(desk, "resident")).number);
      });
    };
    await next();
    for (let restores = 0; restores < 3; restores += 1) {
      value(await restore(profile, copy));
      await next();
      await next();
    }
    expect(numbers).toEqual([
      "410200-A3-20261120-002",
      "410200-A3b-20261120-001",
      "410200-A3b-20261120-002",
      "410200-A3c-20261120-001",
      "410200-A3c-20261120-002",
      "410200-A3d-20261120-001",
      "410200-A3d-20261120-002",
    ]);
  });

  it("counts on even when the replaced data cannot be read any more", async () => {
    const { profile, copy } = await withCopy();
    value(await restore(profile, copy));
    await writeFile(profile.files.database, "gone");
    value(await restore(profile, copy));
    await atDesk(profile, async (desk) => {
      expect(value(await createCase(desk, "resident")).number).toBe("410200-A3c-20261120-001");
    });
  });

  it("sends again what the copy had not sent yet", async () => {
    const { profile, copy } = await withCopy();
    await atDesk(profile, (desk) => desk.store.write((tx) => tx.run("DELETE FROM outbox")));
    value(await restore(profile, copy));
    const Count = z.object({ n: z.int() });
    await atDesk(profile, async (desk) => {
      const row = await desk.store.read((reader) =>
        reader.get(Count, "SELECT count(*) AS n FROM outbox"),
      );
      expect(row?.n).toBe(1);
    });
  });

  it("works where there are no data at all, such as on a new machine", async () => {
    const { profile, caseId, copy } = await withCopy();
    const fresh = { ...profile, profile: await newFolder() };
    const files = dataOf(fresh.profile);
    value(await restore({ ...fresh, files }, copy));
    await atDesk({ ...fresh, files }, async (desk) => {
      expect(await formOf(desk, caseId)).toEqual(referral());
    });
  });

  it("opens by the password of the time of the copy, or by its recovery key", async () => {
    const { profile, copy } = await withCopy();
    const { operator, recoveryKey, key } = profile;
    const plain = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
    expect(plain(value(await keyOfCopy(copy, operator.id, PASSWORD)))).toBe(plain(key));
    expect(plain(value(await keyOfCopy(copy, null, recoveryKey.toLowerCase())))).toBe(plain(key));
    expect(problem(await keyOfCopy(copy, operator.id, "wrong")).code).toBe("E-BAK-10");
    expect(problem(await keyOfCopy(copy, "nobody", PASSWORD)).code).toBe("E-BAK-10");
    expect(problem(await keyOfCopy(copy, null, "ABC")).code).toBe("E-KEY-02");
  });

  it.each(["workstation.db", "keyslots.json"])(
    "refuses a copy whose %s was changed, and leaves the data alone",
    async (name) => {
      const { profile, caseId, copy } = await withCopy();
      await appendFile(path.join(copy, name), " ");
      expect(problem(await restore(profile, copy)).code).toBe("E-BAK-09");
      await atDesk(profile, async (desk) => expect(await formOf(desk, caseId)).toEqual(referral()));
    },
  );

  it("says when the copy is not there any more", async () => {
    const { profile, copy } = await withCopy();
    await rm(copy, { recursive: true });
    expect(problem(await restore(profile, copy)).code).toBe("E-BAK-08");
  });

  it("keeps the secret of this machine", async () => {
    const { profile, copy } = await withCopy();
    await writeFile(profile.files.deviceKey, "protected");
    value(await restore(profile, copy));
    expect(await readFile(profile.files.deviceKey, "utf8")).toBe("protected");
  });
});

describe("a migration", () => {
  /** The same data as a program of an earlier version left them. */
  async function aged(profile: TestProfile, version: number): Promise<void> {
    const { database } = profile.files;
    await rename(database, `${database}.new`);
    const old = await oldDatabase(database, profile.key, version);
    await onConnection(`${database}.new`, "read", profile.key, async (source) => {
      const Row = z.object({ id: z.string(), name: z.string(), created_at: z.string() });
      const [row] = z.array(Row).parse(await source.all("SELECT * FROM operator"));
      await old.run("INSERT INTO operator (id, name, role, created_at) VALUES (?, ?, ?, ?)", [
        row?.id ?? "",
        row?.name ?? "",
        "supervisor",
        row?.created_at ?? "",
      ]);
    });
    await old.close();
    await rm(`${database}.new`);
  }

  const OLD = Array.from({ length: MIGRATIONS.length - 1 }, (_, index) => index + 1);

  it.each(OLD)("from version %i is done on copied data", async (version) => {
    const profile = await newProfile();
    await aged(profile, version);
    await atDesk(profile, async () => undefined);
    const copies = await copiesIn(ownPlace(profile.files));
    expect(copies.map(({ manifest }) => manifest)).toMatchObject([
      { reason: "before-migration", schema: version, verified: true },
    ]);
    await atDesk(profile, async () => undefined);
    expect(await copiesIn(ownPlace(profile.files))).toHaveLength(1);
  });

  it("is not begun when the copy cannot be made", async () => {
    const profile = await newProfile();
    await aged(profile, 1);
    await writeFile(ownPlace(profile.files), "a file in the place of the folder");
    await expect(atDesk(profile, async () => undefined)).rejects.toThrow("E-BAK-03");
    const Version = z.object({ user_version: z.int() });
    const row = await onConnection(profile.files.database, "read", profile.key, async (sqlite) => {
      const [first] = await sqlite.all("PRAGMA user_version");
      return Version.parse(first);
    });
    expect(row.user_version).toBe(1);
  });

  it("of a copy happens when it is restored, and makes no copy of its own", async () => {
    const profile = await newProfile();
    await aged(profile, 2);
    await atDesk(profile, async () => undefined);
    const copy = await newestCopy(profile);
    value(await restore(profile, copy));
    expect(await copiesIn(ownPlace(profile.files))).toHaveLength(1);
    const Version = z.object({ user_version: z.int() });
    await atDesk(profile, async (desk) => {
      const row = await desk.store.read((reader) => reader.get(Version, "PRAGMA user_version"));
      expect(row?.user_version).toBe(SCHEMA_VERSION);
    });
  });
});
