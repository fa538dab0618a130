import { describe, expect, it, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { openSteps } from "../../core/filing/open-steps.ts";
import { live, type RecordedStep } from "../../core/filing/recorded.ts";
import type { AnyFiling } from "../../core/filing/states.ts";
import type { FilingTerms } from "../../core/filing/terms.ts";
import { refusalWords } from "../../core/words/filing-life.ts";
import { committed, HUNAN, KAIFENG, LIAONING, proven, temporary } from "../support/filings.ts";

const D = day;
const MADE = D("2026-01-10");

function lives(
  filing: AnyFiling,
  steps: readonly RecordedStep[],
  terms: FilingTerms,
  asOf: string,
) {
  return live(filing, MADE, steps, terms, D(asOf));
}

function now(filing: AnyFiling, steps: readonly RecordedStep[], terms: FilingTerms, asOf: string) {
  const lived = lives(filing, steps, terms, asOf);
  if (!lived.ok) throw new Error(lived.error.refusal.kind);
  return lived.value.now;
}

describe("what the days do to a filing by themselves", () => {
  it.each([
    [
      "KF-1.3.2: the last day of a temporary filing still counts",
      temporary,
      "2026-07-10",
      "in-effect",
    ],
    ["KF-1.3.2: the day after it has expired", temporary, "2026-07-11", "expired"],
    [
      "HUN-22: the last day of a commitment is still in time",
      committed,
      "2026-07-10",
      "in-effect-on-commitment",
    ],
    ["HUN-22: the day after it has lapsed", committed, "2026-07-11", "lapsed"],
    ["HUN-13: a long-term filing on proof holds", proven, "2036-01-10", "in-effect"],
  ])("%s", (_name, filing, asOf, state) => {
    expect(now(filing, [], HUNAN, asOf).state).toBe(state);
  });

  it("a filing whose day of effect has not come is only registered", () => {
    const lived = live(proven, D("2026-03-01"), [], HUNAN, D("2026-02-01"));
    expect(lived.ok && lived.value.now.state).toBe("applied");
  });
});

describe("what is recorded of a filing", () => {
  it("HUN-22: materials on the last day complete the commitment in time", () => {
    const kept = now(
      committed,
      [{ do: "complete", on: D("2026-07-10"), proofEnds: null }],
      HUNAN,
      "2026-09-01",
    );
    expect(kept).toMatchObject({
      state: "in-effect",
      commitment: { due: "2026-07-10", completed: "2026-07-10" },
    });
  });

  it("HUN-22: materials a day late complete it late, and the record says so", () => {
    const kept = now(
      committed,
      [{ do: "complete", on: D("2026-07-11"), proofEnds: null }],
      HUNAN,
      "2026-09-01",
    );
    expect(kept).toMatchObject({
      state: "in-effect",
      commitment: { due: "2026-07-10", completed: "2026-07-11" },
    });
  });

  it("LN-1.2c: a lapsed commitment is not completed, it is revoked", () => {
    const late = lives(
      committed,
      [{ do: "complete", on: D("2026-07-11"), proofEnds: D("2028-01-01") }],
      LIAONING,
      "2026-09-01",
    );
    expect(late).toEqual({ ok: false, error: { at: 0, refusal: { kind: "must-be-revoked" } } });
    expect(
      now(committed, [{ do: "revoke", on: D("2026-07-11") }], LIAONING, "2026-09-01"),
    ).toMatchObject({
      state: "revoked",
      on: "2026-07-11",
    });
  });

  it("LN-1.1a: cancellation within six months is refused with the last day of the lock", () => {
    const early = lives(
      proven,
      [{ do: "cancel", on: D("2026-07-10"), reason: "回家" }],
      LIAONING,
      "2026-09-01",
    );
    expect(early).toEqual({
      ok: false,
      error: {
        at: 0,
        refusal: { kind: "locked", lockedUntil: "2026-07-10", exception: "none" },
      },
    });
    expect(
      now(proven, [{ do: "cancel", on: D("2026-07-11"), reason: "回家" }], LIAONING, "2026-09-01")
        .state,
    ).toBe("cancelled");
  });

  it("HUN-16: a changed filing ends and the new one lives its own life from that day", () => {
    const to = { ...committed, date: D("2026-03-01") };
    const lived = lives(
      proven,
      [
        { do: "change", to, reason: "换了单位" },
        { do: "complete", on: D("2026-05-01"), proofEnds: null },
      ],
      HUNAN,
      "2026-10-01",
    );
    if (!lived.ok) throw new Error("refused");
    expect(lived.value.changed).toMatchObject([{ state: "changed", on: "2026-03-01" }]);
    expect(lived.value.now).toMatchObject({
      state: "in-effect",
      filing: to,
      effective: "2026-03-01",
      commitment: { due: "2026-09-01", completed: "2026-05-01" },
    });
  });

  it("HUN-16: a suspension is ended by a resumption and by nothing else", () => {
    const suspend = { do: "suspend", on: D("2026-02-01") } as const;
    const twice = lives(
      proven,
      [suspend, { do: "suspend", on: D("2026-03-01") }],
      HUNAN,
      "2026-09-01",
    );
    expect(twice).toEqual({
      ok: false,
      error: { at: 1, refusal: { kind: "suspended", since: "2026-02-01" } },
    });
    const back = lives(
      proven,
      [suspend, { do: "resume", on: D("2026-03-01") }],
      HUNAN,
      "2026-09-01",
    );
    expect(back.ok && back.value.suspended).toBeNull();
    const open = lives(proven, [suspend], HUNAN, "2026-09-01");
    expect(open.ok && open.value.suspended).toBe("2026-02-01");
  });
});

describe("the steps that a clerk is offered", () => {
  function offered(filing: AnyFiling, terms: FilingTerms, on: string) {
    const lived = lives(filing, [], terms, on);
    if (!lived.ok) throw new Error(lived.error.refusal.kind);
    return openSteps(lived.value, MADE, terms, D(on)).map((step) => [
      step.do,
      step.against?.kind ?? null,
    ]);
  }

  test("LN-1.1a: in the lock, change and cancellation stand there with what is against them", () => {
    expect(offered(proven, LIAONING, "2026-03-01")).toEqual([
      ["change", "locked"],
      ["cancel", "locked"],
      ["end", null],
      ["suspend", null],
    ]);
  });

  test("KF-1.3.1: Kaifeng's lock binds the change and leaves the cancellation", () => {
    expect(offered(proven, KAIFENG, "2026-03-01")).toEqual([
      ["change", "locked"],
      ["cancel", null],
      ["end", null],
      ["suspend", null],
    ]);
  });

  test("LN-1.2c: of a lapsed commitment only the revocation is left, beside the status", () => {
    expect(offered(committed, LIAONING, "2026-07-11")).toEqual([
      ["suspend", null],
      ["revoke", null],
    ]);
  });

  test("HUN-22: of a lapsed commitment the materials are still taken", () => {
    expect(offered(committed, HUNAN, "2026-07-11").map(([name]) => name)).toContain("complete");
  });

  test("LN-1.1b: a temporary filing may be cancelled any time", () => {
    expect(offered(temporary, LIAONING, "2026-01-11")).toContainEqual(["cancel", null]);
  });

  test("nothing is offered of a filing that is over", () => {
    expect(offered(temporary, HUNAN, "2026-07-11")).toEqual([]);
  });
});

test("LN-1.1a: the refusal names the day in Chinese", () => {
  const { what } = refusalWords(
    { kind: "locked", lockedUntil: D("2026-07-10"), exception: "none" },
    "取消",
  );
  expect(what).toBe("备案在锁定期内，2026-07-10（当日在内）以前不得取消。");
});
