import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { LEVELS } from "../../core/claim/stay.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate, createAdjudicator } from "../../core/settlement/adjudicate.ts";
import { ENGINE } from "../../core/settlement/engine.ts";
import type { AidIdentity, ClaimFacts } from "../../core/settlement/facts.ts";
import { area, facts, filing, SHANGHAI, stay, SUZHOU, y } from "../support/facts.ts";
import {
  buildPack,
  known,
  only,
  type PackSpec,
  question,
  reduce,
  scale,
  supplement,
} from "../support/pack-builder.ts";
import { settings } from "../support/settings.ts";

/** What is looked up once for a kind of case is right for every case of that kind, and for no other. */

const AIDS: readonly AidIdentity[] = ["unknown", "none", "subsistence", "destitute", "at-risk"];

/** Every kind of stay has its own figures. */
const distinct = buildPack({
  id: "distinct",
  rows: Object.fromEntries(
    [...LEVELS, "visit"].map((level, at) => [level, { deductible: `${at + 1}00`, bands: "0.80" }]),
  ),
  supplements: [
    supplement("medical-assistance", {
      bands: "0.10",
      outpatient: known("counted"),
      scaleOf: {
        subsistence: scale({ bands: "0.20" }),
        destitute: scale({ bands: "0.30" }),
        "at-risk": scale({ bands: "0.40" }),
      },
    }),
  ],
  settlement: { outpatientRow: "visit", retiredBonus: known("0.02") },
});

function everyKind(): readonly ClaimFacts[] {
  return LEVELS.flatMap((level) =>
    AIDS.flatMap((aid) =>
      (["inpatient", "outpatient"] as const).flatMap((care) =>
        [SHANGHAI, area("410100")].flatMap((place) =>
          [true, false].map((retired) =>
            facts({ aid, retired, stay: stay({ level, care, place, settled: null }) }),
          ),
        ),
      ),
    ),
  );
}

test("every level, identity, kind of care and place in one go gets what each gets alone (HUN-19)", () => {
  const judge = createAdjudicator(distinct, NO_SETTINGS);
  const kinds = everyKind();
  expect(kinds.map((each) => judge(each).settlement)).toEqual(
    kinds.map((each) => adjudicate(distinct, NO_SETTINGS, each).settlement),
  );
});

test("filed otherwise, the same stay is another case (KF-2.4a, KF-2.4b)", () => {
  const pack = buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    rules: [reduce("referral", "0.10", { category: ["referral"] }), reduce("other", "0.20")],
  });
  const judge = createAdjudicator(pack, NO_SETTINGS);
  const fund = (category: "referral" | "other-temporary") =>
    judge(facts({ filing: filing({ category, effective: day("2026-11-20") }) })).settlement?.fund;
  expect([fund("referral"), fund("other-temporary"), fund("referral")]).toEqual(
    ["13300", "11400", "13300"].map(y),
  );
});

/** An own row and one for other provinces, and points that may reach the layer above. */
const ASKING: PackSpec = {
  id: "asking",
  rows: {
    level3: { deductible: "1000", bands: "0.80" },
    away: { deductible: "2000", bands: "0.60" },
  },
  rules: [reduce("referral", "0.10")],
  supplements: [supplement("serious-illness", { bands: "0.50", points: "Q15" })],
  settlement: { outsideRow: "away" },
};

describe("an open question shows the money of each of its readings (Q8, Q15)", () => {
  const asking = buildPack(ASKING);
  const asked = (pool = NO_SETTINGS) => adjudicate(asking, pool, facts()).openQuestions;
  const money = (fund: string) => ({ fund: y(fund), person: y("20000") - y(fund) });

  test("every other question held as it is", () => {
    expect(asked()).toEqual([
      {
        id: "Q8",
        asks: "Q8",
        clauses: ["EXAMPLE-1"],
        readings: [
          // 19 000 × 70 % and 6 700 × 50 %
          { id: "own-row", label: "own-row", used: true, ...money("16650") },
          // 18 000 × 50 % and 11 000 × 50 %
          { id: "outside-row", label: "outside-row", used: false, ...money("14500") },
        ],
      },
      {
        id: "Q15",
        asks: "Q15",
        clauses: ["EXAMPLE-1"],
        readings: [
          { id: "no", label: "no", used: true, ...money("16650") },
          // 6 700 × 40 %
          { id: "yes", label: "yes", used: false, ...money("15980") },
        ],
      },
    ]);
  });

  test("the same for case after case", () => {
    const judge = createAdjudicator(asking, NO_SETTINGS);
    expect([judge(facts()), judge(facts())].map((receipt) => receipt.openQuestions)).toEqual([
      asked(),
      asked(),
    ]);
  });

  test("an answered question is asked no more, and the others by its answer", () => {
    const [only15, ...others] = asked(settings({}, { Q8: "outside-row" }));
    expect(others).toEqual([]);
    expect(only15?.readings.map(({ fund }) => fund)).toEqual(["14500", "13400"].map(y));
  });

  test("a reading that gives no figure says so", () => {
    const pack = buildPack({ ...ASKING, settlement: { outsideRow: "away", rowByLevel: {} } });
    const [q8] = adjudicate(pack, NO_SETTINGS, facts()).openQuestions;
    expect(q8?.readings.map(({ id, fund, person }) => [id, fund, person])).toEqual([
      ["own-row", null, null],
      ["outside-row", y("14500"), y("5500")],
    ]);
  });

  test("an answer that no reading has is a lack, and no open question", () => {
    const receipt = adjudicate(asking, settings({}, { Q15: "half", Q8: "own-row" }), facts());
    expect(receipt.lacks).toEqual([{ kind: "question", question: "Q15" }]);
    expect(receipt.openQuestions).toEqual([]);
  });
});

