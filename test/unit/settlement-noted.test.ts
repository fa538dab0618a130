import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { OutsideBill, OutsideClaim } from "../../core/claim/outside-bill.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  inScope,
  KAIFENG,
  shipped,
  stay,
  y,
} from "../support/facts.ts";
import { settings } from "../support/settings.ts";

/** Facts that few cases have, where the rules stop the case or several of them meet (HUN-57, HUN-18.2, HEN-1). */

const ZHENGZHOU = area("410100");
const SHENYANG = area("210100");
const BEFORE = day("2026-09-01");
const MET: OutsideBill = {
  date: day("2026-10-15"),
  designated: true,
  stamped: true,
  medicalNeed: true,
};
const bought = (changes: Partial<OutsideBill> = {}): readonly OutsideClaim[] => [
  { bill: { ...MET, ...changes }, lines: inScope("1000") },
];
const IN_RANGE = { inRange: true, placeDeclared: false };
const JOIN = settings({ "settlement.outsideBills": "join" });

function judged(pool: typeof KAIFENG, changes: Partial<ClaimFacts>, own = settings({})) {
  const insurance = pool === KAIFENG ? "resident" : "employee";
  return adjudicate(shipped(pool, insurance), own, facts({ pool, ...changes }));
}
const notesOf = (receipt: ReturnType<typeof judged>) => receipt.notes?.map(({ kind }) => kind);
const keys = (receipt: ReturnType<typeof judged>) => receipt.lacks.map(lackKey);

const near = { filing: filing({ date: BEFORE, place: ZHENGZHOU }) };
const inZhengzhou = (changes: Parameters<typeof stay>[0] = {}) =>
  stay({ settled: null, place: ZHENGZHOU, ...changes });

describe("payment of the hospital by groups (HEN-1)", () => {
  test.each<[string, Partial<ClaimFacts>, readonly string[] | undefined]>([
    ["recorded, in range", { stay: inZhengzhou({ groupPay: IN_RANGE }) }, ["group-pay"]],
    ["nothing recorded of it", { stay: inZhengzhou() }, undefined],
    [
      "nothing recorded of it, beside a bill from outside",
      { stay: inZhengzhou(), outside: bought() },
      ["outside-bill"],
    ],
    [
      "recorded, beside a bill from outside: both are said",
      { stay: inZhengzhou({ groupPay: IN_RANGE }), outside: bought() },
      ["group-pay", "outside-bill"],
    ],
    [
      "wholly before the first day (HEN-eff)",
      {
        recorded: day("2024-12-31"),
        filing: filing({ date: day("2024-11-01"), place: ZHENGZHOU }),
        stay: inZhengzhou({
          admission: day("2024-12-08"),
          discharge: day("2024-12-20"),
          groupPay: IN_RANGE,
        }),
      },
      undefined,
    ],
    [
      "across the first day: nobody has said which event rules (Q16)",
      {
        recorded: day("2025-01-31"),
        filing: filing({ date: day("2024-11-01"), place: ZHENGZHOU }),
        stay: inZhengzhou({
          admission: day("2024-12-28"),
          discharge: day("2025-01-08"),
          groupPay: IN_RANGE,
        }),
      },
      undefined,
    ],
  ])("%s", (_name, changes, expected) => {
    expect(notesOf(judged(KAIFENG, { ...near, ...changes }, JOIN))).toEqual(expected);
  });

  test("nothing is noted of a stay that is refused (KF-1.4)", () => {
    const refused = judged(KAIFENG, { filing: null, stay: inZhengzhou({ groupPay: IN_RANGE }) });
    expect(refused.standing).toBe("refused");
    expect(refused).not.toHaveProperty("notes");
  });
});

