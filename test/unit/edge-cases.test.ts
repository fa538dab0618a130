import { describe, expect, test } from "vitest";
import { area } from "../support/facts.ts";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { NO_SETTINGS, type PoolSettings, type QuestionId } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { stepWords } from "../../core/words/steps.ts";
import {
  CHANGSHA,
  facts,
  filing,
  FIRST_STAY,
  inScope,
  KAIFENG,
  pack,
  stay,
  y,
} from "../support/facts.ts";
import { buildPack, known, only } from "../support/pack-builder.ts";
import { inShort } from "../support/receipts.ts";

/** Cases in which a rule that is nearly right gives another figure. */

const DECISION = { document: "统筹区决定", by: "赵敏", on: "2026-01-05" };
const kaifeng = pack("kaifeng-residents-2023");
const employees = pack("hunan-employees-2023");

function answered(answers: { readonly [Q in QuestionId]?: string }): PoolSettings {
  const entries = Object.entries(answers).map(([id, reading]) => [id, { reading, ...DECISION }]);
  return { ...NO_SETTINGS, answers: Object.fromEntries(entries) };
}

function set(path: string, value: string): PoolSettings {
  return { ...NO_SETTINGS, values: { [path]: { value, ...DECISION } } };
}

interface Case {
  readonly filed?: Partial<Filing> | null;
  readonly stayed?: Partial<Stay>;
  readonly more?: Partial<ClaimFacts>;
  readonly settings?: PoolSettings;
}

function inKaifeng({ filed = {}, stayed = {}, more = {}, settings = NO_SETTINGS }: Case): Receipt {
  const filedAs = filed === null ? null : filing(filed);
  return adjudicate(kaifeng, settings, facts({ filing: filedAs, stay: stay(stayed), ...more }));
}

function inHunan({ filed = {}, stayed = {}, more = {}, settings = NO_SETTINGS }: Case): Receipt {
  const filedAs = filed === null ? null : filing(filed);
  const case_ = { pool: CHANGSHA, filing: filedAs, stay: stay(stayed), ...more };
  return adjudicate(employees, settings, facts(case_));
}

const BEFORE = { date: day("2026-09-01") };
const UNPAID = { settled: null } as const;

describe("a filing whose effect begins after the admission does not cover it", () => {
  test("KF-1.3.1: long-term, made before and in effect from 15 November", () => {
    const filed = { ...BEFORE, effective: day("2026-11-15") };
    expect(inShort(inKaifeng({ filed, stayed: UNPAID }))).toBe("E-TRT-02");
  });

  test("HUN-13: a referral in effect from 1 November", () => {
    const filed = { ...BEFORE, category: "referral", effective: day("2026-11-01") } as const;
    expect(inShort(inHunan({ filed, stayed: UNPAID }))).toBe("E-TRT-02");
  });
});

describe("a temporary filing made up for an earlier stay and used again (KF-1.3.2, Q2)", () => {
  const reused = {
    category: "referral",
    date: day("2026-04-20"),
    madeFor: "another-stay",
  } as const;

  test("needs its day of effect, which only the record can tell", () => {
    expect(inShort(inKaifeng({ filed: reused, stayed: UNPAID }))).toBe("effective");
  });

  test.each([
    ["2026-04-08", "10 off, direct"],
    ["2026-04-07", "E-TRT-02"],
  ])("in effect from %s: six months, the corresponding day included: %s", (from, expected) => {
    const filed = { ...reused, effective: day(from) };
    expect(inShort(inKaifeng({ filed, stayed: UNPAID }))).toBe(expected);
  });
});

describe("where the hospital cannot settle directly, nothing is settled directly", () => {
  test.each<[string, Receipt]>([
    [
      "HUN-20.5: not designated",
      inHunan({ filed: BEFORE, stayed: { ...UNPAID, designated: false } }),
    ],
    [
      "KF-1.4: not designated",
      inKaifeng({ filed: BEFORE, stayed: { ...UNPAID, designated: false } }),
    ],
    [
      "HUN-24: an outpatient of a hospital that is not networked",
      inHunan({
        filed: BEFORE,
        stayed: { ...UNPAID, care: "outpatient", failure: "not-networked" },
      }),
    ],
  ])("%s", (_name, receipt) => {
    expect(inShort(receipt)).toBe("E-TRT-07");
  });

  test("HUN-27, Q17: answered 不能, the bill is claimed by hand and by the manual catalogue", () => {
    const filed = { category: "referral", date: day("2026-10-22") } as const;
    const settings = answered({ Q17: "as-made-up", Q3: "by-category" });
    const receipt = inHunan({ filed, stayed: UNPAID, settings });
    expect(inShort(receipt)).toBe("5 off, manual");
    expect(receipt.settlement?.scope[0]?.sources[0]).toMatchObject({
      path: "settlement.catalogue",
    });
  });

  test("HUN-22: lapsed and unpaid is as unfiled: file again before the discharge", () => {
    const filed = { basis: "commitment", date: day("2026-01-05") } as const;
    expect(inShort(inHunan({ filed, stayed: UNPAID }))).toBe("E-TRT-02");
    expect(inShort(inHunan({ filed }))).toBe("10 off, manual");
  });
});

describe("HUN-20.5: a rescue where nothing is designated is read as the emergency it is", () => {
  test.each([null, BEFORE, { ...BEFORE, category: "referral" as const }])(
    "filed %j: 5 off",
    (filed) => {
      const stayed = { designated: false, emergency: "yes", failure: "network" } as const;
      expect(inShort(inHunan({ filed, stayed }))).toBe("5 off, manual");
    },
  );
});

