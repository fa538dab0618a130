import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day, type IsoDate } from "../../core/calendar.ts";
import { advance, replay } from "../../core/filing/history.ts";
import type { Transition } from "../../core/filing/lifecycle.ts";
import type { AnyFiling, FilingLife, StateName } from "../../core/filing/states.ts";
import {
  KAIFENG,
  HUNAN,
  LIAONING,
  proven,
  committed,
  temporary,
  EFFECT,
  applied,
} from "../support/filings.ts";

const dayWithin = (least: number, most: number): fc.Arbitrary<IsoDate> =>
  fc.integer({ min: least, max: most }).map((offset) => addDays(EFFECT, offset));
const someDay = dayWithin(0, 900);
const someProofEnd = fc.option(dayWithin(0, 1500));
const someFiling: fc.Arbitrary<AnyFiling> = fc
  .tuple(fc.constantFrom<AnyFiling[]>(proven, committed, temporary), dayWithin(0, 60), someProofEnd)
  .map(([filing, date, proofEnds]) =>
    filing.basis === "proof" && filing.term === "long-term"
      ? { ...filing, date, proofEnds }
      : { ...filing, date },
  );
const rareStep: fc.Arbitrary<Transition> = fc.oneof(
  fc.tuple(someFiling, someDay).map(([to, date]): Transition => {
    return { do: "change", to: { ...to, date }, reason: "" };
  }),
  someDay.map((on): Transition => ({ do: "cancel", on, reason: "" })),
  someDay.map((on): Transition => ({ do: "end", on })),
);
const usualStep: fc.Arbitrary<Transition> = fc.oneof(
  dayWithin(-40, 200).map((effective): Transition => ({ do: "take-effect", effective })),
  dayWithin(0, 200).map((effective): Transition => {
    return { do: "take-effect-on-commitment", effective };
  }),
  fc
    .tuple(fc.constantFrom("complete", "complete-late"), someDay, someProofEnd)
    .map(([name, on, proofEnds]): Transition => ({ do: name, on, proofEnds })),
  someDay.map((on): Transition => ({ do: "revoke", on })),
  fc
    .tuple(fc.constantFrom("lapse", "expire"), someDay)
    .map(([name, asOf]): Transition => ({ do: name, asOf })),
);
const someSteps = fc.array(
  fc.oneof({ weight: 12, arbitrary: usualStep }, { weight: 1, arbitrary: rareStep }),
  { minLength: 30, maxLength: 50 },
);

/** The days of a filing in the order in which they must lie. */
function daysOf(life: FilingLife): readonly IsoDate[] {
  const { filing } = life;
  const filed = filing.term === "long-term" ? [filing.date] : [];
  switch (life.state) {
    case "applied":
      return [filing.date];
    case "in-effect":
      return [
        ...filed,
        life.effective,
        ...(life.commitment === null ? [] : [life.commitment.completed]),
        ...(life.validity === "until" ? [life.until] : []),
      ];
    case "in-effect-on-commitment":
    case "lapsed":
      return [...filed, life.effective, ...(life.due === null ? [] : [life.due])];
    case "revoked":
      return [...filed, life.effective, life.due, life.on];
    case "expired":
      return [...filed, life.effective, life.until];
    case "changed":
    case "ended":
      return [...filed, life.effective, life.on];
    case "cancelled":
      return [...filed, ...(life.effective === null ? [] : [life.effective]), life.on];
  }
}

/** Where a filing was ended, that day is not before the day of filing either, temporary or not. */
function endedAfterFiling(life: FilingLife): boolean {
  return !("on" in life) || life.filing.date <= life.on;
}

describe("any sequence of permitted steps", () => {
  const common: readonly StateName[] = [
    "applied",
    "cancelled",
    "changed",
    "ended",
    "expired",
    "in-effect",
    "in-effect-on-commitment",
    "lapsed",
  ];
  test.each([
    ["KF-1.3.1", KAIFENG, common],
    ["HUN-13", HUNAN, common],
    ["LN-1.1a", LIAONING, [...common, "revoked"]],
  ] as const)("%s: keeps the days of the filing in order", (_, terms, states) => {
    const reached = new Set<StateName>(["applied"]);
    fc.assert(
      fc.property(someFiling, someSteps, (filing, steps) => {
        let life: FilingLife = applied(filing);
        for (const one of steps) {
          const next = advance(life, one, terms);
          if (!next.ok) continue;
          life = next.value;
          const days = daysOf(life);
          expect(days.toSorted()).toEqual(days);
          expect(endedAfterFiling(life)).toBe(true);
          reached.add(life.state);
        }
      }),
      { numRuns: 400 },
    );
    expect([...reached].toSorted()).toEqual(states);
  });

  test("HUN-16: a record that is read back ends where it was, or names the step that cannot be", () => {
    const steps: readonly Transition[] = [
      { do: "take-effect-on-commitment", effective: EFFECT },
      { do: "complete", on: day("2026-05-01"), proofEnds: null },
      { do: "cancel", on: day("2026-06-01"), reason: "" },
    ];
    expect(replay(applied(committed), steps, HUNAN)).toMatchObject({
      ok: true,
      value: { state: "cancelled", on: "2026-06-01" },
    });
    expect(
      replay(applied(committed), [...steps, { do: "end", on: day("2026-09-01") }], HUNAN),
    ).toEqual({
      ok: false,
      error: { at: 3, refusal: { kind: "impossible", state: "cancelled", step: "end" } },
    });
  });
});
