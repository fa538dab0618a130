import { describe, expect, test } from "vitest";
import { addDays, day } from "../../core/calendar.ts";
import * as step from "../../core/filing/lifecycle.ts";
import type { AnyFiling, FilingLife } from "../../core/filing/states.ts";
import type { FilingTerms } from "../../core/filing/terms.ts";
import { SUZHOU } from "../support/facts.ts";
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

describe("taking effect", () => {
  test("KF-2.5c: a long-term filing takes effect on the day of filing, never before it", () => {
    const before = { effective: addDays(EFFECT, -1) };
    const refused = { ok: false, error: { kind: "out-of-order", earliest: EFFECT } };
    expect(step.takeEffect(applied(proven), before, KAIFENG)).toEqual(refused);
    expect(step.takeEffectOnCommitment(applied(committed), before, KAIFENG)).toEqual(refused);
    expect(inEffect(proven, KAIFENG)).toMatchObject({ effective: EFFECT, validity: "open-ended" });
  });

  test("KF-1.3.2: a temporary filing made up for a stay may take effect on its admission", () => {
    const result = step.takeEffect(applied(temporary), { effective: day("2025-12-01") }, KAIFENG);
    expect(result).toMatchObject({ ok: true, value: { until: "2026-06-01" } });
  });

  test("LN-1.1a: a proof that has run out supports no filing", () => {
    const old = { ...proven, proofEnds: day("2026-01-09") };
    expect(step.takeEffect(applied(old), { effective: EFFECT }, LIAONING)).toEqual({
      ok: false,
      error: { kind: "proof-ended", proofEnds: "2026-01-09" },
    });
    expect(inEffect(proven, LIAONING)).toMatchObject({ validity: "until", until: "2028-06-30" });
    expect(inEffect({ ...proven, proofEnds: EFFECT }, LIAONING)).toMatchObject({ until: EFFECT });
  });

  test("LN-1.2c: after a revocation there is no further filing on a commitment, but there is one on proof", () => {
    const history: readonly FilingLife[] = [{ ...lapsed, state: "revoked", on: day("2026-08-01") }];
    expect(step.apply(committed, history, LIAONING)).toEqual({
      ok: false,
      error: { kind: "barred", since: "2026-08-01" },
    });
    expect(step.apply(proven, history, LIAONING).ok).toBe(true);
    expect(step.apply(committed, [lapsed], LIAONING).ok).toBe(true);
  });

  test("HUN-11: where the pool takes no commitments there is none to apply with", () => {
    const none = { ...HUNAN, commitment: null };
    expect(step.apply(committed, [], none)).toEqual({ ok: false, error: { kind: "not-offered" } });
    expect(step.takeEffectOnCommitment(applied(committed), { effective: EFFECT }, none)).toEqual({
      ok: false,
      error: { kind: "not-offered" },
    });
  });
});

describe("a commitment is kept, lapses or is revoked", () => {
  test("HUN-22: materials on the last day are in time; the day after, the commitment has lapsed", () => {
    const kept = step.complete(owing, { on: DUE, proofEnds: null }, HUNAN);
    expect(kept).toMatchObject({
      ok: true,
      value: { state: "in-effect", commitment: { due: DUE, completed: DUE } },
    });
    const next = addDays(DUE, 1);
    expect(step.complete(owing, { on: next, proofEnds: null }, HUNAN)).toEqual({
      ok: false,
      error: { kind: "overdue", due: DUE },
    });
    expect(step.lapse(owing, { asOf: DUE })).toEqual({
      ok: false,
      error: { kind: "not-yet", last: DUE },
    });
    expect(step.lapse(owing, { asOf: next })).toEqual({ ok: true, value: lapsed });
  });

  test("HUN-22: completed late, the filing is in effect again and says how late", () => {
    const late = step.completeLate(lapsed, { on: day("2026-08-20"), proofEnds: null }, HUNAN);
    expect(late).toMatchObject({
      ok: true,
      value: { state: "in-effect", commitment: { due: DUE, completed: "2026-08-20" } },
    });
    expect(step.completeLate(lapsed, { on: DUE, proofEnds: null }, HUNAN)).toEqual({
      ok: false,
      error: { kind: "out-of-order", earliest: addDays(DUE, 1) },
    });
  });

  test("LN-1.2c: a lapsed commitment is revoked, and neither completed, changed, cancelled nor ended", () => {
    const on = day("2026-08-01");
    const refused = { ok: false, error: { kind: "must-be-revoked" } };
    expect(step.completeLate(lapsed, { on, proofEnds: null }, LIAONING)).toEqual(refused);
    expect(step.change(lapsed, { to: { ...proven, date: on }, reason: "" }, LIAONING)).toEqual(
      refused,
    );
    expect(step.cancel(lapsed, { on, reason: "" }, LIAONING)).toEqual(refused);
    expect(step.end(lapsed, { on }, LIAONING)).toEqual(refused);
    expect(step.revoke(lapsed, { on }, LIAONING)).toEqual({
      ok: true,
      value: { ...lapsed, state: "revoked", on },
    });
    expect(step.revoke(lapsed, { on: DUE }, LIAONING).ok).toBe(false);
  });

  test.each([
    ["HUN-22", HUNAN],
    ["KF-2.5c", KAIFENG],
  ])("%s revokes nothing", (_, terms) => {
    expect(step.revoke(lapsed, { on: day("2026-09-01") }, terms)).toEqual({
      ok: false,
      error: { kind: "no-clause" },
    });
  });

  test("KF-2.5c: a deadline that the pool has not named never passes", () => {
    const terms: FilingTerms = {
      ...KAIFENG,
      commitment: {
        months: null,
        beforeCompletion: "both-ways",
        onLapse: "unstated",
        clawback: null,
      },
    };
    const result = step.takeEffectOnCommitment(applied(committed), { effective: EFFECT }, terms);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.due).toBeNull();
    expect(step.lapse(result.value, { asOf: day("2040-01-01") }).ok).toBe(false);
    expect(
      step.complete(result.value, { on: day("2030-01-01"), proofEnds: null }, KAIFENG).ok,
    ).toBe(true);
  });
});

