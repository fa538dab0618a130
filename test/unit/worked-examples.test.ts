import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { splitLine } from "../../core/claim/expenses.ts";
import { adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { outcomeOf } from "../../core/exchange/national.ts";
import { percentText, rate, yuan } from "../../core/money.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { area, CHANGSHA, facts, filing, inScope, shipped, stay, y } from "../support/facts.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

function testPack(name: string): LoadedPack {
  const loaded = loadPack(JSON.parse(fixture(`packs/${name}.json`)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

test("E02 Ningbo: 22 000 less self-pay, pre-selfpay and deductible, at 70 %", () => {
  const result = adjudicateFile(
    fixture("cases/ningbo-e02.json"),
    fixture("packs/ningbo-residents.json"),
  );
  if (!result.ok) throw new Error(result.error.message);
  expect(outcomeOf(result.value.receipt, result.value.pack)).toMatchObject({
    standing: "final",
    settlement: {
      medfee_sumamt: "22000.00",
      fulamt_ownpay_amt: "1500.00",
      preselfpay_amt: "500.00",
      inscp_scp_amt: "20000.00",
      act_pay_dedc: "1200.00",
      hifp_pay: "13160.00",
      psn_part_amt: "8840.00",
    },
  });
});

test("E12 Hebei: 4.52 at 5 % pre-selfpay leaves 4.29 in scope", () => {
  const split = splitLine({
    grade: "B",
    amount: y("4.52"),
    preSelfPayRate: rate(500),
    overLimit: y("0"),
  });
  expect([yuan(split.preSelfPay), yuan(split.inScope)]).toEqual(["0.23", "4.29"]);
});

describe("E25 Jilin: points are subtracted from the rate of the same level", () => {
  const jilin = testPack("jilin-residents");
  const rateOf = (
    category: "long-term-resident" | "referral" | "none",
    level: "level1" | "level2" | "level3",
  ) => {
    const receipt = adjudicate(
      jilin,
      NO_SETTINGS,
      facts({
        pool: area("220200"),
        stay: stay({ level }),
        filing: category === "none" ? null : filing({ category }),
      }),
    );
    return percentText(receipt.settlement?.row?.rates[0] ?? rate(0));
  };
  test.each([
    ["long-term-resident", ["80", "70", "55"]],
    ["referral", ["70", "60", "45"]],
    ["none", ["60", "50", "35"]],
  ] as const)("%s", (category, expected) => {
    expect([
      rateOf(category, "level1"),
      rateOf(category, "level2"),
      rateOf(category, "level3"),
    ]).toEqual(expected);
  });
});

test("E26 Hunan residents: 65 % becomes 60 % by referral (HUN-20.2)", () => {
  const receipt = adjudicate(
    shipped(CHANGSHA, "resident"),
    NO_SETTINGS,
    facts({
      pool: CHANGSHA,
      filing: filing({ category: "referral" }),
      stay: stay({ settled: null, level: "level3" }),
      lines: inScope("20000"),
    }),
  );
  expect(receipt.treatment.kind).toBe("undetermined");
  const before = adjudicate(
    shipped(CHANGSHA, "resident"),
    NO_SETTINGS,
    facts({
      pool: CHANGSHA,
      filing: filing({ category: "referral", date: stay().admission }),
      stay: stay({ settled: null }),
    }),
  );
  expect(percentText(before.settlement?.row?.rates[0] ?? rate(0))).toBe("60");
});
