import { describe, expect, test } from "vitest";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { checkGroups } from "../../../core/claim/check-groups.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { sectionOfField } from "../../../renderer/case/state/section-no.ts";
import { todosOf } from "../../../renderer/case/state/todo.ts";
import { assessed, changsha, kaifeng } from "../../support/counter-cases.ts";
import { pack } from "../../support/facts.ts";

/** What the checks have found, as section 8 lists it and as 缺什么 asks for it. */

const TYPED = changsha({ stay: { failure: "network" }, filing: { date: "2026-10-01" } });
const hunan = pack("hunan-employees-2023");

function asked(form: CaseForm): readonly string[] {
  const todos = todosOf(assessed(form), hunan, NO_SETTINGS, form.overrides);
  return todos.map(({ key, until }) => `${key} ${until}`);
}

describe("HUN-59: what keeps a case back is asked for before it is handed in", () => {
  test("typed details, until they are replaced or answered", () => {
    expect(asked(TYPED)).toContain("W-EXP-03 stay.details submit");
    const answered = { ...TYPED, overrides: { "W-EXP-03": "医院停机" } };
    expect(asked(answered).join()).not.toContain("W-EXP-03");
    expect(sectionOfField("stay.details")).toBe(5);
  });

  test("HEN-3.4: what is only to be looked at is missing nothing", () => {
    const [line] = kaifeng().lines;
    if (line === undefined) throw new Error("no line");
    const early = kaifeng({ lines: [{ ...line, date: "2026-10-01" }] });
    expect(assessed(early).problems.map(({ code }) => code)).toContain("N-SUS-01");
    expect(asked(early).join()).not.toContain("N-SUS-01");
  });
});

describe("what one rule has found stands together", () => {
  const groups = (form: CaseForm) =>
    checkGroups(assessed(form).problems, form, hunan.pack).map(
      ({ code, severity, clauses, found }) => [code, severity, clauses, found.length] as const,
    );

  test("what blocks first, what is answered next, what is looked at last", () => {
    const [line] = TYPED.lines;
    const [invoice] = TYPED.invoices;
    if (line === undefined || invoice === undefined) throw new Error("no bill");
    const form = {
      ...TYPED,
      filing: { ...TYPED.filing, materials: {} },
      invoices: [invoice, { ...invoice, id: "i2", amount: "18000" }],
      lines: [...TYPED.lines, { ...line, id: "l9", invoice: "i2", date: "2026-10-01" }],
    };
    expect(groups(form)).toEqual([
      ["E-INV-02", "block", [], 1],
      ["E-MAT-01", "block", ["HUN-17", "HUN-9.4", "HUN-13"], 2],
      ["W-EXP-03", "reason", ["HUN-59"], 1],
      ["N-SUS-01", "look", ["HUN-72"], 1],
    ]);
  });

  test("an entry that is wrong by itself stands at its field and not here", () => {
    expect(groups(changsha({ person: { certNo: "1" } }))).toEqual([]);
  });
});
