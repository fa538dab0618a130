import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok } from "../../core/result.ts";
import type { Backups, OpenData } from "../../electron/backup/backups.ts";
import { copiesIn, isWhole, ownPlace } from "../../electron/backup/copies.ts";
import { rescueCopy } from "../../electron/backup/export.ts";
import { guarded } from "../../electron/session/at-desk.ts";
import { putBlob } from "../../electron/store/blobs.ts";
import { fault } from "../../electron/store/faults.ts";
import { setBackupFolder } from "../../electron/store/office.ts";
import { atDesk, backupsOf, newProfile, openData, sealedCase } from "./backup-desk.ts";
import { CancelsAt } from "./cancelling.ts";
import { newFolder, problem, value } from "./desk.ts";

const CANCELLED = fault("N-BAK-15", "cancelled", "again");

/** A copy that somebody asked for and waits for. */
function asked(works: CancelsAt, backups: Backups, open: OpenData) {
  return works.run("backup", CANCELLED, (progress) =>
    guarded(async () => ok(await backups.run(open, "asked", progress))),
  );
}

/** Papers enough that copying them takes a moment. */
async function fill({ desk }: OpenData): Promise<void> {
  await desk.store.write(async (tx) => {
    for (let paper = 0; paper < 24; paper += 1) {
      await putBlob(tx, randomBytes(2_000_000), "application/pdf");
    }
  });
}

describe("a copy that is cancelled", () => {
  it.each(["copying", "checking", "hashing"] as const)(
    "while %s leaves nothing of itself, and the last good copy as it was",
    async (step) => {
      const profile = await newProfile();
      await atDesk(profile, async (desk) => {
        const open = openData(desk, profile);
        const backups = backupsOf(profile);
        await sealedCase(desk);
        await backups.run(open, "asked");
        const place = ownPlace(profile.files);
        const before = await readdir(place);
        await sealedCase(desk);
        const works = new CancelsAt(step);
        expect(problem(await asked(works, backups, open))).toEqual(CANCELLED);
        expect(works.steps.at(-1)).toBe(step);
        expect(await readdir(place)).toEqual(before);
        const [last] = await copiesIn(place);
        expect(last !== undefined && (await isWhole(last))).toBe(true);
        expect((await backups.status(desk)).trouble).toEqual([]);
        // The next one is made as if nothing had been.
        await backups.run(open, "asked");
        expect(await copiesIn(place)).toHaveLength(2);
      });
    },
  );

  it("ends in the middle of the copying, too, which tells how far it is", async () => {
    const profile = await newProfile();
    await atDesk(profile, async (desk) => {
      const open = openData(desk, profile);
      await fill(open);
      let told = 0;
      const works = new CancelsAt((step, { done = 0 }) => {
        // What an ended copying has written shrinks again.
        if (step === "copying") told = Math.max(told, done);
        return step === "copying" && done > 0;
      });
      expect(problem(await asked(works, backupsOf(profile), open))).toEqual(CANCELLED);
      expect(told).toBeGreaterThan(0);
      expect(works.steps).toEqual(["waiting", "copying"]);
      expect(await readdir(ownPlace(profile.files))).toEqual([]);
    });
  });

  it("at the second place leaves the one that the first place has already", async () => {
    const profile = await newProfile();
    await atDesk(profile, async (desk) => {
      const second = path.join(await newFolder(), "workstation-backups");
      await mkdir(second);
      await desk.store.write((tx) => setBackupFolder(tx, second));
      const open = openData(desk, profile);
      const works = new CancelsAt((step, { on }) => step === "hashing" && on === "第二备份位置");
      expect(problem(await asked(works, backupsOf(profile), open))).toEqual(CANCELLED);
      expect(await copiesIn(ownPlace(profile.files))).toHaveLength(1);
      expect(await readdir(second)).toEqual([]);
    });
  });

  it("while it waits for one that the program makes by itself lets that one be made", async () => {
    const profile = await newProfile();
    await atDesk(profile, async (desk) => {
      const open = openData(desk, profile);
      const backups = backupsOf(profile);
      const byItself = backups.run(open, "sign-in");
      expect(problem(await asked(new CancelsAt("waiting"), backups, open))).toEqual(CANCELLED);
      await byItself;
      expect(await copiesIn(ownPlace(profile.files))).toHaveLength(1);
      // Those that were cancelled come up in the queue and do nothing.
      await backups.run(open, "interval");
      expect(await copiesIn(ownPlace(profile.files))).toHaveLength(1);
    });
  });
});

describe("a rescue that is cancelled", () => {
  it.each(["copying", "tables", "checking", "hashing"] as const)(
    "while %s leaves the folder empty and the damaged data as they were",
    async (step) => {
      const profile = await newProfile();
      await atDesk(profile, sealedCase);
      const { files, key, clock, operator } = profile;
      const bytes = await readFile(files.database);
      await writeFile(files.database, bytes.fill(7, bytes.length - 4096));
      const place = await newFolder();
      const by = { operator, clock };
      const request = { files, key, place, by, program: "0.1.0", keySlots: files.keySlots };
      const works = new CancelsAt(step);
      const rescue = () =>
        works.run("rescue", CANCELLED, (progress) =>
          guarded(() => rescueCopy({ ...request, progress })),
        );
      expect(problem(await rescue())).toEqual(CANCELLED);
      expect(works.steps.at(-1)).toBe(step);
      expect(await readdir(place)).toEqual([]);
      expect((await readFile(files.database)).equals(bytes)).toBe(true);
      expect(value(await rescueCopy(request)).manifest.cases).toBe(1);
    },
  );
});
