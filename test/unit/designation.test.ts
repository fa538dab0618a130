import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { type ChronicCare, chronicScope } from "../../core/claim/chronic.ts";
import { type ProviderHistory, designationOn } from "../../core/claim/designation.ts";

const holds = (from: string, to: string | null) => ({
  from: day(from),
  to: to === null ? null : day(to),
});

/** Agreement suspended in March 2026; direct right lost from July; no outpatient service before 2025. */
const hospital: ProviderHistory = {
  agreements: [holds("2023-01-01", "2026-02-28"), holds("2026-04-01", null)],
  directRights: [holds("2023-06-01", "2026-06-30")],
  services: [
    { ...holds("2023-06-01", null), care: "inpatient" },
    { ...holds("2025-01-01", null), care: "outpatient" },
  ],
};

describe("HUN-23, HUN-24: the provider's standing on the date of care", () => {
  test.each([
    ["inpatient", "2023-06-01", "the first day of the direct right"],
    ["inpatient", "2026-02-28", "the last day of the agreement"],
    ["inpatient", "2026-04-01", "the first day of the new agreement"],
    ["inpatient", "2026-06-30", "the last day of the direct right"],
    ["outpatient", "2025-01-01", "the day the service was opened"],
  ] as const)("networked for %s care on %s, %s", (care, date, _when) => {
    expect(designationOn(hospital, care, day(date))).toMatchObject({
      designated: true,
      networked: true,
    });
  });

  test("HUN-24, KF-1.4: direct right lost, direct settlement is impossible and a manual claim open", () => {
    expect(designationOn(hospital, "inpatient", day("2026-07-01"))).toEqual({
      designated: true,
      networked: false,
      why: "no-direct-right",
      clauses: ["HUN-24", "HUN-25", "KF-1.4"],
    });
  });

  test("HUN-23: a service not yet opened is not networked, whatever the other services are", () => {
    expect(designationOn(hospital, "outpatient", day("2024-12-31"))).toMatchObject({
      designated: true,
      networked: false,
      why: "service-not-opened",
    });
  });

  test.each([
    ["2022-12-31", "before the first agreement"],
    ["2026-03-01", "while the agreement was suspended (中止)"],
    ["2026-03-31", "on the last day of the suspension"],
  ])("HUN-20.5: on %s, %s, it is no designated provider, direct right or not", (date) => {
    expect(designationOn(hospital, "inpatient", day(date))).toEqual({
      designated: false,
      networked: false,
      clauses: ["HUN-24", "HUN-20.5"],
    });
  });

  test("HUN-25: the agreement with the place of care is enough, without any right to settle directly", () => {
    const local: ProviderHistory = {
      agreements: [holds("2024-01-01", null)],
      directRights: [],
      services: [],
    };
    expect(designationOn(local, "inpatient", day("2026-05-01"))).toMatchObject({
      designated: true,
      networked: false,
    });
  });
});

describe("HUN-18.2: the scope of a chronic disease treated in another province", () => {
  const care: ChronicCare = {
    span: "cross-province",
    route: "direct",
    inInsuredList: true,
    inCareList: true,
  };

  test.each([
    ["the place of care has the disease: its scope", {}, "place-of-care", "HUN-18.2"],
    [
      "the place of care lacks it: clinical guidelines (诊疗规范)",
      { inCareList: false },
      "guidelines",
      "HUN-18.2",
    ],
    [
      "within the province one scope rules, whatever the place's list (HUN-18)",
      { span: "intra-province", inCareList: null },
      "province",
      "HUN-18",
    ],
  ] as const)("%s", (_name, change, by, clause) => {
    expect(chronicScope({ ...care, ...change })).toEqual({ kind: "scope", by, clauses: [clause] });
  });

  test.each(["direct", "manual"] as const)(
    "HUN-18.2: a disease missing from the insured place's list is refused (%s), though the place of care has it",
    (route) => {
      expect(chronicScope({ ...care, route, inInsuredList: false })).toMatchObject({
        kind: "refused",
        why: "not-in-insured-list",
      });
    },
  );

  test.each([
    ["insured-list", { inInsuredList: null }],
    ["care-list", { inCareList: null }],
    ["manual-rule", { route: "manual" }],
  ] as const)("HUN-18.2: without the %s it is undetermined", (lacks, change) => {
    expect(chronicScope({ ...care, ...change })).toMatchObject({ kind: "undetermined", lacks });
  });

  test("HUN-2: care at the insured place is not off-site", () => {
    expect(chronicScope({ ...care, span: "inside" }).kind).toBe("not-off-site");
  });
});
