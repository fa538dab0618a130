import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { whatIf } from "../../core/settlement/what-if.ts";
import { facts, filing, FIRST_STAY, inScope, pack, y } from "../support/facts.ts";
import { buildPack, supplement } from "../support/pack-builder.ts";

const kaifeng = pack("kaifeng-residents-2023");
const DECISION = { document: "汴医保函〔2026〕3号", by: "赵敏", on: "2026-11-01" };

/** The Kaifeng pack with something written otherwise. */
function changedPack(change: (text: string) => string): LoadedPack {
  const text = change(kaifeng.canonical);
  if (text === kaifeng.canonical) throw new Error("the change found nothing to change");
  const loaded = loadPack(JSON.parse(text));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

function given(
  changes: Partial<ClaimFacts> = {},
  loaded = kaifeng,
  settings: PoolSettings = NO_SETTINGS,
) {
  return adjudicate(loaded, settings, facts(changes));
}

const made = { date: day("2026-11-20") };
const asReferral = { filing: filing({ ...made, category: "referral" }) };
const asOther = { filing: filing({ ...made, category: "other-temporary", basis: "declaration" }) };

test("the same result twice differs in nothing", () => {
  expect(whatIf(given(), given())).toMatchObject({
    same: true,
    points: null,
    row: null,
    layers: [],
    steps: [],
    rules: { before: [], after: [] },
    sources: { before: [], after: [] },
  });
});

describe("the same stay under another filing (KF-2.4a, KF-2.4b)", () => {
  const compared = () => whatIf(given(asReferral), given(asOther));

  test("10 points become 20, each with its clause", () => {
    const difference = compared();
    expect(difference.points?.before).toMatchObject({
      points: 1000,
      sources: expect.arrayContaining([{ kind: "clause", clause: "KF-2.4a" }]),
    });
    expect(difference.points?.after).toMatchObject({
      points: 2000,
      sources: expect.arrayContaining([{ kind: "clause", clause: "KF-2.4b" }]),
    });
  });

  test("the person pays 10 % of what lies above the deductible more, the fund as much less", () => {
    const difference = compared();
    const above = y("20000") - y("900");
    expect(difference.fund.more).toBe(-above / 10);
    expect(difference.person.more).toBe(above / 10);
    expect(difference.layers).toMatchObject([
      { layer: "pooled", before: y("11253"), after: y("9343"), more: -above / 10 },
    ]);
  });

  test("rules and clauses that only one side rests on are named", () => {
    const difference = compared();
    expect(difference.rules.before.flatMap((rule) => rule.clauses)).toContain("KF-2.4a");
    expect(difference.rules.after.flatMap((rule) => rule.clauses)).toContain("KF-2.4b");
    expect(difference.sources.before).toContainEqual({ kind: "clause", clause: "KF-2.4a" });
    expect(difference.sources.after).toContainEqual({ kind: "clause", clause: "KF-2.4b" });
  });

  test("the bands that came out otherwise stand side by side with their sources", () => {
    const difference = compared();
    const bands = difference.steps.filter(({ before }) => before?.detail.kind === "band");
    expect(bands).toHaveLength(2);
    for (const { before, after } of bands) {
      expect([before?.detail, after?.detail]).toMatchObject([{ points: 1000 }, { points: 2000 }]);
      expect(before?.sources).toContainEqual({ kind: "clause", clause: "KF-2.4a" });
      expect(after?.sources).toContainEqual({ kind: "clause", clause: "KF-2.4b" });
    }
  });
});

test("seen from the other side every difference is turned round", () => {
  const there = whatIf(given(asReferral), given(asOther));
  const back = whatIf(given(asOther), given(asReferral));
  expect(back.fund).toEqual({
    before: there.fund.after,
    after: there.fund.before,
    more: y("1910"),
  });
  expect(back.sources).toEqual({ before: there.sources.after, after: there.sources.before });
});

test("under a pack with another cap: the step says so, though document and clause are the same", () => {
  const lower = changedPack((text) => text.replace('"value":"150000"', '"value":"9000"'));
  const difference = whatIf(given(asReferral), given(asReferral, lower));
  expect(difference.sources).toEqual({ before: [], after: [] });
  expect(difference.fund.more).toBe(y("9000") - y("11253"));
  const cap = difference.steps.find(({ before }) => before?.detail.kind === "cap");
  expect(cap?.before?.detail).toMatchObject({ cap: y("150000"), cut: 0 });
  expect(cap?.after).toMatchObject({
    detail: { cap: y("9000"), cut: y("2253") },
    sources: [{ kind: "parameter", path: "settlement.cap.amount" }],
  });
});

test("under another answer: the row, and the answer that chose it (Q8)", () => {
  const reading = { ...DECISION, reading: "outside-row" };
  const difference = whatIf(
    given(asReferral),
    given(asReferral, kaifeng, { ...NO_SETTINGS, answers: { Q8: reading } }),
  );
  expect([difference.row?.before?.id, difference.row?.after?.id]).toEqual(["city-3", "outside"]);
  expect(difference.sources.before).toContainEqual({
    kind: "reading",
    question: "Q8",
    reading: "own-row",
  });
  expect(difference.sources.after).toContainEqual({ kind: "answer", question: "Q8", ...reading });
});

test("with a parameter confirmed nothing changes but what it rests on", () => {
  const confirmed = { "settlement.cap.amount": DECISION };
  const difference = whatIf(
    given(asReferral),
    given(asReferral, kaifeng, { ...NO_SETTINGS, confirmed }),
  );
  expect(difference).toMatchObject({ same: false, fund: { more: 0 }, layers: [], row: null });
  expect(difference.sources.after).toContainEqual(
    expect.objectContaining({ path: "settlement.cap.amount", confirmed: true }),
  );
});

test("where one side has no figure nothing is subtracted", () => {
  const difference = whatIf(given(asReferral), given({ ...asReferral, opening: null }));
  expect(difference.standing).toEqual({ before: "trial", after: "undetermined" });
  expect(difference.fund).toEqual({ before: y("11253"), after: null, more: null });
  expect(difference.layers.find(({ layer }) => layer === "pooled")).toMatchObject({
    after: null,
    more: null,
  });
});

test("refused against paid: the whole settlement stands on one side (KF-1.4)", () => {
  const difference = whatIf(given({ filing: null }), given(asReferral));
  expect(difference.standing).toEqual({ before: "refused", after: "trial" });
  expect(difference.steps.every(({ before }) => before === null)).toBe(true);
  expect(difference.points).toMatchObject({ before: null, after: { points: 1000 } });
});

test("a long bill reaches the cap of one pack and not of the other", () => {
  const higher = changedPack((text) => text.replace('"value":"150000"', '"value":"200000"'));
  const big = { ...asReferral, lines: inScope("300000") };
  const difference = whatIf(given(big), given(big, higher));
  expect(difference.layers.find(({ layer }) => layer === "pooled")).toMatchObject({
    before: y("150000"),
    more: difference.layers[0]?.more,
  });
  expect(difference.person.more).toBeLessThan(0);
});

describe("layer by layer", () => {
  const city = (large: string) =>
    buildPack({
      id: "city",
      rows: { level3: { deductible: "1000", bands: "0.80" } },
      supplements: [
        supplement("serious-illness", { deductible: "1000", bands: "0.50" }),
        supplement("large-amount", { bands: large }),
      ],
    });
  const under = (large: string, changes: Partial<ClaimFacts> = {}) => given(changes, city(large));

  test("HUN-19: only the layer whose scale is another differs, with what each side rests on", () => {
    const { layers, fund, person, same } = whatIf(under("0.5"), under("0.6"));
    // 4 800 are left, 1 900 of it paid: 2 900 at 50 % and at 60 %
    expect(layers).toMatchObject([
      { layer: "large-amount", before: y("1450"), after: y("1740"), more: y("290") },
    ]);
    const at = "settlement.supplements.large-amount.scale";
    const rests = [{ path: `${at}.deductible` }, { path: `${at}.bands` }];
    expect(layers).toMatchObject([{ sources: { before: rests, after: rests } }]);
    expect([fund.more, person.more, same]).toEqual([y("290"), y("-290"), false]);
  });

  test("a layer that only one pack has stands on one side (HUN-3)", () => {
    const alone = buildPack({
      id: "city",
      rows: { level3: { deductible: "1000", bands: "0.80" } },
    });
    const there = whatIf(given({}, alone), under("0.5")).layers;
    expect(there.map(({ layer, before, more }) => [layer, before, more])).toEqual([
      ["serious-illness", null, null],
      ["large-amount", null, null],
    ]);
    expect(there.map(({ sources }) => sources.before)).toEqual([[], []]);
    const back = whatIf(under("0.5"), given({}, alone)).layers;
    expect(back.map(({ after, more }) => [after, more])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("KF-2.4c: another level is another row, and steps of one kind are held place by place", () => {
    const bands = (first: string) =>
      buildPack({
        id: "city",
        rows: {
          level3: {
            deductible: "1000",
            bands: [
              ["5000", first],
              [null, "0.80"],
            ],
          },
        },
      });
    const { steps, row } = whatIf(given({}, bands("0.60")), given({}, bands("0.70")));
    expect(steps.map(({ before, after }) => [before?.detail.kind, after?.amount])).toEqual([
      ["band", y("2800")],
      ["pooled-total", y("14800")],
    ]);
    expect(row?.after?.rates).toEqual([7000, 8000]);
  });

  test("what is left undetermined on each side is named, and its amount is not zero", () => {
    const unknown = { ...FIRST_STAY, source: "core-system" } as const;
    const { leavesOut, layers } = whatIf(under("0.5"), under("0.5", { opening: unknown }));
    expect(leavesOut).toEqual({ before: [], after: ["large-amount"] });
    expect(layers).toMatchObject([{ layer: "large-amount", after: null, more: null }]);
  });

  test("refused on both sides there is no settlement to differ (KF-1.4)", () => {
    const refused = () => given({ filing: null });
    expect(whatIf(refused(), refused())).toEqual({
      same: true,
      standing: { before: "refused", after: "refused" },
      fund: { before: null, after: null, more: null },
      person: { before: null, after: null, more: null },
      leavesOut: { before: [], after: [] },
      points: null,
      row: null,
      layers: [],
      steps: [],
      rules: { before: [], after: [] },
      sources: { before: [], after: [] },
    });
  });

  test("the split of the bill is part of what differs (KF-2.1)", () => {
    const { steps } = whatIf(under("0.5"), under("0.5", { lines: inScope("20001") }));
    expect(
      steps.slice(0, 2).map(({ before, after }) => [before?.detail.kind, after?.amount]),
    ).toEqual([
      ["total", y("20001")],
      ["in-scope", y("20001")],
    ]);
  });
});
