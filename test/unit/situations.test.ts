import { describe, expect, test } from "vitest";
import type { Assumption, Outcome, Pack } from "../../core/policy/pack.ts";
import { FACTORS, type Situation } from "../../core/policy/situation.ts";
import { situations } from "../../core/policy/situations.ts";
import { assuming, matchRule } from "../../core/settlement/decide.ts";
import { pack } from "../support/facts.ts";

/**
 * Every situation that facts can make, followed through the rules of each shipped
 * pack under every reading of every question: what no answer may ever give.
 */
type End = number | "refused" | "open";

const ALL: readonly Situation[] = [...situations()];

/** Points taken off (percentage points), refused, or open, under every reading there is. */
function endsOf(policy: Pack): (situation: Situation) => ReadonlySet<End> {
  const known = new Map<string, ReadonlySet<End>>();
  const follow = (situation: Situation): ReadonlySet<End> => {
    const key = FACTORS.map((factor) => situation[factor]).join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const ends = new Set(endsAt(situation, matchRule(policy, situation).then));
    known.set(key, ends);
    return ends;
  };
  const endsAt = (situation: Situation, then: Outcome): readonly End[] => {
    switch (then.do) {
      case "reduce":
        return [then.points / 100];
      case "refuse":
        return ["refused"];
      case "as":
        return [...follow(assuming(situation, then.assume))];
      case "ask": {
        const readings = policy.questions.find(({ id }) => id === then.question)?.readings ?? [];
        const assumed = readings.map((reading) => reading.assume);
        const next = assumed.filter((assume): assume is Assumption => assume !== undefined);
        return [
          ...(next.length < assumed.length ? (["open"] as const) : []),
          ...next.flatMap((assume) => [...follow(assuming(situation, assume))]),
        ];
      }
    }
  };
  return follow;
}

/** The situations of a kind whose ends are not all among those allowed; there must be none. */
function against(
  ends: (situation: Situation) => ReadonlySet<End>,
  kind: (situation: Situation) => boolean,
  allowed: readonly End[],
): readonly string[] {
  const chosen = ALL.filter(kind);
  if (chosen.length === 0) throw new Error("no such situation: the test proves nothing");
  return chosen
    .filter((situation) => [...ends(situation)].some((end) => !allowed.includes(end)))
    .map((situation) => `${JSON.stringify(situation)} ${[...ends(situation)].join()}`);
}

const longTerm = ({ category }: Situation) =>
  category === "resettled-retiree" ||
  category === "long-term-resident" ||
  category === "posted-worker";
const ordinary = ({ care, designated }: Situation) => care === "inpatient" && designated === "yes";

const kaifeng = endsOf(pack("kaifeng-residents-2023").pack);
const employees = endsOf(pack("hunan-employees-2023").pack);
const residents = endsOf(pack("hunan-residents-2023").pack);

describe.each([
  ["Kaifeng residents", kaifeng, [0, 10, 20]],
  ["Hunan employees", employees, [0, 5, 10]],
  ["Hunan residents", residents, [0, 5, 10]],
] as const)("%s, in every situation and under every reading", (_name, ends, points) => {
  test("the points are those of its document (KF-2.4, HUN-20)", () => {
    expect(against(ends, () => true, [...points, "refused", "open"])).toEqual([]);
  });

  test("nothing inside the pool is paid as off-site but to those who live elsewhere (KF-1.1, HUN-2)", () => {
    expect(against(ends, (s) => s.span === "inside" && !longTerm(s), ["refused"])).toEqual([]);
  });

  test("a home stay paid before the filing was not within its validity (KF-2.2b, HUN-21.1)", () => {
    const before = (s: Situation) => s.span === "inside" && s.timing === "after-settlement";
    expect(against(ends, before, ["refused"])).toEqual([]);
  });

  test("outpatient care has no scale, so it gets no points (KF-2.5e, HUN-8)", () => {
    expect(against(ends, (s) => s.care === "outpatient", ["refused", "open"])).toEqual([]);
  });

  test("an emergency filing without an emergency is never paid (KF-2.4a, HUN-7)", () => {
    const unproved = (s: Situation) =>
      ordinary(s) && s.category === "emergency" && s.emergency === "no" && s.validity === "covers";
    expect(against(ends, unproved, ["refused"])).toEqual([]);
  });

  test("proof never costs more points than a commitment", () => {
    const worse = ALL.filter((s) => longTerm(s) && s.basis === "commitment").filter((s) => {
      const proved = ends({ ...s, basis: "proof", commitment: "none" });
      const most = (of: ReadonlySet<End>) =>
        Math.max(-1, ...[...of].filter((end) => typeof end === "number"));
      return most(ends(s)) >= 0 && most(proved) > most(ends(s));
    });
    expect(worse).toEqual([]);
  });
});