describe("change, cancellation, end and expiry", () => {
  const to: AnyFiling = { ...proven, place: SUZHOU, date: day("2026-03-01") };

  test("HUN-16: a filing is changed at any time; the new one begins on the day the old one ends", () => {
    const changed = step.change(inEffect(proven, HUNAN), { to, reason: "" }, HUNAN);
    expect(changed).toMatchObject({
      ok: true,
      value: { state: "changed", on: "2026-03-01", to, exception: null },
    });
  });

  test("KF-1.3.1: within six months a change needs a recorded reason, a cancellation does not", () => {
    const from = inEffect(proven, KAIFENG);
    expect(step.change(from, { to, reason: "" }, KAIFENG)).toEqual({
      ok: false,
      error: { kind: "locked", lockedUntil: DUE, exception: "recorded-reason" },
    });
    expect(step.change(from, { to, reason: " 迁往苏州 " }, KAIFENG)).toMatchObject({
      ok: true,
      value: { exception: "迁往苏州" },
    });
    expect(step.cancel(from, { on: to.date, reason: "" }, KAIFENG).ok).toBe(true);
  });

  test("LN-1.1a: within six months neither change nor cancellation, whatever the reason", () => {
    const from = inEffect(proven, LIAONING);
    const locked = {
      ok: false,
      error: { kind: "locked", lockedUntil: DUE, exception: "none" },
    };
    expect(step.change(from, { to, reason: "迁往苏州" }, LIAONING)).toEqual(locked);
    expect(step.cancel(from, { on: DUE, reason: "不去了" }, LIAONING)).toEqual(locked);
    expect(step.cancel(from, { on: addDays(DUE, 1), reason: "" }, LIAONING).ok).toBe(true);
  });

  test("LN-1.1b: a temporary filing is cancelled at any time, on its very first day too", () => {
    const cancelled = step.cancel(
      inEffect(temporary, LIAONING),
      { on: EFFECT, reason: "" },
      LIAONING,
    );
    expect(cancelled).toMatchObject({ ok: true, value: { state: "cancelled", on: EFFECT } });
  });

  test("HUN-13: when the insured status changes the filing ends, lock or no lock", () => {
    const result = step.end(inEffect(proven, LIAONING), { on: day("2026-02-01") }, LIAONING);
    expect(result).toMatchObject({ ok: true, value: { state: "ended", on: "2026-02-01" } });
  });

  test("HUN-13: a temporary filing holds on its last day and expires the next; then nothing is left to change", () => {
    const from = inEffect(temporary, HUNAN);
    if (from.validity !== "until") throw new Error("a temporary filing has an end");
    expect(step.expire(from, { asOf: DUE })).toEqual({
      ok: false,
      error: { kind: "not-yet", last: DUE },
    });
    expect(step.expire(from, { asOf: addDays(DUE, 1) }).ok).toBe(true);
    expect(step.cancel(from, { on: DUE, reason: "" }, HUNAN).ok).toBe(true);
    expect(step.cancel(from, { on: addDays(DUE, 1), reason: "" }, HUNAN)).toEqual({
      ok: false,
      error: { kind: "over", until: DUE },
    });
  });

  test("HUN-22: past its deadline a commitment filing is not cancelled before it has lapsed", () => {
    const on = addDays(DUE, 1);
    expect(step.cancel(owing, { on, reason: "" }, HUNAN)).toEqual({
      ok: false,
      error: { kind: "overdue", due: DUE },
    });
    expect(step.cancel(lapsed, { on, reason: "" }, HUNAN).ok).toBe(true);
    expect(step.cancel(owing, { on: DUE, reason: "" }, HUNAN).ok).toBe(true);
  });

  test("HUN-16: nothing is recorded before what went before it", () => {
    const kept = step.complete(owing, { on: day("2026-05-01"), proofEnds: null }, HUNAN);
    if (!kept.ok) throw new Error(kept.error.kind);
    expect(step.cancel(kept.value, { on: day("2026-04-30"), reason: "" }, HUNAN)).toEqual({
      ok: false,
      error: { kind: "out-of-order", earliest: "2026-05-01" },
    });
    expect(step.cancel(kept.value, { on: day("2026-05-01"), reason: "" }, HUNAN).ok).toBe(true);
  });

  test("HUN-16: an application not yet in effect is withdrawn without a lock", () => {
    const result = step.cancel(applied(proven), { on: EFFECT, reason: "" }, LIAONING);
    expect(result).toMatchObject({ ok: true, value: { state: "cancelled", effective: null } });
  });
});
