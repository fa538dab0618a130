import { describe, expect, test } from "vitest";
import type { ExpenseLine } from "../../core/claim/expenses.ts";
import { rate, ZERO } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PoolSettings, QuestionId } from "../../core/policy/questions.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import {
  city,
  known,
  reduce,
  scale,
  supplement,
  type SupplementJson,
} from "../support/pack-builder.ts";
import { paidBy, settled, stepAmounts } from "../support/worked-examples.ts";

/**
 * Layers above the pooled fund and how the person pays, each mechanism by figures worked out by hand.
 * Of 100 000 in scope the fund of `city` pays 79 200, the person bears 20 800.
 */

const lines = inScope("100000");
const answered = (question: QuestionId, reading: string): PoolSettings => ({
  answers: { [question]: { reading, document: "函", by: "赵敏", on: "2026-11-01" } },
  confirmed: {},
});
const serious = (pack: LoadedPack, changes: Partial<ClaimFacts> = {}, settings?: PoolSettings) =>
  paidBy(settled(pack, { lines, ...changes }, settings), "serious-illness");

describe("大额补助: its base is the deductible, the ratio share and what lies above a cap (E04)", () => {
  const large = supplement("large-amount", { bands: "0.90" });
  const bill = { lines: inScope("200000") };

  test("cap of 90 000 on entering fees", () => {
    const pack = city([large], { cap: { on: "entering", amount: "90000" } });
    const settlement = settled(pack, bill);
    // 1 000 + 90 000 × 20 % + 109 000 = 128 000 at 90 %
    expect(stepAmounts(settlement, "layer-base")).toEqual([y("128000")]);
    expect(paidBy(settlement, "large-amount")).toBe(y("115200"));
    expect(settlement.person).toBe(y("12800"));
  });

  test("cap of 60 000 on what the fund pays", () => {
    const pack = city([large], { cap: { on: "payment", amount: "60000" } });
    const settlement = settled(pack, bill);
    // 1 000 + 199 000 × 20 % + (159 200 − 60 000) = 140 000
    expect(stepAmounts(settlement, "layer-base")).toEqual([y("140000")]);
    expect(paidBy(settlement, "large-amount")).toBe(y("126000"));
  });

  test("a layer on what lies above the cap alone leaves the rest to the next one", () => {
    const above = supplement("large-amount", { base: ["over-cap"], bands: "0.90" });
    const rest = supplement("civil-servant", { base: ["ratio-share", "over-cap"], bands: "0.50" });
    const pack = city([above, rest], { cap: { on: "payment", amount: "60000" } });
    const settlement = settled(pack, bill);
    // 99 200 × 90 % = 89 280; (39 800 + 9 920) × 50 %
    expect(paidBy(settlement, "large-amount")).toBe(y("89280"));
    expect(paidBy(settlement, "civil-servant")).toBe(y("24860"));
    expect(settlement.person).toBe(y("25860"));
  });

  test("nothing above the cap: it pays nothing", () => {
    const above = supplement("large-amount", { base: ["over-cap"], bands: "0.90" });
    expect(paidBy(settled(city([above]), bill), "large-amount")).toBe(ZERO);
  });
});

describe("serious-illness insurance over the year, one deductible", () => {
  const pack = city([
    supplement("serious-illness", {
      deductible: "16000",
      bands: [
        ["30000", "0.60"],
        [null, "0.70"],
      ],
      countBandsFrom: "deductible",
      cap: "20000",
    }),
  ]);
  const year = (borne: string, paid: string) => ({
    opening: { ...FIRST_STAY, inScopeBorne: y(borne), seriousIllnessPaid: y(paid) },
  });

  test.each([
    // 20 800 − 16 000 = 4 800 at 60 %
    ["the first stay", "0", "0", "2880"],
    // 10 000 + 20 800 − 16 000 = 14 800 at 60 %
    ["part of the deductible is used", "10000", "0", "8880"],
    // from 40 000 to 60 800: 6 000 at 60 %, 14 800 at 70 %
    ["across a bound of the bands", "40000", "0", "13960"],
    ["the yearly limit leaves 1 000", "40000", "19000", "1000"],
    ["the yearly limit is used up", "40000", "20000", "0"],
  ])("%s", (_name, borne, paid, expected) => {
    expect(serious(pack, year(borne, paid))).toBe(y(expected));
  });

  test("two stays pay what one stay of both would pay", () => {
    const both = serious(pack, { lines: inScope("201000") });
    const first = serious(pack, { lines: inScope("100000") }) ?? ZERO;
    const second = serious(pack, { lines: inScope("101000"), ...year("20800", "2880") }) ?? ZERO;
    // the second stay bears its own deductible, so that 41 800 are left of the two
    expect(first + second).toBe(y("15480"));
    expect(both).toBe(y("15000"));
  });
});

describe("what the points taken off reach (Q15)", () => {
  const pack = (points: SupplementJson["points"]) =>
    city([supplement("serious-illness", { bands: "0.60", points })], {
      rules: [reduce("referral", "0.10")],
    });
  // 99 000 × 70 % = 69 300; 30 700 are left
  test.each([
    ["no", undefined, "18420"],
    ["yes", undefined, "15350"],
    ["Q15", "no", "18420"],
    ["Q15", "yes", "15350"],
  ] as const)("%s, answered %s: %s", (points, answer, expected) => {
    const settings = answer === undefined ? undefined : answered("Q15", answer);
    expect(serious(pack(points), {}, settings)).toBe(y(expected));
  });
});

