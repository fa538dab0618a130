import { describe, expect, test } from "vitest";
import type { ExpenseLine } from "../../core/claim/expenses.ts";
import { NO_POINTS, percentText, ZERO } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import { filing, FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import {
  type BandsSpec,
  buildPack,
  known,
  only,
  type OperationJson,
  type PackSpec,
  reduce,
} from "../support/pack-builder.ts";
import { paidBy, settled, stepAmounts } from "../support/worked-examples.ts";

/** What cities do to the pooled fund's payment for care outside, each mechanism by figures worked out by hand. */

/** 20 000 in scope, deductible 1 000, 80 %: the fund pays 15 200 where nothing is changed. */
const city = (changes: Partial<PackSpec>): LoadedPack =>
  buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    ...changes,
  });
const pooled = (pack: LoadedPack, changes: Partial<ClaimFacts> = {}) =>
  paidBy(settled(pack, changes), "pooled");
const under = (operation: OperationJson, points?: string) =>
  city({ rules: only(operation, points) });
const selfPaid = (amount: string): ExpenseLine => ({
  grade: "C",
  amount: y(amount),
  preSelfPayRate: NO_POINTS,
  overLimit: ZERO,
});

test("unchanged: (20 000 − 1 000) × 80 %", () => {
  expect(pooled(city({}))).toBe(y("15200"));
});

test("起付标准乘以倍数: two and a half deductibles (LN-2a)", () => {
  const pack = under({ op: "deductible-factor", factor: known("2.5") }, "0.10");
  // (20 000 − 2 500) × 70 %
  expect(pooled(pack)).toBe(y("12250"));
});

test("起付标准另定: a deductible of its own for care outside", () => {
  // (20 000 − 2 000) × 80 %
  expect(pooled(under({ op: "deductible-amount", amount: known("2000") }))).toBe(y("14400"));
});

describe("起付标准按医疗费总额的20%，不低于2000、不高于10000", () => {
  const pack = under({
    op: "deductible-share",
    share: known("0.2"),
    atLeast: known("2000"),
    atMost: known("10000"),
  });
  test.each([
    // 20 % of 5 000 is 1 000: 2 000 are borne
    ["5000", "0", "2400"],
    // 20 % of the whole bill of 20 000, self-paid items too: 4 000; (15 000 − 4 000) × 80 %
    ["15000", "5000", "8800"],
    // 20 % of 80 000 is 16 000: 10 000 are borne; 70 000 × 80 %
    ["80000", "0", "56000"],
    // less than the least deductible enters: the person bears it all
    ["1500", "0", "0"],
  ])("%s in scope and %s self-paid: the fund pays %s", (within, own, expected) => {
    expect(pooled(pack, { lines: [...inScope(within), selfPaid(own)] })).toBe(y(expected));
  });
});

describe("先由个人负担: a share of the in-scope amount never enters the fund", () => {
  test.each([
    // (20 000 − 2 000 − 1 000) × 80 %
    ["0.10", "2000", "13600"],
    ["0.20", "4000", "12000"],
    ["0.40", "8000", "8800"],
  ])("%s: %s borne first, the fund pays %s", (share, first, expected) => {
    const pack = under({ op: "self-pay-first", share: known(share) });
    const settlement = settled(pack, {});
    expect(stepAmounts(settlement, "self-pay-first")).toEqual([y(first)]);
    expect(paidBy(settlement, "pooled")).toBe(y(expected));
  });

  test("it is rounded to the fen half up, and what enters remains", () => {
    const pack = under({ op: "self-pay-first", share: known("0.05") });
    // 1 004.52 × 5 % = 50.226 -> 50.23; 954.29 lie below the deductible
    const settlement = settled(pack, { lines: inScope("1004.52") });
    expect(stepAmounts(settlement, "self-pay-first")).toEqual([y("50.23")]);
    expect(stepAmounts(settlement, "deductible")).toEqual([y("954.29")]);
  });
});

test("另有一张表: another row stands in for the local one, with its own deductible and bands", () => {
  const pack = city({
    rows: {
      level3: { deductible: "1000", bands: "0.80" },
      away: {
        deductible: "1500",
        bands: [
          ["7000", "0.50"],
          [null, "0.68"],
        ],
      },
    },
    rules: [
      reduce("temporary", "0", { category: ["none"] }, [
        { op: "own-rows", rows: { level3: "away" } },
      ]),
      reduce("long-term", "0"),
    ],
  });
  // 5 500 × 50 % + 13 000 × 68 %
  expect(pooled(pack, { filing: null })).toBe(y("11590"));
  expect(pooled(pack)).toBe(y("15200"));
});

describe("再降低: more points for who could have settled directly (E25)", () => {
  const pack = city({
    rules: [
      {
        id: "own-choice",
        label: "own-choice",
        clauses: ["EXAMPLE-1"],
        when: { failure: ["own-choice"] },
        then: {
          do: "as",
          assume: { failure: "breakdown" },
          also: [{ op: "more-points", points: known("0.10") }],
        },
      },
      reduce("referral", "0.10", { category: ["referral"] }),
      reduce("other", "0.20"),
    ],
  });
  const referral = filing({ category: "referral", effective: FIRST_STAY.asOf });
  test.each([
    ["referral, the network failed", referral, "network", "13300"],
    ["referral, by choice", referral, "own-choice", "11400"],
    ["never filed, by choice", null, "own-choice", "9500"],
  ] as const)("%s: 19 000 at the rate that is left gives %s", (_name, filed, failure, expected) => {
    expect(pooled(pack, { filing: filed, stay: stay({ failure }) })).toBe(y(expected));
  });
});

