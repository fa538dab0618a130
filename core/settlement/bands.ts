import { type Fen, fen, larger, smaller } from "../money.ts";
import type { Band } from "../policy/pack.ts";

/** The part of an interval that falls into one band of a scale. */
export interface BandPart {
  readonly band: Band;
  readonly from: Fen;
  readonly upTo: Fen | null;
  readonly base: Fen;
}

/**
 * Cuts the interval (`from`, `to`] by the bands of a scale. Bounds count from
 * zero (绝对金额, examples E03, 河南 scale) or from `origin` where the scale counts
 * above its deductible (E06). Bands that hold nothing are left out.
 */
export function cutByBands(bands: readonly Band[], from: Fen, to: Fen, origin: Fen): BandPart[] {
  const parts: BandPart[] = [];
  let lower = fen(0);
  for (const band of bands) {
    const low = larger(from, fen(lower + origin));
    const high = band.upTo === null ? to : smaller(to, fen(band.upTo + origin));
    if (high > low) {
      const upTo = band.upTo === null ? null : fen(band.upTo + origin);
      parts.push({ band, from: low, upTo, base: fen(high - low) });
    }
    lower = band.upTo ?? to;
  }
  return parts;
}
