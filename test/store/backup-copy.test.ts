import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { copiesIn, isWhole, ownPlace } from "../../electron/backup/copies.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { createCase, saveDraft } from "../../electron/store/cases.ts";
import { addOperator } from "../../electron/store/operators.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { atDesk, backupsOf, newProfile, openData, sealedCase } from "./backup-desk.ts";
import { newFolder, problem, value } from "./desk.ts";
import { referral } from "./people.ts";

describe("a copy", () => {
  it("holds the encrypted data and the key slots, and names nobody in plain", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      await sealedCase(desk);
      await backups.run(openData(desk, profile), "asked");
      const { copies, trouble } = await backups.status(desk);
      expect(trouble).toEqual([]);
      expect(copies).toMatchObject([{ place: "own", cases: 1, sound: true }]);
    });
    const [copy] = await copiesIn(ownPlace(profile.files));
    const folder = copy?.folder ?? "";
    expect(await readdir(folder)).toEqual(["copy.json", "keyslots.json", "workstation.db"]);
    const plain = await readFile(path.join(folder, "copy.json"), "utf8");
    expect(plain).not.toMatch(/程|李建国|410203|祥符|A3/u);
    const bytes = await readFile(path.join(folder, "workstation.db"));
    expect(bytes.includes("程𬱖")).toBe(false);
    expect(bytes.subarray(0, 6).toString("latin1")).not.toBe("SQLite");
  });

  it("is told in the journal", async () => {
    const profile = await newProfile();
    await atDesk(profile, async (desk) => {
      await backupsOf(profile).run(openData(desk, profile), "sign-in");
      const query = { before: null, action: "backup-made", limit: 5 } as const;
      const { entries } = await desk.store.read((reader) => readJournal(reader, query));
      expect(entries).toMatchObject([{ subject: "本机" }]);
    });
  });

  it("is made while somebody saves, and holds whole versions only", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      const first = await sealedCase(desk);
      const copying = Promise.all([
        backups.run(openData(desk, profile), "asked"),
        backups.run(openData(desk, profile), "asked"),
      ]);
      for (let count = 0; count < 20; count += 1) {
        const form = {
          ...referral(),
          person: { ...referral().person, phone: `1380378${1000 + count}` },
        };
        value(await sealRevision(desk, first, form));
      }
      await copying;
      const { copies, trouble } = await backups.status(desk);
      expect(trouble).toEqual([]);
      expect(copies.map(({ sound }) => sound)).toEqual([true, true]);
    });
  });

  it("that was interrupted is never listed, and is gone the next time", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      await backups.run(openData(desk, profile), "asked");
      const [copy] = await copiesIn(ownPlace(profile.files));
      const { workstation } = copy?.manifest ?? { workstation: "" };
      const half = path.join(ownPlace(profile.files), `unfinished-${workstation}-1`);
      await rename(copy?.folder ?? "", half);
      expect((await backups.status(desk)).copies).toEqual([]);
      await backups.run(openData(desk, profile), "asked");
      expect(await copiesIn(ownPlace(profile.files))).toHaveLength(1);
      await expect(stat(half)).rejects.toThrow("ENOENT");
    });
  });

  it("whose bytes have changed is not sound", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      await backups.run(openData(desk, profile), "asked");
      const [copy] = await copiesIn(ownPlace(profile.files));
      if (copy === undefined) throw new Error("no copy");
      expect(await isWhole(copy)).toBe(true);
      await appendFile(path.join(copy.folder, "workstation.db"), "x");
      expect(await isWhole(copy)).toBe(false);
      expect((await backups.status(desk)).copies).toMatchObject([{ sound: false }]);
    });
  });

  it("of damaged key slots is not kept, and the trouble is told", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      await appendFile(profile.files.keySlots, "}");
      await backups.run(openData(desk, profile), "asked");
      const { copies, trouble } = await backups.status(desk);
      expect(copies).toEqual([]);
      expect(trouble.join()).toContain("密钥文件读不出来");
    });
  });

  it("from a clock that ran ahead makes no copy due at every look", async () => {
    const profile = await newProfile();
    const year = 365 * 24;
    await atDesk(profile, async (desk) => {
      const backups = backupsOf(profile);
      profile.clock.advance(year);
      await backups.run(openData(desk, profile), "sign-in");
      profile.clock.advance(-year);
      await sealedCase(desk);
      for (let looks = 0; looks < 5; looks += 1) {
        await backups.run(openData(desk, profile), "interval");
      }
      expect((await backups.status(desk)).copies).toHaveLength(2);
    });
  });

  it("is made of an edit that is not the newest because the clock was set back", async () => {
    const profile = await newProfile();
    await atDesk(profile, async (desk) => {
      const backups = backupsOf(profile);
      const edited = value(await createCase(desk, "resident"));
      profile.clock.advance(24);
      value(await createCase(desk, "resident"));
      profile.clock.advance(-23);
      await backups.run(openData(desk, profile), "closing");
      value(await saveDraft(desk, edited.caseId, referral()));
      await backups.run(openData(desk, profile), "closing");
      expect((await backups.status(desk)).copies).toHaveLength(2);
    });
  });

  it("after nothing was written is not made again at closing", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      const count = async () => (await copiesIn(ownPlace(profile.files))).length;
      await backups.run(openData(desk, profile), "closing");
      await backups.run(openData(desk, profile), "closing");
      expect(await count()).toBe(1);
      value(await createCase(desk, "resident"));
      await backups.run(openData(desk, profile), "closing");
      expect(await count()).toBe(2);
    });
  });
});

