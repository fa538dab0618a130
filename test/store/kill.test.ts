import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Revision } from "../../core/casefile/revision.ts";
import { readIndex } from "../../electron/store/case-index.ts";
import type { Reader } from "../../electron/store/connection.ts";
import { draftOf } from "../../electron/store/drafts.ts";
import { createStore, openStore } from "../../electron/store/open.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { bundle } from "./bundle.ts";
import { newFolder, value } from "./desk.ts";

const KILLS = 20;

const Said = z.object({
  kind: z.enum(["draft", "version"]),
  caseId: z.string(),
  typed: z.int(),
  hash: z.string().optional(),
});
type Said = z.output<typeof Said>;

let program = "";

beforeAll(async () => {
  program = await bundle("test/store/saving-child.ts");
});

/** Starts the program, lets it say so many lines, and kills it at the next instant it likes. */
async function runAndKill(file: string, key: string, lines: number): Promise<readonly Said[]> {
  const child = spawn(process.execPath, [program, file, key], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on("exit", (_code, signal) => resolve(signal));
  });
  const said: Said[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(Said.parse(JSON.parse(line)));
    if (said.length === lines) {
      await pause(lines % 7);
      child.kill("SIGKILL");
    }
  }
  expect(await ended).toBe("SIGKILL");
  return said;
}

async function outbox(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.all(z.object({ revision: z.string() }), "SELECT revision FROM outbox");
  return new Set(rows.map((row) => row.revision));
}

async function revisions(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.all(z.object({ hash: z.string() }), "SELECT hash FROM revision");
  return new Set(rows.map((row) => row.hash));
}

describe("a workstation that is killed again and again", () => {
  it(`has lost nothing it acknowledged after ${KILLS} times`, { timeout: 120_000 }, async () => {
    const file = path.join(await newFolder(), "workstation.db");
    const key = randomBytes(32);
    await value(await createStore(file, key)).close();
    const said: Said[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      said.push(...(await runAndKill(file, key.toString("hex"), 3 + ((kill * 5) % 11))));
    }
    const store = value(await openStore(file, key));
    const kept = await store.read(revisions);
    const versions = said.filter((line) => line.kind === "version");
    expect(versions.length).toBeGreaterThan(KILLS);
    expect(versions.filter((line) => !kept.has(line.hash ?? ""))).toEqual([]);
    expect(await store.read(outbox)).toEqual(kept);

    const last = new Map(said.map((line) => [line.caseId, line.typed]));
    for (const [caseId, typed] of last) {
      const draft = await store.read((reader) => draftOf(reader, caseId));
      const newest = await store.read((reader) => newestOf(reader, caseId));
      const form = draft?.form ?? Revision.parse(newest?.revision).document;
      expect(Number(form.stay.inpatientNo)).toBeGreaterThanOrEqual(typed);
    }
    expect((await store.read(verifyStore)).faults).toEqual([]);
    const index = await store.read(readIndex);
    await store.write(rebuildIndex);
    expect(await store.read(readIndex)).toEqual(index);
    await store.close();
  });
});
