import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { bundle } from "../store/bundle.ts";
import { newFolder } from "../store/desk.ts";

const run = promisify(execFile);

const Report = z.object({
  acknowledged: z.int(),
  refusedWith: z.string(),
  missing: z.array(z.string()),
  faults: z.array(z.string()),
  savedAfterRoom: z.boolean(),
});

const KeysReport = z.object({
  changes: z.array(
    z.object({
      /** Of the change of the password, and of the new recovery key. */
      said: z.array(z.string()),
      /** Whether the password and the sheet that count by then let in. */
      opens: z.array(z.string()),
      unfinished: z.array(z.string()),
    }),
  ),
  entered: z.string(),
});

let program = "";
let onlyReads = "";
let keys = "";

beforeAll(async () => {
  program = await bundle("test/fault/support/full-disk-child.ts");
  onlyReads = await bundle("test/fault/support/read-only-child.ts");
  keys = await bundle("test/fault/support/full-keys-child.ts");
});

/** Runs a program over a small disk of its own, in a namespace of its own: it goes with the program. */
async function onSmallDisk(file: string, size: string): Promise<unknown> {
  const disk = path.join(await newFolder(), "disk");
  await mkdir(disk);
  const script = `mount -t tmpfs -o size=$4 tmpfs "$1" && exec "$2" "$3" "$1"`;
  const args = ["-rm", "sh", "-c", script, "sh", disk, process.execPath, file, size];
  const { stdout } = await run("unshare", args);
  return JSON.parse(stdout);
}

describe("a disk that is really full (a small one of its own)", () => {
  it("refuses the save by name, keeps all that was acknowledged, and goes on once there is room", async () => {
    const report = Report.parse(await onSmallDisk(program, "6m"));
    expect(report).toMatchObject({
      refusedWith: "E-DISK-01",
      missing: [],
      faults: [],
      savedAfterRoom: true,
    });
    expect(report.acknowledged).toBeGreaterThan(10);
  });

  it("changes a password and the recovery sheet as it says, or not at all; a sign-in names it", async () => {
    const { changes, entered } = KeysReport.parse(await onSmallDisk(keys, "6m"));
    for (const { opens, unfinished } of changes) {
      expect({ opens, unfinished }).toEqual({ opens: ["done", "done"], unfinished: [] });
    }
    const said = new Set(changes.flatMap((change) => change.said));
    expect(said).toEqual(new Set(["E-DISK-01", "done"]));
    expect(entered).toBe("E-DISK-01");
  }, 60_000);
});

describe("a disk that has become read-only", () => {
  it("is told by name, and nothing on it changes", async () => {
    const refused = { said: "E-DB-03", changed: false };
    expect(await onSmallDisk(onlyReads, "8m")).toEqual([refused, refused]);
  });
});
