import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { addDays, day, yearOf } from "../../core/calendar.ts";
import {
  addWorkingDays,
  isWorkingDay,
  SHIPPED_CALENDAR as SHIPPED,
  workingDaysBetween,
} from "../../core/working-days.ts";
import { arrangedDays as known, calendarValue as value, daysOf } from "../support/days.ts";

describe("the State Council's arrangements: days off", () => {
  test.each([
    ["Spring Festival 2020, prolonged", "2020-01-24", "2020-02-02"],
    ["Spring Festival 2024", "2024-02-10", "2024-02-17"],
    ["National Day 2024", "2024-10-01", "2024-10-07"],
    ["Spring Festival 2025", "2025-01-28", "2025-02-04"],
    ["National Day and Mid-Autumn 2025", "2025-10-01", "2025-10-08"],
    ["New Year 2026", "2026-01-01", "2026-01-03"],
    ["Spring Festival 2026", "2026-02-15", "2026-02-23"],
    ["Labour Day 2026", "2026-05-01", "2026-05-05"],
    ["National Day 2026", "2026-10-01", "2026-10-07"],
  ])("%s: %s to %s", (_name, first, last) => {
    expect(daysOf(first, last).filter((date) => value(isWorkingDay(date, SHIPPED)))).toEqual([]);
    const edges = [addDays(day(first), -1), addDays(day(last), 1)];
    expect(edges.some((date) => value(isWorkingDay(date, SHIPPED)))).toBe(true);
  });

  test.each([
    [2020, "01-19 04-26 05-09 06-28 09-27 10-10"],
    [2021, "02-07 02-20 04-25 05-08 09-18 09-26 10-09"],
    [2022, "01-29 01-30 04-02 04-24 05-07 10-08 10-09"],
    [2023, "01-28 01-29 04-23 05-06 06-25 10-07 10-08"],
    [2024, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"],
    [2025, "01-26 02-08 04-27 09-28 10-11"],
    [2026, "01-04 02-14 02-28 05-09 09-20 10-10"],
  ])("Saturdays and Sundays worked in %i (调休): %s", (year, worked) => {
    const lastKnown = year === 2026 ? "12-24" : "12-31";
    const weekend = daysOf(`${year}-01-01`, `${year}-${lastKnown}`)
      .filter((date) => [0, 6].includes(new Date(date).getUTCDay()))
      .filter((date) => value(isWorkingDay(date, SHIPPED)));
    expect(weekend.map((date) => date.slice(5)).join(" ")).toBe(worked);
  });

  test("an arrangement reaches back into the year before it (New Year 2019)", () => {
    expect(value(isWorkingDay(day("2018-12-29"), SHIPPED))).toBe(true);
    expect(value(isWorkingDay(day("2018-12-31"), SHIPPED))).toBe(false);
  });
});

describe("a year whose arrangement is not published is unknown, never guessed from weekends", () => {
  test.each([
    ["2027-03-03", 2027],
    ["2027-03-06", 2027],
    ["2026-12-25", 2027],
    ["2026-12-31", 2027],
    ["2007-06-06", 2007],
    ["2050-01-01", 2050],
  ])("%s needs the arrangement of %i", (date, year) => {
    expect(isWorkingDay(day(date), SHIPPED)).toEqual({
      ok: false,
      error: { kind: "calendar-unknown", year },
    });
  });

  test("the day before the last week of the last published year is known", () => {
    expect(isWorkingDay(day("2026-12-24"), SHIPPED)).toEqual({ ok: true, value: true });
  });

  test("a count that runs into it says which year is missing", () => {
    expect(addWorkingDays(day("2026-12-22"), 2, SHIPPED)).toEqual({
      ok: true,
      value: "2026-12-24",
    });
    expect(addWorkingDays(day("2026-12-22"), 3, SHIPPED)).toEqual({
      ok: false,
      error: { kind: "calendar-unknown", year: 2027 },
    });
    expect(workingDaysBetween(day("2026-12-22"), day("2026-12-25"), SHIPPED)).toEqual({
      ok: false,
      error: { kind: "calendar-unknown", year: 2027 },
    });
  });
});

describe("counting working days (民法典 201: the day of the event is not counted)", () => {
  test.each([
    ["an ordinary week", "2026-11-02", 5, "2026-11-09"],
    ["from a Saturday off", "2026-11-07", 1, "2026-11-09"],
    ["over National Day, the Saturday of 10 October worked", "2026-09-30", 3, "2026-10-10"],
    ["over Spring Festival 2026, Saturday 14 February worked", "2026-02-13", 2, "2026-02-24"],
    ["over Spring Festival 2025, Sunday 26 January worked", "2025-01-24", 3, "2025-02-05"],
    ["no working day", "2026-10-03", 0, "2026-10-03"],
  ])("%s: %s and %i", (_name, from, count, expected) => {
    expect(value(addWorkingDays(day(from), count, SHIPPED))).toBe(expected);
  });

  test.each([-1, 0.5, Number.NaN])("%d is no count of working days", (count) => {
    expect(() => addWorkingDays(day("2026-11-02"), count, SHIPPED)).toThrow(RangeError);
  });

  test("counting back is the negative of counting on", () => {
    expect(value(workingDaysBetween(day("2026-09-30"), day("2026-10-10"), SHIPPED))).toBe(3);
    expect(value(workingDaysBetween(day("2026-10-10"), day("2026-09-30"), SHIPPED))).toBe(-3);
    expect(value(workingDaysBetween(day("2026-10-03"), day("2026-10-01"), SHIPPED))).toBe(0);
  });
});

describe("properties of counting", () => {
  const count = fc.integer({ min: 0, max: 60 });

  test("adding n working days and counting them gives n, and the last one is a working day", () => {
    fc.assert(
      fc.property(known, count, (from, n) => {
        const last = addWorkingDays(from, n, SHIPPED);
        fc.pre(last.ok);
        expect(value(workingDaysBetween(from, value(last), SHIPPED))).toBe(n);
        if (n > 0) expect(value(isWorkingDay(value(last), SHIPPED))).toBe(true);
      }),
    );
  });

  test("a later event never ends earlier, and more days never end sooner", () => {
    fc.assert(
      fc.property(known, count, fc.integer({ min: 0, max: 30 }), (from, n, later) => {
        const last = addWorkingDays(from, n, SHIPPED);
        const ofLater = addWorkingDays(addDays(from, later), n, SHIPPED);
        const ofMore = addWorkingDays(from, n + 1, SHIPPED);
        fc.pre(last.ok && ofLater.ok && ofMore.ok && n > 0);
        expect(value(ofLater) >= value(last)).toBe(true);
        expect(value(ofMore) > value(last)).toBe(true);
      }),
    );
  });

  test("adding n and then m is adding both", () => {
    fc.assert(
      fc.property(known, count, count, (from, n, m) => {
        const both = addWorkingDays(from, n + m, SHIPPED);
        fc.pre(both.ok);
        expect(value(addWorkingDays(value(addWorkingDays(from, n, SHIPPED)), m, SHIPPED))).toBe(
          value(both),
        );
      }),
    );
  });

  test("every day up to the last known one has an answer, and every year about 250 working days", () => {
    const perYear = new Map<number, number>();
    for (const date of daysOf("2008-01-01", "2025-12-31")) {
      const year = yearOf(date);
      perYear.set(year, (perYear.get(year) ?? 0) + (value(isWorkingDay(date, SHIPPED)) ? 1 : 0));
    }
    for (const worked of perYear.values()) {
      expect(worked).toBeGreaterThanOrEqual(247);
      expect(worked).toBeLessThanOrEqual(253);
    }
    expect(perYear.size).toBe(18);
  });
});

describe("the answers do not depend on the machine's time zone", () => {
  const machine = process.env["TZ"];
  afterEach(() => {
    if (machine === undefined) delete process.env["TZ"];
    else process.env["TZ"] = machine;
    vi.resetModules();
  });

  test.each([
    ["Asia/Shanghai", -480],
    ["America/Los_Angeles", 480],
    ["Pacific/Kiritimati", -840],
  ])("%s", async (zone, offset) => {
    process.env["TZ"] = zone;
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
    vi.resetModules();
    const fresh = await import("../../core/working-days.ts");
    const dates = ["2026-01-04", "2026-01-05", "2026-09-20", "2026-10-01", "2026-11-01"];
    expect(
      dates.map((date) => value(fresh.isWorkingDay(day(date), fresh.SHIPPED_CALENDAR))),
    ).toEqual([true, true, true, false, false]);
    expect(value(fresh.addWorkingDays(day("2026-09-30"), 3, fresh.SHIPPED_CALENDAR))).toBe(
      "2026-10-10",
    );
  });
});
