import type { SheetRow } from "./sheet.ts";

/** Marks between the cells of a text table, in the order in which a tie is decided. */
const DELIMITERS = ["\t", ",", ";"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How much of a text is looked at to tell its delimiter. */
const LOOKED_AT = 20_000;

export type SplitText =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  /** A quotation that is never closed; it begins in this line of the file. */
  | { readonly ok: false; readonly openQuote: number };

/**
 * Splits a text table (RFC 4180; tabs and semicolons too) into cells. A row has
 * the number of the line on which it begins, even after cells of several lines.
 * Quotes within a cell that does not begin with one are text.
 */
export function splitText(text: string, delimiter: Delimiter = delimiterOf(text)): SplitText {
  const rows: SheetRow[] = [];
  let line = 1;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    for (;;) {
      const cell =
        text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
      if (cell === null) return { ok: false, openQuote: line };
      cells.push(cell.text);
      line += cell.breaks;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    rows.push({ line: first, cells });
  }
  return { ok: true, rows };
}

/** The delimiter that most lines at the beginning agree on. */
export function delimiterOf(text: string): Delimiter {
  const lines = text.slice(0, LOOKED_AT).split(/\r\n|\r|\n/u);
  const used = DELIMITERS.map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => line.includes(delimiter)).length,
  }));
  const [first, ...others] = used;
  return others.reduce((best, one) => (one.lines > best.lines ? one : best), first ?? NO_TABS)
    .delimiter;
}

const NO_TABS = { delimiter: ",", lines: 0 } as const;

interface Cell {
  readonly text: string;
  /** Where the delimiter or the line break after it stands. */
  readonly end: number;
  /** Line breaks within the cell. */
  readonly breaks: number;
}

function plainCell(text: string, from: number, delimiter: Delimiter): Cell {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") {
    end += 1;
  }
  return { text: text.slice(from, end), end, breaks: 0 };
}

function quotedCell(text: string, from: number, delimiter: Delimiter): Cell | null {
  let inside = "";
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    inside += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    inside += '"';
    at += 1;
  }
  const breaks = inside.match(/\r\n|\r|\n/gu)?.length ?? 0;
  // What stands after the closing quote belongs to the cell: it is not dropped.
  const rest = plainCell(text, at, delimiter);
  return { text: inside + rest.text, end: rest.end, breaks };
}