describe("a bill from outside where the case itself stops (HUN-57)", () => {
  test("refused: it is neither joined nor spoken of (KF-1.4)", () => {
    const claim = { filing: null, stay: stay({ settled: null }) };
    const refused = judged(KAIFENG, { ...claim, outside: bought() }, JOIN);
    expect(refused).toEqual(judged(KAIFENG, claim, JOIN));
  });

  test("LN-eff: before the pack rules any stay, nothing is asked of the bill", () => {
    const receipt = judged(SHENYANG, { outside: bought({ stamped: null }) });
    expect(keys(receipt)).toEqual(["period.from"]);
    expect(receipt).not.toHaveProperty("notes");
  });

  const inShenyang = {
    filing: filing({ date: BEFORE, category: "referral" }),
    stay: stay({ settled: null }),
  };
  const opened = settings({ "period.from": "2025-07-01" }, {}, "辽医保函〔2025〕9号");

  test("LN-2a: what the treatment lacks and what the bill lacks are named together", () => {
    const receipt = judged(SHENYANG, { ...inShenyang, outside: bought({ stamped: null }) }, opened);
    expect(receipt.treatment).toMatchObject({ kind: "undetermined" });
    expect(keys(receipt)).toEqual(
      expect.arrayContaining([
        "treatment.rules.referral.points",
        "outside-bill",
        "settlement.outsideBills",
      ]),
    );
  });

  test("LN-2a: a bill that lacks nothing is spoken of while the treatment is open", () => {
    const values = { "period.from": "2025-07-01", "settlement.outsideBills": "join" };
    const pool = settings(values, {}, "辽医保函〔2025〕9号");
    const receipt = judged(SHENYANG, { ...inShenyang, outside: bought() }, pool);
    expect(keys(receipt)).toContain("treatment.rules.referral.points");
    expect(notesOf(receipt)).toEqual(["outside-bill"]);
  });
});

describe("what becomes of several bills (HUN-57)", () => {
  const filed = { filing: filing({ date: BEFORE }) };
  const direct = { ...filed, stay: stay({ settled: null }) };
  const manual = { ...filed, stay: stay({ failure: "network" }) };
  const texts = (receipt: ReturnType<typeof judged>) => receipt.notes?.map(({ text }) => text);

  test("each is said for itself, with every condition that it fails", () => {
    const failing = bought({ designated: false, medicalNeed: false });
    const receipt = judged(CHANGSHA, { ...direct, outside: [...bought(), ...failing] });
    expect(texts(receipt)).toEqual([
      "2026-10-15的外院检查、购药费用1,000.00元，并入本次住院。",
      "2026-10-15的外院检查、购药费用1,000.00元，不并入本次住院：对方不是定点医药机构，不是病情需要。",
    ]);
    expect(receipt.settlement?.split.total).toBe(y("21000"));
  });

  test("of a manual claim the facts and the pool's word are asked for together", () => {
    const receipt = judged(CHANGSHA, { ...manual, outside: bought({ stamped: null }) });
    expect(keys(receipt)).toEqual(
      expect.arrayContaining(["outside-bill", "settlement.outsideBills"]),
    );
    expect(keys(judged(CHANGSHA, { ...manual, outside: bought() }))).not.toContain("outside-bill");
    const said = judged(CHANGSHA, { ...manual, outside: bought({ stamped: null }) }, JOIN);
    expect(keys(said)).not.toContain("settlement.outsideBills");
  });

  test("the pool's word is a ground of a manual claim, and none of direct settlement in Hunan", () => {
    const kinds = (changes: Partial<ClaimFacts>, pool: typeof KAIFENG) =>
      judged(pool, { ...changes, outside: bought() }, JOIN).notes?.[0]?.sources.map(
        ({ kind }) => kind,
      );
    expect(kinds(manual, CHANGSHA)).toEqual(["clause", "parameter"]);
    expect(kinds(direct, CHANGSHA)).toEqual(["clause"]);
    expect(kinds(direct, KAIFENG)).toEqual(["parameter"]);
  });

  test("a bill that fails in Kaifeng before the pool has spoken rests on the conditions (KF-1.4)", () => {
    const receipt = judged(KAIFENG, { ...direct, outside: bought({ designated: false }) });
    expect(receipt.notes?.[0]?.sources).toEqual([{ kind: "clause", clause: "HUN-57" }]);
    expect(receipt.settlement?.split.total).toBe(y("20000"));
  });
});

