import { spawnSync } from "node:child_process";
import { readFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { summaryOf } from "../../core/exchange/national-difference.ts";
import { sum } from "../../core/money.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { createAdjudicator } from "../../core/settlement/adjudicate.ts";
import { recompute, type RecomputedCase, VERDICTS } from "../../core/settlement/recompute.ts";
import { FIRST_STAY, facts, filing, inScope, pack, y } from "../support/facts.ts";

const kaifeng = pack("kaifeng-residents-2023");

function loaded(text: string): LoadedPack {
  const read = loadPack(JSON.parse(text));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Kaifeng with a cap of 12,000 instead of 150,000, and 5 points off a referral instead of 10. */
const CAP_TEXT = kaifeng.canonical.replace('"value":"150000"', '"value":"12000"');
const POINTS_TEXT = CAP_TEXT.replaceAll('"points":"0.10"', '"points":"0.05"');
const renewed = loaded(POINTS_TEXT);

const referral = filing({ category: "referral" });
const CASES: readonly RecomputedCase[] = [
  { id: "small referral", facts: facts({ filing: referral, lines: inScope("10000") }) },
  { id: "large referral", facts: facts({ filing: referral, lines: inScope("40000") }) },
  { id: "small resident", facts: facts({ lines: inScope("10000") }) },
  { id: "never filed", facts: facts({ filing: null }) },
  { id: "no balance", facts: facts({ opening: null }) },
];

function judged(packOf: LoadedPack, settings: PoolSettings = NO_SETTINGS) {
  const judge = createAdjudicator(packOf, settings);
  return (one: RecomputedCase) => judge(one.facts);
}

describe("a new pack over cases of the old one", () => {
  const result = recompute(CASES, judged(kaifeng), judged(renewed));
  const verdicts = Object.fromEntries(result.changed.map((one) => [one.id, one.verdict]));

  test("says who gains, who loses and who neither", () => {
    expect(result.cases).toBe(5);
    expect(result.counts).toMatchObject({ gains: 1, loses: 1, unchanged: 3 });
    expect(verdicts).toMatchObject({ "small referral": "gains", "large referral": "loses" });
    expect(verdicts).not.toHaveProperty("never filed");
    expect(verdicts).not.toHaveProperty("no balance");
  });

  test("totals leave out the cases that have no figure, and agree with the cases to the fen", () => {
    expect(result.totals.cases).toBe(3);
    const funds = CASES.slice(0, 3).map((one) => judged(kaifeng)(one).settlement?.fund ?? y("0"));
    expect(result.totals.fund.before).toBe(sum(funds));
    expect(result.totals.fund.more).toBe(result.totals.fund.after - result.totals.fund.before);
    expect(result.totals.person.more).toBe(result.totals.fund.before - result.totals.fund.after);
  });

  test("shows why: the points with their clause, the cap with its parameter", () => {
    const gain = result.changed.find(({ id }) => id === "small referral")?.difference;
    expect(gain?.points).toMatchObject({
      before: { points: 1000 },
      after: {
        points: 500,
        sources: expect.arrayContaining([{ kind: "clause", clause: "KF-2.4a" }]),
      },
    });
    const loss = result.changed.find(({ id }) => id === "large referral")?.difference;
    const cap = loss?.steps.find(({ after }) => after?.detail.kind === "cap")?.after;
    expect(cap).toMatchObject({
      detail: { cap: y("12000") },
      sources: [{ kind: "parameter", path: "settlement.cap.amount" }],
    });
  });

  test("is printed under national names with every amount as text", () => {
    expect(summaryOf(result)).toMatchObject({
      format: "recomputed/1",
      cases: 5,
      gains: 1,
      loses: 1,
      became_undetermined: 0,
      totals: { cases: 3, fund_pay_sumamt: { before: expect.stringMatching(/^\d+\.\d{2}$/u) } },
      changed: expect.arrayContaining([
        expect.objectContaining({
          case: "small referral",
          verdict: "gains",
          points_off: expect.objectContaining({
            after: expect.objectContaining({ value: "0.05" }),
          }),
        }),
      ]),
    });
  });
});

const WITH_CAP = z.looseObject({ settlement: z.looseObject({}) });

describe("a case may come to stand otherwise", () => {
  const json = WITH_CAP.parse(JSON.parse(kaifeng.canonical));
  const amount = { unset: "money", asks: "封顶线是多少？", clauses: ["KF-2.1"] };
  const settlement = { ...json.settlement, cap: { on: "payment", amount } };
  const unset = loaded(JSON.stringify({ ...json, settlement }));
  const one = [{ id: "a", facts: facts({ filing: referral }) }];

  test("a value that the new pack leaves to the office makes it undetermined, not a loss", () => {
    const { counts, totals } = recompute(one, judged(kaifeng), judged(unset));
    expect(counts).toMatchObject({ "became-undetermined": 1, loses: 0 });
    expect(totals.cases).toBe(0);
  });

  test("and the other way round", () => {
    const { counts } = recompute(one, judged(unset), judged(kaifeng));
    expect(counts).toMatchObject({ "became-determined": 1, gains: 0 });
  });

  test("a supplementary layer alone that nobody can tell any more is no loss either", () => {
    const aided = [{ id: "a", facts: facts({ filing: referral, aid: "destitute" }) }];
    const decision = { document: "函", by: "赵敏", on: "2026-11-01" };
    const at = "settlement.supplements.medical-assistance.scale";
    const settings: PoolSettings = {
      ...NO_SETTINGS,
      values: {
        [`${at}.deductible`]: { value: "0", ...decision },
        [`${at}.bands`]: { value: "*=0.7", ...decision },
        [`${at}.cap`]: { value: "30000", ...decision },
      },
    };
    const result = recompute(aided, judged(kaifeng, settings), judged(kaifeng));
    expect(result.counts).toMatchObject({ "became-undetermined": 1, loses: 0 });
    expect(result.totals.cases).toBe(0);
    expect(recompute(aided, judged(kaifeng), judged(kaifeng, settings)).counts).toMatchObject({
      "became-determined": 1,
    });
  });

  test("refused on one side only", () => {
    const unfiled = [{ id: "a", facts: facts({ filing: null }) }];
    const filed = judged(kaifeng)({ id: "a", facts: facts({ filing: referral }) });
    expect(recompute(unfiled, judged(kaifeng), () => filed).counts["became-payable"]).toBe(1);
    expect(recompute(unfiled, () => filed, judged(kaifeng)).counts["became-refused"]).toBe(1);
  });
});

test("counts add up to the cases, and nothing changes under the same pack", () => {
  const amount = fc.integer({ min: 1, max: 30_000_000 });
  const some = fc.array(fc.record({ amount, known: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(some, (drawn) => {
      const cases = drawn.map((one, index) => ({
        id: String(index),
        facts: facts({
          filing: referral,
          opening: one.known ? FIRST_STAY : null,
          lines: inScope((one.amount / 100).toFixed(2)),
        }),
      }));
      const same = recompute(cases, judged(kaifeng), judged(kaifeng));
      const other = recompute(cases, judged(kaifeng), judged(renewed));
      const counted = VERDICTS.map((verdict) => other.counts[verdict]);
      return (
        same.changed.length === 0 &&
        same.counts.unchanged === cases.length &&
        counted.reduce((a, b) => a + b, 0) === cases.length
      );
    }),
    { numRuns: 40 },
  );
});

test("cases are taken one by one, so that a whole office fits", () => {
  function* many(): Generator<RecomputedCase> {
    for (let index = 0; index < 500; index += 1) {
      yield { id: String(index), facts: facts({ filing: referral, lines: inScope("10000") }) };
    }
  }
  expect(recompute(many(), judged(kaifeng), judged(renewed)).counts.gains).toBe(500);
});

describe("npm run --silent recompute", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const fixture = (name: string): string => path.join(root, "test/fixtures/cases", `${name}.json`);

  function run(...args: readonly string[]): {
    readonly exit: number | null;
    readonly out: unknown;
  } {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const done = spawnSync(npm, ["run", "--silent", "recompute", "--", ...args], {
      cwd: root,
      encoding: "utf8",
    });
    return { exit: done.status, out: JSON.parse(done.stdout) as unknown };
  }

  function file(text: string): string {
    const name = path.join(mkdtempSync(path.join(tmpdir(), "recompute-")), "file.json");
    writeFileSync(name, text);
    return name;
  }

  test("holds the cases against the shipped pack and prints the summary", () => {
    const { exit, out } = run("--pack", file(CAP_TEXT), fixture("kaifeng-referral"));
    expect(exit).toBe(0);
    expect(out).toMatchObject({
      cases: 1,
      loses: 1,
      totals: {
        fund_pay_sumamt: { before: "32466.68" },
        psn_part_amt: { before: "36507.30" },
      },
      changed: [{ case: fixture("kaifeng-referral"), verdict: "loses" }],
    });
  });

  test("holds them against another pack where one is named", () => {
    const same = file(CAP_TEXT);
    const { exit, out } = run("--pack", same, "--against", same, fixture("kaifeng-referral"));
    expect([exit, out]).toMatchObject([0, { unchanged: 1, changed: [] }]);
  });

  test.each<[string, () => readonly string[], string]>([
    ["no pack", () => [fixture("kaifeng-referral")], "E-ARG-01"],
    ["no case", () => ["--pack", file(CAP_TEXT)], "E-ARG-01"],
    [
      "a case of another pool",
      () => ["--pack", file(CAP_TEXT), fixture("hunan-made-up")],
      "E-PACK-02",
    ],
    [
      "a case that cannot be read",
      () => [
        "--pack",
        file(CAP_TEXT),
        file(readFileSync(fixture("kaifeng-referral"), "utf8").slice(0, 99)),
      ],
      "E-CASE-01",
    ],
  ])("exits 2 for %s", (_name, args, code) => {
    const { exit, out } = run(...args());
    expect(exit).toBe(2);
    expect(out).toMatchObject({ code, message: expect.any(String), hint: expect.any(String) });
  });
});
