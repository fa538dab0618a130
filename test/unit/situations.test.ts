import { describe, expect, test } from "vitest";
import type { Rate } from "../../core/money.ts";
import type { Outcome, Pack, Question } from "../../core/policy/pack.ts";
import { FACTORS, type Situation } from "../../core/policy/situation.ts";
import { situations } from "../../core/policy/situations.ts";
import { isUnset, type Local } from "../../core/policy/values.ts";
import { assuming, matchRule } from "../../core/settlement/decide.ts";
import { pack } from "../support/facts.ts";

/**
 * Every situation that facts can make, followed through the rules of each shipped
 * pack under every reading of every question: what no answer may ever give. Points
 * taken off (percentage points), refused, open, or what the city must set for a rule.
 */
type End = number | "refused" | "open" | `set ${string}`;

interface Ends {
  readonly all: readonly Situation[];
  readonly of: (situation: Situation) => ReadonlySet<End>;
}

function endsOf(policy: Pack): Ends {
  const known = new Map<string, ReadonlySet<End>>();
  const follow = (situation: Situation): ReadonlySet<End> => {
    const key = FACTORS.map((factor) => situation[factor]).join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const { id, then } = matchRule(policy, situation);
    const ends = new Set(endsAt(situation, id, then));
    known.set(key, ends);
    return ends;
  };
  const endsAt = (situation: Situation, id: string, then: Outcome): readonly End[] => {
    switch (then.do) {
      case "reduce":
        return [pointsEnd(then.points, `set ${id}`)];
      case "refuse":
        return ["refused"];
      case "as":
        return [...follow(assuming(situation, then.assume))];
      case "ask":
        return readingsOf(policy, then.question).flatMap((reading): readonly End[] => {
          if (reading.refuse !== undefined) return ["refused"];
          if (reading.points !== undefined) return [pointsEnd(reading.points, "open")];
          if (reading.assume === undefined) return ["open"];
          return [...follow(assuming(situation, reading.assume))];
        });
    }
  };
  return { all: [...situations(policy)], of: follow };
}

function readingsOf(policy: Pack, id: Question["id"]): Question["readings"] {
  return policy.questions.find((question) => question.id === id)?.readings ?? [];
}

function pointsEnd(points: Rate | Local<Rate>, unsaid: End): End {
  if (typeof points === "number") return points / 100;
  return isUnset(points) ? unsaid : points.value / 100;
}

/** The situations of a kind whose ends are not all among those allowed; there must be none. */
function against(
  { all, of }: Ends,
  kind: (situation: Situation) => boolean,
  allowed: readonly End[],
): readonly string[] {
  const chosen = all.filter(kind);
  if (chosen.length === 0) throw new Error("no such situation: the test proves nothing");
  return chosen
    .filter((situation) => [...of(situation)].some((end) => !allowed.includes(end)))
    .slice(0, 3)
    .map((situation) => `${JSON.stringify(situation)} ${[...of(situation)].join()}`);
}

const longTerm = ({ category }: Situation) =>
  category === "resettled-retiree" ||
  category === "long-term-resident" ||
  category === "posted-worker";
/** An inpatient of a designated, networked hospital, whose bill nobody else has paid and whose filing is for this stay. */
const ordinary = ({ care, designated, networked, route, timing }: Situation) =>
  care === "inpatient" &&
  designated === "yes" &&
  networked === "yes" &&
  route !== "settled" &&
  timing !== "for-another-stay";
const madeUp = ({ timing }: Situation) =>
  timing === "after-settlement" || timing === "for-another-stay";
/** What the rules do not tell apart stands as one, so that one value may speak for all of these. */
const broken = ({ commitment }: Situation) =>
  commitment === "lapsed" || commitment === "late" || commitment === "overdue";

const kaifeng = endsOf(pack("kaifeng-residents-2023").pack);
const kaifengEmployees = endsOf(pack("kaifeng-employees-2023").pack);
const employees = endsOf(pack("hunan-employees-2023").pack);
const residents = endsOf(pack("hunan-residents-2023").pack);