describe("支付比例不低于: a floor of the rate", () => {
  const pack = city({
    rows: {
      level3: {
        deductible: "1000",
        bands: [
          ["10000", "0.55"],
          [null, "0.75"],
        ],
      },
    },
    rules: only({ op: "rate-floor", rate: known("0.45") }, "0.20"),
  });
  test("it holds up the band that falls below it and no other", () => {
    const settlement = settled(pack, {});
    expect(settlement.row?.rates.map(percentText)).toEqual(["45", "55"]);
    // 9 000 × 45 % + 10 000 × 55 %
    expect(paidBy(settlement, "pooled")).toBe(y("9550"));
  });
});

describe("保底: the fund pays at least a share of what lies above the deductible", () => {
  const floor = (of: "in-scope" | "total") =>
    under({ op: "payment-floor", share: known("0.45"), of }, "0.50");

  test("of the in-scope amount: 19 000 × 45 % instead of 19 000 × 30 %", () => {
    const settlement = settled(floor("in-scope"), {});
    expect(paidBy(settlement, "pooled")).toBe(y("8550"));
    expect(stepAmounts(settlement, "payment-floor")).toEqual([y("2850")]);
  });

  test("of the whole bill: (30 000 − 1 000) × 45 %", () => {
    const lines = [...inScope("20000"), selfPaid("10000")];
    expect(pooled(floor("total"), { lines })).toBe(y("13050"));
  });

  test("never more than what entered the fund", () => {
    const lines = [...inScope("3000"), selfPaid("97000")];
    expect(pooled(floor("total"), { lines })).toBe(y("2000"));
  });

  test("a rate above it stands", () => {
    const pack = under({ op: "payment-floor", share: known("0.45"), of: "in-scope" }, "0.10");
    expect(pooled(pack)).toBe(y("13300"));
  });
});

describe("a cap", () => {
  const large = { lines: inScope("120000") };

  test("封顶 60 000 on what the fund pays in the year", () => {
    const pack = city({ cap: { on: "payment", amount: "60000" } });
    // 119 000 × 80 % = 95 200
    expect(pooled(pack, large)).toBe(y("60000"));
    const later: Opening = { ...FIRST_STAY, pooledPaid: y("52000") };
    expect(pooled(pack, { ...large, opening: later })).toBe(y("8000"));
    expect(pooled(pack, { ...large, opening: { ...later, pooledPaid: y("60000") } })).toBe(ZERO);
  });

  test("封顶 90 000 on the fees that enter the fund in the year (E04)", () => {
    const pack = city({ cap: { on: "entering", amount: "90000" } });
    // 119 000 lie above the deductible: 90 000 × 80 %
    expect(pooled(pack, large)).toBe(y("72000"));
    const later: Opening = { ...FIRST_STAY, entered: y("75000") };
    expect(pooled(pack, { ...large, opening: later })).toBe(y("12000"));
  });

  test("what has entered in the year must be known: nothing said is not zero", () => {
    const pack = city({ cap: { on: "entering", amount: "90000" } });
    const settlement = settled(pack, { opening: { ...FIRST_STAY, source: "core-system" } });
    expect(settlement.layers[0]?.state).toEqual({
      kind: "undetermined",
      lacks: [{ kind: "fact", fact: "layer-opening" }],
    });
  });
});

describe("bands of the pooled fund", () => {
  const steps: BandsSpec = [
    ["5000", "0.60"],
    ["10000", "0.70"],
    [null, "0.80"],
  ];
  const pack = (countBandsFrom: "zero" | "deductible") =>
    city({
      rows: { level3: { deductible: "1000", bands: steps } },
      settlement: { countBandsFrom },
    });

  test("absolute: the deductible lies inside the first", () => {
    // 4 000 × 60 % + 5 000 × 70 % + 10 000 × 80 %
    expect(pooled(pack("zero"))).toBe(y("13900"));
  });

  test("above the deductible", () => {
    // 5 000 × 60 % + 5 000 × 70 % + 9 000 × 80 %
    expect(pooled(pack("deductible"))).toBe(y("13700"));
  });
});

describe("rounding to the fen", () => {
  const pack = (rounds: "fund" | "person") =>
    city({
      rows: { level3: { deductible: "1000", bands: "0.85" } },
      settlement: { rounds },
    });
  const lines = inScope("1001.10");

  test("the fund's side: 1.10 × 85 % = 0.935, half up 0.94", () => {
    expect(pooled(pack("fund"), { lines })).toBe(y("0.94"));
  });

  test("the person's side, the fund's by subtraction: 1.10 × 15 % = 0.165, half up 0.17 (E08)", () => {
    expect(pooled(pack("person"), { lines })).toBe(y("0.93"));
  });
});

describe("the retired", () => {
  test("two points more on every band", () => {
    const pack = city({ settlement: { retiredBonus: known("0.02") } });
    expect(pooled(pack, { retired: true })).toBe(y("15580"));
    expect(pooled(pack)).toBe(y("15200"));
  });

  test("or a row of their own", () => {
    const pack = city({
      rows: {
        level3: { deductible: "1000", bands: "0.80" },
        retired: { deductible: "700", bands: "0.92" },
      },
      settlement: { retiredRowByLevel: { level3: "retired" } },
    });
    // 19 300 × 92 %
    expect(pooled(pack, { retired: true })).toBe(y("17756"));
  });
});
