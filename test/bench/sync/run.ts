import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { setInterval } from "node:timers";
import { fileURLToPath } from "node:url";
import type { Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { createStore } from "../../../electron/store/open.ts";
import { unsentCounts } from "../../../electron/store/sync-queue.ts";
import { SyncEngine } from "../../../electron/sync/engine.ts";
import { acceptEnrolment, readEnrolment } from "../../../electron/sync/enrolment.ts";
import { postgresPrograms, startPostgres } from "../../gateway/support/postgres.ts";
import { value } from "../../support/value.ts";
import { barePuts } from "./bare.ts";
import { bodiesOf, queueCases } from "./queue.ts";
import { serve, startServer } from "./servers.ts";

/** Prints one line of JSON: so many queued cases sent, beside the same bytes by bare PUTs. */
const CASES = Number(process.env["SYNC_CASES"] ?? 10_000);
/** Bundles side by side in the queue's rules. */
const CONNECTIONS = 4;
const OFFICE = { name: "朱仙镇便民服务中心", window: "A3", pool: "410200" };

if (process.argv.includes("serve")) await serve();
else await measure();

async function measure(): Promise<void> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error("PostgreSQL is not installed");
  const folder = await mkdtemp(path.join(tmpdir(), "sync-bench-"));
  const postgres = await startPostgres(programs, true);
  try {
    const desk: Desk = {
      store: value(await createStore(path.join(folder, "workstation.db"), randomBytes(32))),
      office: OFFICE,
      operator: { id: "operator-1", name: "李建国", role: "supervisor" },
      clock: systemClock,
    };
    await queueCases(desk, CASES);
    const sent = await send(desk, folder, await postgres.newDatabase());
    const bare = await putBare(desk, folder, await postgres.newDatabase());
    await desk.store.close();
    const machine = { node: process.version, cpus: cpus().length };
    console.log(JSON.stringify({ cases: CASES, ...sent, ...bare, machine }));
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function start(role: "gateway" | "bare", folder: string, databaseUrl: string) {
  const program = fileURLToPath(import.meta.url);
  return startServer(program, { role, folder, databaseUrl, office: OFFICE.name });
}

/** Sends the whole queue in one turn, and looks at the memory meanwhile. */
async function send(desk: Desk, folder: string, databaseUrl: string) {
  const server = await start("gateway", folder, databaseUrl);
  if (!("invited" in server.said)) throw new Error("no enrolment");
  await acceptEnrolment(desk, value(readEnrolment(server.said.invited)), "");
  const engine = new SyncEngine(desk, { random: () => 0, lookMs: 10, askMs: 0 });
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(process.memoryUsage().rss), 1_000);
  const before = process.cpuUsage();
  const from = performance.now();
  const problem = await engine.turn();
  const sync = performance.now() - from;
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  const { waiting } = await desk.store.read(unsentCounts);
  if (problem !== null || waiting > 0) throw new Error(`${problem?.code ?? ""} ${waiting} unsent`);
  await engine.stop();
  const processor = { counter: (user + system) / 1000, gateway: await server.end() };
  return { sync, memory, processor };
}

async function putBare(desk: Desk, folder: string, databaseUrl: string) {
  const server = await start("bare", folder, databaseUrl);
  if (!("port" in server.said)) throw new Error("no server");
  const { port, authority } = server.said;
  const bodies = await bodiesOf(desk);
  const bare = await barePuts(bodies, port, authority, CONNECTIONS);
  await server.end();
  return { bare, items: bodies.length };
}
