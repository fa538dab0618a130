import type { FaceName } from "../fonts.ts";

/** Points, from the top left of the page. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A4 with the margins of an office form. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  margin: mm(20),
  /** Width between the margins. */
  measure: mm(170),
} as const;

/** Grey 0 (black) to 1 (white), or a colour. */
export type Ink = number | readonly [red: number, green: number, blue: number];

export interface TextMark {
  readonly kind: "text";
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  /** Space after each character beyond its advance; null where there is none. */
  readonly gaps: readonly number[] | null;
  readonly ink: Ink;
}

/** A line through points, closed into a box where it says so. */
export interface StrokeMark {
  readonly kind: "stroke";
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly closed: boolean;
  readonly weight: number;
  readonly dash: readonly number[];
  readonly ink: Ink;
}

/** Marks turned about a point, such as a stamp; their own origin is that point. */
export interface TurnedMark {
  readonly kind: "turned";
  readonly x: number;
  readonly y: number;
  readonly degrees: number;
  readonly marks: readonly Mark[];
}

/** One thing drawn on a page: what a layout comes to before it becomes PDF. */
export type Mark = TextMark | StrokeMark | TurnedMark;

/** Where a field stands, so that a preview or a test can find it. */
export interface FieldPlace {
  readonly field: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Collects what is drawn on one page. */
export interface Pen {
  readonly marks: Mark[];
  readonly fields: FieldPlace[];
}

export function newPen(): Pen {
  return { marks: [], fields: [] };
}

export const HAIRLINE = 0.5;

export function rule(
  pen: Pen,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  weight: number = HAIRLINE,
): void {
  pen.marks.push({ kind: "stroke", points: [from, to], closed: false, weight, dash: [], ink: 0 });
}

export function box(
  pen: Pen,
  [x, y]: readonly [x: number, y: number],
  [width, height]: readonly [width: number, height: number],
  options: { weight?: number; dash?: readonly number[]; ink?: Ink } = {},
): void {
  const { weight = HAIRLINE, dash = [], ink = 0 } = options;
  const points = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ] as const;
  pen.marks.push({ kind: "stroke", points, closed: true, weight, dash, ink });
}
