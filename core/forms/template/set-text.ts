import { paragraph } from "../layout/block.ts";
import { breakLines } from "../layout/lines.ts";
import { type Pen, newPen } from "../layout/marks.ts";
import { resized, style, type TypeStyle, type Typesetter } from "../layout/type.ts";
import type { TextSetting } from "./widgets.ts";

/** A place on a page as looked at, in points from its upper left corner. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Quarter turns counter-clockwise of what stands there. */
  readonly turns: number;
}

/** Smallest size of letters that everybody can read on paper. */
const LEAST = 7;
/** Largest size where a form does not say which. */
const USUAL = 12;
const STEP = 0.5;
const SMALLEST = 1;
/** Room on both sides, as viewers of forms leave it. */
const PAD = 2;

/**
 * Sets a text into a place: smaller where it does not fit, then on more lines,
 * and at last smaller than can be read: nothing is ever cut off.
 * @returns whether it can be read
 */
export function setText(
  setter: Typesetter,
  pen: Pen,
  text: string,
  place: Place,
  setting: TextSetting,
): boolean {
  let fits = true;
  turned(pen, place, (inner, width, height) => {
    fits =
      setting.cells === null
        ? setLines(setter, inner, text, [width, height], setting)
        : setCells(setter, inner, text, [width, height], setting, setting.cells);
  });
  return fits;
}

/** A tick as lines: the fonts have none. */
export function setTick(pen: Pen, place: Place): void {
  turned(pen, place, (inner, width, height) => {
    const side = Math.min(width, height);
    const [x, y] = [(width - side) / 2, (height - side) / 2];
    const points = [
      [x + side * 0.18, y + side * 0.52],
      [x + side * 0.42, y + side * 0.78],
      [x + side * 0.86, y + side * 0.2],
    ] as const;
    const weight = Math.max(0.8, Math.min(2.4, side * 0.14));
    inner.marks.push({ kind: "stroke", points, closed: false, weight, dash: [], ink: 0 });
  });
}

type Room = readonly [width: number, height: number];

function setLines(
  setter: Typesetter,
  pen: Pen,
  text: string,
  [outer, height]: Room,
  setting: TextSetting,
): boolean {
  const width = Math.max(outer - PAD * 2, outer / 2);
  const { type, readable } = fitting(setter, text, [width, height], setting);
  const block = paragraph(setter, text, { width, type, align: setting.align });
  const top = setting.multiline && readable ? PAD / 2 : (height - block.height) / 2;
  block.draw(pen, (outer - width) / 2, Math.max(0, Math.min(top, height - block.height)));
  return readable;
}

/** The largest type in which a text stays inside its room, on one line where it can. */
function fitting(
  setter: Typesetter,
  text: string,
  room: Room,
  { size, multiline }: TextSetting,
): { readonly type: TypeStyle; readonly readable: boolean } {
  const largest = size ?? Math.min(USUAL, Math.max(LEAST, room[1] * 0.75));
  const least = Math.min(LEAST, largest);
  const kinds = multiline ? [Infinity] : [1, Infinity];
  for (const lines of kinds) {
    for (let tried = largest; tried >= least; tried -= STEP) {
      const type = resized(PLAIN, tried);
      if (staysIn(setter, text, type, room, lines)) return { type, readable: true };
    }
  }
  for (let tried = least - STEP; tried > SMALLEST; tried -= STEP) {
    const type = resized(PLAIN, tried);
    if (staysIn(setter, text, type, room, Infinity)) return { type, readable: false };
  }
  return { type: resized(PLAIN, SMALLEST), readable: false };
}

/** Lines of a form's field stand closer than those of a text. */
const PLAIN = style("body", 10, { leading: 11.5 });

function staysIn(
  setter: Typesetter,
  text: string,
  type: TypeStyle,
  [width, height]: Room,
  most: number,
): boolean {
  const lines = breakLines(setter, text, type, width);
  const tall = lines.reduce((total, line) => total + line.height, 0);
  // Of a single line only the letters themselves must fit, not the space to the next.
  const needed = lines.length === 1 ? tall - (type.leading - type.size) : tall;
  return (
    lines.length <= most && needed <= height && lines.every((line) => line.width <= width + 0.01)
  );
}

/** One character in each cell, such as the digits of an identity number. */
function setCells(
  setter: Typesetter,
  pen: Pen,
  text: string,
  room: Room,
  setting: TextSetting,
  count: number,
): boolean {
  const characters = Array.from(text);
  if (characters.length > count) return setLines(setter, pen, text, room, setting);
  const width = room[0] / count;
  const largest = Math.min(setting.size ?? USUAL, width, room[1] * 0.9);
  const type = resized(PLAIN, Math.max(SMALLEST, largest));
  for (const [index, character] of characters.entries()) {
    const block = paragraph(setter, character, { width, type, align: "center" });
    block.draw(pen, index * width, (room[1] - block.height) / 2);
  }
  return largest >= Math.min(LEAST, setting.size ?? LEAST);
}

function turned(
  pen: Pen,
  { left, top, width, height, turns }: Place,
  draw: (inner: Pen, width: number, height: number) => void,
): void {
  const inner = newPen();
  if (turns % 2 === 0) draw(inner, width, height);
  else draw(inner, height, width);
  const x = turns >= 2 ? left + width : left;
  const y = turns === 1 || turns === 2 ? top + height : top;
  pen.marks.push({ kind: "turned", x, y, degrees: turns * 90, marks: inner.marks });
}
