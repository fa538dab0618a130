import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { fail, ok } from "../../core/result.ts";
import { dataOf } from "../../electron/store/profile.ts";
import { mendReplacement, replaceData } from "../../electron/store/replace-data.ts";
import { newFolder } from "./desk.ts";
import { cutAfter, failAfter, powerBack } from "./power-cut.ts";

vi.mock("node:fs/promises", async (original) => {
  const { powered } = await import("./power-cut.ts");
  return powered(await original<object>());
});

const AT = "2026-11-22T02:00:00.000Z";
const KEPT = "replaced-2026-11-22T020000.000Z";

/** A data folder of two files that belong together. */
function writeData(folder: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  const { database, keySlots } = dataOf(path.dirname(folder));
  for (const file of [database, keySlots]) {
    writeFileSync(path.join(folder, path.basename(file)), content);
  }
}

/** What a data folder holds; `half` when its files do not belong together. */
function contentOf(folder: string): string {
  if (!existsSync(folder)) return "none";
  const [database, slots] = ["workstation.db", "keyslots.json"].map((name) => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  });
  return database === slots && database !== undefined ? database : "half";
}

async function profileWith(content: string | null): Promise<string> {
  const profile = await newFolder();
  if (content !== null) writeData(dataOf(profile).folder, content);
  return profile;
}

/** The new data are two files, written one after the other. */
function replaced(profile: string, keepOld: boolean, at = AT): Promise<unknown> {
  return replaceData(dataOf(profile), { keepOld, at }, async ({ database, keySlots }) => {
    await writeFile(database, "new");
    await writeFile(keySlots, "new");
    return ok(null);
  });
}

/** Replaces the data on a machine whose power fails after so many operations; whether it failed. */
async function cutOff(profile: string, keepOld: boolean, operations: number): Promise<boolean> {
  cutAfter(operations);
  const told = await replaced(profile, keepOld).catch((error: unknown) => error);
  // What was reported as done must be there.
  if (!(told instanceof Error)) expect(contentOf(dataOf(profile).folder)).toBe("new");
  return powerBack();
}

describe("replacing the data", () => {
  it("keeps the old data beside the new after a restore", async () => {
    const profile = await profileWith("old");
    expect(await replaced(profile, true)).toEqual(ok(null));
    expect(readdirSync(profile).toSorted()).toEqual(["data", KEPT]);
    expect(contentOf(path.join(profile, "data"))).toBe("new");
    expect(contentOf(path.join(profile, KEPT))).toBe("old");
    expect(readdirSync(path.join(profile, "data")).toSorted()).toEqual([
      "keyslots.json",
      "workstation.db",
    ]);
  });

  it("leaves nothing of the old data where their key must go", async () => {
    const profile = await profileWith("old");
    await replaced(profile, false);
    expect(readdirSync(profile)).toEqual(["data"]);
    expect(contentOf(path.join(profile, "data"))).toBe("new");
  });

  it("needs no old data: a lost folder is restored too", async () => {
    const profile = await profileWith(null);
    await replaced(profile, true);
    expect(readdirSync(profile)).toEqual(["data"]);
    expect(contentOf(path.join(profile, "data"))).toBe("new");
  });

  it("changes nothing when the new data are refused", async () => {
    const profile = await profileWith("old");
    const refused = await replaceData(dataOf(profile), { keepOld: true, at: AT }, () =>
      Promise.resolve(fail("no")),
    );
    expect(refused).toEqual(fail("no"));
    expect(readdirSync(profile)).toEqual(["data"]);
    expect(contentOf(path.join(profile, "data"))).toBe("old");
  });

  it.each([true, false])(
    "leaves the old data when it reports a failure (old ones kept: %s)",
    async (keepOld) => {
      const outcomes = new Set<string>();
      for (let operations = 0, failed = true; failed; operations += 1) {
        const profile = await profileWith("old");
        failAfter(operations, 1);
        const told = await replaced(profile, keepOld).catch(() => "failed");
        failed = powerBack();
        const data = contentOf(path.join(profile, "data"));
        const due = told === "failed" ? "old" : "new";
        expect({ operations, data }).toEqual({ operations, data: due });
        outcomes.add(data);
      }
      expect(outcomes).toEqual(new Set(["old", "new"]));
    },
  );

  it.each([true, false])(
    "loses nothing on a disk that fails even while the old data are put back (old ones kept: %s)",
    async (keepOld) => {
      for (let operations = 0, failed = true; failed; operations += 1) {
        const profile = await profileWith("old");
        failAfter(operations, 3);
        await replaced(profile, keepOld).catch(() => "failed");
        failed = powerBack();
        await mendReplacement(profile);
        const data = contentOf(path.join(profile, "data"));
        const whole: unknown = expect.stringMatching(/^(old|new)$/u);
        expect({ operations, data }).toEqual({ operations, data: whole });
      }
    },
  );
});

