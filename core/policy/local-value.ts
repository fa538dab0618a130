import { parseDate, type IsoDate } from "../calendar.ts";
import { parseFactor, parseRate, parseYuan, type Factor, type Fen, type Rate } from "../money.ts";
import type { Band } from "./values.ts";

/**
 * Reads the text of a value that the office has set; null when it is not one.
 * Each reader takes what packs hold of its kind.
 */

export function readMoney(text: string): Fen | null {
  const read = parseYuan(text);
  return read.ok && read.value >= 0 ? read.value : null;
}

export function readShare(text: string): Rate | null {
  const read = parseRate(text);
  return read.ok ? read.value : null;
}

export function readFactor(text: string): Factor | null {
  const read = parseFactor(text);
  return read.ok ? read.value : null;
}

export function readDate(text: string): IsoDate | null {
  const read = parseDate(text);
  return read.ok ? read.value : null;
}

/** Months or days: a whole number from 1. */
export function readCount(text: string): number | null {
  return /^[1-9]\d{0,2}$/u.test(text) ? Number(text) : null;
}

/** `4000=0.53,*=0.72`: bands up to an amount, the last one open. */
export function readBands(text: string): readonly Band[] | null {
  const bands: Band[] = [];
  for (const part of text.split(",")) {
    const [bound = "", rateText = ""] = part.split("=");
    const upTo = bound.trim() === "*" ? null : readMoney(bound.trim());
    const rate = readShare(rateText.trim());
    if (rate === null || (upTo === null && bound.trim() !== "*")) return null;
    bands.push({ upTo, rate });
  }
  return bandsRise(bands) ? bands : null;
}

/** Bands rise without overlap, and only the last one is open. */
export function bandsRise(bands: readonly Band[]): boolean {
  let lower = 0;
  for (const [index, { upTo }] of bands.entries()) {
    if ((upTo === null) !== (index === bands.length - 1)) return false;
    if (upTo !== null && upTo <= lower) return false;
    lower = upTo ?? lower;
  }
  return bands.length > 0;
}

/** One of the choices of a parameter. */
export function readChoice<T extends string>(choices: readonly T[]): (text: string) => T | null {
  return (text) => choices.find((choice) => choice === text) ?? null;
}
