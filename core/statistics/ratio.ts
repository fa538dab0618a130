/** Hundredths of a percent; null of nothing. */
export type Ratio = number | null;

/**
 * `part` of `whole` in hundredths of a percent, half away from zero. In whole numbers
 * of any size: the costs of a year times ten thousand are more than a number holds.
 */
export function ratioOf(part: number, whole: number): Ratio {
  return whole <= 0 ? null : divided(part, whole, 10_000n);
}

/** `count` of each of `whole`, times a hundred, half up. */
export function perHundred(count: number, whole: number): number {
  return whole <= 0 ? 0 : divided(count, whole, 100n);
}

function divided(part: number, whole: number, times: bigint): number {
  const size = BigInt(Math.abs(part)) * times * 2n + BigInt(whole);
  const count = Number(size / (BigInt(whole) * 2n));
  return part < 0 ? 0 - count : count;
}