describe("which row rules (KF-2.4c, Q8, HUN-19)", () => {
  const judged = (
    changes: Partial<PackSpec["settlement"]>,
    stayed: Parameters<typeof stay>[0],
    answer?: string,
  ) => {
    const pack = buildPack({ ...ASKING, settlement: { outsideRow: "away", ...changes } });
    const pool = settings({}, { Q15: "no", ...(answer === undefined ? {} : { Q8: answer }) });
    const receipt = adjudicate(pack, pool, facts({ stay: stay(stayed) }));
    return receipt.settlement?.row?.id ?? receipt.lacks;
  };
  const LEVEL = [{ kind: "fact", fact: "level" }];
  const Q8 = [{ kind: "question", question: "Q8" }];
  const near = { place: area("410100") };
  test.each([
    ["in the province, its level", {}, near, undefined, "level3"],
    ["in the province, whatever is answered", {}, near, "outside-row", "level3"],
    ["in another, the own row while nobody says otherwise", {}, {}, undefined, "level3"],
    ["in another, by the answer", {}, {}, "outside-row", "away"],
    ["no row for other provinces", { outsideRow: null }, { place: SUZHOU }, undefined, "level3"],
    ["a level that has no row", {}, { ...near, level: "level2" }, undefined, Q8],
    ["a level that has no row, by the own row", {}, { level: "level2" }, "own-row", LEVEL],
    [
      "a level that has no row, in another province",
      {},
      { level: "level2" },
      "outside-row",
      "away",
    ],
  ] as const)("%s", (_name, changes, stayed, answer, expected) => {
    expect(judged(changes, stayed, answer)).toEqual(expected);
  });

  test("the question of a pack that proposes no reading stays open", () => {
    const questions = [question("own-choice", null, "one", "other")];
    const pack = buildPack({
      id: "city",
      rows: { level3: { deductible: "1000", bands: "0.80" } },
      questions,
      rules: [
        {
          id: "choice",
          label: "choice",
          clauses: ["EXAMPLE-1"],
          when: {},
          then: { do: "ask", question: "own-choice" },
        },
      ],
    });
    const receipt = adjudicate(pack, NO_SETTINGS, facts());
    expect(receipt.standing).toBe("undetermined");
    expect(receipt.lacks).toEqual([{ kind: "question", question: "own-choice" }]);
    expect(receipt.treatment.asked).toEqual([
      { kind: "reading", question: "own-choice", reading: "" },
    ]);
    expect(
      receipt.openQuestions[0]?.readings.map(({ id, used, fund }) => [id, used, fund]),
    ).toEqual([
      ["one", false, null],
      ["other", false, null],
    ]);
  });
});

describe("the receipt says by what it was made and how far it stands", () => {
  const city = (confidence: "authority" | "sample" | "third-party") =>
    buildPack({
      id: "city",
      rows: { level3: { deductible: "1000", bands: "0.80" } },
      settlement: { cap: { on: "payment", amount: { ...known("150000"), confidence } } },
    });

  test("format, engine, pack and its hash; no notes where there is nothing to say", () => {
    const pack = city("authority");
    const receipt = adjudicate(pack, NO_SETTINGS, facts());
    expect(receipt).toMatchObject({
      format: "receipt/2",
      engine: ENGINE,
      pack: { id: "city", hash: pack.hash },
      standing: "final",
      unconfirmed: [],
      lacks: [],
    });
    expect(receipt).not.toHaveProperty("notes");
    expect(receipt.treatment.period).toMatchObject([{ path: "period.from" }]);
  });

  test.each(["sample", "third-party"] as const)(
    "a value of confidence %s: a trial",
    (confidence) => {
      const receipt = adjudicate(city(confidence), NO_SETTINGS, facts());
      expect(receipt.standing).toBe("trial");
      expect(receipt.unconfirmed).toEqual([
        { path: "settlement.cap.amount", document: "算例", confidence },
      ]);
    },
  );

  test("until a supervisor has confirmed it, by the document that says so (HUN-86)", () => {
    const decision = { document: "函〔2026〕5号", by: "赵敏", on: "2026-11-01" };
    const pool = { answers: {}, confirmed: { "settlement.cap.amount": decision } };
    const receipt = adjudicate(city("sample"), pool, facts());
    expect(receipt.standing).toBe("final");
    const cap = receipt.settlement?.layers[0]?.steps.find(({ detail }) => detail.kind === "cap");
    expect(cap?.sources).toEqual([
      {
        kind: "parameter",
        path: "settlement.cap.amount",
        document: "函〔2026〕5号",
        confidence: "sample",
        confirmed: true,
      },
    ]);
  });

  test("an open layer alone makes it a trial (不知道不等于零)", () => {
    const aided = supplement("medical-assistance", { bands: "0.5", serves: "aided" });
    const pack = buildPack({
      id: "city",
      rows: { level3: { deductible: "1000", bands: "0.80" } },
      rules: only({ op: "own-rows", rows: {} }),
      supplements: [aided],
    });
    const receipt = adjudicate(pack, NO_SETTINGS, facts({ aid: "unknown" }));
    expect([receipt.standing, receipt.unconfirmed]).toEqual(["trial", []]);
  });
});
