import { describe, expect, test } from "vitest";
import { TEMPLATE_VALUES } from "../../../core/forms/template/values.ts";
import type { TemplateField, TemplateFile } from "../../../electron/contract/templates.ts";
import { textEntries, tickEntries } from "../../../renderer/settings/templates/entries.ts";
import {
  choose,
  clear,
  draw,
  goBack,
  goForward,
  type MapperState,
  offerValues,
  openMapper,
  place,
  put,
  setAlign,
  setType,
  takeMatched,
} from "../../../renderer/settings/templates/mapper-state.ts";
import { nextOpen, spotRows } from "../../../renderer/settings/templates/rows.ts";
import { matchFields } from "../../../renderer/settings/templates/suggest.ts";

const OFFER = { text: textEntries(TEMPLATE_VALUES), tick: tickEntries(TEMPLATE_VALUES) };

const at = (x: number, y: number) => ({ page: 1, x, y, width: 100, height: 20 });
const NAME: TemplateField = { name: "姓名", kind: "text", boxes: [at(150, 680)] };
const TICK: TemplateField = {
  name: "c1",
  kind: "tick",
  boxes: [{ page: 1, x: 300, y: 680, width: 12, height: 12 }],
};

describe("mapping by hand", () => {
  const FIELDS = [NAME, TICK];
  const file: Pick<TemplateFile, "fields"> = { fields: FIELDS };
  const run = (...changes: readonly ((state: MapperState) => MapperState)[]): MapperState =>
    changes.reduce((state, change) => change(state), openMapper([]));
  const onField = choose({ kind: "field", field: "姓名" });
  const onBox = choose({ kind: "box", at: 0 });
  const name = put({ value: "person.name", when: null }, FIELDS);
  const phone = put({ value: "person.phone", when: null }, FIELDS);
  const female = put({ value: "person.sex", when: "female" }, FIELDS);

  test("a field holds one value, and holds the next one in its place", () => {
    expect(run(onField, name, phone).steps.now).toEqual([
      { kind: "field", field: "姓名", value: "person.phone" },
    ]);
    expect(run(onField, name, clear).steps.now).toEqual([]);
  });

  test("a tick of the file keeps the value that sets it", () => {
    const state = run(choose({ kind: "field", field: "c1" }), female);
    expect(state.steps.now).toEqual([
      { kind: "field-tick", field: "c1", value: "person.sex", when: "female" },
    ]);
  });

  test("a box that was drawn counts only with a value, and is chosen then", () => {
    expect(run(draw(at(72, 560), true)).steps.now).toEqual([]);
    const state = run(draw(at(72, 560), true), name);
    expect(state).toMatchObject({ drawn: null, picking: false, spot: { kind: "box", at: 0 } });
    expect(state.steps.now).toEqual([
      { kind: "text", box: at(72, 560), value: "person.name", size: 12, align: "left" },
    ]);
  });

  test("another value leaves the type of a box as it was set; a tick has none", () => {
    const state = run(draw(at(72, 560), true), name, setType(-1.5), setAlign("center"), phone);
    expect(state.steps.now).toMatchObject([{ value: "person.phone", size: 10.5, align: "center" }]);
    expect(female(state).steps.now).toEqual([
      { kind: "tick", box: at(72, 560), value: "person.sex", when: "female" },
    ]);
  });

  test("letters are no smaller and no larger than a template may ask for", () => {
    const drawn = [draw(at(72, 560), true), name] as const;
    expect(run(...drawn, setType(-99)).steps.now).toMatchObject([{ size: 5 }]);
    expect(run(...drawn, setType(99)).steps.now).toMatchObject([{ size: 40 }]);
  });

  test("undo takes back one thing at a time, and all moves of a box by its keys at once", () => {
    const moves = [1, 2, 3].map((by) => place(0, at(72 + by, 560), true));
    const state = run(draw(at(72, 560), true), name, ...moves, setType(1));
    const box = (now: MapperState) => now.steps.now[0];
    expect(box(state)).toMatchObject({ box: at(75, 560), size: 13 });
    const once = goBack(state);
    expect(box(once)).toMatchObject({ box: at(75, 560), size: 12 });
    const twice = goBack(once);
    expect(box(twice)).toMatchObject({ box: at(72, 560) });
    const thrice = goBack(twice);
    expect(thrice).toMatchObject({ spot: null, steps: { now: [] } });
    expect(goBack(thrice).steps.now).toEqual([]);
    expect(box(goForward(goForward(thrice)))).toMatchObject({ box: at(75, 560), size: 12 });
  });

  test("each drag of a box by the mouse is undone by itself", () => {
    const dragged = [place(0, at(80, 560), false), place(0, at(90, 560), false)] as const;
    const state = goBack(run(draw(at(72, 560), true), name, ...dragged));
    expect(state.steps.now).toMatchObject([{ box: at(80, 560) }]);
  });

  test("a deleted box comes back with undo, and what follows it keeps its own", () => {
    const two = run(draw(at(72, 560), true), name, draw(at(72, 500), true), phone, onBox, clear);
    expect(two.steps.now).toMatchObject([{ value: "person.phone" }]);
    expect(two.spot).toBeNull();
    expect(goBack(two).steps.now).toMatchObject([
      { value: "person.name" },
      { value: "person.phone" },
    ]);
  });

  test("what was matched by name waits to be looked at, and undo takes all of it back", () => {
    const matched = matchFields([], FIELDS, [], OFFER);
    const state = run(takeMatched(matched));
    expect([...state.unseen]).toEqual(["姓名"]);
    expect([...onField(state).unseen]).toEqual([]);
    expect(goBack(state).steps.now).toEqual([]);
  });

  test("nothing is offered where nothing is chosen", () => {
    expect(run(offerValues).picking).toBe(false);
    expect(run(onField, offerValues).picking).toBe(true);
  });

  test("the list goes in reading order and leads to the next place that holds nothing", () => {
    const placements = run(onField, name, draw(at(72, 700), true), phone).steps.now;
    const rows = spotRows(file, placements, []);
    expect(rows.map(({ field, content }) => [field, content?.value ?? null])).toEqual([
      ["", "person.phone"],
      ["姓名", "person.name"],
      ["c1", null],
    ]);
    expect(nextOpen(rows, -1)?.field).toBe("c1");
    expect(nextOpen(rows, 2)?.field).toBe("c1");
    expect(nextOpen(rows.slice(0, 2), 0)).toBeUndefined();
  });
});
