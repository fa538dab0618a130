import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { mayChange } from "../../core/filing/change.ts";
import type { Validity } from "../../core/settlement/receipt.ts";

const locked: Validity = {
  from: day("2026-11-20"),
  until: null,
  changeLockedUntil: day("2027-05-20"),
  commitmentDue: null,
  sources: [{ kind: "clause", clause: "KF-1.3.1" }],
};

describe("a long-term filing is not changed within six months (KF-1.3.1)", () => {
  test("on the last day of the lock it is refused, the next day not", () => {
    expect(mayChange(locked, day("2027-05-20"), "")).toEqual({
      ok: false,
      error: { lockedUntil: "2027-05-20" },
    });
    expect(mayChange(locked, day("2027-05-21"), "")).toEqual({
      ok: true,
      value: { exception: null },
    });
  });

  test("原则上: with a recorded reason it may be", () => {
    expect(mayChange(locked, day("2026-12-01"), " 迁往苏州 ")).toEqual({
      ok: true,
      value: { exception: "迁往苏州" },
    });
    expect(mayChange(locked, day("2026-12-01"), "  ").ok).toBe(false);
  });

  test("without a lock there is nothing to refuse (HUN-16)", () => {
    expect(mayChange({ ...locked, changeLockedUntil: null }, day("2026-12-01"), "").ok).toBe(true);
  });
});
