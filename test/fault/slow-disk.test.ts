import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openCase } from "../../electron/store/cases.ts";
import { createStore, openStore } from "../../electron/store/open.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { bundle } from "../store/bundle.ts";
import { newFolder, TestClock, value } from "../store/desk.ts";

const run = promisify(execFile);
const SAVES = 12;

const Said = z.object({ caseId: z.string(), typed: z.int() });
type Said = z.output<typeof Said>;

/** Every flush to disk waits more than a tenth of a second, by a library loaded before the system's. */
async function slowDisk(): Promise<string> {
  const library = path.join(await newFolder(), "slow-disk.so");
  const source = path.join(import.meta.dirname, "support/slow-disk.c");
  await run("cc", ["-shared", "-fPIC", "-o", library, source]);
  return library;
}

describe("a slow disk", () => {
  it(
    "keeps the order of saves and everything that was acknowledged",
    { timeout: 120_000 },
    async () => {
      const program = await bundle("test/store/saving-child.ts");
      const file = path.join(await newFolder(), "workstation.db");
      const key = randomBytes(32);
      await value(await createStore(file, key)).close();
      const child = spawn(process.execPath, [program, file, key.toString("hex")], {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, LD_PRELOAD: await slowDisk() },
      });
      const began = Date.now();
      const said: Said[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        said.push(Said.parse(JSON.parse(line)));
        if (said.length === SAVES) child.kill("SIGKILL");
      }
      // The library was really in the way: each acknowledged save waited for a flush.
      expect(Date.now() - began).toBeGreaterThan(SAVES * 100);

      const store = value(await openStore(file, key));
      const desk = {
        store,
        office: { name: "朱仙镇便民服务中心", window: "A3", pool: "410200" },
        operator: { id: "operator-1", name: "李建国", role: "clerk" as const },
        clock: new TestClock("2026-11-20T01:00:00.000Z"),
      };
      for (const [caseId, typed] of new Map(said.map((line) => [line.caseId, line.typed]))) {
        const { form } = value(await openCase(desk, caseId));
        expect(Number(form.stay.inpatientNo)).toBeGreaterThanOrEqual(typed);
      }
      expect((await store.read(verifyStore)).faults).toEqual([]);
      await store.close();
    },
  );
});
