import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { createStore, openStore } from "../../../electron/store/open.ts";
import { verifyStore } from "../../../electron/store/verify.ts";
import { acceptEnrolment, enrolIfNew, readEnrolment } from "../../../electron/sync/enrolment.ts";
import { newFolder, TestClock, value } from "../../store/desk.ts";
import { Spoken } from "./process.ts";

/** What a counter's process says. */
const Said = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("version"), hash: z.string(), at: z.string() }),
  z.object({ kind: z.literal("turn"), waiting: z.int(), setAside: z.int() }),
  z.object({ kind: z.literal("problem"), code: z.string() }),
]);

const Version = z.object({ hash: z.string(), at: z.string() });
export type Version = z.output<typeof Version>;

/** A window of an office: its store, and what its processes have said so far. */
export interface Window {
  readonly name: string;
  readonly file: string;
  readonly key: Uint8Array;
  readonly acknowledged: Version[];
  /** Codes of what stopped a turn. */
  readonly told: Set<string>;
}

/** A window over a new store, enrolled through a line that is still whole. */
export async function newWindow(name: string, enrolment: unknown, url: string): Promise<Window> {
  const file = path.join(await newFolder(), "workstation.db");
  const key = randomBytes(32);
  const store = value(await createStore(file, key));
  const desk = {
    store,
    office: { name: "朱仙镇便民服务中心", window: name, pool: "410200" },
    operator: { id: `operator-${name}`, name: "李建国", role: "supervisor" },
    clock: new TestClock("2026-11-20T01:00:00.000Z"),
  } as const;
  const read = value(readEnrolment(JSON.stringify(enrolment)));
  await acceptEnrolment(desk, { ...read, url }, "");
  await enrolIfNew(desk, new AbortController().signal);
  await store.close();
  return { name, file, key, acknowledged: [], told: new Set() };
}

export interface Work {
  readonly saves: number;
  readonly seed: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A process of this window that saves and exchanges until it is killed. */
export function runWindow(program: string, window: Window, { saves, seed, env }: Work): Spoken {
  const { name, file, key, acknowledged, told } = window;
  const hex = Buffer.from(key).toString("hex");
  const args = [file, hex, name, String(saves), String(seed)];
  const hear = (line: unknown): void => {
    const said = Said.parse(line);
    if (said.kind === "version") acknowledged.push({ hash: said.hash, at: said.at });
    if (said.kind === "problem") told.add(said.code);
  };
  return new Spoken(program, args, hear, env);
}

/** That a version was saved. */
export function isVersion(line: unknown): boolean {
  return Said.parse(line).kind === "version";
}

/** That something has stopped a turn. */
export function saysProblem(line: unknown): boolean {
  return Said.parse(line).kind === "problem";
}

/** That a turn has left nothing unsent. */
export function isDone(line: unknown): boolean {
  const said = Said.parse(line);
  return said.kind === "turn" && said.waiting === 0;
}

/** Every version and head of a window's store, and whether its chain and blobs are whole. */
export async function holdings({ file, key }: Window) {
  const store = value(await openStore(file, key));
  const held = await store.read(async (reader) => ({
    versions: await reader.all(Version, "SELECT hash, at FROM revision ORDER BY hash"),
    heads: await reader.all(
      z.object({ hash: z.string() }),
      "SELECT hash FROM case_head ORDER BY hash",
    ),
    faults: (await verifyStore(reader)).faults,
  }));
  await store.close();
  return held;
}
