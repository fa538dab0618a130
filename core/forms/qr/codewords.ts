/**
 * Codewords of a QR code (ISO/IEC 18004): a text in byte mode at error correction
 * level M, with its Reed-Solomon codewords, interleaved. Versions 1 to 6 hold up
 * to 106 bytes, more than any number of a case.
 */
export interface Version {
  readonly number: number;
  /** Blocks into which the data codewords are cut, all of one length. */
  readonly blocks: number;
  readonly dataPerBlock: number;
  readonly checkPerBlock: number;
}

const VERSIONS: readonly Version[] = [
  { number: 1, blocks: 1, dataPerBlock: 16, checkPerBlock: 10 },
  { number: 2, blocks: 1, dataPerBlock: 28, checkPerBlock: 16 },
  { number: 3, blocks: 1, dataPerBlock: 44, checkPerBlock: 26 },
  { number: 4, blocks: 2, dataPerBlock: 32, checkPerBlock: 18 },
  { number: 5, blocks: 2, dataPerBlock: 43, checkPerBlock: 24 },
  { number: 6, blocks: 4, dataPerBlock: 27, checkPerBlock: 16 },
];

/** Mode, length and terminator take two of the data codewords. */
const OVERHEAD = 2;

/** The smallest version that holds this many bytes; null: none of these does. */
export function versionFor(length: number): Version | null {
  return (
    VERSIONS.find(({ blocks, dataPerBlock }) => length <= blocks * dataPerBlock - OVERHEAD) ?? null
  );
}

/** Data and check codewords in the order in which they are drawn. */
export function codewordsOf(bytes: Uint8Array, version: Version): readonly number[] {
  const { blocks, dataPerBlock, checkPerBlock } = version;
  const data = dataCodewords(bytes, blocks * dataPerBlock);
  const parts = Array.from({ length: blocks }, (_, index) =>
    data.slice(index * dataPerBlock, (index + 1) * dataPerBlock),
  );
  return [
    ...interleaved(parts, dataPerBlock),
    ...interleaved(
      parts.map((part) => checkCodewords(part, checkPerBlock)),
      checkPerBlock,
    ),
  ];
}

function interleaved(parts: readonly (readonly number[])[], length: number): number[] {
  return Array.from({ length }, (_, index) => parts.map((part) => part[index] ?? 0)).flat();
}

const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11] as const;

/** Mode and length are 12 bits, so every byte stands across two codewords. */
function dataCodewords(bytes: Uint8Array, count: number): number[] {
  const nibbles = [BYTE_MODE, bytes.length >> 4, bytes.length & 15];
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  // The terminator of four zeros makes the number of nibbles even.
  nibbles.push(0);
  const words: number[] = [];
  for (let at = 0; at < nibbles.length; at += 2) {
    words.push(((nibbles[at] ?? 0) << 4) | (nibbles[at + 1] ?? 0));
  }
  for (let pad = 0; words.length < count; pad = 1 - pad) words.push(PADDING[pad === 0 ? 0 : 1]);
  return words;
}

/** Remainder of the data by the generator polynomial over GF(256). */
export function checkCodewords(data: readonly number[], count: number): number[] {
  const generator = generatorOf(count);
  let rest: number[] = Array.from({ length: count }, () => 0);
  for (const word of data) {
    const lead = word ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map(
      (value, index) => value ^ product(generator[index] ?? 0, lead),
    );
  }
  return rest;
}

/** Coefficients of (x − 1)(x − α)…(x − α^(count−1)) below the highest, highest first. */
function generatorOf(count: number): number[] {
  let coefficients: number[] = [1];
  let root = 1;
  for (let degree = 0; degree < count; degree++) {
    const shifted = [...coefficients, 0];
    coefficients = shifted.map((value, index) =>
      index === 0 ? value : value ^ product(coefficients[index - 1] ?? 0, root),
    );
    root = product(root, 2);
  }
  return coefficients.slice(1);
}

/** The field of the standard: x^8 + x^4 + x^3 + x^2 + 1. */
const FIELD = 0x11d;

function product(a: number, b: number): number {
  let result = 0;
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ (result >> 7 === 0 ? 0 : FIELD);
    if (((b >> bit) & 1) === 1) result ^= a;
  }
  return result;
}
