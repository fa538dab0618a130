import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toKeep } from "../../electron/backup/keep.ts";
import { isDue, type Occasion } from "../../electron/backup/schedule.ts";

const NOW = "2026-11-20T04:00:00.000Z";

function before(hours: number): string {
  return new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();
}

/** The ages that stay, of copies with these ages in hours. */
function stay(...hours: readonly number[]): readonly number[] {
  const copies = hours.map((age) => ({ age, at: before(age) }));
  return [...toKeep(copies, NOW)].map(({ age }) => age).toSorted((a, b) => a - b);
}

const DAY = 24;

describe("which copies are kept", () => {
  it("all of the last two days", () => {
    expect(stay(0, 4, 8, 12, 30, 47)).toEqual([0, 4, 8, 12, 30, 47]);
  });

  const days = (from: number, to: number): readonly number[] =>
    Array.from({ length: to - from + 1 }, (_, at) => (from + at) * DAY);

  it("one a day for 14 days: the newest of each", () => {
    expect(stay(0, 3 * DAY, 3 * DAY + 2, 3 * DAY + 4)).toEqual([0, 3 * DAY]);
    expect(stay(...days(0, 14)).length).toBe(14);
  });

  it("one a week for 8 weeks and one a month for 24 months", () => {
    // Beyond the 14 days Sundays, as weeks begin on Monday, and the last day of each month.
    const weeks = [19, 26, 33, 40, 47].map((day) => day * DAY);
    const months = [20, 51].map((day) => day * DAY);
    const kept = [...days(0, 13), ...weeks, ...months].toSorted((a, b) => a - b);
    expect(stay(...days(0, 60))).toEqual(kept);
    expect(stay(...days(0, 900)).length).toBe(14 + weeks.length + 23);
  });

  it("counts only periods that have a copy: a clock put forward by years takes none away", () => {
    const made = days(0, 9);
    const later = new Date(Date.parse(NOW) + 5 * 365 * DAY * 3_600_000).toISOString();
    const copies = [later, ...made.map(before)].map((at) => ({ at }));
    expect(toKeep(copies, later).size).toBe(copies.length);
  });

  it("those from a clock that ran ahead take no place of a day, week or month", () => {
    const ahead = days(1, 30).map((hours) => ({ at: before(-365 * DAY - hours) }));
    const made = days(0, 13).map((hours) => ({ at: before(hours) }));
    const kept = toKeep([...ahead, ...made], NOW);
    expect(made.slice(0, 13).every((copy) => kept.has(copy))).toBe(true);
  });

  it("goes by China's day: 23:30 and 00:30 there are two days", () => {
    const late = "2026-11-10T15:30:00.000Z";
    const early = "2026-11-10T16:30:00.000Z";
    const kept = toKeep([{ at: late }, { at: early }, { at: NOW }], NOW);
    expect([...kept].map(({ at }) => at).toSorted()).toEqual([late, early, NOW]);
  });

  const ages = fc.array(fc.integer({ min: -100, max: 1000 * DAY }), { minLength: 1 });

  it("always keeps the newest, and thinning twice is thinning once", () => {
    fc.assert(
      fc.property(ages, (hours) => {
        const copies = hours.map((age) => ({ age, at: before(age) }));
        const kept = toKeep(copies, NOW);
        expect([...kept].some(({ age }) => age === Math.min(...hours))).toBe(true);
        expect(toKeep([...kept], NOW)).toEqual(kept);
      }),
    );
  });

  it("thinned day after day still leaves what a single thinning would leave", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 150 }), (gaps) => {
        let at = Date.parse(NOW);
        const made = gaps.map((gap) => ({ at: new Date((at += gap * 3_600_000)).toISOString() }));
        const now = new Date(at).toISOString();
        let left: readonly { at: string }[] = [];
        for (const copy of made) left = [...toKeep([...left, copy], copy.at)];
        expect(new Set(left)).toEqual(toKeep(made, now));
      }),
      { numRuns: 30 },
    );
  });
});

describe("when a copy is due", () => {
  const last = (hours: number, mark = "a") => ({ at: before(hours), mark });

  it.each<[string, Occasion, number, string, boolean]>([
    ["at a sign-in 13 hours after the last", "sign-in", 13, "a", true],
    ["not at a sign-in 11 hours after the last", "sign-in", 11, "b", false],
    ["after 4 hours with something written", "interval", 4, "b", true],
    ["not after 4 hours with nothing written", "interval", 4, "a", false],
    ["not after 3 hours", "interval", 3, "b", false],
    ["at closing with something written", "closing", 0.1, "b", true],
    ["not at closing with nothing written", "closing", 30, "a", false],
    ["whenever it is asked for", "asked", 0, "a", true],
    ["at once when the clock was set back", "interval", -1, "b", true],
  ])("%s", (_name, occasion, hours, mark, due) => {
    expect(isDue(occasion, last(hours), NOW, mark)).toBe(due);
  });

  it("whenever there is none", () => {
    expect(isDue("closing", null, NOW, "a")).toBe(true);
  });
});
