import { describe, expect, test } from "vitest";
import type { Problem } from "../../core/problem.ts";
import { firstBlocking, type Overrides } from "../../core/review/blocking.ts";

const of = (code: Problem["code"], more: Partial<Problem> = {}): Problem => ({
  code,
  what: "一件事。",
  remedy: "一个办法。",
  kind: "check",
  ...more,
});
const REASON = { "W-STY-02": "转院当天两院都收了床位费" };

describe("what keeps a case from being handed in", () => {
  const CASES: readonly (readonly [string, Problem, Overrides, boolean])[] = [
    [
      "an invoice of another case (GD-93-5b), whatever is written",
      of("E-INV-05"),
      { "E-INV-05": "x" },
      true,
    ],
    ["a wrong entry", of("E-ID-01", { kind: "invalid" }), {}, true],
    [
      "a material that is owed by then (HUN-9.1)",
      of("E-MAT-01", { kind: "missing", needed: "submit" }),
      {},
      true,
    ],
    [
      "not what is owed before the result is final",
      of("U-AID-01", { kind: "missing", needed: "final" }),
      {},
      false,
    ],
    ["a warning without a reason", of("W-STY-02"), {}, true],
    ["a warning with an empty reason", of("W-STY-02"), { "W-STY-02": " " }, true],
    ["not a warning for which a reason is given", of("W-STY-02"), REASON, false],
    ["a warning for which the reason of another is given", of("W-FIL-03"), REASON, true],
    ["not a notice", of("N-HUN-59"), {}, false],
    ["not an open question", of("U-Q3"), {}, false],
  ];
  test.each(CASES)("%s", (_words, problem, overrides, blocks) => {
    expect(firstBlocking([problem], overrides)).toBe(blocks ? problem : null);
  });

  test("of several the first", () => {
    const [owed, wrong] = [of("W-STY-02"), of("E-INV-05")];
    expect(firstBlocking([of("N-X"), owed, wrong], {})).toBe(owed);
  });
});
