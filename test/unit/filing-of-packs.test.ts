import { describe, expect, test } from "vitest";
import { checklistOf } from "../../core/filing/checklist-of.ts";
import { clawback } from "../../core/filing/clawback.ts";
import { CATEGORIES, type FilingCategory } from "../../core/filing/category.ts";
import { day } from "../../core/calendar.ts";
import { outstanding, unfounded, type Waiver } from "../../core/filing/materials.ts";
import { allClauses } from "../../core/policy/clauses.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { createAdjudicator } from "../../core/settlement/adjudicate.ts";
import { createAsker } from "../../core/settlement/ask.ts";
import { enjoyedStays } from "../../core/settlement/enjoyed.ts";
import { filingTerms } from "../../core/settlement/filing-terms.ts";
import { facts, filing, pack, stay, y } from "../support/facts.ts";

const known = new Set(allClauses().map((clause) => clause.id));

function listOf(id: string, category: FilingCategory) {
  return checklistOf(pack(id).pack.filing.routes.filter((route) => route.category === category));
}

const NONE: ReadonlySet<Waiver> = new Set();

describe.each(PACKS.map(({ pack: each }) => [each.name, each] as const))("%s", (_name, each) => {
  test.each(CATEGORIES)("no material of %s is demanded without a clause (KF-7.2)", (category) => {
    const list = checklistOf(each.filing.routes.filter((route) => route.category === category));
    expect(unfounded(list, known)).toEqual([]);
  });
});

describe("one checklist per category, met either way (HUN-9.1, HUN-9.2, HUN-9.3, LN-1.1d)", () => {
  test.each([
    ["resettled-retiree", "household"],
    ["long-term-resident", "residence"],
    ["posted-worker", "posting"],
  ] as const)("%s: the proof or the commitment", (category, proof) => {
    const list = listOf("hunan-residents-2023", category);
    const brought = (...ids: string[]) => outstanding(list, new Set(ids), NONE).length;
    expect(brought("identity", "filing-form")).toBe(1);
    expect(brought("identity", "filing-form", proof)).toBe(0);
    expect(brought("identity", "filing-form", "commitment-form")).toBe(0);
  });

  test("HUN-9.4: the referral's own paper is not asked where it was made 一站式", () => {
    const list = listOf("hunan-residents-2023", "referral");
    const brought = new Set(["identity", "filing-form"]);
    expect(outstanding(list, brought, NONE)).toHaveLength(1);
    expect(outstanding(list, brought, new Set(["one-stop-referral"]))).toEqual([]);
    expect(outstanding(list, brought, new Set(["repeat-same-disease"]))).toEqual([]);
  });
});

describe("a checklist made of routes", () => {
  const identity = { id: "identity", label: "身份证明" };
  const form = { id: "form", label: "备案表", printed: true };
  const proof = { id: "proof", label: "居住证明", waivedBy: ["repeat-same-disease"] as const };
  const seal = { id: "seal", label: "盖章页" };
  const promise = { id: "promise", label: "承诺书", printed: true };
  const common = [
    {
      id: "identity",
      label: "身份证明",
      anyOf: [{ by: "proof", pieces: [{ ...identity, printed: false }] }],
      waivedBy: [],
    },
    { id: "form", label: "备案表", anyOf: [{ by: "proof", pieces: [form] }], waivedBy: [] },
  ];
  const proofPieces = [
    { id: "proof", label: "居住证明", printed: false },
    { ...seal, printed: false },
  ];

  test("what every route asks for stands alone, what they differ in is met either way (HUN-9.2)", () => {
    const list = checklistOf([
      { basis: "proof", materials: [identity, form, proof, seal], clauses: ["HUN-9.2", "HUN-13"] },
      { basis: "commitment", materials: [identity, form, promise], clauses: ["HUN-9.2", "HUN-11"] },
    ]);
    const grounds = ["HUN-9.2", "HUN-13", "HUN-11"].map((clause) => ({ kind: "clause", clause }));
    expect(list).toEqual([
      ...common.map((demand) => ({ ...demand, grounds })),
      {
        id: "support",
        label: "居住证明、盖章页，或承诺书",
        anyOf: [
          { by: "proof", pieces: proofPieces },
          { by: "commitment", pieces: [promise] },
        ],
        waivedBy: ["repeat-same-disease"],
        grounds,
      },
    ]);
  });

  test("one route asks for each of its materials (HUN-9.6)", () => {
    const list = checklistOf([
      { basis: "declaration", materials: [identity, form], clauses: ["HUN-9.6"] },
    ]);
    const grounds = [{ kind: "clause", clause: "HUN-9.6" }];
    expect(list).toEqual(common.map((demand) => ({ ...demand, grounds })));
  });

  test("a category without a route has no checklist", () => {
    expect(checklistOf([])).toEqual([]);
  });
});

describe("the terms of a filing as the packs have them", () => {
  test.each([
    ["kaifeng-residents-2023", { months: 6, binds: "change", exception: "recorded-reason" }],
    ["hunan-residents-2023", null],
    ["shenyang-employees-2025", { months: 6, binds: "change-and-cancel", exception: "none" }],
  ] as const)("%s: the lock (KF-1.3.1, HUN-13, LN-1.1a)", (id, lock) => {
    const { pack: each } = pack(id);
    expect(filingTerms(each, createAsker(each, NO_SETTINGS, {})).longTerm.lock).toEqual(lock);
  });

  test("LN-1.2b, LN-1.2c: a commitment serves at the filing place and is revoked when broken", () => {
    const { pack: each } = pack("shenyang-employees-2025");
    expect(filingTerms(each, createAsker(each, NO_SETTINGS, {})).commitment).toEqual({
      months: 6,
      beforeCompletion: "filing-place",
      onLapse: "revoked",
      clawback: null,
    });
  });

  test("HUN-22: a broken commitment is as unfiled", () => {
    const { pack: each } = pack("hunan-residents-2023");
    expect(filingTerms(each, createAsker(each, NO_SETTINGS, {})).commitment?.onLapse).toBe(
      "as-unfiled",
    );
  });
});

describe("what a broken commitment is taken back by (LN-1.2c, HUN-22)", () => {
  const adjudicate = createAdjudicator(pack("kaifeng-residents-2023"), NO_SETTINGS);
  const enjoyed = facts({
    filing: filing({ basis: "commitment", date: day("2026-09-01") }),
    stay: stay({ settled: null }),
  });

  const PAID = { id: "a", facts: enjoyed, paid: y("13163") };

  test("against other-temporary, the difference of what the funds pay, to the fen", () => {
    const stays = enjoyedStays(adjudicate, "as-other-temporary", [PAID]);
    const result = clawback("as-other-temporary", stays);
    const [only] = stays;
    expect(only?.paid).toBeGreaterThan(only?.wouldHavePaid ?? Infinity);
    expect(result.ok && result.value.total).toBe((only?.paid ?? 0) - (only?.wouldHavePaid ?? 0));
    // 河南居民 市三级 20,000: 13,163.00 at the local rate, 9,343.00 with 20 points off.
    expect(result.ok && result.value.total).toBe(y("13163") - y("9343"));
  });

  test("against unfiled Kaifeng has no figure: nothing is guessed", () => {
    const stays = enjoyedStays(adjudicate, "as-unfiled", [PAID]);
    expect(clawback("as-unfiled", stays)).toEqual({
      ok: false,
      error: { kind: "no-comparison", stays: ["a"] },
    });
  });
});