describe("the second place", () => {
  it("gets its own copies, in a folder that the program makes there", async () => {
    const profile = await newProfile();
    const stick = await newFolder();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      value(await backups.chooseSecond(desk, stick));
      await backups.run(openData(desk, profile), "asked");
      const { copies, second } = await backups.status(desk);
      expect(second).toBe(path.join(stick, "workstation-backups"));
      expect(copies.map(({ place }) => place).toSorted()).toEqual(["own", "second"]);
    });
  });

  it("that is unplugged is told; nothing is written under it; plugged in it gets its copy", async () => {
    const profile = await newProfile();
    const stick = await newFolder();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      value(await backups.chooseSecond(desk, stick));
      await rm(path.join(stick, "workstation-backups"), { recursive: true });
      await backups.run(openData(desk, profile), "sign-in");
      expect((await backups.status(desk)).trouble.join()).toContain("第二备份位置现在找不到");
      expect(await readdir(stick)).toEqual([]);
      await mkdir(path.join(stick, "workstation-backups"));
      await backups.run(openData(desk, profile), "interval");
      const { copies, trouble } = await backups.status(desk);
      expect(trouble).toEqual([]);
      expect(copies.filter(({ place }) => place === "second")).toHaveLength(1);
    });
  });

  it("cannot be the program's own folder", async () => {
    const profile = await newProfile();
    await atDesk(profile, async (desk) => {
      const inside = await backupsOf(profile).chooseSecond(
        desk,
        path.join(profile.profile, "data"),
      );
      expect(problem(inside).code).toBe("E-BAK-04");
    });
  });

  it("may serve two windows: neither takes the copies of the other for its own", async () => {
    const stick = await newFolder();
    const seen: number[] = [];
    for (const profile of [await newProfile(), await newProfile()]) {
      const backups = backupsOf(profile);
      await atDesk(profile, async (desk) => {
        value(await backups.chooseSecond(desk, stick));
        expect(await backups.status(desk)).toMatchObject({ copies: [], last: null });
        await backups.run(openData(desk, profile), "asked");
        seen.push((await backups.status(desk)).copies.length);
      });
    }
    expect(seen).toEqual([2, 2]);
  });

  it("knows its window again after somebody was added under a clock that was set back", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      await backups.run(openData(desk, profile), "asked");
      const added = { id: "0", name: "王秀英", role: "clerk" } as const;
      await desk.store.write((tx) => addOperator(tx, added, "2020-01-01T00:00:00.000Z"));
      await backups.run(openData(desk, profile), "asked");
      expect((await backups.status(desk)).copies).toHaveLength(2);
    });
  });

  it("may serve two windows: neither thins the copies of the other", async () => {
    const stick = await newFolder();
    const [one, two] = [await newProfile(), await newProfile()];
    for (const profile of [one, two, one, two]) {
      const backups = backupsOf(profile, () => Promise.resolve(0));
      const roomy = backupsOf(profile);
      await atDesk(profile, async (desk) => {
        value(await roomy.chooseSecond(desk, stick));
        await roomy.run(openData(desk, profile), "asked");
        await backups.run(openData(desk, profile), "asked");
      });
    }
    const left = await copiesIn(path.join(stick, "workstation-backups"));
    expect(new Set(left.map(({ manifest }) => manifest.workstation)).size).toBe(2);
  });
});

describe("a full disk", () => {
  it("loses the oldest copies first, and never the last good one", async () => {
    const profile = await newProfile();
    let free: number | null = null;
    const backups = backupsOf(profile, () => Promise.resolve(free));
    await atDesk(profile, async (desk) => {
      for (let count = 0; count < 4; count += 1) {
        await backups.run(openData(desk, profile), "asked");
      }
      const before = await copiesIn(ownPlace(profile.files));
      expect(before).toHaveLength(4);
      free = 1000;
      await backups.run(openData(desk, profile), "asked");
      const left = await copiesIn(ownPlace(profile.files));
      expect(left.map(({ folder }) => folder)).toEqual([before[0]?.folder]);
      const { trouble } = await backups.status(desk);
      expect(trouble.join()).toContain("磁盘放不下新的备份，原有的备份还在");
    });
  });

  it("with room for one only gets it in the place of the oldest", async () => {
    const profile = await newProfile();
    let free: number | null = null;
    const backups = backupsOf(profile, () => Promise.resolve(free));
    await atDesk(profile, async (desk) => {
      for (let count = 0; count < 3; count += 1) {
        await backups.run(openData(desk, profile), "asked");
      }
      const { size } = await stat(profile.files.database);
      const log = await stat(`${profile.files.database}-wal`);
      free = (size + log.size) * 1.5;
      await backups.run(openData(desk, profile), "asked");
      expect(await copiesIn(ownPlace(profile.files))).toHaveLength(2);
      expect((await backups.status(desk)).trouble).toEqual([]);
    });
  });
});

describe("copies over months", () => {
  it("are thinned by the rule after each new one", async () => {
    const profile = await newProfile();
    const backups = backupsOf(profile);
    await atDesk(profile, async (desk) => {
      for (let day = 0; day < 12; day += 1) {
        await backups.run(openData(desk, profile), "asked");
        profile.clock.advance(4);
        await backups.run(openData(desk, profile), "asked");
        profile.clock.advance(20);
      }
    });
    const days = (await copiesIn(ownPlace(profile.files))).map(({ manifest }) =>
      manifest.at.slice(0, 10),
    );
    expect(days.length).toBeLessThan(17);
    expect(new Set(days).size).toBe(12);
  });
});
