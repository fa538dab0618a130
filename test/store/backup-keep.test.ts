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

  it("one a day for 14 days: the newest of each", () => {
    expect(stay(0, 3 * DAY, 3 * DAY + 2, 3 * DAY + 4)).toEqual([0, 3 * DAY]);
  });

  it("one a week for 8 weeks and one a month for 24 months", () => {
    // 11, 10 and 9 October: one week.
    const week = [40, 41, 42].map((days) => days * DAY);
    expect(stay(0, 20 * DAY, ...week)).toEqual([0, 20 * DAY, 40 * DAY]);
    expect(stay(0, 300 * DAY, 301 * DAY)).toEqual([0, 300 * DAY]);
  });

  it("nothing older than 24 months, but the newest always", () => {
    expect(stay(0, 800 * DAY)).toEqual([0]);
    expect(stay(900 * DAY, 800 * DAY)).toEqual([800 * DAY]);
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
