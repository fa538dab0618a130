import { larger, minus, plus, smaller, ZERO, type Fen } from "../money.ts";

/** Bounds of a band of a scale; the last has no upper one. */
export interface Bounds {
  readonly lower: Fen;
  readonly upTo: Fen | null;
}

/** The interval (low, high] that a scale is laid on, and the point from which its bounds count. */
export interface Span {
  readonly low: Fen;
  readonly high: Fen;
  /** Zero (绝对金额, example E03), or the deductible (example E06). */
  readonly origin: Fen;
}

/** Where a band begins in the interval. */
export function fromIn({ lower }: Bounds, { low, origin }: Span): Fen {
  return larger(low, plus(lower, origin));
}

/** Where a band ends, however far the interval reaches; null: it is open. */
export function upToIn({ upTo }: Bounds, { origin }: Span): Fen | null {
  return upTo === null ? null : plus(upTo, origin);
}

/** How much of the interval falls into a band; zero where the band holds nothing of it. */
export function baseIn(band: Bounds, span: Span): Fen {
  const upTo = upToIn(band, span);
  const to = upTo === null ? span.high : smaller(span.high, upTo);
  return larger(ZERO, minus(to, fromIn(band, span)));
}
