import { randomBytes } from "node:crypto";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createStore, openStore } from "../../electron/store/open.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { acceptEnrolment, enrolIfNew, readEnrolment } from "../../electron/sync/enrolment.ts";
import { bundle } from "../store/bundle.ts";
import { postgresPrograms, startPostgres } from "../gateway/support/postgres.ts";
import { newFolder, TestClock, value } from "../store/desk.ts";
import { faultyLine, type Line } from "./support/faulty-line.ts";
import { Spoken } from "./support/process.ts";

/** Faults of the line to be put in; `npm run fault` asks for a night's number. */
const FAULTS = Number(process.env["SYNC_FAULTS"] ?? 110);
const SAVES = Math.max(12, Math.ceil(FAULTS / 12));
const WINDOWS = ["A3", "A4"];
const BUNDLED_APART = [
  "@electric-sql/pglite",
  "pg",
  "fastify",
  "@fastify/rate-limit",
  "selfsigned",
  "prom-client",
  "age-encryption",
];

let gatewayProgram = "";
let counterProgram = "";
const running: Spoken[] = [];
const lines: Line[] = [];

beforeAll(async () => {
  gatewayProgram = await bundle("test/fault/support/gateway-child.ts", BUNDLED_APART);
  counterProgram = await bundle("test/fault/support/counter-child.ts");
}, 120_000);

afterEach(async () => {
  for (const process of running.splice(0)) await process.kill();
  for (const line of lines.splice(0)) await line.close();
});

const Started = z.object({ url: z.string(), key: z.string(), cert: z.string(), ca: z.string() });
const Said = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("version"), hash: z.string() }),
  z.object({ kind: z.literal("turn"), waiting: z.int(), setAside: z.int() }),
]);

/** A gateway's process; started again after a kill it listens on the port it had. */
async function startGateway(folder: string, port: string, databaseUrl: string | null) {
  const args = [folder, port, ...(databaseUrl === null ? [] : [databaseUrl])];
  const process = new Spoken(gatewayProgram, args, () => undefined);
  running.push(process);
  return { process, ...Started.parse(await process.next()) };
}

interface Window {
  readonly name: string;
  readonly file: string;
  readonly key: Uint8Array;
  readonly acknowledged: string[];
}

/** A window over a new store, enrolled through a line that is still whole. */
async function newWindow(name: string, enrolment: unknown, url: string): Promise<Window> {
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
  return { name, file, key, acknowledged: [] };
}

function run({ name, file, key, acknowledged }: Window, saves: number, seed: number): Spoken {
  const hex = Buffer.from(key).toString("hex");
  const args = [file, hex, name, String(saves), String(seed)];
  const counter = new Spoken(counterProgram, args, (line) => {
    const said = Said.parse(line);
    if (said.kind === "version") acknowledged.push(said.hash);
  });
  running.push(counter);
  return counter;
}

const isDone = (line: unknown): boolean => {
  const said = Said.parse(line);
  return said.kind === "turn" && said.waiting === 0;
};

const Hash = z.object({ hash: z.string() });

/** Every version and head of a window's store, and whether its chain and blobs are whole. */
async function holdings({ file, key }: Window) {
  const store = value(await openStore(file, key));
  const versions = await store.read((reader) =>
    reader.all(Hash, "SELECT hash FROM revision ORDER BY hash"),
  );
  const heads = await store.read((reader) =>
    reader.all(Hash, "SELECT hash FROM case_head ORDER BY hash"),
  );
  const { faults } = await store.read(verifyStore);
  await store.close();
  return {
    versions: versions.map(({ hash }) => hash),
    heads: heads.map(({ hash }) => hash),
    faults,
  };
}

async function settle(windows: readonly Window[], seed: number): Promise<void> {
  const counters = windows.map((window, at) => run(window, 0, seed + at));
  // Twice empty: what the other has sent last has come too.
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(counters.map((counter) => counter.next(isDone)));
  }
  for (const counter of counters) await counter.kill();
}

async function endures(databaseUrl: string | null): Promise<void> {
  const folder = await newFolder();
  let gateway = await startGateway(folder, "0", databaseUrl);
  const line = await faultyLine(gateway, gateway.url, 20_261_122);
  lines.push(line);
  const windows: Window[] = [];
  for (const name of WINDOWS) {
    gateway.process.tell({ office: "朱仙镇便民服务中心", window: name });
    windows.push(await newWindow(name, await gateway.process.next(), line.url));
  }
  line.setBadness(0.25);
  let seed = 1;
  for (let round = 0; total(line) < FAULTS; round += 1) {
    const counters = windows.map((window) => run(window, SAVES, (seed += 1)));
    await pause(2_500 + (round % 5) * 700);
    if (round % 3 === 2) {
      await gateway.process.kill();
      await pause(200);
      gateway = await startGateway(folder, new URL(gateway.url).port, databaseUrl);
      line.setTarget(gateway.url);
      await pause(1_500);
    }
    for (const counter of counters) await counter.kill();
  }
  line.setBadness(0);
  await settle(windows, seed + 100);
  gateway.process.tell({ office: "朱仙镇便民服务中心", window: "A5" });
  const late = await newWindow("A5", await gateway.process.next(), line.url);
  await settle([late], seed + 200);
  const [first, ...others] = await Promise.all([...windows, late].map(holdings));
  const acknowledged = windows.flatMap((window) => window.acknowledged);
  expect(acknowledged.length).toBeGreaterThan(SAVES);
  expect(acknowledged.filter((hash) => !first?.versions.includes(hash))).toEqual([]);
  for (const other of others) expect(other).toEqual(first);
  expect(first?.faults).toEqual([]);
  // Each kind of fault was met, so that none is only thought of.
  expect(Object.values(line.faults).filter((count) => count === 0)).toEqual([]);
}

function total({ faults }: Line): number {
  return Object.values(faults).reduce((sum, count) => sum + count, 0);
}

const TIME = 60_000 + FAULTS * 3_000;
const programs = postgresPrograms();

describe(`${FAULTS} faults of the line and kills of both sides leave every version at every window and at the gateway, once`, () => {
  test("over the gateway's own database", () => endures(null), TIME);

  test.skipIf(programs === undefined)(
    "over PostgreSQL",
    async () => {
      const server = await startPostgres(programs ?? "");
      try {
        await endures(await server.newDatabase());
      } finally {
        for (const process of running.splice(0)) await process.kill();
        await server.stop();
      }
    },
    TIME,
  );
});
