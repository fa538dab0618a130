import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { negative } from "../../core/money.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { enjoyedStays } from "../../core/settlement/enjoyed.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { mirror } from "../../core/settlement/mirror.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { recompute, type RecomputedCase, VERDICTS } from "../../core/settlement/recompute.ts";
import { facts, filing, FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import {
  buildPack,
  known,
  notSaid,
  type PackSpec,
  reduce,
  scale,
  supplement,
} from "../support/pack-builder.ts";
import { settled } from "../support/worked-examples.ts";

/** Many cases on both sides of a change of policy, and a settlement turned back (HUN-52, HUN-72). */

const money = { ...notSaid("多少？"), unset: "money" as const };
const city = (changes: Partial<PackSpec> = {}) =>
  buildPack({ id: "city", rows: { level3: { deductible: "1000", bands: "0.80" } }, ...changes });
const row = (deductible: string) => ({ rows: { level3: { deductible, bands: "0.80" } } });
const layer = (id: "serious-illness" | "large-amount", set = true) => {
  const full = supplement(id, { bands: "0.5" });
  return set ? full : { ...full, scale: { ...scale({ bands: "0.5" }), deductible: money } };
};

const judged =
  (
    spec: Partial<PackSpec>,
    changes: Partial<ClaimFacts> = {},
    settings: PoolSettings = NO_SETTINGS,
  ) =>
  (one: RecomputedCase): Receipt =>
    adjudicate(city(spec), settings, { ...one.facts, ...changes });

const ONE: readonly RecomputedCase[] = [{ id: "1", facts: facts() }];
const FUND_KNOWN = judged({});
const UNDETERMINED = judged({}, { opening: null });
const REFUSED = judged({
  rules: [
    {
      id: "none",
      label: "none",
      clauses: ["EXAMPLE-1"],
      when: {},
      then: { do: "refuse", code: "E-TRT-02", what: "不付。", remedy: "无。" },
    },
  ],
});
const both = (serious: boolean, large: boolean) =>
  judged({ supplements: [layer("serious-illness", serious), layer("large-amount", large)] });

describe("what a change does to a case, seen from the person's side (KF-7)", () => {
  test.each([
    ["a smaller deductible", FUND_KNOWN, judged(row("900")), "gains"],
    ["a larger one", FUND_KNOWN, judged(row("1100")), "loses"],
    ["the same", FUND_KNOWN, FUND_KNOWN, "unchanged"],
    [
      "the same money by other rules",
      FUND_KNOWN,
      judged({ rules: [reduce("other", "0")] }),
      "unchanged",
    ],
    ["a fact is not known any more", FUND_KNOWN, UNDETERMINED, "became-undetermined"],
    ["and now it is", UNDETERMINED, FUND_KNOWN, "became-determined"],
    ["it is refused", FUND_KNOWN, REFUSED, "became-refused"],
    ["it is not refused any more", REFUSED, FUND_KNOWN, "became-payable"],
    ["refused, and now undetermined", REFUSED, UNDETERMINED, "became-undetermined"],
    ["undetermined, and now refused", UNDETERMINED, REFUSED, "became-refused"],
    ["undetermined on both sides", UNDETERMINED, UNDETERMINED, "unchanged"],
    ["refused on both sides", REFUSED, REFUSED, "unchanged"],
    ["one layer more is open", both(true, false), both(false, false), "became-undetermined"],
    ["one layer less", both(false, false), both(true, false), "became-determined"],
    ["another layer is open instead", both(true, false), both(false, true), "became-undetermined"],
    ["the same layer is open", both(true, false), both(true, false), "unchanged"],
  ] as const)("%s: %s", (_name, before, after, verdict) => {
    const { counts, cases } = recompute(ONE, before, after);
    expect(cases).toBe(1);
    expect(counts).toEqual({
      ...Object.fromEntries(VERDICTS.map((each) => [each, 0])),
      [verdict]: 1,
    });
  });

  test("a trial that becomes final by other money gains or loses like any other", () => {
    const sample = {
      value: "1000",
      source: { document: "EXAMPLE" },
      confidence: "sample" as const,
    };
    const rows = [
      {
        id: "level3",
        label: "level3",
        deductible: sample,
        bands: known([{ upTo: null, rate: "0.8" }]),
      },
    ];
    const trial = judged({ settlement: { rows } });
    expect(trial({ id: "1", facts: facts() }).standing).toBe("trial");
    expect(recompute(ONE, trial, judged(row("900"))).counts.gains).toBe(1);
    const same = recompute(ONE, trial, FUND_KNOWN);
    expect(same.counts.unchanged).toBe(1);
    expect(same.changed.map(({ id, verdict }) => [id, verdict])).toEqual([["1", "unchanged"]]);
  });
});

describe("totals over the cases that can be held against each other", () => {
  const many: readonly RecomputedCase[] = [
    { id: "a", facts: facts() },
    { id: "b", facts: facts({ lines: inScope("30000") }) },
    { id: "c", facts: facts({ lines: inScope("500") }) },
  ];

  test("are sums to the fen on either side, and what the after side has more", () => {
    const { totals, counts, changed } = recompute(many, FUND_KNOWN, judged(row("900")));
    // 15 200 + 23 200 + 0; 80 of each that reaches the deductible more
    expect(totals).toEqual({
      cases: 3,
      fund: { before: y("38400"), after: y("38560"), more: y("160") },
      person: { before: y("12100"), after: y("11940"), more: y("-160") },
    });
    expect(counts).toMatchObject({ gains: 2, unchanged: 1 });
    expect(changed.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test.each([
    ["undetermined before", UNDETERMINED, FUND_KNOWN],
    ["undetermined after", FUND_KNOWN, UNDETERMINED],
    ["refused after", FUND_KNOWN, REFUSED],
    ["another layer left out", both(true, false), both(false, true)],
    ["one layer less left out", both(true, false), both(true, true)],
    ["one layer more left out", both(true, true), both(true, false)],
  ])("%s: the case is in no total", (_name, before, after) => {
    const nothing = { before: 0, after: 0, more: 0 };
    expect(recompute(many, before, after).totals).toEqual({
      cases: 0,
      fund: nothing,
      person: nothing,
    });
  });

  test("a case whose person's share nobody knows is in no total (hospital part)", () => {
    const wrong = { hospitalPart: y("9999") };
    expect(recompute(ONE, judged({}, wrong), judged({}, wrong)).totals.cases).toBe(0);
  });

  test("a layer that both sides leave out does not keep a case from being counted", () => {
    expect(recompute(many, both(true, false), both(true, false)).totals.cases).toBe(3);
  });
});

describe("冲销: a settlement turned back, amount by amount (HUN-52, HUN-72)", () => {
  const settlement = settled(
    city({
      supplements: [layer("serious-illness"), layer("large-amount", false)],
      settlement: { account: known("may-pay") },
      cap: { on: "payment", amount: "15000" },
    }),
    {
      accountPart: y("300"),
      hospitalPart: y("100"),
      stay: stay({ directFund: y("12000") }),
    },
  );

  test("every amount is the opposite of what it was", () => {
    const { split, hospital, fund, person, payment, difference } = mirror(settlement);
    // 15 000 of the fund and 5 000 × 50 % of the layer; what is left but for the hospital's 100
    expect({ split, hospital, fund, person, difference }).toEqual({
      split: {
        total: y("-20000"),
        fullSelfPay: 0,
        overLimit: 0,
        preSelfPay: 0,
        inScope: y("-20000"),
      },
      hospital: y("-100"),
      fund: y("-17500"),
      person: y("-2400"),
      difference: y("-5500"),
    });
    expect(payment).toMatchObject({ kind: "split", account: y("-300"), cash: y("-2100") });
    expect(mirror(settlement).layers.map(({ id, state }) => [id, state])).toEqual([
      ["pooled", { kind: "paid", amount: y("-15000") }],
      ["serious-illness", { kind: "paid", amount: y("-2500") }],
      ["large-amount", settlement.layers[2]?.state],
    ]);
  });

  test("every step is there with the opposite amount, its words and its sources", () => {
    const stepsOf = ({ scope, layers }: typeof settlement) => [
      ...scope,
      ...layers.flatMap((each) => each.steps),
    ];
    expect(stepsOf(mirror(settlement))).toEqual(
      stepsOf(settlement).map((step) => ({
        ...step,
        amount: negative(step.amount),
      })),
    );
    expect(mirror(settlement).row).toEqual(settlement.row);
  });

  test("what was not known stays unknown", () => {
    const open = settled(city(), { opening: null });
    expect(mirror(open)).toMatchObject({
      fund: null,
      person: null,
      payment: null,
      difference: null,
      layers: open.layers,
    });
    const unpaid = settled(city(), { hospitalPart: y("9999") });
    expect(mirror(unpaid).payment).toEqual(unpaid.payment);
  });
});

describe("待遇差 of a commitment filing (LN-1.2c, HUN-22, Q6)", () => {
  const COMMITTED = filing({ basis: "commitment", completed: day("2026-11-25") });
  const paid = { id: "s1", facts: facts({ filing: COMMITTED }), paid: y("15200") };
  const seen: ClaimFacts[] = [];
  const adjudicated = (fund: "known" | "unknown") => (one: ClaimFacts) => {
    seen.push(one);
    return adjudicate(city(), NO_SETTINGS, {
      ...one,
      opening: fund === "known" ? FIRST_STAY : null,
    });
  };
  const measured = (measure: "as-unfiled" | "as-other-temporary") => {
    seen.length = 0;
    enjoyedStays(adjudicated("known"), measure, [paid]);
    return seen[0];
  };

  test("held against a stay without a filing", () => {
    expect(measured("as-unfiled")).toEqual({ ...paid.facts, filing: null });
  });

  test("held against a filing for any other reason, which promises nothing", () => {
    expect(measured("as-other-temporary")).toEqual({
      ...paid.facts,
      filing: {
        ...COMMITTED,
        category: "other-temporary",
        basis: "declaration",
        completed: null,
      },
    });
  });

  test("a stay that had no filing is held against itself", () => {
    seen.length = 0;
    const unfiled = { ...paid, facts: facts({ filing: null }) };
    enjoyedStays(adjudicated("known"), "as-other-temporary", [unfiled]);
    expect(seen[0]?.filing).toBeNull();
  });

  test("each stay with what it was paid, and what it would have been, where that is known", () => {
    const own = { id: "s1", admission: stay().admission, paid: y("15200") };
    expect(enjoyedStays(adjudicated("known"), "as-unfiled", [paid])).toEqual([
      { ...own, wouldHavePaid: y("15200") },
    ]);
    expect(enjoyedStays(adjudicated("unknown"), "as-unfiled", [paid])).toEqual([
      { ...own, wouldHavePaid: null },
    ]);
  });
});
