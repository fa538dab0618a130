import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { ageingOf, ageOf } from "../../core/statistics/ageing.ts";
import { SHIPPED_CALENDAR as SHIPPED } from "../../core/working-days.ts";
import { ageCells, AGEING_COLUMNS, ageRows } from "../../core/words/statistics.ts";

const TODAY = day("2026-11-20");

describe("the ageing of unsettled cases (账龄)", () => {
  test.each([
    // Friday today: five working days are since the Friday before, six since the Thursday.
    ["2026-11-20", "to-5"],
    ["2026-11-13", "to-5"],
    ["2026-11-12", "to-10"],
    ["2026-11-06", "to-10"],
    ["2026-11-05", "to-20"],
    ["2026-10-23", "to-20"],
    ["2026-10-22", "to-30"],
    ["2026-09-01", "more"],
    // Before the list of days off has its present form.
    ["2007-05-01", "unknown"],
  ] as const)("a case accepted on %s stands in %s", (accepted, age) => {
    expect(ageOf(day(accepted), TODAY, SHIPPED)).toBe(age);
  });

  test("adds up by state and over all, with the oldest day", () => {
    const ageing = ageingOf(
      [
        { state: "saved", accepted: day("2026-11-20"), cases: 2 },
        { state: "saved", accepted: day("2026-09-01"), cases: 1 },
        { state: "submitted", accepted: day("2026-11-12"), cases: 4 },
        { state: "draft", accepted: null, cases: 1 },
      ],
      TODAY,
      SHIPPED,
    );
    const saved = ageing.states.find(({ state }) => state === "saved");
    expect(saved).toMatchObject({ all: 3, oldest: "2026-09-01" });
    expect(saved?.cases).toMatchObject({ "to-5": 2, more: 1 });
    expect(ageing.whole).toMatchObject({ all: 8, oldest: "2026-09-01" });
    expect(ageing.whole.cases).toEqual({
      "to-5": 2,
      "to-10": 4,
      "to-20": 0,
      "to-30": 0,
      more: 1,
      unknown: 1,
    });
  });

  test("has a cell for every column, and a row for all below the states", () => {
    const rows = ageRows(ageingOf([], TODAY, SHIPPED));
    for (const { row } of rows) expect(ageCells(row)).toHaveLength(AGEING_COLUMNS.length);
    expect(rows.at(-1)?.name).toBe("合计");
  });
});