describe("who is served", () => {
  const poor = scale({ deductible: "5500", bands: "0.65" });
  const pack = city([
    supplement("serious-illness", {
      deductible: "11000",
      bands: "0.60",
      scaleOf: { subsistence: poor },
    }),
    supplement("medical-assistance", { serves: "aided", bands: "0.70", cap: "5000" }),
  ]);
  const paid = (aid: ClaimFacts["aid"]) => {
    const settlement = settled(pack, { lines, aid });
    return [paidBy(settlement, "serious-illness"), paidBy(settlement, "medical-assistance")];
  };

  test("nobody's aid: the general scale, and no assistance", () => {
    // (20 800 − 11 000) × 60 %
    expect(paid("none")).toEqual([y("5880"), null]);
    const { layers } = settled(pack, { lines });
    expect(layers[2]?.state).toEqual({ kind: "not-applicable", why: "aid-none" });
  });

  test("their own scale, then assistance up to its yearly limit", () => {
    // (20 800 − 5 500) × 65 % = 9 945; 10 855 × 70 % = 7 598.50, of which 5 000
    expect(paid("subsistence")).toEqual([y("9945"), y("5000")]);
  });

  test("aided without a scale of their own: the general one", () => {
    expect(paid("at-risk")).toEqual([y("5880"), y("5000")]);
  });

  test("not said: both stay open, the pooled fund stands", () => {
    const settlement = settled(pack, { lines, aid: "unknown" });
    expect(settlement.leavesOut).toEqual(["serious-illness", "medical-assistance"]);
    expect([settlement.fund, settlement.person]).toEqual([y("79200"), y("20800")]);
  });
});

test("a layer may count what is borne first and what lies above price limits", () => {
  const bill: readonly ExpenseLine[] = [
    { grade: "A", amount: y("11000"), preSelfPayRate: rate(0), overLimit: y("1000") },
    { grade: "B", amount: y("10000"), preSelfPayRate: rate(1000), overLimit: ZERO },
    { grade: "C", amount: y("500"), preSelfPayRate: rate(0), overLimit: ZERO },
  ];
  const pack = city([
    supplement("civil-servant", {
      base: ["pre-self-pay", "over-limit", "full-self-pay"],
      bands: "0.50",
    }),
  ]);
  // (1 000 + 1 000 + 500) × 50 %; the pooled fund: (19 000 − 1 000) × 80 %
  const settlement = settled(pack, { lines: bill });
  expect(paidBy(settlement, "civil-servant")).toBe(y("1250"));
  expect(paidBy(settlement, "pooled")).toBe(y("14400"));
  expect(settlement.person).toBe(y("5850"));
});

test("a layer may count what the treatment left to be borne first", () => {
  const pack = city([supplement("serious-illness", { base: ["self-pay-first"], bands: "0.50" })], {
    rules: [reduce("alone", "0", {}, [{ op: "self-pay-first", share: known("0.20") }])],
  });
  expect(serious(pack)).toBe(y("10000"));
});

test("a layer that counts by the year asks for the year, one that counts by the stay does not", () => {
  const pack = city([
    supplement("large-amount", { bands: "0.50" }),
    supplement("civil-servant", { bands: "0.50", counts: "stay" }),
  ]);
  const opening = { ...FIRST_STAY, source: "core-system" as const };
  const settlement = settled(pack, { lines, opening });
  expect(settlement.layers[1]?.state).toEqual({
    kind: "undetermined",
    lacks: [{ kind: "fact", fact: "layer-opening" }],
  });
  expect(paidBy(settlement, "civil-servant")).toBe(y("10400"));
  const counted = { "large-amount": { borne: y("5000"), paid: y("2500") } };
  const known = settled(pack, { lines, opening: { ...opening, others: counted } });
  expect(paidBy(known, "large-amount")).toBe(y("10400"));
});

describe("医院负担 and 个人账户 (HUN-26)", () => {
  const account = (rule: "may-pay" | "may-not" | null) =>
    city([], { settlement: { account: rule === null ? null : known(rule) } });

  test("what the hospital bears is taken off the person's share; more than that is nobody's to bear", () => {
    const shares = (hospitalPart: string) => {
      const { fund, hospital, person } = settled(city([]), {
        lines,
        hospitalPart: y(hospitalPart),
      });
      return [fund, hospital, person];
    };
    expect(shares("800")).toEqual([y("79200"), y("800"), y("20000")]);
    expect(shares("30000")).toEqual([y("79200"), y("30000"), null]);
  });

  test.each([
    ["may-pay", "500", "500", "20300"],
    ["may-pay", "99999", "20800", "0"],
    ["may-not", "500", "0", "20800"],
    [null, "500", "0", "20800"],
  ] as const)("%s, %s wished: %s from the account, %s in cash", (rule, wish, own, cash) => {
    const { payment } = settled(account(rule), { lines, accountPart: y(wish) });
    expect(payment).toMatchObject({ kind: "split", account: y(own), cash: y(cash) });
  });

  test("direct settlement pays from the account whatever a manual claim may do", () => {
    const unpaid = { stay: stay({ settled: null }) };
    const { payment } = settled(account("may-not"), { lines, accountPart: y("500"), ...unpaid });
    expect(payment).toMatchObject({ kind: "split", account: y("500"), cash: y("20300") });
  });
});
