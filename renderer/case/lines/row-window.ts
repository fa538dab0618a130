/** Rows that exist in the DOM, first and last. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** Rows beyond the edge, so that scrolling and arrow keys never meet a gap. */
const SPARE = 6;

/** The rows in view of a list that is scrolled so far. */
export function windowOf(scrolled: number, height: number, rowHeight: number): RowWindow {
  const first = Math.floor(scrolled / rowHeight);
  const count = Math.ceil(height / rowHeight);
  return { first: Math.max(0, first - SPARE), last: first + count + SPARE };
}
