import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { rate } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import { createAsker } from "../../core/settlement/ask.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import type { LayerId, LayerState } from "../../core/settlement/receipt.ts";
import { planSupplement } from "../../core/settlement/supplement-plan.ts";
import { facts, FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import {
  city,
  known,
  notSaid,
  question as asked,
  reduce,
  scale,
  supplement,
  type SupplementJson,
} from "../support/pack-builder.ts";
import { settings } from "../support/settings.ts";
import { paidBy, settled } from "../support/worked-examples.ts";

/**
 * Layers whose make-up or balance is a question, a stay of two years, and how the person's share is paid.
 * Of 20 000 in scope the fund of `city` pays 15 200 and leaves 4 800.
 */

const money = { ...notSaid("多少？"), unset: "money" as const };

function stateOf(
  pack: LoadedPack,
  id: LayerId,
  changes: Partial<ClaimFacts> = {},
  pool: PoolSettings = NO_SETTINGS,
): LayerState | undefined {
  return settled(pack, changes, pool).layers.find((layer) => layer.id === id)?.state;
}
const asks = (state: LayerState | undefined) =>
  state?.kind === "undetermined" ? state.lacks.map(lackKey) : state;
const stepsOf = (
  pack: LoadedPack,
  id: LayerId,
  changes: Partial<ClaimFacts>,
  pool?: PoolSettings,
) => settled(pack, changes, pool).layers.find((layer) => layer.id === id)?.steps ?? [];

describe("what enters a layer may be the pool's answer (large-amount)", () => {
  const question = "large-amount" as const;
  const layer = (otherwise: boolean) =>
    supplement("large-amount", {
      base: ["ratio-share"],
      bands: "0.50",
      onlyUnder: {
        question,
        reading: "ratio-only",
        ...(otherwise ? { otherwise: ["deductible", "ratio-share"] } : {}),
      },
    });
  const asking = (otherwise: boolean) =>
    city([layer(otherwise)], { questions: [asked(question, null, "ratio-only", "both")] });
  const under = (reading: string) => settings({}, { [question]: reading });

  test.each([
    // 3 800 at 50 %
    ["the reading that the pack words", true, "ratio-only", "1900"],
    // 1 000 + 3 800 at 50 %
    ["another one, for which the pack says what enters", true, "both", "2400"],
    ["the reading, where the pack says nothing else", false, "ratio-only", "1900"],
  ] as const)("%s", (_name, otherwise, reading, expected) => {
    const pack = asking(otherwise);
    expect(stateOf(pack, "large-amount", {}, under(reading))).toEqual({
      kind: "paid",
      amount: y(expected),
    });
    const [first] = stepsOf(pack, "large-amount", {}, under(reading));
    expect(first?.sources).toContainEqual(expect.objectContaining({ kind: "answer", reading }));
  });

  test("another reading, of which the pack says nothing, leaves the layer open", () => {
    const state = stateOf(asking(false), "large-amount", {}, under("both"));
    expect(asks(state)).toEqual([question]);
  });

  test.each([true, false])("without an answer it is open (otherwise worded: %s)", (otherwise) => {
    expect(asks(stateOf(asking(otherwise), "large-amount"))).toEqual([question]);
  });

  test("a layer of known make-up rests on no answer to it", () => {
    const plain = supplement("large-amount", { base: ["ratio-share"], bands: "0.50" });
    const sources = stepsOf(city([plain]), "large-amount", {}).flatMap((step) => step.sources);
    expect(sources.filter(({ kind }) => kind !== "parameter")).toEqual([]);
  });
});

describe("how far the points taken off reach (Q15)", () => {
  const serious = (points: SupplementJson["points"]) =>
    city([supplement("serious-illness", { bands: "0.60", points })], {
      rules: [reduce("referral", "0.10")],
    });
  const bandOf = (points: SupplementJson["points"], pool?: PoolSettings) =>
    stepsOf(serious(points), "serious-illness", {}, pool).find(
      ({ detail }) => detail.kind === "layer-band",
    );

  test.each([
    ["no", undefined, 6000, 0, []],
    ["yes", undefined, 5000, 1000, []],
    ["Q15", "no", 6000, 0, ["answer"]],
    ["Q15", "yes", 5000, 1000, ["answer"]],
  ] as const)("%s, answered %s", (points, answer, left, taken, rests) => {
    const pool = answer === undefined ? undefined : settings({}, { Q15: answer });
    const band = bandOf(points, pool);
    expect(band?.detail).toMatchObject({ rate: left, points: taken });
    expect(band?.sources.map(({ kind }) => kind)).toEqual(["parameter", ...rests]);
  });

  test("an answer that no reading has leaves the layer open", () => {
    const state = stateOf(serious("Q15"), "serious-illness", {}, settings({}, { Q15: "half" }));
    expect(asks(state)).toEqual(["Q15"]);
  });

  test("where no points are taken off, nothing is asked (KF-2.5a)", () => {
    const local = city([supplement("serious-illness", { bands: "0.60", points: "Q15" })]);
    const receipt = adjudicate(local, NO_SETTINGS, facts());
    expect(receipt.openQuestions).toEqual([]);
    expect(receipt.standing).toBe("final");
  });
});

describe("whose scale it is (救助对象)", () => {
  const poor = (bands: string) => scale({ bands });
  const pack = city([
    supplement("serious-illness", {
      bands: "0.50",
      scaleOf: { subsistence: poor("0.60"), destitute: poor("0.70") },
    }),
  ]);
  test.each([
    ["none", "2400"],
    ["subsistence", "2880"],
    ["destitute", "3360"],
    ["at-risk", "2400"],
  ] as const)("%s", (aid, expected) => {
    expect(stateOf(pack, "serious-illness", { aid })).toMatchObject({ amount: y(expected) });
  });

  test("who has not said is asked only where it matters", () => {
    const aid = "unknown";
    expect(asks(stateOf(pack, "serious-illness", { aid }))).toEqual(["aid"]);
    const plain = city([supplement("serious-illness", { bands: "0.50" })]);
    expect(stateOf(plain, "serious-illness", { aid })).toMatchObject({ amount: y("2400") });
    const aided = supplement("medical-assistance", { bands: "0.50", serves: "aided" });
    expect(asks(stateOf(city([aided]), "medical-assistance", { aid }))).toEqual(["aid"]);
  });
});

describe("a visit in a layer above the fund (Q9, HUN-8)", () => {
  const [plain] = city([supplement("serious-illness", { bands: "0.5" })]).pack.settlement
    .supplements;
  const planned = (care: "inpatient" | "outpatient") => {
    if (plain === undefined) throw new Error("no layer");
    const { pack } = city([]);
    const ask = createAsker(pack, NO_SETTINGS, {});
    return planSupplement(plain, { aid: "none", care }, rate(0), ask);
  };

  test("a layer of which nobody has said whether visits count asks for it", () => {
    expect(planned("outpatient")).toEqual({
      kind: "undetermined",
      id: "serious-illness",
      lacks: [{ kind: "question", question: "Q9" }],
    });
  });

  test("of a stay it is no question", () => {
    expect(planned("inpatient").kind).toBe("scale");
  });

  test("what the pool said of it stands among the grounds of what enters", () => {
    const layer = supplement("serious-illness", { bands: "0.5", outpatient: known("counted") });
    const pack = city([layer], { settlement: { outpatientRow: "level3" } });
    const [first] = stepsOf(pack, "serious-illness", { stay: stay({ care: "outpatient" }) });
    expect(first?.sources).toMatchObject([
      { path: "settlement.supplements.serious-illness.scale.deductible" },
      { path: "settlement.supplements.serious-illness.outpatient" },
    ]);
  });

  test("a visit whose pool has no rule for visits is undetermined, in every layer", () => {
    const receipt = adjudicate(
      city([supplement("serious-illness", { bands: "0.5" })]),
      NO_SETTINGS,
      facts({ stay: stay({ care: "outpatient" }) }),
    );
    expect(receipt.settlement?.leavesOut).toEqual(["pooled", "serious-illness"]);
    expect(receipt.lacks).toEqual([{ kind: "question", question: "Q9" }]);
  });
});

describe("without the pooled fund nothing above it can be told", () => {
  const pack = city([
    supplement("serious-illness", { bands: "0.50" }),
    supplement("medical-assistance", { bands: "0.50", serves: "aided" }),
  ]);
  test("but that nobody's aid is no case of assistance", () => {
    const settlement = settled(pack, { opening: null });
    const open = { kind: "undetermined", lacks: [{ kind: "fact", fact: "opening" }] };
    expect(settlement.layers).toEqual([
      { id: "pooled", state: open, steps: [] },
      { id: "serious-illness", state: open, steps: [] },
      {
        id: "medical-assistance",
        state: { kind: "not-applicable", why: "aid-none" },
        steps: [],
      },
    ]);
    expect(settlement).toMatchObject({
      row: null,
      fund: null,
      person: null,
      payment: null,
      difference: null,
      leavesOut: ["pooled", "serious-illness"],
    });
  });

  test("the bill itself is still taken apart, by the catalogue that rules (KF-2.1)", () => {
    const { scope, split } = settled(pack, { opening: null });
    expect(scope.map(({ detail, amount }) => [detail.kind, amount])).toEqual([
      ["total", y("20000")],
      ["full-self-pay", y("0")],
      ["pre-self-pay", y("0")],
      ["over-limit", y("0")],
      ["in-scope", y("20000")],
    ]);
    expect(split.inScope).toBe(y("20000"));
  });
});

describe("a stay split between two years by days (Q7)", () => {
  /** Four of ten days lie in 2025: of 20 000 the first year bears 8 000, the second 12 000. */
  const across = stay({
    admission: day("2025-12-28"),
    discharge: day("2026-01-07"),
    settled: day("2026-01-07"),
  });
  const byDays = settings({}, { Q7: "day-split" });
  const split = (pack: LoadedPack, id: LayerId, changes: Partial<ClaimFacts>) =>
    stateOf(pack, id, { stay: across, earlierOpening: FIRST_STAY, ...changes }, byDays);
  const unknown: Opening = { ...FIRST_STAY, source: "core-system" };
  const large = supplement("large-amount", { bands: "0.50" });

  test("both years pay, and their layers are added", () => {
    const pack = city([large]);
    // (8 000 − 1 000) × 80 % + (12 000 − 1 000) × 80 %
    expect(split(pack, "pooled", {})).toEqual({ kind: "paid", amount: y("14400") });
    // 2 400 + 3 200 are left
    expect(split(pack, "large-amount", {})).toEqual({ kind: "paid", amount: y("2800") });
  });

  test.each<[string, Partial<ClaimFacts>, readonly string[]]>([
    ["the second year's balance", { opening: unknown }, ["layer-opening"]],
    ["the first year's", { earlierOpening: unknown }, ["layer-opening"]],
    [
      "either, each for itself",
      { opening: unknown, earlierOpening: unknown },
      ["layer-opening", "layer-opening"],
    ],
  ])("a layer lacks %s: it is open as a whole, the fund stands", (_name, balances, lacks) => {
    const pack = city([large]);
    expect(asks(split(pack, "large-amount", balances))).toEqual(lacks);
    expect(split(pack, "pooled", balances)).toMatchObject({ kind: "paid" });
  });

  test("what a year's lack says is said once on the receipt", () => {
    const receipt = adjudicate(
      city([large]),
      byDays,
      facts({ stay: across, opening: unknown, earlierOpening: unknown }),
    );
    expect(receipt.lacks).toEqual([{ kind: "fact", fact: "layer-opening" }]);
  });

  const capped = (layer: SupplementJson) =>
    city([layer], { cap: { on: "payment", amount: "6000" } });
  const overCap = supplement("large-amount", { base: ["over-cap"], bands: "0.50" });
  const scaleUnknown = { ...overCap, scale: { ...scale({ bands: "0.50" }), deductible: money } };

  test("of a scale nobody has set only the year matters in which something is left for it", () => {
    const pack = capped(scaleUnknown);
    const path = "settlement.supplements.large-amount.scale.deductible";
    // 5 600 in the first year reach no cap of 6 000; 8 800 in the second do
    expect(asks(split(pack, "large-amount", {}))).toEqual([path]);
    const earlier = { ...FIRST_STAY, pooledPaid: y("5000") };
    expect(asks(split(pack, "large-amount", { earlierOpening: earlier }))).toEqual([path, path]);
    expect(asks(split(pack, "large-amount", { lines: inScope("12000") }))).toEqual({
      kind: "not-applicable",
      why: "nothing-left",
    });
  });

  test("assistance for nobody's aid is none in either year", () => {
    const aided = supplement("medical-assistance", { bands: "0.50", serves: "aided" });
    expect(split(city([aided]), "medical-assistance", {})).toEqual({
      kind: "not-applicable",
      why: "aid-none",
    });
  });

  test("the steps of the first year come before those of the second, each with its own part", () => {
    const steps = settled(city([large]), { stay: across, earlierOpening: FIRST_STAY }, byDays)
      .layers.find(({ id }) => id === "pooled")
      ?.steps.map(({ detail }) => (detail.kind === "year-part" ? detail.year : detail.kind));
    const year = ["deductible", "band", "pooled-total"];
    expect(steps).toEqual([2025, ...year, 2026, ...year]);
  });

  test("HUN-51: a bill of three years is nobody's rule", () => {
    const longer = stay({
      admission: day("2024-12-28"),
      discharge: day("2026-01-07"),
      settled: day("2026-01-07"),
    });
    const receipt = adjudicate(
      city([]),
      byDays,
      facts({ stay: longer, earlierOpening: FIRST_STAY }),
    );
    expect(receipt.lacks).toEqual([{ kind: "question", question: "Q7" }]);
  });
});

describe("转院、急诊转住院: what the earlier part of the episode has borne", () => {
  const pack = (rule: "own" | "difference" | "none") =>
    city([], { settlement: { continued: { transfer: known(rule), emergency: known("own") } } });
  const continued = { kind: "transfer", deductibleBorne: y("400") } as const;
  test.each([
    ["own", "1000", { already: y("0"), waived: false }],
    ["difference", "600", { already: y("400"), waived: false }],
    ["none", "0", { already: null, waived: true }],
  ] as const)("%s: %s are borne", (rule, borne, said) => {
    const step = stepsOf(pack(rule), "pooled", { continued }).find(
      ({ detail }) => detail.kind === "deductible",
    );
    expect(step?.amount).toBe(y(borne));
    expect(step?.detail).toMatchObject(said);
  });

  test("a stay of its own was preceded by nothing", () => {
    const [step] = stepsOf(pack("own"), "pooled", {});
    expect(step?.detail).toMatchObject({ already: null, waived: false });
  });
});

describe("how the person's share is paid (HUN-26)", () => {
  const pack = (account: "may-pay" | "may-not" | null) =>
    city([], { settlement: { account: account === null ? null : known(account) } });
  const paymentOf = (account: "may-pay" | "may-not" | null, changes: Partial<ClaimFacts>) =>
    settled(pack(account), changes).payment;
  const wished = { accountPart: y("500") };
  const source = expect.objectContaining({ path: "settlement.account" });

  test.each([
    ["the pool lets a claim use it", "may-pay", wished, "500", [source]],
    ["the pool does not", "may-not", wished, "0", [source]],
    ["nobody wishes to", "may-pay", {}, "0", []],
    ["this insurance has none", null, wished, "0", []],
    [
      "settled directly, by the clause itself",
      "may-not",
      { ...wished, stay: stay({ settled: null }) },
      "500",
      [{ kind: "clause", clause: "HUN-26" }],
    ],
  ] as const)("%s", (_name, account, changes, own, sources) => {
    expect(paymentOf(account, changes)).toEqual({
      kind: "split",
      account: y(own),
      cash: y("4800") - y(own),
      sources,
    });
  });

  test("a hospital that is said to bear more than the fund leaves: the clerk is asked", () => {
    const settlement = settled(pack(null), { hospitalPart: y("4800.01") });
    expect(settlement.person).toBeNull();
    expect(settlement.payment).toEqual({
      kind: "undetermined",
      lacks: [{ kind: "fact", fact: "hospital-part" }],
    });
    const all = settled(pack(null), { hospitalPart: y("4800") });
    expect([all.person, all.payment?.kind]).toEqual([y("0"), "split"]);
  });
});

describe("what the hospital has paid directly already (Q11)", () => {
  const differenceOf = (directFund: string | null, changes: Partial<ClaimFacts> = {}) =>
    settled(city([]), {
      stay: stay({ directFund: directFund === null ? null : y(directFund) }),
      ...changes,
    }).difference;
  test.each([
    ["12000", "3200"],
    ["15200", "0"],
    ["16000", "-800"],
  ])("%s: %s on top", (direct, more) => {
    expect(differenceOf(direct)).toBe(y(more));
  });

  test("nothing paid directly: there is no difference to speak of", () => {
    expect(differenceOf(null)).toBeNull();
  });

  test("no figure of the fund: none of the difference either", () => {
    expect(differenceOf("12000", { opening: null })).toBeNull();
  });
});

test("满90天再付一次: days count where the pack counts them, and nowhere else", () => {
  const long = stay({
    admission: day("2026-01-05"),
    discharge: day("2026-04-06"),
    settled: day("2026-04-06"),
  });
  const paid = (againAfterDays: number | null) =>
    paidBy(
      settled(
        city([], {
          settlement: { againAfterDays: againAfterDays === null ? null : known(againAfterDays) },
        }),
        { stay: long },
      ),
      "pooled",
    );
  // 91 days: one deductible, two of 90 days begun, one of 91
  expect([paid(null), paid(90), paid(91), paid(200)]).toEqual(
    ["15200", "14400", "15200", "15200"].map(y),
  );
});
