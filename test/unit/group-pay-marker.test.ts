import { describe, expect, test } from "vitest";
import { type AreaCode, findArea } from "../../core/area.ts";
import { day } from "../../core/calendar.ts";
import { type GroupPayFacts, groupPayMarker } from "../../core/settlement/group-pay-marker.ts";

function area(code: string): AreaCode {
  const found = findArea(code);
  if (found === undefined) throw new Error(`no area ${code}`);
  return found.code;
}

const ZHENGZHOU = area("410100");
const JIYUAN = area("419001");
const CHANGSHA = area("430100");

const stay: GroupPayFacts = {
  care: "inpatient",
  span: "intra-province",
  route: "settled",
  place: ZHENGZHOU,
  admission: day("2025-03-01"),
  discharge: day("2025-03-10"),
  settled: day("2025-03-10"),
  inRange: true,
  placeDeclared: false,
};

describe("HEN-1: a directly settled intra-province stay in Henan carries the marker", () => {
  test.each([
    ["settled", stay],
    ["still to be settled directly", { ...stay, route: "direct", settled: null }],
    ["admitted on the first day", { ...stay, admission: day("2025-01-01") }],
    ["in a county directly under the province", { ...stay, place: JIYUAN }],
  ] as const)("%s", (_name, facts) => {
    const marker = groupPayMarker(facts);
    expect(marker).toMatchObject({ kind: "marked", clauses: ["HEN-1", "HEN-eff"] });
  });

  test("KF-2.1: the marker's note says that the patient's benefit is unchanged, and from where that is inferred", () => {
    expect(groupPayMarker(stay)).toMatchObject({
      note: { text: expect.stringContaining("待遇不变"), clauses: ["KF-2.1"] },
    });
  });
});

describe("HEN-1, HEN-eff: stays without the marker", () => {
  test.each([
    ["manual", "a manual claim", { route: "manual" }],
    ["outpatient", "outpatient care", { care: "outpatient" }],
    ["out-of-range", "outside the place's range (符合当地按病种付费范围)", { inRange: false }],
    ["not-off-site", "care at the insured place", { span: "inside" }],
    ["outside-henan", "a hospital in Hunan, within that province", { place: CHANGSHA }],
    [
      "outside-henan",
      "a hospital in Hunan that declared it",
      { place: CHANGSHA, span: "cross-province", placeDeclared: true },
    ],
    [
      "not-declared",
      "a cross-province stay whose place has not declared it (鼓励…探索)",
      { span: "cross-province" },
    ],
    [
      "before-start",
      "settled on the day before the first",
      { admission: day("2024-12-20"), discharge: day("2024-12-31"), settled: day("2024-12-31") },
    ],
    [
      "manual",
      "a manual claim across the first day",
      { route: "manual", admission: day("2024-12-20"), inRange: null },
    ],
  ] as const)("%s: %s", (why, _name, change) => {
    expect(groupPayMarker({ ...stay, ...change })).toMatchObject({ kind: "not", why });
  });

  test("HEN-eff: a cross-province stay is marked where the place declared it", () => {
    expect(groupPayMarker({ ...stay, span: "cross-province", placeDeclared: true })).toMatchObject({
      kind: "marked",
    });
  });
});

describe("HEN-1: what the document leaves open is asked", () => {
  const q16 = { kind: "question", question: "Q16" };
  const range = { kind: "fact", fact: "group-range" };

  test.each([
    ["discharged after the first day", { admission: day("2024-12-31") }, [q16]],
    [
      "discharged before the first day, settled on it",
      { admission: day("2024-12-20"), discharge: day("2024-12-31"), settled: day("2025-01-01") },
      [q16],
    ],
    ["range not recorded", { inRange: null }, [range]],
    ["both open", { admission: day("2024-12-31"), inRange: null }, [q16, range]],
  ])("%s (发生 fixes no event date)", (_name, change, asks) => {
    expect(groupPayMarker({ ...stay, ...change })).toEqual({
      kind: "ask",
      asks,
      clauses: ["HEN-1", "HEN-eff"],
    });
  });
});
