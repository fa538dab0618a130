import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { joinEmergency, withOutsideBills } from "../../core/claim/episode.ts";
import { joinOutsideBill } from "../../core/claim/outside-bill.ts";
import type { Stay } from "../../core/claim/stay.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { area, facts, filing, inScope, pack, stay, y } from "../support/facts.ts";

const visit = {
  stay: stay({
    care: "outpatient",
    emergency: "yes",
    admission: day("2026-10-07"),
    discharge: day("2026-10-08"),
  }),
  lines: inScope("3000"),
};
const admitted = (changes: Partial<Stay> = {}) => ({
  stay: stay({ admission: day("2026-10-08"), ...changes }),
  lines: inScope("17000"),
});

describe("an emergency visit that led to a stay (急诊转住院)", () => {
  test("is one stay from its first day, one bill and one deductible", () => {
    const joined = joinEmergency(visit, admitted());
    if (!joined.ok) throw new Error(joined.error);
    expect(joined.value.stay).toMatchObject({ care: "inpatient", admission: "2026-10-07" });
    const rescue = filing({ category: "emergency" });
    const receipt = adjudicate(
      pack("kaifeng-residents-2023"),
      NO_SETTINGS,
      facts({ ...joined.value, filing: rescue }),
    );
    // 河南居民 市三级, 20,000 in scope, 10 points off (KF-2.4a): 1,333 + 9,920.
    expect(receipt.settlement?.fund).toBe(y("11253"));
  });

  test.each([
    ["the day after the visit", { admission: day("2026-10-09") }, null],
    ["two days later", { admission: day("2026-10-10") }, "not-continuous"],
    ["before the visit ended", { admission: day("2026-10-07") }, "not-continuous"],
    ["in another city", { place: area("320500") }, "another-place"],
    ["as an outpatient", { care: "outpatient" }, "not-inpatient"],
  ] as const)("admitted %s", (_name, changes, error) => {
    const joined = joinEmergency(visit, admitted(changes));
    expect(joined.ok ? null : joined.error).toBe(error);
  });

  test("a visit that was no emergency is not joined", () => {
    const plain = { ...visit, stay: { ...visit.stay, emergency: "no" as const } };
    expect(joinEmergency(plain, admitted())).toEqual({ ok: false, error: "no-emergency" });
  });
});

test("HUN-57: only the outside bills that the rule joins add to the stay's lines", () => {
  const stayed = { admission: day("2026-10-08"), discharge: day("2026-10-21") };
  const bill = { designated: true, stamped: true, medicalNeed: true };
  const on = (date: string) => ({
    outcome: joinOutsideBill({ ...bill, date: day(date) }, { ...stayed, route: "direct" }, null),
    lines: inScope("100"),
  });
  const lines = withOutsideBills(inScope("1000"), [on("2026-10-10"), on("2026-11-10")]);
  expect(lines.map((line) => line.amount)).toEqual([y("1000"), y("100")]);
});
