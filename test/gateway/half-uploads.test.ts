import { expect, test } from "vitest";
import { z } from "zod";
import { sweepUploads } from "../../gateway/blobs/sweep.ts";
import { sha256 } from "../../gateway/keys.ts";
import type { Counter } from "./support/counter.ts";
import { onEachDatabase, type Under } from "./support/gateways.ts";
import { counter } from "./support/work.ts";

const DAYS = 30;
const Count = z.object({ count: z.coerce.number() });

/** Half of a paper that no other test has. */
async function half(a: Counter, words: string): Promise<{ hash: string; bytes: Buffer }> {
  const bytes = Buffer.from(`${words} `.repeat(4_000));
  const hash = sha256(bytes);
  await a.putPiece(hash, bytes, 0, 10_000);
  return { hash, bytes };
}

function untouchedFor(under: Under, hash: string, days: number): Promise<number> {
  return under
    .running()
    .gateway.db.run(
      "UPDATE upload SET continued_at = now() - make_interval(days => $2::int) WHERE sha256 = $1",
      [hash, days],
    );
}

async function countOf(under: Under, table: "upload" | "piece"): Promise<number> {
  const { db } = under.running().gateway;
  return (await db.get(Count, `SELECT count(*) AS count FROM ${table}`))?.count ?? -1;
}

function sweep(under: Under): Promise<number> {
  return sweepUploads(under.running().gateway.db, DAYS);
}

async function have(a: Counter, hash: string): Promise<string | null> {
  const { headers } = await a.send({ method: "HEAD", path: `/v1/blobs/${hash}` });
  return headers.get("x-have");
}

onEachDatabase("uploads that nobody continues", (under) => {
  test("one that rested for 30 days goes with its pieces, one that was continued since stays", async () => {
    const a = await counter(under);
    const [old, young] = [await half(a, "久未续传的材料"), await half(a, "昨天还在传的材料")];
    await untouchedFor(under, old.hash, DAYS + 1);
    await untouchedFor(under, young.hash, DAYS - 1);
    expect([await countOf(under, "upload"), await countOf(under, "piece")]).toEqual([2, 2]);
    expect(await sweep(under)).toBe(1);
    expect([await countOf(under, "upload"), await countOf(under, "piece")]).toEqual([1, 1]);
    expect([await have(a, old.hash), await have(a, young.hash)]).toEqual(["0", "10000"]);
    expect(await sweep(under)).toBe(0);
  });

  test("a counter that continues later begins anew, and its paper becomes whole", async () => {
    const a = await counter(under);
    const { hash, bytes } = await half(a, "过了一个月又续传的材料");
    await untouchedFor(under, hash, DAYS + 1);
    await sweep(under);
    // It goes on where it believes to be, and is told to begin at 0.
    const told = await a.putPiece(hash, bytes, 10_000, 20_000);
    expect(JSON.parse(told.text)).toEqual({ have: 0, whole: false });
    await a.putPiece(hash, bytes, 0, 10_000);
    const whole = await a.putPiece(hash, bytes, 10_000, bytes.length);
    expect(JSON.parse(whole.text)).toEqual({ have: bytes.length, whole: true });
    await sweep(under);
    const read = await a.send({ method: "GET", path: `/v1/blobs/${hash}` });
    expect(read.text).toBe(bytes.toString());
  });

  test("every piece that comes makes the upload young again", async () => {
    const a = await counter(under);
    const { hash, bytes } = await half(a, "一段一段慢慢传的材料");
    await untouchedFor(under, hash, DAYS + 1);
    await a.putPiece(hash, bytes, 10_000, 20_000);
    await sweep(under);
    expect(await have(a, hash)).toBe("20000");
  });

  test("several nodes sweep at one moment, while their counters continue: nothing that was said is lost", async () => {
    const a = await counter(under);
    const papers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => half(a, `第 ${index} 份`)),
    );
    for (const { hash } of papers) await untouchedFor(under, hash, DAYS + 1);
    const before = await countOf(under, "upload");
    const [going] = papers;
    if (going === undefined) throw new Error("no paper");
    const [one, two, answer] = await Promise.all([
      sweep(under),
      sweep(under),
      a.putPiece(going.hash, going.bytes, 10_000, 20_000),
    ]);
    const left = await countOf(under, "upload");
    const { have: kept } = z.object({ have: z.int() }).parse(JSON.parse(answer.text));
    // Continued in time, or begun anew at 0: in both cases its upload is there.
    expect([0, 20_000]).toContain(kept);
    expect(await have(a, going.hash)).toBe(String(kept));
    expect(one + two).toBe(before - left + (kept === 0 ? 1 : 0));
  });
});

onEachDatabase(
  "the regular work of a node",
  (under) => {
    test("a node removes them by itself", async () => {
      const a = await counter(under);
      const { hash } = await half(a, "没有人再传的材料");
      await untouchedFor(under, hash, DAYS + 1);
      await expect.poll(() => have(a, hash), { timeout: 20_000 }).toBe("0");
      expect(await countOf(under, "piece")).toBe(0);
    });
  },
  { sweepEveryMs: 50 },
);
