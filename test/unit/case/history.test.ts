import { expect, test } from "vitest";
import { emptyCase } from "../../../core/casefile/form.ts";
import { setField, setFields } from "../../../renderer/case/state/edit.ts";
import { endStep, openHistory, record, redo, undo } from "../../../renderer/case/state/history.ts";

const EMPTY = emptyCase({ area: "410200", insurance: "resident" });

const typed = (...names: readonly string[]) =>
  names.reduce(
    (history, name) => record(history, setField("person", "name", name)),
    openHistory(EMPTY),
  );

test("a name typed in one go is taken back in one step", () => {
  const history = undo(typed("陈", "陈家", "陈家宝"));
  expect(history.form.person.name).toBe("");
});

test("coming back to a field begins a new step", () => {
  const left = endStep(typed("陈", "陈家"));
  const again = record(left, setField("person", "name", "陈家宝"));
  expect(undo(again).form.person.name).toBe("陈家");
});

test("typing in another field begins a new step", () => {
  const history = record(typed("陈"), setField("person", "phone", "1"));
  expect(undo(history).form.person).toMatchObject({ name: "陈", phone: "" });
});

test("what was taken back can be brought again, until something new is typed", () => {
  const back = undo(typed("陈"));
  expect(redo(back).form.person.name).toBe("陈");
  const other = record(back, setField("person", "name", "程"));
  expect(redo(other)).toBe(other);
});

test("sixty edits can be taken back one by one", () => {
  let history = openHistory(EMPTY);
  for (let count = 1; count <= 60; count++) {
    history = record(history, setFields("stay", { diagnosis: String(count) }));
  }
  for (let count = 1; count <= 60; count++) history = undo(history);
  expect(history.form).toBe(EMPTY);
});

test("a form is never changed in place", () => {
  const before = structuredClone(EMPTY);
  typed("陈");
  expect(EMPTY).toEqual(before);
});
