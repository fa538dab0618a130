import { describe, expect, expectTypeOf, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { type AdmissionFacts, arisesAtAdmission } from "../../core/filing/arises.ts";
import { deemedFiled, type EmergencyMark } from "../../core/filing/deemed.ts";
import { placeMatch } from "../../core/filing/place.ts";
import {
  type EarlierFiling,
  repeatReferral,
  type RepeatRequest,
} from "../../core/filing/repeat.ts";
import { area, CHANGSHA, SHANGHAI, SUZHOU, YUEYANG } from "../support/facts.ts";

describe("即申即享: the hospital's admission makes the filing (LN-1.2a)", () => {
  const stay: AdmissionFacts = {
    care: "inpatient",
    admission: day("2026-10-08"),
    place: SHANGHAI,
    emergency: false,
    referred: false,
    registeredAs: "medical-insurance",
    filed: false,
  };
  const liaoning = { onAdmission: "arises" } as const;

  test("LN-1.2a: neither emergency nor referral, admitted on medical insurance: a temporary filing of that day to that place", () => {
    expect(arisesAtAdmission(liaoning, stay)).toEqual({
      kind: "arises",
      filing: {
        term: "temporary",
        category: "other-temporary",
        basis: "declaration",
        date: "2026-10-08",
        place: SHANGHAI,
      },
    });
  });

  test("LN-1.2a: admitted as self-paying none arises; the city's rule on filings made up later is asked", () => {
    expect(arisesAtAdmission(liaoning, { ...stay, registeredAs: "self-paying" })).toEqual({
      kind: "ask-made-up-later",
    });
  });

  test.each([
    ["emergency", { emergency: true }],
    ["emergency", { emergency: true, registeredAs: "self-paying" }],
    ["referral", { referred: true }],
    ["outpatient", { care: "outpatient" }],
    ["filed", { filed: true }],
  ] as const)("LN-1.2a: %s is not covered: %o", (why, changes) => {
    expect(arisesAtAdmission(liaoning, { ...stay, ...changes })).toEqual({
      kind: "not-covered",
      why,
    });
  });

  test("HUN-9.6: elsewhere a filing must be made", () => {
    expect(arisesAtAdmission({ onAdmission: "must-be-filed" }, stay).kind).toBe("must-be-filed");
  });
});

describe("an emergency counts as filed (HUN-9.5, HUN-55)", () => {
  const outpatient = (transferFlag: "emergency" | "other" | "missing"): EmergencyMark => ({
    care: "outpatient",
    transferFlag,
  });
  const inpatient = (admissionType: "emergency" | "other" | "missing"): EmergencyMark => ({
    care: "inpatient",
    admissionType,
  });

  test.each([
    // mark, record, outcome
    [outpatient("emergency"), false, { kind: "deemed", by: "mark" }],
    [inpatient("emergency"), false, { kind: "deemed", by: "mark" }],
    [outpatient("missing"), false, { kind: "needs-record" }],
    [inpatient("missing"), false, { kind: "needs-record" }],
    [inpatient("missing"), true, { kind: "deemed", by: "record", question: "Q5" }],
    [inpatient("other"), true, { kind: "contradiction" }],
    [outpatient("other"), false, { kind: "no-emergency" }],
  ])("HUN-55: %o with record %s", (mark, record, expected) => {
    expect(deemedFiled({ emergency: "deemed-filed" }, { mark, record, filed: false })).toEqual(
      expected,
    );
  });

  test("HUN-55: who has filed needs nothing deemed", () => {
    const facts = { mark: inpatient("emergency"), record: true, filed: true };
    expect(deemedFiled({ emergency: "deemed-filed" }, facts)).toEqual({ kind: "filed" });
  });

  test("LN-1.2a: Liaoning deems nothing filed", () => {
    const facts = { mark: inpatient("emergency"), record: true, filed: false };
    expect(deemedFiled({ emergency: "unstated" }, facts)).toEqual({ kind: "no-clause" });
  });
});

describe("the same disease again (HUN-12)", () => {
  const earlier: EarlierFiling = {
    id: "referral-1",
    category: "referral",
    date: day("2025-03-01"),
    place: SHANGHAI,
    diagnosisCode: "C34.9",
  };
  const request: RepeatRequest = {
    date: day("2026-10-08"),
    place: SHANGHAI,
    diagnosisCode: "c34.9 ",
    sameDisease: "",
  };

  test("HUN-12: filed at once as a referral without new proof, linked to the earlier one, though that has expired", () => {
    expect(repeatReferral(earlier, request)).toEqual({
      ok: true,
      value: {
        filing: {
          term: "temporary",
          category: "referral",
          basis: "declaration",
          date: "2026-10-08",
          place: SHANGHAI,
        },
        follows: "referral-1",
        sameBy: { by: "code" },
      },
    });
  });

  test("HUN-12: the repeat may fall on the day of the referral itself", () => {
    expect(repeatReferral(earlier, { ...request, date: earlier.date }).ok).toBe(true);
  });

  test("HUN-12: where the codes do not say it, the clerk's recorded confirmation does", () => {
    const confirmed = { ...request, diagnosisCode: "C78.0", sameDisease: " 肺癌转移，同一病程 " };
    expect(repeatReferral(earlier, confirmed)).toMatchObject({
      ok: true,
      value: { sameBy: { by: "clerk", reason: "肺癌转移，同一病程" } },
    });
  });

  test.each([
    ["another disease", {}, { diagnosisCode: "I21.9" }, { kind: "disease-not-shown" }],
    [
      "no code on either side",
      { diagnosisCode: null },
      { diagnosisCode: null },
      { kind: "disease-not-shown" },
    ],
    ["another place", {}, { place: SUZHOU }, { kind: "other-place" }],
    [
      "no referral before",
      { category: "other-temporary" },
      {},
      { kind: "no-referral", category: "other-temporary" },
    ],
    ["made later", { date: day("2026-10-09") }, {}, { kind: "not-earlier" }],
    [
      "another city of Hainan",
      { place: area("460100") },
      { place: area("460200") },
      { kind: "ask-place" },
    ],
  ] as const)("HUN-12: %s is no repeat", (_, before, now, error) => {
    expect(repeatReferral({ ...earlier, ...before }, { ...request, ...now })).toEqual({
      ok: false,
      error,
    });
  });

  test("HUN-12.2: nothing that is asked for could hold an earlier stay at home", () => {
    expectTypeOf<keyof RepeatRequest>().toEqualTypeOf<
      "date" | "place" | "diagnosisCode" | "sameDisease"
    >();
    expectTypeOf<keyof EarlierFiling>().toEqualTypeOf<
      "id" | "category" | "date" | "place" | "diagnosisCode"
    >();
    expect(repeatReferral(earlier, request).ok).toBe(true);
  });
});

describe("which places a filing reaches (HUN-15)", () => {
  test.each([
    ["a city covers itself", SUZHOU, SUZHOU, "covered"],
    ["and no other city of its province", SUZHOU, area("320100"), "elsewhere"],
    ["a municipality", SHANGHAI, SHANGHAI, "covered"],
    ["inside Hunan from city to city", CHANGSHA, YUEYANG, "elsewhere"],
    ["海南 covers 海口", area("460000"), area("460100"), "covered"],
    ["西藏 covers 拉萨", area("540000"), area("540100"), "covered"],
    ["兵团 covers 石河子", area("660000"), area("659001"), "covered"],
    ["海口 and 三亚", area("460100"), area("460200"), "ask"],
    ["海口 and a county under the province", area("460100"), area("469007"), "ask"],
    ["海口 and care recorded for 海南", area("460100"), area("460000"), "ask"],
    ["石河子 and 阿拉尔, both of 兵团", area("659001"), area("659002"), "ask"],
    ["乌鲁木齐 and 石河子", area("650100"), area("659001"), "elsewhere"],
    ["海南 and 上海", area("460000"), SHANGHAI, "elsewhere"],
  ])("HUN-15: %s", (_, filed, care, expected) => {
    expect(placeMatch(filed, care)).toBe(expected);
  });
});
