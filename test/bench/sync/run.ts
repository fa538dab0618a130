import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { setInterval } from "node:timers";
import type { Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { createStore } from "../../../electron/store/open.ts";
import { unsentCounts } from "../../../electron/store/sync-queue.ts";
import { SyncEngine } from "../../../electron/sync/engine.ts";
import { acceptEnrolment, readEnrolment } from "../../../electron/sync/enrolment.ts";
import { startGateway } from "../../../gateway/start.ts";
import { ownCertificates } from "../../../gateway/tls/own.ts";
import { postgresPrograms, startPostgres } from "../../gateway/support/postgres.ts";
import { value } from "../../support/value.ts";
import { barePuts } from "./bare.ts";
import { bodiesOf, queueCases } from "./queue.ts";

/** Prints one line of JSON: so many queued cases sent, beside the same bytes by bare PUTs. */
const CASES = Number(process.env["SYNC_CASES"] ?? 10_000);
/** Cases side by side in the queue's rules. */
const CONNECTIONS = 4;

const programs = postgresPrograms();
if (programs === undefined) throw new Error("PostgreSQL is not installed");
const folder = await mkdtemp(path.join(tmpdir(), "sync-bench-"));
const server = await startPostgres(programs, true);
try {
  const gateway = await startGateway({
    folder,
    databaseUrl: await server.newDatabase(),
    log: () => undefined,
    district: { name: "祥符区", area: "410200" },
    limits: { requestsAMinute: 10_000_000 },
  });
  const desk: Desk = {
    store: value(await createStore(path.join(folder, "workstation.db"), randomBytes(32))),
    office: { name: "朱仙镇便民服务中心", window: "A3", pool: "410200" },
    operator: { id: "operator-1", name: "李建国", role: "supervisor" },
    clock: systemClock,
  };
  const invited = await gateway.invite({ office: desk.office.name, window: "A3" });
  await acceptEnrolment(desk, value(readEnrolment(JSON.stringify(invited))), "");
  await queueCases(desk, CASES);
  const sent = await send(desk);
  await gateway.close();
  const certificates = await ownCertificates(path.join(folder, "tls"), ["127.0.0.1"]);
  const bodies = await bodiesOf(desk);
  const bare = await barePuts(bodies, certificates, await server.newDatabase(), CONNECTIONS);
  await desk.store.close();
  const machine = { node: process.version, cpus: cpus().length };
  console.log(JSON.stringify({ cases: CASES, items: bodies.length, ...sent, bare, machine }));
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Sends the whole queue in one turn, and looks at the memory meanwhile. */
async function send(desk: Desk): Promise<{ sync: number; memory: readonly number[] }> {
  const engine = new SyncEngine(desk, { random: () => 0, lookMs: 10, askMs: 0 });
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(process.memoryUsage().rss), 1_000);
  const from = performance.now();
  const problem = await engine.turn();
  const sync = performance.now() - from;
  clearInterval(watch);
  const { waiting } = await desk.store.read(unsentCounts);
  if (problem !== null || waiting > 0) throw new Error(`${problem?.code ?? ""} ${waiting} unsent`);
  await engine.stop();
  return { sync, memory };
}
