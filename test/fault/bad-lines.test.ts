import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import net from "node:net";
import { setInterval } from "node:timers";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { putBlob, sha256Hex } from "../../electron/store/blobs.ts";
import { addRevision, newestOf } from "../../electron/store/revisions.ts";
import { isUnsent } from "../../electron/store/sync-list.ts";
import { type Counter, exchange, oneCounter, oneDistrict, referral } from "../sync/district.ts";
import { sealed } from "../store/desk.ts";
import { slowLine, type SlowLine } from "./support/slow-wire.ts";
import { listening } from "./support/wire.ts";

/** `npm run fault` waits for the whole attachment; `npm test` until it no longer matters. */
const WHOLE = process.env["FAULT_KILLS"] !== undefined;
const ATTACHMENT_BYTES = 3_000_000;
/** 600 ms until an answer is here. */
const SLOW = { bitsPerSecond: 64_000, delayMs: 300 };

const region = oneDistrict();
const lines: SlowLine[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.close();
});

/** An enrolled window of a new office, and the same one when its gateway is reached another way. */
async function enrolledCounter(): Promise<Counter> {
  const one = await oneCounter(region);
  await exchange(one);
  return one;
}

async function reachedAt({ desk }: Counter, port: number): Promise<void> {
  const url = `https://127.0.0.1:${port}`;
  await desk.store.write((tx) =>
    tx.run("UPDATE sync_identity SET url = ?", [url]).then(() => undefined),
  );
}

async function slowly(one: Counter, slowness: typeof SLOW): Promise<SlowLine> {
  const line = await slowLine(region.gateway.url, slowness);
  lines.push(line);
  await reachedAt(one, line.port);
  return line;
}

/** A case whose second version names a scan of so many bytes. */
async function withScan({ desk }: Counter, length: number): Promise<string> {
  const { caseId } = await sealed(desk, referral());
  const bytes = randomBytes(length);
  const sha256 = sha256Hex(bytes);
  await desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) throw new Error("no version");
    await putBlob(tx, bytes, "image/jpeg");
    const scan = { sha256, mediaType: "image/jpeg", pages: 1, bytes: length } as const;
    const attachments = [{ ...scan, name: "病历.jpg", of: { kind: "other" } as const }];
    await addRevision(tx, { ...newest.revision, parents: [newest.hash], attachments });
  });
  return caseId;
}

async function smallCases({ desk }: Counter, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  for (let at = 0; at < count; at += 1) made.push((await sealed(desk, referral())).caseId);
  return made;
}

const isUnsentAt = ({ desk }: Counter, caseId: string) =>
  desk.store.read((reader) => isUnsent(reader, caseId));

async function untilSent(one: Counter, cases: readonly string[]): Promise<void> {
  for (const caseId of cases) while (await isUnsentAt(one, caseId)) await pause(100);
}

/** Cases in the order in which the gateway took their versions in. */
async function takenIn(): Promise<readonly string[]> {
  const Row = z.object({ case_id: z.string() });
  const { db } = region.gateway.gateway;
  const rows = await db.all(Row, "SELECT case_id FROM revision ORDER BY seq");
  return rows.map(({ case_id }) => case_id);
}

/** Turns, as the engine takes them one after another, until nothing of these cases is unsent. */
async function turnsUntilSent(one: Counter, cases: readonly string[]): Promise<number> {
  for (let turns = 1; ; turns += 1) {
    await one.engine.turn();
    const unsent = await Promise.all(cases.map((caseId) => isUnsentAt(one, caseId)));
    if (!unsent.some(Boolean)) return turns;
  }
}

describe("64 kbit/s with 600 ms until an answer", () => {
  test(
    "small cases are accepted before an attachment of 3 MB, those that were sealed before it was on its way and those sealed since",
    { timeout: 1_200_000 },
    async () => {
      const one = await enrolledCounter();
      const line = await slowly(one, SLOW);
      const large = await withScan(one, ATTACHMENT_BYTES);
      const before = await smallCases(one, 6);
      const began = performance.now();
      const seconds = () => Math.round((performance.now() - began) / 1000);
      const turn = one.engine.turn();
      await untilSent(one, before);
      const first = seconds();
      const since = await smallCases(one, 2);
      await untilSent(one, since);
      const second = seconds();
      if (!WHOLE) line.widen();
      expect(await turn).toBeNull();
      const order = await takenIn();
      const last = order.lastIndexOf(large);
      for (const caseId of [...before, ...since]) expect(order.indexOf(caseId)).toBeLessThan(last);
      expect(await isUnsentAt(one, large)).toBe(false);
      const whole = WHOLE ? `, the attachment after ${seconds()} s` : "";
      process.stderr.write(
        `64 kbit/s: 6 cases after ${first} s, 2 more after ${second} s${whole}\n`,
      );
    },
  );
});

test.each([
  { name: "1 Mbit/s", every: 3_000, scan: 1_000_000, bitsPerSecond: 1_000_000, delayMs: 50 },
  { name: "64 kbit/s", every: 8_000, scan: 40_000, ...SLOW },
])(
  "over a line of $name that breaks every few seconds, cases and a scan arrive",
  { timeout: 600_000 },
  async ({ name, every, scan, ...slowness }) => {
    const one = await enrolledCounter();
    const line = await slowly(one, slowness);
    const cases = [await withScan(one, scan), ...(await smallCases(one, 3))];
    const began = performance.now();
    let drops = 0;
    const dropping = setInterval(() => {
      drops += 1;
      line.drop();
    }, every);
    await turnsUntilSent(one, cases);
    clearInterval(dropping);
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(`${name}, broken every ${every} ms: ${seconds} s, ${drops} times\n`);
    expect(drops).toBeGreaterThan(0);
    expect(await takenIn()).toEqual(expect.arrayContaining(cases));
  },
);

describe("a network that asks for a log-in first", () => {
  test(
    "is told, sends nothing, and once somebody has logged in everything goes",
    { timeout: 60_000 },
    async () => {
      const one = await enrolledCounter();
      let loggedIn = false;
      const page = createServer((_request, answer) =>
        answer.writeHead(200, { "content-type": "text/html" }).end("<form>上网认证</form>"),
      );
      const portal = net.createServer((client) => {
        client.on("error", () => client.destroy());
        if (!loggedIn) return void page.emit("connection", client);
        const far = net.connect(Number(new URL(region.gateway.url).port), "127.0.0.1");
        far.on("error", () => client.destroy());
        client.pipe(far).pipe(client);
      });
      await reachedAt(one, await listening(portal));
      const cases = await smallCases(one, 3);
      expect((await one.engine.turn())?.code).toBe("E-SYNC-02");
      expect((await one.engine.turn())?.code).toBe("E-SYNC-02");
      expect((await takenIn()).filter((caseId) => cases.includes(caseId))).toEqual([]);
      loggedIn = true;
      expect(await turnsUntilSent(one, cases)).toBe(1);
      expect(await takenIn()).toEqual(expect.arrayContaining([...cases]));
      portal.close();
    },
  );
});
