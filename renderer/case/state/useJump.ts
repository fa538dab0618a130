import {
  type FocusEvent,
  type RefObject,
  type UIEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Problem } from "../../../core/problem.ts";
import type { Bindings } from "../../app/keys.ts";
import { focusField } from "../../ui/focus.ts";
import type { LinesHandle } from "../lines/LinesGrid.tsx";
import { LINE_CELLS } from "../lines/line-model.ts";
import { useHandler, useSameMembers } from "./same.ts";
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
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

type Target =
  | { readonly kind: "field"; readonly path: string }
  | { readonly kind: "section"; readonly no: SectionNo };

/**
 * @param shown the form is what the clerk looks at; another sheet may lie over
 * it for a while, after which the cursor is where it was
 */
export function useJump(
  desk: CaseDesk,
  todos: readonly Todo[],
  refused: Problem | null,
  shown: boolean,
): Jump {
  const [section, setSection] = useState<SectionNo>(1);
  const [todo, setTodo] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [personOpen, setPersonOpen] = useState(() => !personDone(desk));
  const lines = useRef<LinesHandle>(null);
  const place = useRef<Place>({ scroll: 0, field: firstField(desk) });

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
  const openPerson = useHandler((): void => toSection(1));
  const next = useHandler((): void => {
    const at = todos.findIndex((entry) => entry.key === todo);
    const entry = todos[(at + 1) % todos.length];
    if (entry !== undefined) toTodo(entry);
  });
  const onScroll = useHandler((event: UIEvent<HTMLElement>): void => {
    place.current.scroll = event.currentTarget.scrollTop;
  });
  const onFocus = useHandler((event: FocusEvent): void => {
    place.current.field = fieldOf(event.target);
    const no = Number(event.target.closest<HTMLElement>("[data-section]")?.dataset["section"]);
    const found = SECTION_NOS.find((known) => known === no);
    if (found !== undefined) setSection(found);
  });
  const keys = useMemo(() => ({ F8: next, ...sectionKeys(toSection) }), [next, toSection]);

  // The field may exist only after the section has opened.
  useEffect(() => {
    if (target === null) return;
    goTo(target, lines.current);
  }, [target]);
  // A new case begins with the name; the form comes back as it was left.
  useEffect(() => {
    if (shown) comeBack(place.current);
  }, [shown]);
  // A refused version leads to the field, even where its section was folded.
  const refusedField = refused?.field;
  useEffect(() => {
    if (shown && refusedField !== undefined) {
      goTo({ kind: "field", path: refusedField }, lines.current);
    }
  }, [refusedField, refused, shown]);
  const refusedHere = refusedField !== undefined && sectionOfField(refusedField) === 1;

  return useSameMembers<Jump>({
    section,
    todo,
    personOpen: personOpen || refusedHere,
    openPerson,
    lines,
    keys,
    toSection,
    toField,
    toTodo,
    next,
    onScroll,
    onFocus,
  });
}

interface Place {
  scroll: number;
  field: string | null;
}

function firstField({ form }: CaseDesk): string | null {
  return form.person.name === "" && form.person.certNo === "" ? "person.name" : null;
}

function fieldOf(target: Element): string | null {
  return target.closest<HTMLElement>("[data-field]")?.dataset["field"] ?? null;
}

function comeBack({ scroll, field }: Place): void {
  if (field !== null) focusField(field);
  const page = document.querySelector(".case-scroll");
  if (page !== null && scroll > 0) page.scrollTop = scroll;
}

function sectionKeys(toSection: (no: SectionNo) => void): Bindings {
  return Object.fromEntries(SECTION_NOS.map((no) => [`Ctrl+${no}`, () => toSection(no)]));
}

/** Nothing of the person is missing, and the year's opening was asked for. */
function personDone(desk: CaseDesk): boolean {
  const { person, opening } = desk.form;
  if (person.county === "" || opening.source === "") return false;
  return !desk.assessment.problems.some(
    (problem) => sectionOfField(problem.field ?? null) === 1 && problem.needed !== "final",
  );
}

function goTo(target: Target, grid: LinesHandle | null): void {
  if (target.kind === "section") focusSection(target.no);
  else if (!focusLine(target.path, grid)) focusField(target.path);
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
