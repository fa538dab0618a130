import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import type { Bindings } from "../../app/keys.ts";
import { focusField } from "../../ui/focus.ts";
import type { LinesHandle } from "../lines/LinesGrid.tsx";
import { LINE_CELLS } from "../lines/line-model.ts";
import { useHandler } from "./same.ts";
import { SECTION_NOS, type SectionNo, sectionOfField } from "./section-no.ts";
import type { Todo } from "./todo.ts";
import type { CaseDesk } from "./useCase.ts";

/** Getting about the form: by section, by field, by what is missing next. */
export interface Jump {
  /** Section in which the clerk works. */
  readonly section: SectionNo;
  /** Entry of 缺什么 that F8 went to last. */
  readonly todo: string | null;
  /** Section 1 folds to one line once it is done. */
  readonly personOpen: boolean;
  readonly openPerson: () => void;
  readonly lines: RefObject<LinesHandle | null>;
  readonly keys: Bindings;
  readonly toSection: (section: SectionNo) => void;
  readonly toField: (path: string) => void;
  readonly toTodo: (todo: Todo) => void;
  readonly next: () => void;
  readonly onFocus: (event: FocusEvent) => void;
}

type Target = { readonly kind: "field"; readonly path: string } | { readonly kind: "section"; readonly no: SectionNo };

export function useJump(desk: CaseDesk, todos: readonly Todo[], refused: Problem | null): Jump {
  const [section, setSection] = useState<SectionNo>(1);
  const [todo, setTodo] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [personOpen, setPersonOpen] = useState(() => !personDone(desk));
  const lines = useRef<LinesHandle>(null);

  const to = useHandler((place: Target): void => {
    const no = place.kind === "field" ? sectionOfField(place.path) : place.no;
    if (no === 1) setPersonOpen(true);
    setSection(no);
    setTarget(place);
  });
  const toField = useHandler((path: string): void => to({ kind: "field", path }));
  const toSection = useHandler((no: SectionNo): void => to({ kind: "section", no }));
  const toTodo = useHandler((entry: Todo): void => {
    setTodo(entry.key);
    if (entry.field === null) toSection(entry.section);
    else toField(entry.field);
  });
  const next = (): void => {
    const at = todos.findIndex((entry) => entry.key === todo);
    const entry = todos[(at + 1) % todos.length];
    if (entry !== undefined) toTodo(entry);
  };

  // The field may exist only after the section has opened.
  useEffect(() => {
    if (target === null) return;
    setTarget(null);
    if (target.kind === "section") focusSection(target.no);
    else if (!focusLine(target.path, lines.current)) focusField(target.path);
  }, [target]);
  // A new case begins with the name.
  const fresh = useRef(desk.form.person.name === "" && desk.form.person.certNo === "");
  useEffect(() => {
    if (fresh.current) focusField("person.name");
  }, []);
  const refusedField = refused?.field;
  useEffect(() => {
    if (refusedField !== undefined) setTarget({ kind: "field", path: refusedField });
  }, [refusedField, refused]);

  return {
    section,
    todo,
    personOpen,
    openPerson: () => toSection(1),
    lines,
    keys: { F8: next, ...sectionKeys(toSection) },
    toSection,
    toField,
    toTodo,
    next,
    onFocus: (event) => {
      const no = Number(event.target.closest<HTMLElement>("[data-section]")?.dataset["section"]);
      const found = SECTION_NOS.find((known) => known === no);
      if (found !== undefined) setSection(found);
    },
  };
}

function sectionKeys(toSection: (no: SectionNo) => void): Bindings {
  return Object.fromEntries(SECTION_NOS.map((no) => [`Ctrl+${no}`, () => toSection(no)]));
}

function personDone(desk: CaseDesk): boolean {
  return !desk.assessment.problems.some(
    (problem) => sectionOfField(problem.field ?? null) === 1 && problem.needed !== "final",
  );
}

/** The first field of a section, or its heading where it has none. */
function focusSection(no: SectionNo): void {
  const section = document.querySelector<HTMLElement>(`[data-section="${no}"]`);
  if (section === null) return;
  section.scrollIntoView({ block: "start" });
  const first = section.querySelector<HTMLElement>("input:not([disabled]), [data-stop]");
  (first ?? section).focus({ preventScroll: true });
}

/** A cell of the expense grid may not exist while it is out of view: the grid is asked. */
function focusLine(path: string, grid: LinesHandle | null): boolean {
  const [list, row, cell] = path.split(".");
  if (list !== "lines" || grid === null) return false;
  if (row === undefined) {
    grid.focus(0, "date");
    return true;
  }
  const known = LINE_CELLS.find((name) => name === cell);
  if (known === undefined) return false;
  grid.focus(Number(row), known);
  return true;
}
