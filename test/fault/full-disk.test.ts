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
});

const NoWritingReport = z.object({
  without: z.array(z.unknown()),
  again: z.array(z.unknown()),
});

let program = "";
let noWriting = "";
let keys = "";

beforeAll(async () => {
  program = await bundle("test/fault/support/full-disk-child.ts");
  noWriting = await bundle("test/fault/support/no-writing-child.ts");
  keys = await bundle("test/fault/support/full-keys-child.ts");
});

/** Runs a program over a small disk of its own, in a namespace of its own: it goes with the program. */
async function onSmallDisk(file: string, size: string, kind = ""): Promise<unknown> {
  const disk = path.join(await newFolder(), "disk");
  await mkdir(disk);
  const script = `mount -t tmpfs -o size=$4 tmpfs "$1" && exec "$2" "$3" "$1" "$5"`;
  const args = ["-rm", "sh", "-c", script, "sh", disk, process.execPath, file, size, kind];
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

  it("changes a password and the recovery sheet as it says, or not at all", async () => {
    const { changes } = KeysReport.parse(await onSmallDisk(keys, "6m"));
    for (const { opens, unfinished } of changes) {
      expect({ opens, unfinished }).toEqual({ opens: ["done", "done"], unfinished: [] });
    }
    const said = new Set(changes.flatMap((change) => change.said));
    expect(said).toEqual(new Set(["E-DISK-01", "done"]));
  }, 60_000);
});

/** What a program does on a disk that takes no writing, and when it does again. */
describe("a disk that takes no writing", () => {
  const SIGNED_AND_SEALED = ["operator-added", "sign-in", "case-sealed"];
  const LOOKED = ["sign-in", "case-viewed", "sign-out"];
  const AGAIN = ["sign-in", "case-sealed"];

  it.each([
    ["full", "E-DISK-01"],
    ["read-only", "E-DB-03"],
  ])(
    "because it is %s: everything is there to read, each save is refused by name (%s); once there is room, all of it goes on and the journal tells of the reading",
    async (kind, code) => {
      const { without, again } = NoWritingReport.parse(await onSmallDisk(noWriting, "8m", kind));
      const reads = {
        entered: code,
        found: [true],
        whole: true,
        saves: [code, code, code, code],
        faults: [],
      };
      expect(without).toEqual([reads, reads]);
      const writes = { entered: "writes", saved: "done", faults: [] };
      expect(again).toEqual([
        { ...writes, journal: [...SIGNED_AND_SEALED, "sign-out", ...LOOKED, ...AGAIN] },
        { ...writes, journal: [...SIGNED_AND_SEALED, ...LOOKED, ...AGAIN] },
      ]);
    },
    60_000,
  );
});
