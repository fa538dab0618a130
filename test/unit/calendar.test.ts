import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  day,
  daysBetween,
  paperDate,
  parseDate,
} from "../../core/calendar.ts";

const days = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2150-12-31"), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe("a day is read as clerks type it", () => {
  test.each([
    "2026-10-08",
    "20261008",
    "2026.10.8",
    "2026/10/08",
    "2026年10月8日",
    "２０２６－１０－０８",
  ])("%s", (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: "2026-10-08" });
  });

  test.each([
    "2026-02-30",
    "2026-13-01",
    "0001-01-01",
    "2026",
    "202610",
    "２０２６１０８",
    "2026-111",
    "2026年1008",
    "2026-10-①",
    "十月八日",
    "",
  ])("%s is no day", (text) => {
    expect(parseDate(text).ok).toBe(false);
  });
});

describe("periods of months end on the corresponding day or the month's last (民法典 202)", () => {
  test.each([
    ["2026-11-20", 6, "2027-05-20"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2026-12-31", 2, "2027-02-28"],
  ])("%s and %i months: %s", (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });
});

describe("days", () => {
  test("counting and adding agree", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (date, count) => {
        expect(daysBetween(date, addDays(date, count))).toBe(count);
      }),
    );
  });

  test("age is in full years", () => {
    expect(ageOn(day("1968-04-12"), day("2026-04-11"))).toBe(57);
    expect(ageOn(day("1968-04-12"), day("2026-04-12"))).toBe(58);
  });

  test("paper writes it out", () => {
    expect(paperDate(day("2026-10-08"))).toBe("2026年10月8日");
  });
});