describe("Kaifeng, in every situation and under every reading", () => {
  test("the unfiled are never paid: they file first (KF-1.4)", () => {
    const unfiled = (s: Situation) => s.category === "none" && s.care === "inpatient";
    expect(against(kaifeng, unfiled, ["refused"])).toEqual([]);
  });

  test("an emergency never loses 20 points but by a commitment made up afterwards (KF-2.4b, KF-2.5c)", () => {
    const emergency = (s: Situation) =>
      s.emergency === "yes" && !(s.basis === "commitment" && s.timing === "after-settlement");
    expect(against(kaifeng, emergency, [0, 10, "refused", "open"])).toEqual([]);
  });

  test.each([
    ["proof", 0, "KF-2.5b"],
    ["commitment", 20, "KF-2.5c"],
  ] as const)("long-term made up afterwards by %s: %i off (%s)", (basis, points, _clause) => {
    const madeUp = (s: Situation) =>
      ordinary(s) &&
      longTerm(s) &&
      s.basis === basis &&
      s.timing === "after-settlement" &&
      s.validity === "covers" &&
      s.place === "filing-place";
    expect(against(kaifeng, madeUp, [points])).toEqual([]);
  });

  test("a filing for another place pays nothing (KF-1.4), but to the referred on and the emergency", () => {
    const elsewhere = (s: Situation) =>
      ordinary(s) &&
      s.place === "elsewhere" &&
      s.category !== "emergency" &&
      !(longTerm(s) && s.referredOn === "yes") &&
      s.commitment !== "lapsed" &&
      s.commitment !== "late";
    expect(against(kaifeng, elsewhere, ["refused"])).toEqual([]);
  });
});

describe.each([
  ["employees", employees],
  ["residents", residents],
] as const)("Hunan %s, in every situation and under every reading", (_name, ends) => {
  const unfiled = (s: Situation) => s.category === "none" && ordinary(s);

  test("unfiled in another province, manual: 10 off, an emergency 5 (HUN-20.3, HUN-55)", () => {
    const manual = (s: Situation) =>
      unfiled(s) && s.route === "manual" && s.span === "cross-province";
    expect(against(ends, (s) => manual(s) && s.emergency === "no", [10])).toEqual([]);
    expect(against(ends, (s) => manual(s) && s.emergency === "yes", [5])).toEqual([]);
  });

  test("unfiled and no emergency: nothing is settled directly (HUN-27)", () => {
    const direct = (s: Situation) =>
      unfiled(s) && s.route === "direct" && s.span === "cross-province" && s.emergency === "no";
    expect(against(ends, direct, ["refused"])).toEqual([]);
  });

  test("a filing that does not cover the stay is as none, manual and direct (HUN-13, HUN-15)", () => {
    const uncovered = (s: Situation) =>
      ordinary(s) &&
      s.span === "cross-province" &&
      s.emergency === "no" &&
      s.category !== "emergency" &&
      s.category !== "none" &&
      (s.validity === "expired" || (s.place === "elsewhere" && s.referredOn === "no"));
    expect(against(ends, (s) => uncovered(s) && s.route === "manual", [10])).toEqual([]);
    expect(against(ends, (s) => uncovered(s) && s.route === "direct", ["refused"])).toEqual([]);
  });

  test("a commitment broken before admission is as no filing (HUN-22)", () => {
    const broken = (s: Situation) =>
      ordinary(s) &&
      longTerm(s) &&
      s.commitment === "lapsed" &&
      s.validity === "covers" &&
      s.place === "filing-place" &&
      s.span === "cross-province" &&
      s.emergency === "no";
    expect(against(ends, broken, [10])).toEqual([]);
  });

  test("an emergency under another temporary filing loses 5, never 10 (HUN-20.2, HUN-20.3)", () => {
    const emergency = (s: Situation) =>
      ordinary(s) &&
      s.category === "other-temporary" &&
      s.emergency === "yes" &&
      s.span !== "inside";
    expect(against(ends, emergency, [5])).toEqual([]);
  });

  test("outside the designated institutions nothing is paid but the rescue (HUN-20.5)", () => {
    const outside = (s: Situation) => s.designated === "no" && s.emergency === "no";
    expect(against(ends, outside, ["refused"])).toEqual([]);
  });
});
