import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openPostgres } from "../../gateway/database/postgres.ts";
import { numberChanges } from "../../gateway/feed/number.ts";
import { say } from "../../gateway/feed/say.ts";
import { type RunningGateway, startGateway } from "../../gateway/start.ts";
import { Counter } from "./support/counter.ts";
import { newFolder, testing } from "./support/gateways.ts";
import { postgresPrograms, type Server, startPostgres } from "./support/postgres.ts";
import { next, sent } from "./support/versions.ts";
import { own } from "./support/work.ts";

/** Several nodes on one PostgreSQL; skipped where Debian's postgresql is not installed. */

const programs = postgresPrograms();
const ENOUGH = 180_000;
const At = z.object({ at: z.int() });
const Count = z.object({ count: z.int() });

describe.skipIf(programs === undefined)("two nodes on one database", () => {
  const folders = [newFolder(), newFolder()];
  let server: Server;
  let databaseUrl = "";
  let nodes: RunningGateway[] = [];
  beforeAll(async () => {
    server = await startPostgres(programs ?? "");
    databaseUrl = await server.newDatabase();
    // Both make the tables and the keys at the same moment.
    nodes = await Promise.all(
      folders.map((folder) => startGateway({ ...testing(folder), databaseUrl })),
    );
  }, ENOUGH);
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await server.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }, ENOUGH);

  const [one, two] = [() => at(0), () => at(1)];
  function at(index: number): RunningGateway {
    const node = nodes[index];
    if (node === undefined) throw new Error("not started");
    return node;
  }

  /** The same counter, in the same session, at the other node. */
  async function atBoth(office: string): Promise<readonly [Counter, Counter]> {
    const first = await Counter.enrolled(await one().invite({ office, window: "1" }));
    return [first, first.at(two().url)];
  }

  test("nodes that start together have one pair of keys", () => {
    expect(one().gateway.keys.sign.publicKey).toBe(two().gateway.keys.sign.publicKey);
    expect(one().gateway.keys.recipient).toBe(two().gateway.keys.recipient);
  });

  test("a request that one node has taken is a replay at the other", async () => {
    const [here, there] = await atBoth("甲");
    const request = { method: "GET", path: "/v1/changes?since=0" };
    const headers = here.signed(request);
    const answers = await Promise.all([here.raw(request, headers), there.raw(request, headers)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409"]);
  });

  test("the same version that comes to two nodes at one moment counts once", async () => {
    const [here, there] = await atBoth("乙");
    for (let round = 0; round < 15; round += 1) {
      const version = own(`n${round}`, `twice-${round}`);
      const { caseId } = version.revision;
      const [[a], [b]] = await Promise.all([
        here.revisions(caseId, [sent(version)]),
        there.revisions(caseId, [sent(version)]),
      ]);
      expect(new Set([a?.is, b?.is])).toEqual(new Set(["accepted", "known"]));
    }
    const rows = await one().gateway.db.get(
      Count,
      "SELECT count(*) AS count FROM revision WHERE body LIKE '%twice-%'",
    );
    expect(rows?.count).toBe(15);
  });

  test("two versions of one case that come at one moment are a fork, with both heads told", async () => {
    const [here, there] = await atBoth("丙");
    for (let round = 0; round < 10; round += 1) {
      const first = own(`f${round}`, `fork-${round}`);
      const { caseId } = first.revision;
      await here.revisions(caseId, [sent(first)]);
      const [left, right] = [next(first, "东大街"), next(first, "西大街")];
      const answers = await Promise.all([
        here.revisions(caseId, [sent(left)]),
        there.revisions(caseId, [sent(right)]),
      ]);
      const heads = answers.flat().map((answer) => (answer.is === "accepted" ? answer.heads : []));
      expect(heads).toContainEqual([left.hash, right.hash].toSorted());
    }
  });

  test("GD-93-5b: of two cases with one invoice that come at one moment, one always sees the other", async () => {
    const [here] = await atBoth("丁");
    const there = await Counter.enrolled(await two().invite({ office: "戊", window: "1" }));
    for (let round = 0; round < 15; round += 1) {
      const [a, b] = [own(`a${round}`, `same-${round}`), own(`b${round}`, `same-${round}`)];
      const answers = await Promise.all([
        here.revisions(a.revision.caseId, [sent(a)]),
        there.revisions(b.revision.caseId, [sent(b)]),
      ]);
      const told = answers
        .flat()
        .map((answer) => (answer.is === "accepted" ? answer.elsewhere : []));
      expect(told.map((list) => String(list.length)).toSorted()).toEqual(["0", "1"]);
    }
  });

  test("a code that is used at two nodes at one moment enrols one device", async () => {
    const file = await one().invite({ office: "己", window: "1" });
    const [a, b] = [await Counter.prepared(one().url), await Counter.prepared(two().url)];
    const answers = await Promise.all([
      a.enrol(await a.enrolment(file)),
      b.enrol(await b.enrolment(file)),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["201", "403"]);
  });

  test("a reader never skips a change that is committed later than one with a higher number", async () => {
    const stop = { yes: false };
    const db = openPostgres(databaseUrl);
    const [writers, written] = [12, 25];
    const writing = Array.from({ length: writers }, async (_, writer) => {
      for (let count = 0; count < written; count += 1) {
        await db.transaction(async (tx) => {
          await say(tx, "race", { ...note, id: `${writer}-${count}` });
          // Long and short transactions overtake each other between writing and committing.
          await tx.run(`SELECT pg_sleep(${((writer * 7 + count * 3) % 10) / 1000})`);
        });
      }
    });
    const reading = nodes.map(async (node) => {
      const seen: number[] = [];
      let since = 0;
      for (let last = false; !last;) {
        last = stop.yes;
        const to = await numberChanges(node.gateway.db);
        const rows = await node.gateway.db.all(
          At,
          "SELECT at FROM feed WHERE audience = 'race' AND at > $1::bigint AND at <= $2::bigint ORDER BY at",
          [String(since), String(to)],
        );
        seen.push(...rows.map((row) => row.at));
        since = to;
      }
      return seen;
    });
    await Promise.all(writing);
    stop.yes = true;
    const readers = await Promise.all(reading);
    const all = await db.all(At, "SELECT at FROM feed WHERE audience = 'race' ORDER BY at");
    await db.close();
    expect(all).toHaveLength(writers * written);
    for (const seen of readers) expect(seen).toEqual(all.map((row) => row.at));
  });

  test("a node that starts again goes on with numbers that none has given before", async () => {
    const before = await numberChanges(one().gateway.db);
    await two().close();
    nodes[1] = await startGateway({ ...testing(folders[1] ?? ""), databaseUrl });
    const { db } = one().gateway;
    await db.transaction((tx) => say(tx, "race", { ...note, id: "after" }));
    const after = await numberChanges(db);
    expect(after - before).toBeGreaterThan(2 ** 26);
    expect(Number.isSafeInteger(after)).toBe(true);
  });
});

const note = {
  kind: "message" as const,
  about: "notice" as const,
  title: "",
  body: "",
  from: "",
  until: "",
  by: "",
  caseId: "",
};
