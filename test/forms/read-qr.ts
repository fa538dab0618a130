import type { QrMatrix } from "../../core/forms/qr/matrix.ts";

/**
 * Reads a QR code back from its modules by the standard, sharing nothing with the
 * drawing of one. It mends nothing: a code must be whole, by its syndromes.
 */
export function readQr(code: QrMatrix): string {
  const size = code.length;
  const version = (size - 17) / 4;
  const dark = (y: number, x: number): number => (code[y]?.[x] === true ? 1 : 0);
  const mask = maskOf(dark);
  const words = wordsOf(size, version, (y, x) => dark(y, x) ^ (FLIPS[mask]?.(y, x) ? 1 : 0));
  const shape = SHAPES[version - 1];
  if (shape === undefined) throw new Error(`version ${version}`);
  return textOf(dataOf(words, shape));
}

/** Blocks, data and check codewords of each at level M (table 9 of the standard). */
const SHAPES: readonly (readonly [blocks: number, data: number, check: number])[] = [
  [1, 16, 10],
  [1, 28, 16],
  [1, 44, 26],
  [2, 32, 18],
  [2, 43, 24],
  [4, 27, 16],
];

const FLIPS: readonly ((i: number, j: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => ((i >> 1) + Math.trunc(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** The mask from the copy beside the upper left finder, row 8: bits 14 to 8 and 7. */
function maskOf(dark: (y: number, x: number) => number): number {
  const row = [0, 1, 2, 3, 4].map((x) => dark(8, x));
  const value = Number.parseInt(row.join(""), 2) ^ 0b10101;
  if (value >> 3 !== 0) throw new Error("not of level M");
  return value & 7;
}

function wordsOf(size: number, version: number, bit: (y: number, x: number) => number): number[] {
  const bits: number[] = [];
  for (let pair = 0; pair < (size - 1) / 2; pair++) {
    const right = size - 1 - pair * 2 - (size - 1 - pair * 2 <= 6 ? 1 : 0);
    for (let step = 0; step < size; step++) {
      const y = pair % 2 === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!reserved(size, version, y, x)) bits.push(bit(y, x));
    }
  }
  return Array.from({ length: bits.length >> 3 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(""), 2),
  );
}

function reserved(size: number, version: number, y: number, x: number): boolean {
  const finder = (y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9);
  const centre = size - 7;
  const alignment = version > 1 && Math.abs(y - centre) <= 2 && Math.abs(x - centre) <= 2;
  return finder || y === 6 || x === 6 || alignment;
}

function dataOf(
  words: readonly number[],
  [blocks, data, check]: readonly [number, number, number],
): number[] {
  const length = data + check;
  return Array.from({ length: blocks }, (_, block) => {
    const own = Array.from({ length }, (__, at) => words[at * blocks + block] ?? 0);
    const clean = Array.from({ length: check }, (__, power) => syndrome(own, power));
    if (clean.some((value) => value !== 0)) throw new Error("the check codewords do not agree");
    return own.slice(0, data);
  }).flat();
}

const EXP = Array.from({ length: 255 }, () => 0);
const LOG = Array.from({ length: 256 }, () => 0);
for (let at = 0, value = 1; at < 255; at++) {
  EXP[at] = value;
  LOG[value] = at;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}

/** The block as a polynomial at α^power; zero for a block without error. */
function syndrome(block: readonly number[], power: number): number {
  return block.reduce(
    (sum, word) => (sum === 0 ? 0 : (EXP[((LOG[sum] ?? 0) + power) % 255] ?? 0)) ^ word,
    0,
  );
}

function textOf(data: readonly number[]): string {
  const bits = data.map((word) => word.toString(2).padStart(8, "0")).join("");
  if (!bits.startsWith("0100")) throw new Error("not in byte mode");
  const length = Number.parseInt(bits.slice(4, 12), 2);
  const bytes = Array.from({ length }, (_, at) =>
    Number.parseInt(bits.slice(12 + at * 8, 20 + at * 8), 2),
  );
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
}