describe.each([
  { name: "a restore", keepOld: true, old: "old" },
  { name: "a restore of lost data", keepOld: true, old: null },
  { name: "a new key", keepOld: false, old: "old" },
])("$name that a power cut interrupts", ({ keepOld, old }) => {
  it("leaves one whole data folder, wherever it was cut and however often the mending is cut too", async () => {
    const outcomes = new Set<string>();
    let operations = 0;
    for (let cut = true; cut; operations += 1) {
      for (let mending = 0, again = true; again; mending += 1) {
        const profile = await profileWith(old);
        cut = await cutOff(profile, keepOld, operations);
        cutAfter(mending);
        await mendReplacement(profile).catch(() => undefined);
        again = powerBack();
        await mendReplacement(profile);

        const data = contentOf(path.join(profile, "data"));
        outcomes.add(data);
        const others = readdirSync(profile).filter((name) => name !== "data");
        expect({ operations, mending, data, others }).toEqual({
          operations,
          mending,
          data: expect.stringMatching(old === null ? /^(none|new)$/u : /^(old|new)$/u),
          others: old !== null && keepOld && data === "new" ? [KEPT] : [],
        });
        const files = data === "none" ? [] : readdirSync(path.join(profile, "data"));
        expect(files.length).toBe(data === "none" ? 0 : 2);
      }
    }
    expect(operations).toBeGreaterThan(10);
    expect(outcomes).toEqual(new Set([old ?? "none", "new"]));
  });
});

describe("the start of the program", () => {
  it("changes nothing in an ordinary profile", async () => {
    const profile = await profileWith("old");
    writeData(path.join(profile, KEPT), "older");
    await mendReplacement(profile);
    expect(readdirSync(profile).toSorted()).toEqual(["data", KEPT]);
    expect(contentOf(path.join(profile, "data"))).toBe("old");
  });

  it("makes nothing of an empty profile or of none", async () => {
    const profile = await newFolder();
    await mendReplacement(profile);
    await mendReplacement(path.join(profile, "nothing"));
    expect(readdirSync(profile)).toEqual([]);
  });

  it("takes no data of an earlier restore for those that somebody has taken away", async () => {
    const profile = await profileWith(null);
    writeData(path.join(profile, KEPT), "old");
    await mendReplacement(profile);
    expect(readdirSync(profile)).toEqual([KEPT]);
  });

  it("puts back the last data that were replaced, not older ones", async () => {
    const profile = await profileWith(null);
    writeData(path.join(profile, "replaced-2026-10-01T020000.000Z"), "older");
    writeData(path.join(profile, KEPT), "old");
    mkdirSync(path.join(profile, "incoming-half"));
    await mendReplacement(profile);
    expect(contentOf(path.join(profile, "data"))).toBe("old");
    expect(readdirSync(profile).toSorted()).toEqual(["data", "replaced-2026-10-01T020000.000Z"]);
  });
});
