import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  dateOf,
  day,
  daysBetween,
  paperDate,
  parseDate,
} from "../../core/calendar.ts";

const days = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2150-12-31"), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

test("months are added as the calendar library adds them (民法典 202)", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -48, max: 48 }), (date, months) => {
      const added = Temporal.PlainDate.from(date).add({ months }, { overflow: "constrain" });
      expect(addMonths(date, months)).toBe(added.toString());
    }),
    { numRuns: 3000 },
  );
});

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

test("the days that exist are those of the calendar library", () => {
  const part = (least: number, most: number) => fc.integer({ min: least, max: most });
  fc.assert(
    fc.property(part(1878, 2202), part(-1, 14), part(-1, 33), (year, month, dayOfMonth) => {
      const read = dateOf(year, month, dayOfMonth);
      expect(read.ok ? read.value : "none").toBe(byLibrary(year, month, dayOfMonth));
    }),
    { numRuns: 5000 },
  );
  for (const wrong of [Number.NaN, 1.5, Number.POSITIVE_INFINITY]) {
    expect([dateOf(wrong, 1, 1).ok, dateOf(2026, wrong, 1).ok, dateOf(2026, 1, wrong).ok]).toEqual([
      false,
      false,
      false,
    ]);
  }
});

function byLibrary(year: number, month: number, dayOfMonth: number): string {
  try {
    const parts = { year, month, day: dayOfMonth };
    const date = Temporal.PlainDate.from(parts, { overflow: "reject" });
    return date.year < 1880 || date.year > 2200 ? "none" : date.toString();
  } catch {
    return "none";
  }
}

describe("leap years", () => {
  test.each(["2028-02-29", "2000-02-29"])("%s is a day", (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: text });
  });

  test.each(["2026-02-29", "2100-02-29", "1900-02-29"])("%s is none", (text) => {
    expect(parseDate(text)).toEqual({ ok: false, error: "not-a-date" });
  });

  test("the day after 28 February is the 29th in a leap year only", () => {
    expect(addDays(day("2028-02-28"), 1)).toBe("2028-02-29");
    expect(addDays(day("2027-02-28"), 1)).toBe("2027-03-01");
    expect(daysBetween(day("2028-01-01"), day("2029-01-01"))).toBe(366);
  });
});

describe("periods of months end on the corresponding day or the month's last (民法典 202)", () => {
  test.each([
    ["2026-11-20", 6, "2027-05-20"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-31", 6, "2026-09-30"],
    ["2026-05-31", 1, "2026-06-30"],
    ["2026-07-31", 1, "2026-08-31"],
    ["2028-02-29", 6, "2028-08-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2027-02-28", 12, "2028-02-28"],
    ["2027-08-29", 6, "2028-02-29"],
    ["2026-08-29", 6, "2027-02-28"],
  ])("%s and %i months: %s", (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });

  test("民法典 202: the month is that many months on; the day is the same, else the month's last", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 120 }), (date, months) => {
        const end = addMonths(date, months);
        const monthOf = (text: string): number =>
          Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(monthOf(end) - monthOf(date)).toBe(months);
        const lastOfMonth = addDays(end, 1).slice(8) === "01";
        expect(
          end.slice(8) === date.slice(8) || (end.slice(8) < date.slice(8) && lastOfMonth),
        ).toBe(true);
      }),
    );
  });

  test("民法典 202: a period that begins later never ends earlier", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 62 }), (date, later) => {
        expect(addMonths(addDays(date, later), 6) >= addMonths(date, 6)).toBe(true);
      }),
    );
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

  test("one born on 29 February has a full year more on 1 March of a common year", () => {
    expect(ageOn(day("1968-02-29"), day("2026-02-28"))).toBe(57);
    expect(ageOn(day("1968-02-29"), day("2026-03-01"))).toBe(58);
    expect(ageOn(day("1968-02-29"), day("2028-02-29"))).toBe(60);
  });

  test("paper writes it out", () => {
    expect(paperDate(day("2026-10-08"))).toBe("2026年10月8日");
  });
});
