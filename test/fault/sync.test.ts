import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { bundle } from "../store/bundle.ts";
import { postgresPrograms, startPostgres } from "../gateway/support/postgres.ts";
import { newFolder } from "../store/desk.ts";
import { outOfTime } from "./support/certificates.ts";
import { clockOff, CLOCKS_CAN_BE_OFF, yearsOff } from "./support/clock.ts";
import { drawing } from "./support/drawing.ts";
import { faultyLine, type Line } from "./support/faulty-line.ts";
import { Spoken } from "./support/process.ts";
import {
  holdings,
  isDone,
  isVersion,
  newWindow,
  runWindow,
  type Window,
  type Work,
} from "./support/windows.ts";

/** Faults of the line to be put in; `npm run fault` asks for a night's number. */
const FAULTS = Number(process.env["SYNC_FAULTS"] ?? 110);
/** Of each window between two kills. */
const SAVES = 12;
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

/** Where a gateway's data lie; started again after a kill it listens on the port it had. */
interface Place {
  readonly folder: string;
  readonly port: string;
  readonly databaseUrl: string | null;
  readonly env?: Readonly<Record<string, string>>;
}

async function startGateway({ folder, port, databaseUrl, env = {} }: Place) {
  const args = [folder, port, ...(databaseUrl === null ? [] : [databaseUrl])];
  const process = new Spoken(gatewayProgram, args, () => undefined, env);
  running.push(process);
  return { process, ...Started.parse(await process.next()) };
}

function run(window: Window, work: Work): Spoken {
  const counter = runWindow(counterProgram, window, work);
  running.push(counter);
  return counter;
}

/** Until nothing is unsent, and what the others have sent last has come too. */
async function settle(windows: readonly Window[], seed: number): Promise<void> {
  const counters = windows.map((window, at) => run(window, { saves: 0, seed: seed + at }));
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(counters.map((counter) => counter.next(isDone)));
  }
  for (const counter of counters) await counter.kill();
}

/** Clocks of the processes, in turn: right, a year ahead, a year behind. */
const CLOCKS = [0, 1, -1] as const;

async function endures(databaseUrl: string | null): Promise<void> {
  const began = Date.now();
  const off = await clockOff();
  const clock = (turn: number) => off(CLOCKS[turn % CLOCKS.length] ?? 0);
  const folder = await newFolder();
  const place = { folder, databaseUrl };
  let gateway = await startGateway({ ...place, port: "0" });
  const wrong = await outOfTime(folder);
  const line = await faultyLine({ ...gateway, wrong }, gateway.url, 20_261_122);
  lines.push(line);
  const windows: Window[] = [];
  for (const name of WINDOWS) {
    gateway.process.tell({ office: "朱仙镇便民服务中心", window: name });
    windows.push(await newWindow(name, await gateway.process.next(), line.url));
  }
  line.setBadness(0.25);
  const kills = { counter: 0, gateway: 0 };
  const draw = drawing(20_261_122);
  let seed = 1;
  for (let round = 0; total(line) < FAULTS || round < CLOCKS.length; round += 1) {
    const counters = windows.map((window, at) =>
      run(window, { saves: SAVES, seed: (seed += 1), env: clock(round + at) }),
    );
    const until = total(line) + 4 + draw() * 28;
    await Promise.all(counters.map((counter) => counter.next(isVersion)));
    while (total(line) < until) await pause(20);
    if (round % 3 === 2) {
      await gateway.process.kill();
      kills.gateway += 1;
      await pause(200);
      const { port } = new URL(gateway.url);
      gateway = await startGateway({ ...place, port, env: clock(kills.gateway) });
      line.setTarget(gateway.url);
      while (total(line) < until + 4) await pause(20);
    }
    // They end by being killed, not by a fault of their own.
    expect(counters.flatMap((one) => (one.hasEnded ? [one.complaint] : []))).toEqual([]);
    for (const counter of counters) await counter.kill();
    kills.counter += counters.length;
  }
  line.setBadness(0);
  await settle(windows, seed + 100);
  gateway.process.tell({ office: "朱仙镇便民服务中心", window: "A5" });
  const late = await newWindow("A5", await gateway.process.next(), line.url);
  await settle([late], seed + 200);
  const [first, ...others] = await Promise.all([...windows, late].map(holdings));
  const acknowledged = windows.flatMap((window) => window.acknowledged);
  const told = new Set(windows.flatMap((window) => [...window.told]));
  const counted = { faults: line.faults, kills, versions: first?.versions.length };
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stderr.write(`${JSON.stringify({ ...counted, seconds, told: [...told].toSorted() })}\n`);
  expect(acknowledged.length).toBeGreaterThan(SAVES);
  // Each with the time that the clock of its window showed, however wrong it was.
  const held = new Map(first?.versions.map(({ hash, at }) => [hash, at]));
  expect(acknowledged.filter(({ hash, at }) => held.get(hash) !== at)).toEqual([]);
  if (CLOCKS_CAN_BE_OFF) {
    expect(new Set(acknowledged.map(({ at }) => yearsOff(at)))).toEqual(new Set(CLOCKS));
  }
  for (const other of others) expect(other).toEqual(first);
  expect(first?.faults).toEqual([]);
  // Each kind of fault was met, so that none is only thought of.
  expect(Object.values(line.faults).filter((count) => count === 0)).toEqual([]);
  expect([...told]).toEqual(expect.arrayContaining(["E-SYNC-01", "E-SYNC-02", "E-SYNC-04"]));
}

function total({ faults }: Line): number {
  return Object.values(faults).reduce((sum, count) => sum + count, 0);
}

const TIME = 180_000 + FAULTS * 5_000;
const programs = postgresPrograms();
const clocks = CLOCKS_CAN_BE_OFF
  ? "clocks a year off"
  : "(all clocks right: only Linux sets them off)";

describe(`${FAULTS} faults of the line, ${clocks} and kills of both sides leave every version at every window and at the gateway, once`, () => {
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
