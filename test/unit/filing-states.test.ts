import { describe, expect, expectTypeOf, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { advance } from "../../core/filing/history.ts";
import * as step from "../../core/filing/lifecycle.ts";
import type { Transition, TransitionName } from "../../core/filing/lifecycle.ts";
import type { FilingLife, InEffect, StateName, TemporaryFiling } from "../../core/filing/states.ts";
import {
  KAIFENG,
  HUNAN,
  LIAONING,
  proven,
  committed,
  temporary,
  EFFECT,
  DUE,
  applied,
  inEffect,
  owing,
  lapsed,
} from "../support/filings.ts";

interface Steps {
  "take-effect": typeof step.takeEffect;
  "take-effect-on-commitment": typeof step.takeEffectOnCommitment;
  complete: typeof step.complete;
  "complete-late": typeof step.completeLate;
  change: typeof step.change;
  cancel: typeof step.cancel;
  end: typeof step.end;
  lapse: typeof step.lapse;
  revoke: typeof step.revoke;
  expire: typeof step.expire;
}

/** Which steps each state knows: every pair. A wrong cell does not compile, since the functions' types say the same. */
type Table = {
  readonly [S in StateName]: {
    readonly [T in TransitionName]: S extends Parameters<Steps[T]>[0]["state"] ? "yes" : "-";
  };
};
const NONE = {
  "take-effect": "-",
  "take-effect-on-commitment": "-",
  complete: "-",
  "complete-late": "-",
  change: "-",
  cancel: "-",
  end: "-",
  lapse: "-",
  revoke: "-",
  expire: "-",
} as const;
const TABLE: Table = {
  applied: { ...NONE, "take-effect": "yes", "take-effect-on-commitment": "yes", cancel: "yes" },
  "in-effect": { ...NONE, change: "yes", cancel: "yes", end: "yes", expire: "yes" },
  "in-effect-on-commitment": {
    ...NONE,
    complete: "yes",
    lapse: "yes",
    change: "yes",
    cancel: "yes",
    end: "yes",
  },
  lapsed: {
    ...NONE,
    "complete-late": "yes",
    revoke: "yes",
    change: "yes",
    cancel: "yes",
    end: "yes",
  },
  revoked: NONE,
  expired: NONE,
  changed: NONE,
  cancelled: NONE,
  ended: NONE,
};

const over = { filing: temporary, effective: EFFECT, on: day("2026-03-01") };
const LIVES: readonly FilingLife[] = [
  applied(temporary),
  applied(committed),
  inEffect(temporary, HUNAN),
  owing,
  lapsed,
  { ...lapsed, state: "revoked", on: day("2026-08-01") },
  { ...over, state: "expired", until: DUE },
  { ...over, state: "changed", to: proven, exception: null },
  { ...over, state: "cancelled", exception: null },
  { ...over, state: "ended" },
];

const LATE = day("2026-09-01");
const STEPS: readonly Transition[] = [
  { do: "take-effect", effective: EFFECT },
  { do: "take-effect-on-commitment", effective: EFFECT },
  { do: "complete", on: LATE, proofEnds: null },
  { do: "complete-late", on: LATE, proofEnds: null },
  { do: "change", to: proven, reason: "" },
  { do: "cancel", on: LATE, reason: "" },
  { do: "end", on: LATE },
  { do: "lapse", asOf: LATE },
  { do: "revoke", on: LATE },
  { do: "expire", asOf: LATE },
];

describe("every pair of state and step is either known or impossible (HUN-13, HUN-16, HUN-22)", () => {
  test("a recorded step that the state does not know is refused as impossible, a known one never", () => {
    const known = new Set<string>();
    for (const life of LIVES) {
      for (const one of STEPS) {
        const result = advance(life, one, LIAONING);
        const impossible = !result.ok && result.error.kind === "impossible";
        if (!impossible) known.add(`${life.state} ${one.do}`);
      }
    }
    const expected = Object.entries(TABLE).flatMap(([state, row]) =>
      Object.entries(row).flatMap(([name, cell]) => (cell === "yes" ? [`${state} ${name}`] : [])),
    );
    expect([...known].toSorted()).toEqual(expected.toSorted());
  });

  test("HUN-11: a filing on proof cannot take effect as one on a commitment, nor the other way", () => {
    const wrong = [
      advance(applied(temporary), { do: "take-effect-on-commitment", effective: EFFECT }, HUNAN),
      advance(applied(committed), { do: "take-effect", effective: EFFECT }, HUNAN),
    ];
    expect(wrong.map((result) => result.ok || result.error.kind)).toEqual([
      "impossible",
      "impossible",
    ]);
  });

  test("KF-1.3.1: an open-ended filing has no end to pass", () => {
    const open = inEffect(proven, KAIFENG);
    expect(advance(open, { do: "expire", asOf: day("2090-01-01") }, KAIFENG)).toEqual({
      ok: false,
      error: { kind: "impossible", state: "in-effect", step: "expire" },
    });
  });
});

/** Never called: the compiler is the test. */
export function impossibleSteps(life: {
  readonly open: Extract<InEffect, { validity: "open-ended" }>;
  readonly revoked: Extract<FilingLife, { state: "revoked" }>;
  readonly changed: Extract<FilingLife, { state: "changed" }>;
  readonly inEffect: InEffect;
}): void {
  const on = LATE;
  // @ts-expect-error HUN-11, LN-1.2b: a temporary filing has no commitment
  const wrongBasis: TemporaryFiling = { ...temporary, basis: "commitment" };
  // @ts-expect-error LN-1.2b: only a commitment filing takes effect owing materials
  step.takeEffectOnCommitment(applied(temporary), { effective: on }, HUNAN);
  // @ts-expect-error HUN-22: a commitment filing does not take effect owing nothing
  step.takeEffect(applied(committed), { effective: on }, HUNAN);
  // @ts-expect-error HUN-22: only a filing that owes materials is completed
  step.complete(life.inEffect, { on, proofEnds: null }, HUNAN);
  // @ts-expect-error HUN-22: what is overdue has lapsed first
  step.complete(lapsed, { on, proofEnds: null }, HUNAN);
  // @ts-expect-error HUN-22: in time is not late
  step.completeLate(owing, { on, proofEnds: null }, HUNAN);
  // @ts-expect-error HUN-22: a filing that owes nothing does not lapse
  step.lapse(life.inEffect, { asOf: on });
  // @ts-expect-error LN-1.2c: revocation follows a lapse
  step.revoke(owing, { on }, LIAONING);
  // @ts-expect-error KF-1.3.1, HUN-13: an open-ended filing does not expire
  step.expire(life.open, { asOf: on });
  // @ts-expect-error LN-1.2c: a revoked filing is not completed any more
  step.completeLate(life.revoked, { on, proofEnds: null }, LIAONING);
  // @ts-expect-error HUN-16: a filing that was changed is not cancelled as well
  step.cancel(life.changed, { on, reason: "" }, HUNAN);
  void wrongBasis;
}

test("only the state that owes materials has a day for them (HUN-22)", () => {
  expectTypeOf<Extract<FilingLife, { due: unknown }>["state"]>().toEqualTypeOf<
    "in-effect-on-commitment" | "lapsed" | "revoked"
  >();
  expect(owing.due).toBe(DUE);
});
