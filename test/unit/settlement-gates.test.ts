import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { area, facts, pack, stay } from "../support/facts.ts";
import { known, notSaid, packJson } from "../support/pack-builder.ts";
import { settings } from "../support/settings.ts";

/** What comes before the rules: the days on which a pack rules, and who else must bear the cost. */

const date = { ...notSaid("从哪一天起？"), unset: "date" as const };
type PeriodJson = ReturnType<typeof packJson>["period"];

/** @param to null: open-ended; undefined: the office has yet to say */
function ruling(from: string | null, to: string | null | undefined): LoadedPack {
  const json = packJson({ id: "city", rows: { level3: { deductible: "1000", bands: "0.80" } } });
  const period: PeriodJson = {
    from: from === null ? date : known(from),
    to: to === null ? null : to === undefined ? date : known(to),
  };
  const loaded = loadPack({ ...json, period });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const inHospital = (admission: string, settled: string | null, discharge = settled ?? admission) =>
  stay({
    admission: day(admission),
    discharge: day(discharge),
    settled: settled === null ? null : day(settled),
  });

function inShort({ treatment, standing }: Receipt): string {
  if (treatment.kind === "refused") return `${treatment.code} ${treatment.what}`;
  if (treatment.kind === "undetermined") return treatment.lacks.map(lackKey).join();
  return standing;
}

describe("a pack rules the stays of its days (KF-7, HUN-87)", () => {
  const judged = (loaded: LoadedPack, stayed: ReturnType<typeof stay>, pool?: PoolSettings) =>
    adjudicate(loaded, pool ?? NO_SETTINGS, facts({ stay: stayed }));
  const year = () => ruling("2026-02-01", "2026-11-30");
  const OUTSIDE = "不在city政策的施行期内。";

  test.each([
    ["wholly inside", "2026-03-01", "2026-03-09", "final"],
    ["from its first day on", "2026-02-01", "2026-02-02", "final"],
    ["up to its last", "2026-11-20", "2026-11-30", "final"],
    [
      "settled the day before its first",
      "2026-01-20",
      "2026-01-31",
      `E-TRT-04 2026-01-31结算，${OUTSIDE}`,
    ],
    [
      "admitted the day after its last",
      "2026-12-01",
      "2026-12-08",
      `E-TRT-04 2026-12-08结算，${OUTSIDE}`,
    ],
  ])("%s", (_name, admission, settled, expected) => {
    const recorded = judged(year(), inHospital(admission, settled));
    expect(inShort(recorded)).toBe(expected);
    expect(recorded.treatment.period).toMatchObject([
      { path: "period.from" },
      { path: "period.to" },
    ]);
  });

  test("one whose last day nobody has named rules on", () => {
    const receipt = judged(ruling("2026-02-01", null), inHospital("2026-11-20", "2030-01-02"));
    expect(receipt.treatment.period).toMatchObject([{ path: "period.from" }]);
    expect(receipt.treatment.kind).toBe("payable");
  });

  test("while the bill is open the day of discharge rules", () => {
    expect(inShort(judged(year(), inHospital("2026-01-20", null, "2026-01-31")))).toContain(
      "2026-01-31结算",
    );
    expect(judged(year(), inHospital("2026-03-01", null, "2026-03-09")).treatment.kind).toBe(
      "payable",
    );
  });

  describe("a stay across its first or its last day asks which event rules (Q16)", () => {
    const first = inHospital("2026-01-20", "2026-02-03");
    const last = inHospital("2026-11-20", "2026-12-03");
    const answer = (reading: string) => settings({}, { Q16: reading });
    test.each([
      ["across the first, by settlement", first, answer("settlement"), "final"],
      [
        "across the first, by admission",
        first,
        answer("admission"),
        `E-TRT-04 2026-01-20入院，${OUTSIDE}`,
      ],
      [
        "across the last, by settlement",
        last,
        answer("settlement"),
        `E-TRT-04 2026-12-03结算，${OUTSIDE}`,
      ],
      ["across the last, by admission", last, answer("admission"), "final"],
      ["across the first, nobody has answered", first, NO_SETTINGS, "trial"],
      [
        "across the last, nobody has answered: by the proposed reading it is out",
        last,
        NO_SETTINGS,
        "Q16",
      ],
    ])("%s", (_name, stayed, pool, expected) => {
      expect(inShort(judged(year(), stayed, pool))).toBe(expected);
    });

    test("the refusal says what to do, and both it and the payment rest on the answer", () => {
      for (const [stayed, kind] of [[first, "payable"] as const, [last, "refused"] as const]) {
        const { treatment } = judged(year(), stayed, answer("settlement"));
        expect(treatment.kind).toBe(kind);
        expect(treatment.period.map((source) => source.kind)).toEqual([
          "parameter",
          "parameter",
          "answer",
        ]);
      }
      expect(judged(year(), last, answer("settlement")).treatment).toMatchObject({
        remedy: "核对结算日期；确属该日期的，按当时的文件办理。",
      });
      expect(judged(year(), first, answer("admission")).treatment).toMatchObject({
        remedy: "核对入院日期；确属该日期的，按当时的文件办理。",
        situation: null,
        applied: [],
        validity: null,
      });
    });

    test("a stay inside asks nothing", () => {
      expect(judged(year(), inHospital("2026-03-01", "2026-03-09")).openQuestions).toEqual([]);
    });
  });

  test("LN-eff, GD-eff: a document without a first day decides nothing until the office sets one", () => {
    const open = ruling(null, null);
    expect(inShort(judged(open, stay()))).toBe("period.from");
    expect(judged(open, stay()).settlement).toBeNull();
    expect(inShort(judged(open, stay(), settings({ "period.from": "2026-01-01" })))).toBe("final");
    expect(inShort(judged(open, stay(), settings({ "period.from": "2027-01-01" })))).toMatch(
      /^E-TRT-04/u,
    );
  });

  test("and one whose last day is the office's to say asks for it", () => {
    const open = ruling("2026-01-01", undefined);
    expect(inShort(judged(open, stay()))).toBe("period.to");
    expect(inShort(judged(open, stay(), settings({ "period.to": "2026-12-31" })))).toBe("final");
    expect(inShort(judged(open, stay(), settings({ "period.to": "2026-02-01" })))).toMatch(
      /^E-TRT-04/u,
    );
  });
});

describe("an injury that a third party must bear (KF-2.3, HUN-56, 社会保险法第三十条)", () => {
  const LAW = { kind: "law", law: "社会保险法第三十条" };
  const injured = (changes: Parameters<typeof stay>[0]) =>
    adjudicate(pack("kaifeng-residents-2023"), NO_SETTINGS, facts({ stay: stay(changes) }));

  test("who pays bears it: refused, and the clerk is told of 先行支付", () => {
    const receipt = injured({ injury: "third-party", thirdParty: "pays" });
    expect(receipt.standing).toBe("refused");
    expect(receipt.settlement).toBeNull();
    expect(receipt.treatment).toMatchObject({
      kind: "refused",
      code: "E-TRT-08",
      what: "外伤费用应由第三人负担，基金不付（社会保险法第三十条）。",
      remedy: "由第三人支付；第三人不支付或找不到的，可以申请先行支付。",
      situation: null,
    });
  });

  test("Q14: the fund pays first where it was asked to, by the law", () => {
    const receipt = injured({ injury: "third-party", thirdParty: "advance-asked" });
    expect(receipt.settlement?.fund).toBe(injured({}).settlement?.fund);
    expect(receipt.treatment.period).toContainEqual(LAW);
    expect(injured({}).treatment.period).not.toContainEqual(LAW);
  });

  test("while nobody has said whether the third party pays, nothing is given", () => {
    const receipt = injured({ injury: "third-party", thirdParty: null });
    expect(inShort(receipt)).toBe("third-party");
    expect(receipt.standing).toBe("undetermined");
  });

  test.each(["none", "no-third-party"] as const)("%s: nobody else is asked", (injury) => {
    const receipt = injured({ injury, thirdParty: "pays" });
    expect(receipt.treatment.kind).toBe("payable");
    expect(receipt.treatment.period).not.toContainEqual(LAW);
  });
});

describe("a value of Liaoning's cities needs the province's consent (LN-2e)", () => {
  const SHENYANG = area("210100");
  const POINTS = "treatment.rules.referral.points";
  const asked = (consent?: string) => {
    const pool = settings({ "period.from": "2025-07-01", [POINTS]: "0.1" }, {}, consent);
    const claim = facts({
      pool: SHENYANG,
      stay: stay({ settled: null }),
      filing: { ...REFERRAL },
    });
    return adjudicate(pack("shenyang-employees-2025"), pool, claim).lacks.filter(
      (lack) => lack.kind === "parameter" && lack.path === POINTS,
    );
  };
  const filed = facts().filing;
  if (filed === null) throw new Error("the case has a filing");
  const REFERRAL = { ...filed, category: "referral", date: day("2026-09-01") } as const;

  test.each([
    ["none is named", undefined],
    ["its name is empty", ""],
    ["its name is blank", "  "],
  ])("%s: the value cannot be used", (_name, consent) => {
    expect(asked(consent)).toEqual([
      { kind: "parameter", path: POINTS, asks: "还没有填省级备案同意的文件。", clauses: ["LN-2e"] },
    ]);
  });

  test("with it the value stands", () => {
    expect(asked("辽医保函〔2025〕9号")).toEqual([]);
  });
});