describe("门慢特 (HUN-18.2, KF-2.1)", () => {
  const filed = { filing: filing({ date: BEFORE }) };
  const visit = (chronic: NonNullable<ReturnType<typeof stay>["chronic"]>, changes = {}) => ({
    ...filed,
    stay: stay({ settled: null, care: "outpatient", chronic, ...changes }),
  });
  const LISTED = { inInsuredList: true, inCareList: true };
  const RULE = {
    "questions.Q9.pool-rule.points": "0",
    "settlement.rows.outpatient.deductible": "0",
    "settlement.rows.outpatient.bands": "*=0.5",
  };
  const POOL = settings(RULE, { Q9: "pool-rule" });

  test.each([
    ["in another province", {}],
    ["in another city of Henan", { place: ZHENGZHOU }],
  ])(
    "KF-2.1: %s the place of care says what is paid for it, whatever its list",
    (_name, changes) => {
      for (const inCareList of [true, false, null]) {
        const receipt = judged(KAIFENG, visit({ inInsuredList: true, inCareList }, changes), POOL);
        expect(receipt.notes).toEqual([
          {
            kind: "chronic-scope",
            text: "门慢特的支付范围：执行就医地规定。",
            sources: [{ kind: "clause", clause: "KF-2.1" }],
          },
        ]);
        expect(receipt.settlement?.fund).toBe(y("10000"));
      }
    },
  );

  test("a disease that is not listed is refused in words a clerk can act on", () => {
    const { treatment } = judged(KAIFENG, visit({ ...LISTED, inInsuredList: false }), POOL);
    expect(treatment).toMatchObject({
      code: "E-TRT-10",
      what: "这个病种不在参保地的门慢特病种范围内，不能按门慢特支付。",
      remedy: "核对参保地的病种目录；按普通门诊申请的，去掉门慢特一项。",
    });
  });

  test("Q9: what the visit itself lacks stays named beside the list (HUN-8)", () => {
    const receipt = judged(CHANGSHA, visit({ ...LISTED, inInsuredList: null }));
    expect(receipt.treatment).toMatchObject({ kind: "undetermined" });
    expect(keys(receipt)).toEqual(expect.arrayContaining(["chronic-disease", "Q9"]));
  });

  test("HUN-8: the pool's answer speaks for a manual claim, and not for a list nobody looked up", () => {
    const receipt = judged(CHANGSHA, visit({ ...LISTED, inCareList: null }), POOL);
    expect(keys(receipt)).toContain("chronic-care-list");
    expect(
      judged(CHANGSHA, visit(LISTED, { settled: day("2026-10-21") }), POOL),
    ).not.toHaveProperty("notes");
  });

  test("LN-2f: a document that says nothing of it leaves the case as it was", () => {
    const claim = visit({ ...LISTED, inInsuredList: false });
    const { chronic: _chronic, ...plain } = claim.stay;
    const pool = settings({ "period.from": "2025-07-01" });
    expect(judged(SHENYANG, claim, pool)).toEqual(
      judged(SHENYANG, { ...claim, stay: plain }, pool),
    );
  });

  const atHome = visit({ ...LISTED, inInsuredList: false }, { place: KAIFENG });

  test("what is refused for another reason stays refused for it (KF-1.1)", () => {
    const refused = judged(KAIFENG, { ...atHome, filing: null }, POOL);
    expect(refused.treatment).toMatchObject({ code: "E-TRT-01" });
  });

  test("back home of who lives elsewhere it is no off-site care, and no list is looked at (HUN-2)", () => {
    const receipt = judged(KAIFENG, atHome, POOL);
    expect(receipt.treatment.kind).toBe("payable");
    expect(receipt).not.toHaveProperty("notes");
  });
});

describe("a reduction that the pool makes smaller (HUN-20.6: 报备后可以适当提高比例)", () => {
  const SAID = { document: "长医保发〔2026〕8号", by: "赵敏", on: "2026-11-01" };
  const unfiled = { filing: null };
  const applied = judged(CHANGSHA, unfiled).treatment.applied.at(-1)?.id ?? "";
  const raised = (points: string, rule = applied) =>
    judged(CHANGSHA, unfiled, { ...settings({}), raised: { [rule]: { points, ...SAID } } })
      .treatment;
  const terms = (treatment: ReturnType<typeof raised>) =>
    treatment.kind === "payable" ? treatment.terms : null;

  test("fewer points are taken off, by the clause and the pool's document", () => {
    expect(terms(raised("0.03"))?.points).toBe(300);
    expect(terms(raised("0.03"))?.sources).toEqual(
      expect.arrayContaining([
        { kind: "clause", clause: "HUN-20.6" },
        { kind: "answer", question: "HUN-20.6", reading: "3个百分点", ...SAID },
      ]),
    );
  });

  test.each([
    ["as many", "0.1"],
    ["more", "0.2"],
    ["what is no number", "适当"],
  ])("%s: the document's points stand", (_name, points) => {
    expect(raised(points)).toEqual(judged(CHANGSHA, unfiled).treatment);
  });

  test("of another rule: nothing changes here", () => {
    expect(raised("0.03", "referral")).toEqual(judged(CHANGSHA, unfiled).treatment);
  });
});
