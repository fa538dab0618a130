import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import {
  addWorkingDays,
  type Arrangement,
  calendarWith,
  isWorkingDay,
  SHIPPED_CALENDAR as SHIPPED,
  SHIPPED_YEARS,
  type WorkCalendar,
  workingDaysBetween,
} from "../../core/working-days.ts";
import { arrangedDays as known, calendarValue as value, daysOf } from "../support/days.ts";

/** The days among these on which offices work. */
function workedOf(days: readonly string[], calendar: WorkCalendar): string[] {
  return days.filter((date) => value(isWorkingDay(day(date), calendar)));
}

describe("an arrangement that the office has entered from the notice", () => {
  /** Invented; on Saturday 26 December 2026 offices work for Thursday 31 December. */
  const next: Arrangement = {
    year: 2027,
    off: ["2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03", "2027-10-01"].map(day),
    worked: [day("2026-12-26")],
  };
  const entered = calendarWith([next]);

  test("makes due dates across New Year known that were not", () => {
    expect(addWorkingDays(day("2026-12-22"), 9, SHIPPED).ok).toBe(false);
    expect(value(addWorkingDays(day("2026-12-22"), 9, entered))).toBe("2027-01-05");
    expect(value(workingDaysBetween(day("2026-12-22"), day("2027-01-05"), entered))).toBe(9);
  });

  test("reaches into the last week of the shipped year before, and no further", () => {
    expect(value(isWorkingDay(day("2026-12-26"), entered))).toBe(true);
    expect(value(isWorkingDay(day("2026-12-31"), entered))).toBe(false);
    for (const date of daysOf("2025-12-20", "2026-12-24")) {
      expect(isWorkingDay(date, entered)).toEqual(isWorkingDay(date, SHIPPED));
    }
  });

  test("leaves its own last week unknown until the year after it is entered", () => {
    expect(value(isWorkingDay(day("2027-12-24"), entered))).toBe(true);
    const error = { kind: "calendar-unknown", year: 2028 };
    expect(isWorkingDay(day("2027-12-25"), entered)).toEqual({ ok: false, error });
  });

  test("rules in a shipped year, for a notice may be changed later: Labour Day 2026 cut short", () => {
    const shorter = { ...ofShipped(2026), worked: [day("2026-01-04")] };
    const off = shorter.off.filter((date) => date < day("2026-05-04") || date > day("2026-05-05"));
    const changed = calendarWith([{ ...shorter, off }]);
    const spoken = ["2026-01-04", "2026-05-01", "2026-05-04", "2026-05-09"];
    expect(workedOf(spoken, SHIPPED)).toEqual(["2026-01-04", "2026-05-09"]);
    expect(workedOf(spoken, changed)).toEqual(["2026-01-04", "2026-05-04"]);
  });

  test("entered as it was shipped, whichever years they are, it changes no answer", () => {
    const years = fc.subarray(SHIPPED_YEARS.map(ofShipped));
    fc.assert(
      fc.property(years, known, fc.integer({ min: 0, max: 40 }), (same, from, count) => {
        const calendar = calendarWith(same);
        expect(isWorkingDay(from, calendar)).toEqual(isWorkingDay(from, SHIPPED));
        expect(addWorkingDays(from, count, calendar)).toEqual(addWorkingDays(from, count, SHIPPED));
      }),
    );
  });

  test("entering 2018 again leaves its last week to the arrangement of 2019", () => {
    const calendar = calendarWith([ofShipped(2018)]);
    expect(value(isWorkingDay(day("2018-12-29"), calendar))).toBe(true);
    expect(value(isWorkingDay(day("2018-12-31"), calendar))).toBe(false);
  });
});

/** What was shipped of a year, with the week before it, into which its arrangement reaches. */
function ofShipped(year: number): Arrangement {
  const days = daysOf(`${year - 1}-12-25`, `${year}-12-24`);
  return { year, off: days.filter(SHIPPED.isOff), worked: days.filter(SHIPPED.isWorked) };
}