describe.each([
  ["Kaifeng residents", kaifeng, [0, 10, 20]],
  ["Kaifeng employees", kaifengEmployees, [0, 10, 20]],
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

  test("outpatient care has no scale, so it gets no points but in an emergency paid directly (KF-2.5e, HUN-8, HUN-55)", () => {
    const ordinaryVisit = (s: Situation) => s.care === "outpatient" && s.emergency === "no";
    expect(against(ends, ordinaryVisit, ["refused", "open"])).toEqual([]);
    // A rescue where nothing is designated is read as one settled directly (HUN-20.5).
    const paid = (s: Situation) =>
      s.care === "outpatient" && s.route === "manual" && s.designated === "yes";
    expect(against(ends, paid, ["refused", "open"])).toEqual([]);
  });

  test("an emergency filing without an emergency is never paid (KF-2.4a, HUN-7)", () => {
    const unproved = (s: Situation) =>
      ordinary(s) && s.category === "emergency" && s.emergency === "no" && s.validity === "covers";
    expect(against(ends, unproved, ["refused"])).toEqual([]);
  });

  test("proof never costs more points than a commitment", () => {
    const pledged = ends.all.filter((s) => longTerm(s) && s.basis === "commitment");
    const worse = pledged.filter((s) => {
      const proved = ends.of({ ...s, basis: "proof", commitment: "none" });
      // A refusal costs the whole.
      const cost = (end: End) => (end === "refused" ? 100 : typeof end === "number" ? end : -1);
      const most = (of: ReadonlySet<End>) => Math.max(-1, ...[...of].map(cost));
      const promised = most(ends.of(s));
      return promised >= 0 && most(proved) > promised;
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
      s.emergency === "yes" && !(s.basis === "commitment" && madeUp(s));
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
      !broken(s);
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
    const claimed = (s: Situation) => broken(s) && s.route === "manual";
    expect(against(ends, claimed, [10])).toEqual([]);
    expect(against(ends, (s) => broken(s) && s.route === "direct", ["refused"])).toEqual([]);
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

describe.each([
  ["employees", endsOf(pack("shenyang-employees-2025").pack)],
  ["residents", endsOf(pack("shenyang-residents-2025").pack)],
] as const)("Shenyang %s, in every situation and under every reading", (_name, ends) => {
  const abroad = (s: Situation) => ordinary(s) && s.span !== "inside";

  test("no figure comes from the notice itself: the city's own, or none (LN-2b, LN-2c, LN-2d, LN-1.3)", () => {
    const figures = ends.all.filter((s) => [...ends.of(s)].some((end) => typeof end === "number"));
    expect(figures).toEqual([]);
  });

  test("what binds a temporary stay is never the figure of long-term residents, nor the other way (LN-1.3, LN-2b)", () => {
    const temporary = ["set referral", "set emergency", "set other"] as const;
    const visiting = (s: Situation) => abroad(s) && s.category === "referral";
    expect(against(ends, visiting, [...temporary, "refused", "open"])).toEqual([]);
    const living = (s: Situation) =>
      abroad(s) &&
      longTerm(s) &&
      s.place === "filing-place" &&
      s.validity === "covers" &&
      !broken(s);
    expect(against(ends, living, ["set long-term", "refused", "open"])).toEqual([]);
  });

  test("an open commitment serves at the filing place only (LN-1.2b)", () => {
    const home = (s: Situation) =>
      ordinary(s) &&
      s.place === "insured-place" &&
      (s.commitment === "open" || s.commitment === "overdue") &&
      s.validity === "covers";
    expect(against(ends, home, ["refused"])).toEqual([]);
  });

  test("an emergency is never treated as 非急诊, and nothing but one as an emergency (LN-2b, LN-2c)", () => {
    const emergency = (s: Situation) =>
      abroad(s) && s.category === "other-temporary" && s.emergency === "yes" && !madeUp(s);
    const filed = (s: Situation) =>
      emergency(s) && s.validity === "covers" && s.place === "filing-place";
    expect(against(ends, filed, ["set emergency", "refused", "open"])).toEqual([]);
    const none = (s: Situation) => abroad(s) && s.emergency === "no";
    const others = ["set long-term", "set referral", "set other", "refused", "open"] as const;
    expect(against(ends, none, others)).toEqual([]);
  });

  test("an unfiled stay is never settled directly: 先备案, 后结算 (LN-1.2a)", () => {
    const direct = (s: Situation) =>
      ordinary(s) && s.category === "none" && s.route === "direct" && s.emergency !== "plain";
    expect(against(ends, direct, ["refused"])).toEqual([]);
  });

  test("outpatient care is the city's to rule (LN-2f)", () => {
    expect(against(ends, (s) => s.care === "outpatient", ["refused", "open"])).toEqual([]);
  });
});

describe.each([
  ["employees of Guangzhou", endsOf(pack("guangzhou-employees-2015").pack)],
  ["residents of Guangdong", endsOf(pack("guangdong-residents-2015").pack)],
] as const)("%s, in every situation and under every reading", (_name, ends) => {
  test("the only figure of the documents is none off, for the resettled retired (GD-1, GD-1b, GD-93-4)", () => {
    const figures = ends.all.flatMap((s) =>
      [...ends.of(s)].filter((end) => typeof end === "number"),
    );
    expect(new Set(figures)).toEqual(new Set([0]));
    const others = (s: Situation) => s.category !== "resettled-retiree";
    const withFigure = ends.all.filter(others).filter((s) => ends.of(s).has(0));
    expect(withFigure).toEqual([]);
  });

  test("inside Guangdong everybody else needs the pool's own ratio (GD-1)", () => {
    const filed = (s: Situation) =>
      ordinary(s) &&
      s.span === "intra-province" &&
      s.category !== "none" &&
      s.category !== "resettled-retiree" &&
      s.category !== "emergency" &&
      s.timing !== "after-settlement" &&
      s.validity === "covers" &&
      s.place === "filing-place";
    const own = ["long-term-resident", "posted-worker", "referral", "other"] as const;
    const allowed = own.map((rule): End => `set ${rule}`);
    expect(against(ends, filed, [...allowed, "open"])).toEqual([]);
  });

  test("beyond the province nothing but the retired and the emergency is ruled (GD-93-4, GD-93-5a)", () => {
    const others = (s: Situation) =>
      s.span === "cross-province" && s.category !== "resettled-retiree";
    expect(against(ends, others, ["refused", "open"])).toEqual([]);
  });

  test("an emergency beyond the province is never settled directly (GD-93-5a)", () => {
    const direct = (s: Situation) =>
      ordinary(s) &&
      s.span === "cross-province" &&
      s.route === "direct" &&
      s.emergency === "yes" &&
      (s.category === "none" || s.category === "emergency");
    expect(against(ends, direct, ["refused"])).toEqual([]);
  });

  test("inside the insured pool nothing is off-site (GD-1e)", () => {
    expect(against(ends, (s) => s.span === "inside", ["refused"])).toEqual([]);
  });
});
