import { isBlankLine, type InvoiceForm, type LineForm } from "../../../core/casefile/form.ts";
import type { Edit } from "../state/edit.ts";
import { cellBefore, type LineCell, newLine, nextCell } from "./line-model.ts";
import type { Place } from "./use-shown-rows.ts";

/** The grid as its keys see it. */
export interface LineGrid {
  readonly lines: readonly LineForm[];
  readonly invoices: readonly InvoiceForm[];
  readonly edit: (edit: Edit) => void;
  readonly focus: (place: Place) => void;
  readonly openCatalogue: () => void;
}

/** A new line below all others, with the cursor in it. */
export function appendLine({ lines, invoices, edit, focus }: LineGrid): void {
  const line = newLine(crypto.randomUUID(), lines.at(-1), invoices);
  insertLine({ edit, focus }, lines.length, line, lines.length === 0 ? "date" : "name");
}

type LineAct = (place: Place, line: LineForm) => void;

/** What each key does in a cell. */
export function lineKeys(grid: LineGrid): Readonly<Record<string, LineAct>> {
  const { lines, edit, focus } = grid;
  const to = (row: number, cell: LineCell): void => {
    if (row >= 0 && row < lines.length) focus({ row, cell });
  };
  return {
    Enter: ({ row, cell }, line) => {
      const next = nextCell(line, cell);
      if (next !== "next-line") to(row, next);
      else if (row + 1 < lines.length) to(row + 1, "name");
      else appendLine(grid);
    },
    "Shift+Enter": ({ row, cell }) => {
      const before = cellBefore(cell);
      if (before !== undefined) to(row, before);
    },
    "↑": ({ row, cell }) => to(row - 1, cell),
    "↓": ({ row, cell }) => to(row + 1, cell),
    "Ctrl+D": ({ row }, line) => copyAbove(grid, row, line),
    "Ctrl+-": ({ row, cell }, line) => {
      edit({ do: "remove-line", id: line.id });
      if (lines.length > 1) focus({ row: Math.min(row, lines.length - 2), cell });
    },
    F3: grid.openCatalogue,
  };
}

/** A blank line becomes a copy of the line above; a filled one gets its copy below it: nothing typed is lost. */
function copyAbove(grid: LineGrid, row: number, line: LineForm): void {
  const above = grid.lines[row - 1];
  if (!isBlankLine(line)) {
    insertLine(grid, row + 1, { ...line, id: crypto.randomUUID() }, "date");
  } else if (above !== undefined) {
    grid.edit({ do: "line", id: line.id, values: { ...above, id: line.id } });
  }
}

function insertLine(
  { edit, focus }: Pick<LineGrid, "edit" | "focus">,
  at: number,
  line: LineForm,
  cell: LineCell,
): void {
  edit({ do: "insert-line", at, line });
  focus({ row: at, cell });
}
