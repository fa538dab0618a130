import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../../core/assess.ts";
import { day } from "../../../core/calendar.ts";
import {
  type CaseForm,
  enteredLines,
  isBlankLine,
  type LineForm,
} from "../../../core/casefile/form.ts";
import { amountTyped, splitTyped } from "../../../core/casefile/line-split.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { compareRoutes } from "../../../core/settlement/compare.ts";
import {
  amountOf,
  amountOfInvoice,
  LINE_CELLS,
  newLine,
} from "../../../renderer/case/lines/line-model.ts";
import { type Edit, setField } from "../../../renderer/case/state/edit.ts";
import { openHistory, record, redo, undo } from "../../../renderer/case/state/history.ts";
import { rememberMembers } from "../../../renderer/case/state/same.ts";
import { referral } from "../../store/people.ts";
import { KAIFENG, shipped } from "../../support/facts.ts";

/*
 * What was read of a line is remembered with it, so that a keystroke among hundreds of lines
 * reads one of them. Whatever is typed, the outcome is that of a case read for the first time.
 */

const PACK = shipped(KAIFENG, "resident");
const TODAY = day("2026-11-20");

/** All that the screen shows of the form's lines and money. */
function shownOf(form: CaseForm, today = TODAY) {
  return {
    assessment: assess(form, PACK, NO_SETTINGS, today),
    routes: compareRoutes(form, PACK, NO_SETTINGS, today),
    amount: amountOf(form.lines),
    invoices: form.invoices.map(({ id }) => amountOfInvoice(form.lines, id)),
    lines: form.lines.map((line) => [splitTyped(line), amountTyped(line), isBlankLine(line)]),
    entered: enteredLines(form).length,
  };
}

/** The same case that nobody has looked at: nothing is known of its lines. */
function unseen(form: CaseForm): CaseForm {
  return structuredClone(form);
}

type Act = (form: CaseForm) => Edit | "undo" | "redo";

const row = fc.nat({ max: 9 });
const texts = fc.constantFrom(
  "",
  "0",
  "7",
  "12.5",
  "1e3",
  "-3",
  "2026-10-09",
  "2027-01-01",
  "床位费",
);
const cells = fc.constantFrom(
  ...LINE_CELLS.filter((cell) => cell !== "grade" && cell !== "invoice"),
);
const grades = fc.constantFrom<LineForm["grade"]>("", "A", "B", "C");

/** The line in a row, as far as there is one. */
function lineAt({ lines }: CaseForm, at: number) {
  return lines[at % Math.max(1, lines.length)] ?? newLine("none", undefined, []);
}

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(row, cells, texts).map(([at, cell, text]): Act => (form) => ({
    do: "line",
    id: lineAt(form, at).id,
    values: { [cell]: text },
  })),
  fc.tuple(row, grades).map(([at, grade]): Act => (form) => ({
    do: "line",
    id: lineAt(form, at).id,
    values: { grade },
  })),
  fc.tuple(row, fc.uuid()).map(([at, id]): Act => (form) => ({
    do: "insert-line",
    at: at % (form.lines.length + 1),
    line: { ...lineAt(form, at), id },
  })),
  row.map((at): Act => (form) => ({ do: "remove-line", id: lineAt(form, at).id })),
  fc.tuple(texts).map(([amount]): Act => () => ({ do: "invoice", id: "i1", values: { amount } })),
  // Another person, born later than some of the charges: what was read of every line may change.
  fc.constantFrom("410203195906231526", "", "410203202610150017").map(
    (certNo): Act =>
      () =>
        setField("person", "certNo", certNo),
  ),
  fc.constantFrom<Act>(
    () => "undo",
    () => "redo",
  ),
);

describe("what the screen shows while lines are typed", () => {
  test("after any keystrokes it is what the case gives when it is read for the first time", () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 20 }), (steps) => {
        let history = openHistory(referral());
        for (const act of steps) {
          const next = act(history.form);
          if (next === "undo") history = undo(history);
          else if (next === "redo") history = redo(history);
          else history = record(history, next);
          expect(shownOf(history.form)).toEqual(shownOf(unseen(history.form)));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("a line that moves down names its new row in what is wrong with it", () => {
    const form = referral();
    const [first, second] = form.lines;
    if (first === undefined || second === undefined) throw new Error("the sample has two lines");
    const wrong = { ...form, lines: [{ ...first, amount: "many" }, second] };
    const fields = (of: CaseForm) =>
      shownOf(of)
        .assessment.problems.map(({ field }) => field)
        .filter((field) => field?.startsWith("lines."));
    expect(fields(wrong)).toContain("lines.0.amount");
    const moved = { ...wrong, lines: [second, ...wrong.lines.slice(0, 1)] };
    expect(fields(moved)).toContain("lines.1.amount");
    expect(fields(moved)).not.toContain("lines.0.amount");
  });

  test("a charge of tomorrow is no longer wrong when tomorrow has come", () => {
    const form = referral();
    const lines = form.lines.map((line) => ({ ...line, date: "2026-11-21" }));
    const codes = (today: string) =>
      shownOf({ ...form, lines }, day(today)).assessment.problems.map(({ code }) => code);
    expect(codes("2026-11-20")).toContain("E-DAY-11");
    expect(codes("2026-11-21")).not.toContain("E-DAY-11");
  });
});

describe("an object whose members are the very same", () => {
  test("is the one before, so that what is drawn from it is not drawn again", () => {
    const same = rememberMembers<{ form: CaseForm; typing: boolean }>();
    const form = referral();
    const first = same({ form, typing: true });
    expect(same({ form, typing: true })).toBe(first);
  });

  test("is a new one as soon as one member is another, even an equal one", () => {
    const same = rememberMembers<{ form: CaseForm; typing?: boolean }>();
    const form = referral();
    const first = same({ form });
    expect(same({ form: structuredClone(form) })).not.toBe(first);
    const again = same({ form });
    expect(same({ form, typing: true })).not.toBe(again);
    expect(same({ form, typing: true })).not.toBe(same({ form }));
  });
});
