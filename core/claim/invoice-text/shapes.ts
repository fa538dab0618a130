import { SCAN_PROBLEMS } from "../../words/invoice-text.ts";
import type { Found, InvoiceField, Recognised } from "./reading.ts";
import { amountValue, dateValue } from "./values.ts";

/**
 * What values look like that no word stands beside. A field is only told when one thing in
 * the text looks like it: of two candidates neither is taken.
 */
const SHAPES: readonly (readonly [InvoiceField, (text: string) => string | null])[] = [
  // The code of a finance department begins with its province, so it is no day of this century.
  [
    "code",
    (text) =>
      (/^[1-6]\d{7}$/u.test(text) && dateValue(text) === null) || /^\d{12}$/u.test(text)
        ? text
        : null,
  ],
  ["number", (text) => (/^(?:\d{10}|\d{20})$/u.test(text) ? text : null)],
  ["check", (text) => (/^(?=.*\d)(?=.*[A-Za-z])[0-9A-Za-z]{6}$/u.test(text) ? text : null)],
  [
    "date",
    (text) => (/^(?:\d{8}|\d{4}[-./]\d{1,2}[-./]\d{1,2})$/u.test(text) ? dateValue(text) : null),
  ],
  ["amount", (text) => (/^¥?\d[\d,]*\.\d{2}$/u.test(text) ? amountValue(text) : null)],
];

/** Reads a text by the look of its parts alone; everything found is a guess. */
export function byShape(text: string): Recognised {
  const parts = [...text.matchAll(/[^\s;|:_()，、]+/gu)].flatMap(({ 0: part, index }) =>
    pieces(part, index),
  );
  const found: { [field in InvoiceField]?: Found } = {};
  for (const [field, read] of SHAPES) {
    const hits = parts.flatMap(({ part, at }) => {
      const value = read(part);
      return value === null ? [] : [{ value, at }];
    });
    const [only] = hits;
    if (only !== undefined && new Set(hits.map(({ value }) => value)).size === 1) {
      found[field] = { ...only, sure: "guess", where: { by: "shape" } };
    }
  }
  const any = Object.keys(found).length > 0;
  return any
    ? { layout: "shapes", found, problems: [SCAN_PROBLEMS.byShape] }
    : { layout: "none", found, problems: [SCAN_PROBLEMS.nothing] };
}

interface Piece {
  readonly part: string;
  readonly at: readonly [number, number];
}

/** `1,234.56` is one amount; other commas part one thing from the next. */
function pieces(part: string, index: number): readonly Piece[] {
  if (amountValue(part) !== null) return [{ part, at: [index, index + part.length] }];
  return [...part.matchAll(/[^,]+/gu)].map(({ 0: piece, index: from }) => ({
    part: piece,
    at: [index + from, index + from + piece.length] as const,
  }));
}
