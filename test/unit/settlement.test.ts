import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { yuan } from "../../core/money.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import type { Layer, LayerId, Receipt } from "../../core/settlement/receipt.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  FIRST_STAY,
  inScope,
  KAIFENG,
  shipped,
  stay,
  y,
} from "../support/facts.ts";

const kaifeng = shipped(KAIFENG, "resident");
const employees = shipped(CHANGSHA, "employee");
const residents = shipped(CHANGSHA, "resident");

function layer(receipt: Receipt, id: LayerId): Layer {
  const found = receipt.settlement?.layers.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no layer ${id}`);
  return found;
}

function paid(receipt: Receipt, id: LayerId): string {
  const { state } = layer(receipt, id);
  return state.kind === "paid" ? yuan(state.amount) : state.kind;
}

const opening = (changes: Partial<Opening>): Opening => ({ ...FIRST_STAY, ...changes });

describe("Henan residents' scale, city level three, 20 000 in scope", () => {
  const settle = (changes: Partial<ClaimFacts>) => adjudicate(kaifeng, NO_SETTINGS, facts(changes));
  test.each([
    ["local rate", filing(), "13163.00"],
    ["10 points off", filing({ category: "referral" }), "11253.00"],
    ["20 points off", filing({ basis: "commitment" }), "9343.00"],
  ])("%s", (_name, filed, expected) => {
    expect(paid(settle({ filing: filed }), "pooled")).toBe(expected);
  });

  test("by the row for other provinces it would be other money, and the question shows it (Q8)", () => {
    const receipt = settle({});
    const question = receipt.openQuestions.find((open) => open.id === "Q8");
    const outside = question?.readings.find((reading) => reading.id === "outside-row");
    // pooled 11 590.00; of the 8 410.00 left nothing exceeds 11 000
    expect(outside?.fund).toBe(y("11590.00"));
    expect(receipt.standing).toBe("trial");
  });

  test("the yearly cap is on what the fund pays", () => {
    const receipt = settle({ opening: opening({ pooledPaid: y("145000") }) });
    expect(paid(receipt, "pooled")).toBe("5000.00");
  });

  test("a bill below the deductible is paid by the person", () => {
    const receipt = settle({ lines: inScope("600") });
    expect(paid(receipt, "pooled")).toBe("0.00");
    expect(receipt.settlement?.person).toBe(y("600"));
  });

  test("the points reach serious-illness insurance only by the other reading (Q15)", () => {
    const receipt = settle({
      filing: filing({ category: "referral" }),
      lines: inScope("46610.24"),
    });
    expect(paid(receipt, "pooled")).toBe("27751.35");
    expect(paid(receipt, "serious-illness")).toBe("4715.33");
    const readings = receipt.openQuestions.find((open) => open.id === "Q15")?.readings;
    const other = readings?.find((reading) => reading.id === "yes");
    // 7 858.89 at 50 % is 3 929.445, half up 3 929.45
    expect(other?.fund).toBe(y("31680.80"));
  });

  test("serious-illness insurance counts over the year with one deductible", () => {
    const before = opening({ inScopeBorne: y("10000") });
    const receipt = settle({
      opening: before,
      lines: inScope("46610.24"),
      filing: filing({ category: "referral" }),
    });
    // 10 000 before + 18 858.89 now = 28 858.89; above 11 000: 17 858.89 at 60 %
    expect(paid(receipt, "serious-illness")).toBe("10715.33");
  });
});

describe("Hunan employees, level three, 20 000 in scope", () => {
  const settle = (changes: Partial<ClaimFacts>) =>
    adjudicate(employees, NO_SETTINGS, facts({ pool: CHANGSHA, filing: null, ...changes }));
  const beforeCare = { date: day("2026-09-01") };
  const broken = stay({ failure: "network" });
  test.each<[string, Partial<ClaimFacts>, string]>([
    ["local", { filing: filing(beforeCare), stay: broken }, "16065.00"],
    [
      "referral",
      { filing: filing({ ...beforeCare, category: "referral" }), stay: broken },
      "15120.00",
    ],
    ["never filed", {}, "14175.00"],
    [
      "second stay at the same level",
      {
        filing: filing(beforeCare),
        stay: broken,
        opening: opening({ sameLevelStays: 1, deductiblePaid: y("1100") }),
      },
      "16532.50",
    ],
    [
      "yearly ceiling of the deductible nearly used",
      {
        filing: filing(beforeCare),
        stay: broken,
        opening: opening({ sameLevelStays: 3, deductiblePaid: y("1900") }),
      },
      "16915.00",
    ],
    [
      "yearly ceiling used up",
      {
        filing: filing(beforeCare),
        stay: broken,
        opening: opening({ sameLevelStays: 3, deductiblePaid: y("2000") }),
      },
      "17000.00",
    ],
    [
      "retired, two points more",
      { filing: filing(beforeCare), stay: broken, retired: true },
      "16443.00",
    ],
  ])("%s", (_name, changes, expected) => {
    expect(paid(settle(changes), "pooled")).toBe(expected);
  });

  test("the large-amount subsidy is undetermined, and the totals say that they leave it out", () => {
    const receipt = settle({});
    expect(paid(receipt, "large-amount")).toBe("undetermined");
    expect(receipt.settlement?.leavesOut).toEqual(["large-amount"]);
    expect(receipt.standing).toBe("trial");
  });
});

test("Hunan residents: serious-illness bands count above the deductible", () => {
  const receipt = adjudicate(
    residents,
    NO_SETTINGS,
    facts({ pool: CHANGSHA, filing: null, lines: inScope("100000") }),
  );
  // (100 000 − 1 200) × 55 % = 54 340; borne 45 660; above 16 000: 29 660 × 60 %
  expect(paid(receipt, "pooled")).toBe("54340.00");
  expect(paid(receipt, "serious-illness")).toBe("17796.00");
});

test("a county hospital of level two is on the county row, not the city's (KF-2.4c)", () => {
  const row = (level: "level2" | "level2-county") =>
    adjudicate(kaifeng, NO_SETTINGS, facts({ stay: stay({ level }) })).settlement?.row?.id;
  expect([row("level2-county"), row("level2")]).toEqual(["county", "city-2"]);
});

describe("what is not known is not zero", () => {
  test("without an opening balance the pooled fund and all above it are undetermined", () => {
    const receipt = adjudicate(kaifeng, NO_SETTINGS, facts({ opening: null }));
    expect(receipt.standing).toBe("undetermined");
    expect([paid(receipt, "pooled"), paid(receipt, "serious-illness")]).toEqual([
      "undetermined",
      "undetermined",
    ]);
    expect([receipt.settlement?.fund, receipt.settlement?.person]).toEqual([null, null]);
    expect(receipt.lacks).toContainEqual({ kind: "fact", fact: "opening" });
  });

  const tight = (aid: "unknown" | "subsistence") =>
    adjudicate(kaifeng, NO_SETTINGS, facts({ aid, lines: inScope("46610.24") }));

  test("who has not said whether they are aided may have another scale: both layers stay open", () => {
    const receipt = tight("unknown");
    expect(receipt.settlement?.leavesOut).toEqual(["serious-illness", "medical-assistance"]);
    expect(receipt.lacks).toContainEqual({ kind: "fact", fact: "aid" });
    expect(receipt.standing).toBe("trial");
    expect(paid(receipt, "pooled")).toBe("32322.37");
  });

  test("subsistence: serious-illness by the scale of the poor, assistance asks for each of its parameters", () => {
    const receipt = tight("subsistence");
    // 46 610.24 − 32 322.37 = 14 287.87; above 5 500: 8 787.87 × 65 % = 5 712.1155
    expect(paid(receipt, "serious-illness")).toBe("5712.12");
    expect(receipt.settlement?.leavesOut).toEqual(["medical-assistance"]);
    const asked = receipt.lacks.flatMap((lack) => (lack.kind === "parameter" ? [lack.path] : []));
    expect(asked).toEqual(
      ["deductible", "bands", "cap"].map(
        (name) => `settlement.supplements.medical-assistance.scale.${name}`,
      ),
    );
    expect(receipt.standing).toBe("trial");
  });

  test("a hospital level that the scale does not have asks for the row", () => {
    const receipt = adjudicate(kaifeng, NO_SETTINGS, facts({ stay: stay({ level: "unrated" }) }));
    expect(receipt.standing).toBe("undetermined");
    expect(receipt.lacks).toContainEqual({ kind: "question", question: "Q8" });
  });

  test("inside the province the row for other provinces is never used, whatever the answer (KF-2.4c, Q8)", () => {
    const answer = { reading: "outside-row", document: "函", by: "赵敏", on: "2026-11-01" };
    const settled = (place: string, level: "level3" | "unrated") =>
      adjudicate(
        kaifeng,
        { answers: { Q8: answer }, confirmed: {} },
        facts({
          filing: filing({ place: area(place) }),
          stay: stay({ place: area(place), level }),
        }),
      );
    expect(settled("410100", "level3").settlement?.row?.id).toBe("city-3");
    expect(settled("410100", "unrated").standing).toBe("undetermined");
    expect(settled("310000", "unrated").settlement?.row?.id).toBe("outside");
  });

  test("discharged in one year and paid in the next asks for the year too (Q7, HUN-51)", () => {
    const across = stay({
      admission: day("2025-12-20"),
      discharge: day("2025-12-30"),
      settled: day("2026-01-05"),
    });
    const receipt = adjudicate(kaifeng, NO_SETTINGS, facts({ stay: across }));
    expect(receipt.openQuestions.map((open) => open.id)).toContain("Q7");
  });

  test("a stay across two years is a trial that names the question (Q7, HUN-51)", () => {
    const across = stay({
      admission: day("2025-12-28"),
      discharge: day("2026-01-05"),
      settled: day("2026-01-05"),
    });
    const receipt = adjudicate(kaifeng, NO_SETTINGS, facts({ stay: across }));
    expect(receipt.openQuestions.map((open) => open.id)).toContain("Q7");
  });
});

describe("confirmed parameters and answers make the result final", () => {
  test("every open parameter and question of the Kaifeng case", () => {
    const trial = adjudicate(kaifeng, NO_SETTINGS, facts());
    expect(trial.standing).toBe("trial");
    const decision = { document: "汴医保函〔2026〕1号", by: "赵敏", on: "2026-11-01" };
    const settled = adjudicate(
      kaifeng,
      {
        answers: { Q8: { reading: "own-row", ...decision } },
        confirmed: Object.fromEntries(trial.unconfirmed.map(({ path }) => [path, decision])),
      },
      facts(),
    );
    expect(settled.standing).toBe("final");
    expect(settled.settlement?.fund).toBe(trial.settlement?.fund);
  });
});
