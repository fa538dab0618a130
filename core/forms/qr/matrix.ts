import { codewordsOf, versionFor } from "./codewords.ts";
import { penaltyOf } from "./penalty.ts";

/** Rows of modules; true is dark. */
export type QrMatrix = readonly (readonly boolean[])[];

/** A text as QR code, level M; null when it is longer than version 6 holds (106 bytes). */
export function qrOf(text: string): QrMatrix | null {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === null) return null;
  const size = version.number * 4 + 17;
  const frame = frameOf(size, version.number);
  const path = dataPath(frame);
  const bits = codewordsOf(bytes, version).flatMap((word) =>
    Array.from({ length: 8 }, (_, index) => ((word >> (7 - index)) & 1) === 1),
  );
  const candidates = MASKS.map((mask, index) => {
    const modules = frame.map((line) => line.map((module) => module === true));
    path.forEach(([y, x], at) => set(modules, x, y, (bits[at] ?? false) !== mask(y, x)));
    drawFormat(modules, index);
    return { modules, penalty: penaltyOf(modules) };
  });
  return candidates.reduce((best, next) => (next.penalty < best.penalty ? next : best)).modules;
}

/** A module of the patterns that every code has; null: it carries data. */
type Frame = (boolean | null)[][];

function set<T>(modules: T[][], x: number, y: number, value: T): void {
  const line = modules[y];
  if (line !== undefined && x >= 0 && x < line.length) line[x] = value;
}

/** Finders, timing, alignment, and the room of the format information. */
function frameOf(size: number, version: number): Frame {
  const frame: Frame = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  for (let at = 0; at < size; at++) {
    set(frame, at, 6, at % 2 === 0);
    set(frame, 6, at, at % 2 === 0);
  }
  rings(frame, 3, 3, 4);
  rings(frame, size - 4, 3, 4);
  rings(frame, 3, size - 4, 4);
  if (version > 1) rings(frame, size - 7, size - 7, 2);
  formatPlaces(size).forEach((places) => places.forEach(([x, y]) => set(frame, x, y, false)));
  set(frame, 8, size - 8, true);
  return frame;
}

/** Squares about a module: light at distances 2 (finder) or 1 (alignment) and 4, dark elsewhere. */
function rings(frame: Frame, x: number, y: number, reach: number): void {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const distance = Math.max(Math.abs(dx), Math.abs(dy));
      const light = reach === 4 ? distance === 2 || distance === 4 : distance === 1;
      set(frame, x + dx, y + dy, !light);
    }
  }
}

/** Both places of each bit of the format information, the lowest bit first. */
function formatPlaces(size: number): readonly (readonly (readonly [x: number, y: number])[])[] {
  return Array.from({ length: 15 }, (_, bit) => {
    const column = bit < 6 ? bit : bit < 8 ? bit + 1 : null;
    const corner: readonly [number, number] =
      column === null ? [bit === 8 ? 7 : 14 - bit, 8] : [8, column];
    const edge: readonly [number, number] = bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit];
    return [corner, edge];
  });
}

function drawFormat(modules: boolean[][], mask: number): void {
  const bits = formatBits(mask);
  formatPlaces(modules.length).forEach((places, bit) => {
    for (const [x, y] of places) set(modules, x, y, ((bits >> bit) & 1) === 1);
  });
}

/** Level M (00) and the mask, with ten check bits, masked as the standard says. */
export function formatBits(mask: number): number {
  let rest = mask << 10;
  for (let bit = 14; bit >= 10; bit--) {
    if (((rest >> bit) & 1) === 1) rest ^= 0x537 << (bit - 10);
  }
  return ((mask << 10) | rest) ^ 0x5412;
}

/** Modules of the data in their order: pairs of columns from the right, upward and downward in turn. */
function dataPath(frame: Frame): (readonly [y: number, x: number])[] {
  const size = frame.length;
  const path: (readonly [number, number])[] = [];
  let upward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern is no part of any pair.
    const pair = right <= 6 ? right - 1 : right;
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step;
      for (const x of [pair, pair - 1]) if (frame[y]?.[x] === null) path.push([y, x]);
    }
    upward = !upward;
  }
  return path;
}

const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];