describe("HUN-53 rules the catalogue only after a failure of a filing that held", () => {
  const failed = { failure: "network" } as const;
  const cited = (receipt: Receipt) => receipt.settlement?.scope[0]?.sources[0];

  test("a filing in force", () => {
    expect(cited(inHunan({ filed: BEFORE, stayed: failed }))).toEqual({
      kind: "clause",
      clause: "HUN-53",
    });
  });

  test.each([
    ["one that had expired", { category: "referral", date: day("2026-01-05") }, failed],
    ["one for another place", { ...BEFORE, place: area("320500") }, failed],
    ["a hospital that is not networked is no 故障 (HUN-24)", BEFORE, { failure: "not-networked" }],
  ] as const)("%s: the pool's own catalogue", (_name, filed, stayed) => {
    expect(cited(inHunan({ filed, stayed }))).toMatchObject({ path: "settlement.catalogue" });
  });
});

describe("care at the insured place before the filing was no care outside", () => {
  test.each([day("2026-10-15"), day("2026-10-21")])(
    "KF-2.2b, HUN-21.1: filed on %s, during the stay",
    (date) => {
      const home = (place: typeof KAIFENG) => ({ filed: { date }, stayed: { ...UNPAID, place } });
      expect(inShort(inKaifeng(home(KAIFENG)))).toBe("E-TRT-01");
      expect(inShort(inHunan(home(CHANGSHA)))).toBe("E-TRT-01");
    },
  );
});

test("HUN-86: Hunan lets its pools override the document, Kaifeng's own notice stands (KF-1.3.2)", () => {
  const path = "filing.temporary.validityMonths";
  const filed = { category: "referral", date: day("2026-08-01") } as const;
  expect(inShort(inKaifeng({ filed, stayed: UNPAID, settings: set(path, "1") }))).toBe(
    "10 off, direct",
  );
  expect(inShort(inHunan({ filed, stayed: UNPAID, settings: set(path, "1") }))).toBe("E-TRT-02");
});

describe("a figure rests on everything that chose it", () => {
  const city = buildPack({
    id: "two-rows",
    rows: {
      level3: { deductible: "5000", bands: "0.6" },
      outside: { deductible: "1000", bands: "0.6" },
    },
    settlement: { outsideRow: "outside" },
  });
  const far = facts({ pool: KAIFENG, filing: filing(BEFORE), lines: inScope("3000") });

  test("Q8 chose the row whose deductible took all: the question stays open (KF-2.4c)", () => {
    const receipt = adjudicate(city, NO_SETTINGS, far);
    expect(receipt.settlement?.fund).toBe(0);
    expect(receipt.openQuestions.map(({ id }) => id)).toEqual(["Q8"]);
    expect(receipt.openQuestions[0]?.readings.map(({ fund }) => fund)).toEqual([0, y("1200")]);
  });

  test("Q8 answered, and the level still has no row: the level is asked", () => {
    const settings = answered({ Q8: "own-row" });
    const unrated = { ...far, stay: stay({ level: "unrated" }) };
    expect(adjudicate(city, settings, unrated).lacks).toContainEqual({
      kind: "fact",
      fact: "level",
    });
  });
});

describe("mechanisms at their edges", () => {
  const rows = { level3: { deductible: "1000", bands: "0.4" } };

  test("a floor never lifts a rate above the local one", () => {
    const floor = buildPack({
      id: "floor",
      rows,
      rules: only({ op: "rate-floor", rate: known("0.45") }),
    });
    expect(adjudicate(floor, NO_SETTINGS, facts()).settlement?.row?.rates).toEqual([4000]);
  });

  test("a transfer whose deductible is waived says so, and bears none", () => {
    const waived = buildPack({
      id: "waived",
      rows,
      settlement: { continued: { transfer: known("none"), emergency: known("none") } },
    });
    const moved = facts({ continued: { kind: "transfer", deductibleBorne: y("600") } });
    const [deductible] = adjudicate(waived, NO_SETTINGS, moved).settlement?.layers[0]?.steps ?? [];
    expect(deductible?.amount).toBe(0);
    expect(deductible === undefined ? "" : stepWords(deductible).note).toContain("不再付");
  });

  test("a bill of three years is split by nobody's rule (HUN-51, Q7)", () => {
    const split = buildPack({ id: "split", rows });
    const long = facts({
      earlierOpening: FIRST_STAY,
      stay: stay({
        admission: day("2024-12-20"),
        discharge: day("2026-01-10"),
        settled: day("2026-01-10"),
      }),
    });
    const receipt = adjudicate(split, answered({ Q7: "day-split" }), long);
    expect(receipt.settlement?.fund).toBeNull();
  });

  test("多次住院 counts stays: a visit bears the whole deductible", () => {
    const repeated = buildPack({
      id: "visits",
      rows: { ...rows, visits: { deductible: "100", bands: "0.5" } },
      settlement: {
        outpatientRow: "visits",
        repeat: { kind: "share-at-same-level", share: known("0.5"), yearlyCeiling: null },
      },
    });
    const visit = facts({
      opening: { ...FIRST_STAY, source: "core-system", sameLevelStays: 3 },
      stay: stay({ care: "outpatient" }),
    });
    const [deductible] =
      adjudicate(repeated, NO_SETTINGS, visit).settlement?.layers[0]?.steps ?? [];
    expect(deductible?.amount).toBe(y("100"));
  });

  test("a hospital that bears more than the funds leave makes the person's share unknown", () => {
    const { settlement, lacks } = inKaifeng({ more: { hospitalPart: y("15000") } });
    expect(settlement?.person).toBeNull();
    expect(lacks).toContainEqual({ kind: "fact", fact: "hospital-part" });
  });
});
