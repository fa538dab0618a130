import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { area, CHANGSHA, facts, filing, KAIFENG, shipped, stay } from "../support/facts.ts";
import { inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";

const SHENYANG = area("210100");
const REFERRAL = {
  date: day("2026-09-01"),
  category: "referral",
} as const satisfies Partial<Filing>;

function inShenyang(values: Readonly<Record<string, string>>, more: Partial<ClaimFacts> = {}) {
  const claim = facts({
    pool: SHENYANG,
    filing: filing(REFERRAL),
    stay: stay({ settled: null }),
    ...more,
  });
  const consented = settings({ "period.from": "2025-07-01", ...values }, {}, "辽医保函〔2025〕9号");
  return adjudicate(shipped(SHENYANG, "employee"), consented, claim);
}

const keys = (receipt: Receipt) => receipt.lacks.map(lackKey);

describe("everything that is missing is named at once", () => {
  test("LN-2a, LN-2b: points and factor of one rule together", () => {
    expect(inShort(inShenyang({}))).toBe(
      "treatment.rules.referral.points,treatment.rules.referral.deductible-factor.factor",
    );
  });

  test("LN-2a: with the points the year's balance is asked for as well", () => {
    expect(keys(inShenyang({}, { opening: null }))).toEqual(
      expect.arrayContaining(["treatment.rules.referral.points", "opening"]),
    );
  });

  test("LN-2f: for a visit points, row and layers together, as soon as the pool has its own rule", () => {
    const pool = settings(
      { "period.from": "2025-07-01" },
      { Q9: "pool-rule" },
      "辽医保函〔2025〕9号",
    );
    const visit = facts({
      pool: SHENYANG,
      filing: filing(REFERRAL),
      stay: stay({ care: "outpatient", settled: null }),
    });
    expect(keys(adjudicate(shipped(SHENYANG, "employee"), pool, visit))).toEqual(
      expect.arrayContaining([
        "questions.Q9.pool-rule.points",
        "settlement.rows.outpatient.deductible",
        "settlement.rows.outpatient.bands",
      ]),
    );
  });

  test("what is set is not asked for, and each thing is asked for once", () => {
    const known = keys(inShenyang({ "treatment.rules.referral.points": "0.1" }));
    expect(known).toContain("treatment.rules.referral.deductible-factor.factor");
    expect(known).not.toContain("treatment.rules.referral.points");
    expect(known).toEqual([...new Set(known)]);
  });
});

describe("a filing made on the day of discharge (KF-1.4, HUN-27, Q17)", () => {
  const LAST_DAY = { date: day("2026-10-21"), category: "referral" } as const;
  const inHunan = (stayed: Partial<Stay>, filed: Partial<Filing>) =>
    adjudicate(
      shipped(CHANGSHA, "employee"),
      settings({}),
      facts({ pool: CHANGSHA, stay: stay(stayed), filing: filing(filed) }),
    );

  test.each<[string, Partial<Stay>, Partial<Filing>, string]>([
    [
      "HUN-27: unpaid, it came before the discharge",
      { settled: null },
      LAST_DAY,
      "before-discharge",
    ],
    [
      "HUN-27: paid some day later, it still did",
      { settled: day("2026-10-25") },
      LAST_DAY,
      "before-discharge",
    ],
    [
      "KF-1.4: paid that day, and filed first",
      { settled: day("2026-10-21") },
      { ...LAST_DAY, sameDayOrder: "filing-first" },
      "before-discharge",
    ],
    [
      "KF-1.4: paid that day before it was filed",
      { settled: day("2026-10-21") },
      { ...LAST_DAY, sameDayOrder: "settlement-first" },
      "after-settlement",
    ],
    [
      "Q17: filed the day after, unpaid",
      { settled: null },
      { ...LAST_DAY, date: day("2026-10-22") },
      "discharged",
    ],
    [
      "Q17: filed the day after, paid later",
      { settled: day("2026-10-25") },
      { ...LAST_DAY, date: day("2026-10-22") },
      "discharged",
    ],
  ])("%s", (_, stayed, filed, timing) => {
    expect(inHunan(stayed, filed).treatment.situation?.timing).toBe(timing);
  });

  test("Q1: paid the same day in an order that nobody has said, it is undetermined", () => {
    expect(inShort(inHunan({ settled: day("2026-10-21") }, LAST_DAY))).toBe("same-day-order");
  });
});

describe("care inside the pool is not off-site (HUN-2, KF-1.1)", () => {
  const atHome = (stayed: Partial<Stay>) => {
    const { treatment } = adjudicate(
      shipped(KAIFENG, "resident"),
      settings({}),
      facts({ filing: null, stay: stay({ place: KAIFENG, ...stayed }) }),
    );
    return treatment.kind === "refused" ? `${treatment.code} ${treatment.remedy}` : treatment.kind;
  };

  test("HUN-2: unpaid, it can still be settled directly", () => {
    expect(atHome({ settled: null })).toMatch(/^E-TRT-01 在参保地直接结算/u);
  });

  test("HUN-2: paid, nobody is told to settle directly", () => {
    expect(atHome({})).toMatch(/^E-TRT-01 已经自费结算的，按参保地本地就医的规定办理/u);
  });

  test("HUN-58: settled by the hospital, there is nothing left to do", () => {
    const { directFund } = stay({ directFund: facts().lines[0]?.amount ?? null });
    expect(atHome({ directFund })).toMatch(/^E-TRT-01 医院已经直接结算的/u);
  });
});
