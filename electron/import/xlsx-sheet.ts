import type { CellMark, SheetRow } from "../../core/import/sheet.ts";
import { MOST_COLUMNS } from "./limits.ts";
import { shownNumber } from "./number-format.ts";
import type { SharedParts } from "./xlsx-book.ts";
import { attribute, plainText, scanXml } from "./xml.ts";

export interface ReadSheet {
  /** Rows with anything in them, in the order of the file; none beyond the limit. */
  readonly rows: readonly SheetRow[];
  /** How many rows hold anything, those beyond the limit included. */
  readonly filled: number;
  readonly tooWide: boolean;
}

/** More merged cells than a list of expenses has. */
const MOST_MERGES = 50_000;
/** How often the progress is told. */
const ROWS_PER_WORD = 1000;

/** Reads the part of one sheet; null where it is no sheet. */
export function readSheet(
  xml: string,
  shared: SharedParts,
  most: number,
  progress: (part: number) => void,
): ReadSheet | null {
  const reading = new SheetReading(shared, most);
  const announced = Math.max(1, (xml.length / 500) | 0);
  const read = scanXml(xml, {
    open: (name, attributes, closed) => reading.open(name, attributes, closed),
    close: (name) => {
      reading.close(name);
      if (name === "row" && reading.filled % ROWS_PER_WORD === 0) {
        progress(Math.min(0.95, reading.filled / announced));
      }
    },
    text: (raw) => reading.text(raw),
  });
  return read && reading.isSheet ? reading.result() : null;
}

class SheetReading {
  isSheet = false;
  filled = 0;
  #tooWide = false;
  readonly #shared: SharedParts;
  readonly #most: number;
  readonly #rows: { line: number; cells: string[]; marks: CellMark[] }[] = [];
  readonly #merges: string[] = [];
  // The row and the cell that are being read.
  #line = 0;
  #cells: string[] = [];
  #marks: CellMark[] = [];
  #column = -1;
  #type = "n";
  #style = 0;
  #raw = "";
  #hasValue = false;
  #hasFormula = false;
  /** What the text between two tags belongs to. */
  #inside: "value" | "other" = "other";
  #reading = false;

  constructor(shared: SharedParts, most: number) {
    this.#shared = shared;
    this.#most = most;
  }

  open(name: string, attributes: string, closed: boolean): void {
    switch (name) {
      case "worksheet":
        this.isSheet = true;
        break;
      case "row":
        this.#line = Number(attribute(attributes, "r") ?? this.#line + 1);
        this.#cells = [];
        this.#marks = [];
        this.#column = -1;
        break;
      case "c":
        this.#openCell(attributes);
        if (closed) this.#closeCell();
        break;
      case "v":
      case "t":
        this.#hasValue = true;
        this.#inside = closed || this.#reading ? "other" : "value";
        break;
      case "f":
        this.#hasFormula = true;
        this.#inside = "other";
        break;
      case "rPh":
        this.#reading = !closed;
        break;
      case "mergeCell":
        if (this.#merges.length < MOST_MERGES)
          this.#merges.push(attribute(attributes, "ref") ?? "");
        break;
      default:
        break;
    }
  }

  close(name: string): void {
    if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
    else if (name === "rPh") this.#reading = false;
    else if (name === "v" || name === "t" || name === "f") this.#inside = "other";
  }

  text(raw: string): void {
    if (this.#inside === "value") this.#raw += raw;
  }

  #openCell(attributes: string): void {
    const place = attribute(attributes, "r");
    this.#column = place === undefined ? this.#column + 1 : columnOf(place);
    this.#type = attribute(attributes, "t") ?? "n";
    this.#style = Number(attribute(attributes, "s") ?? 0);
    this.#raw = "";
    this.#hasValue = false;
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const text = this.#shown();
    const mark = this.#markOf();
    if (text === "" && mark === null) return;
    if (this.#column >= MOST_COLUMNS) {
      this.#tooWide = true;
      return;
    }
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
    if (mark !== null) this.#marks.push({ column: this.#column, kind: mark });
  }

  #shown(): string {
    const raw = this.#raw;
    switch (this.#type) {
      case "s":
        return this.#shared.strings[Number(raw)] ?? "";
      case "inlineStr":
      case "str":
      case "e":
        return plainText(raw);
      case "b":
        return raw === "1" ? "TRUE" : "FALSE";
      case "d":
        return raw.replace(/T(?:00:00(?::00(?:\.0+)?)?)?Z?$/u, "").replace("T", " ");
      default:
        return shownNumber(
          raw.trim(),
          this.#shared.kinds[this.#style] ?? "plain",
          this.#shared.epoch,
        );
    }
  }

  #markOf(): CellMark["kind"] | null {
    if (this.#type === "e") return "error";
    return this.#hasFormula && !this.#hasValue ? "no-value" : null;
  }

  #closeRow(): void {
    const isFilled = this.#marks.length > 0 || this.#cells.some((cell) => cell.trim() !== "");
    if (!isFilled) return;
    this.filled += 1;
    if (this.filled > this.#most) return;
    this.#rows.push({ line: this.#line, cells: this.#cells, marks: this.#marks });
  }

  result(): ReadSheet {
    for (const ref of this.#merges) this.#markMerged(ref);
    return {
      rows: this.#rows.map(({ line, cells, marks }) =>
        marks.length === 0 ? { line, cells } : { line, cells, marks },
      ),
      filled: this.filled,
      tooWide: this.#tooWide,
    };
  }

  /** The value of merged cells is that of the first; the others are marked. */
  #markMerged(ref: string): void {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(ref);
    if (match === null) return;
    const [, left = "", top = "", right = "", bottom = ""] = match;
    const [first, last] = [columnOf(left), Math.min(columnOf(right), MOST_COLUMNS - 1)];
    for (let at = this.#rowFrom(Number(top)); at < this.#rows.length; at += 1) {
      const row = this.#rows[at];
      if (row === undefined || row.line > Number(bottom)) return;
      // A list has its cells merged once; a file with more is made to keep us busy.
      if (row.marks.length >= MOST_COLUMNS) continue;
      for (let column = first; column <= last; column += 1) {
        if (row.line !== Number(top) || column !== first)
          row.marks.push({ column, kind: "merged" });
      }
    }
  }

  /** Place of the first row with this number or a later one. */
  #rowFrom(line: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** `AB12` is column 27. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}
