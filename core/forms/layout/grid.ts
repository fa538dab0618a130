import { type Align, type Block, fitted, named, paragraph } from "./block.ts";
import { HAIRLINE, type Pen, rule } from "./marks.ts";
import { type TypeStyle, type Typesetter, style } from "./type.ts";

/** A cell of a ruled table: how many columns it takes and what stands in it. */
export interface Cell {
  readonly span: number;
  readonly content: (width: number) => Block;
  readonly valign: "top" | "middle";
}

export interface RowShape {
  /** Width of each column. */
  readonly columns: readonly number[];
  readonly least: number;
}

const PAD = { x: 5, y: 3 } as const;

/** One row of a ruled table, as tall as its tallest cell, with hairlines around each cell. */
export function row(cells: readonly Cell[], shape: RowShape): Block {
  let at = 0;
  const placed = cells.map((cell): PlacedCell => {
    const width = sumOf(shape.columns.slice(at, at + cell.span));
    at += cell.span;
    return { width, valign: cell.valign, block: cell.content(width - PAD.x * 2) };
  });
  if (at !== shape.columns.length)
    throw new Error(`cells span ${at} of ${shape.columns.length} columns`);
  return rowBlock(placed, shape.least);
}

interface PlacedCell {
  readonly width: number;
  readonly valign: Cell["valign"];
  readonly block: Block;
}

function rowBlock(cells: readonly PlacedCell[], least: number): Block {
  const height = Math.max(least, ...cells.map(({ block }) => block.height + PAD.y * 2));
  return {
    height,
    draw(pen, left, top) {
      let x = left;
      for (const { block, valign, width } of cells) {
        const free = height - block.height;
        block.draw(pen, x + PAD.x, top + (valign === "middle" ? free / 2 : PAD.y));
        x += width;
      }
      drawRules(pen, cells, { left, top, height });
    },
    split(room) {
      const parts = cells.map((cell) => splitCell(cell, room - PAD.y * 2));
      const [head, tail] = [parts.map(([first]) => first), parts.map(([, second]) => second)];
      // Something must have come off, or the rest would be cut for ever.
      const cut = head.some(
        ({ block }, index) => block.height > 0 && block.height < (cells[index]?.block.height ?? 0),
      );
      if (!cut || head.some(({ block }) => block.height + PAD.y * 2 > room)) return null;
      return [rowBlock(head, 0), rowBlock(tail, 0)];
    },
  };
}

const EMPTY: Block = { height: 0, draw() {} };

function splitCell(cell: PlacedCell, room: number): readonly [PlacedCell, PlacedCell] {
  if (cell.block.height <= room) return [cell, { ...cell, block: EMPTY }];
  const parts = cell.block.split?.(room) ?? null;
  if (parts === null) return [{ ...cell, block: EMPTY }, cell];
  return [
    { ...cell, block: parts[0], valign: "top" },
    { ...cell, block: parts[1], valign: "top" },
  ];
}

function drawRules(
  pen: Pen,
  cells: readonly PlacedCell[],
  at: { readonly left: number; readonly top: number; readonly height: number },
): void {
  const bottom = at.top + at.height;
  const right = at.left + sumOf(cells.map(({ width }) => width));
  rule(pen, [at.left, at.top], [right, at.top], HAIRLINE);
  rule(pen, [at.left, bottom], [right, bottom], HAIRLINE);
  let x = at.left;
  rule(pen, [x, at.top], [x, bottom], HAIRLINE);
  for (const { width } of cells) {
    x += width;
    rule(pen, [x, at.top], [x, bottom], HAIRLINE);
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The cells of the paper form, in one hand. */
export interface CellKit {
  label(text: string, span?: number): Cell;
  /** What was filled in; `field` names its place. */
  value(text: string, options?: ValueOptions): Cell;
  amount(text: string, options?: ValueOptions): Cell;
  of(content: (width: number) => Block, span?: number, valign?: Cell["valign"]): Cell;
}

export interface ValueOptions {
  readonly span?: number;
  readonly field?: string;
  readonly align?: Align;
  readonly bold?: boolean;
}

/** Type of the cells of a form. */
export const VALUE: TypeStyle = style("body", 10.5, { leading: 14.5 });
/** Type of long lists, such as the steps of a settlement. */
export const SMALL: TypeStyle = style("body", 9.5, { leading: 12.5 });

/** Long names shrink to this before they take a second line, and no further. */
const FIT = { lines: 1, least: 9 } as const;
const FIT_TWO = { lines: 2, least: 8 } as const;

export function cellKit(setter: Typesetter, type: TypeStyle): CellKit {
  const strong: TypeStyle = { ...type, face: "bold" };
  const text = (content: string, set: TypeStyle, options: ValueOptions): Cell => ({
    span: options.span ?? 1,
    valign: "middle",
    content(width) {
      const shape = { width, type: set, align: options.align ?? "left" } as const;
      const one = fitted(setter, content, shape, FIT);
      const block =
        one.height <= set.leading * 1.05 ? one : fitted(setter, content, shape, FIT_TWO);
      return options.field === undefined ? block : named(block, options.field, width);
    },
  });
  return {
    label: (content, span = 1) => ({
      span,
      valign: "middle",
      content: (width) => paragraph(setter, content, { width, type, align: "center" }),
    }),
    value: (content, options = {}) => text(content, options.bold === true ? strong : type, options),
    amount: (content, options = {}) =>
      text(
        content,
        { ...(options.bold === true ? strong : type), tabular: true },
        { align: "right", ...options },
      ),
    of: (content, span = 1, valign = "middle") => ({ span, content, valign }),
  };
}
