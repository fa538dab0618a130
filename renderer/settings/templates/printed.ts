import type { Box } from "../../../core/forms/template/mapping.ts";

/** The words that are printed on a template, and those that stand beside a place to fill. */

export interface Printed {
  readonly text: string;
  readonly box: Box;
}

/**
 * Puts pieces of a line together: a PDF may hold each character by itself, and
 * forms set `姓 名` wide. Pieces that a column or a field parts stay apart.
 */
export function wordsOf(pieces: readonly Printed[], fields: readonly Box[]): readonly Printed[] {
  const lines: Printed[] = [];
  for (const piece of pieces.filter(({ text }) => text.trim() !== "").toSorted(alongLines)) {
    const before = lines.at(-1);
    if (before !== undefined && goesOn(before, piece, fields)) {
      lines[lines.length - 1] = joined(before, piece);
    } else lines.push(piece);
  }
  return lines;
}

/** What may name a place to write in, the likeliest first: printed at its left, or over it. */
export function printedBeside(printed: readonly Printed[], box: Box): readonly string[] {
  const left = onLine(printed, box)
    .filter((one) => gapBefore(one.box, box) > -3 && gapBefore(one.box, box) < 160)
    .toSorted((a, b) => east(b.box) - east(a.box));
  const over = printed
    .filter((one) => one.box.page === box.page && overlap(columns(one.box), columns(box)) > 0.4)
    .filter(({ box: { y } }) => y >= box.y + box.height - 3 && y - box.y - box.height < 18)
    .toSorted((a, b) => a.box.y - b.box.y);
  return [left[0], over[0]].flatMap((one) => (one === undefined ? [] : [one.text]));
}

/** What names a tick: the word nearest on its line, before or behind it. */
export function printedAtTick(printed: readonly Printed[], box: Box): readonly string[] {
  const gap = (one: Printed): number => Math.max(gapBefore(one.box, box), gapBefore(box, one.box));
  const nearest = onLine(printed, box)
    .filter((one) => gap(one) > -3 && gap(one) < 24)
    .toSorted((a, b) => gap(a) - gap(b))[0];
  return nearest === undefined ? [] : [nearest.text];
}

function onLine(printed: readonly Printed[], box: Box): readonly Printed[] {
  return printed.filter(
    (one) => one.box.page === box.page && overlap(rows(one.box), rows(box)) > 0.4,
  );
}

/** Room between two boxes of a line; negative where they overlap. */
function gapBefore(left: Box, right: Box): number {
  return right.x - east(left);
}

function alongLines(a: Printed, b: Printed): number {
  const sameLine = a.box.page === b.box.page && overlap(rows(a.box), rows(b.box)) > 0.5;
  return sameLine ? a.box.x - b.box.x : a.box.page - b.box.page || b.box.y - a.box.y;
}

function goesOn(before: Printed, piece: Printed, fields: readonly Box[]): boolean {
  if (before.box.page !== piece.box.page) return false;
  if (overlap(rows(before.box), rows(piece.box)) <= 0.5) return false;
  const gap = gapBefore(before.box, piece.box);
  // Two single characters far apart are one word set wide; longer ones are two columns.
  const wide = before.text.trim().length === 1 && piece.text.trim().length === 1;
  if (gap >= piece.box.height * (wide ? 3 : 0.8)) return false;
  return !fields.some(
    (field) =>
      field.page === piece.box.page &&
      overlap(rows(field), rows(piece.box)) > 0.5 &&
      gapBefore(before.box, field) > -3 &&
      gapBefore(field, piece.box) > -3,
  );
}

function joined(before: Printed, piece: Printed): Printed {
  const y = Math.min(before.box.y, piece.box.y);
  const top = Math.max(before.box.y + before.box.height, piece.box.y + piece.box.height);
  return {
    text: before.text + piece.text,
    box: { ...before.box, y, width: east(piece.box) - before.box.x, height: top - y },
  };
}

type Range = readonly [number, number];
const rows = (box: Box): Range => [box.y, box.y + box.height];
const columns = (box: Box): Range => [box.x, east(box)];

function east(box: Box): number {
  return box.x + box.width;
}

/** Share of the shorter range that lies in the other. */
function overlap(a: Range, b: Range): number {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  return shared / Math.min(a[1] - a[0], b[1] - b[0]);
}
