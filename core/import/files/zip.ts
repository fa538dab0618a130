import { Inflate } from "fflate";
import type { Problem } from "../../problem.ts";
import { fail, ok, type Result } from "../../result.ts";
import { BROKEN_XLSX, LOCKED_XLSX, ZIP_BOMB } from "../../words/table-files.ts";

/** Unpacked parts of a zip, by their names. */
export type Parts = Readonly<Record<string, Uint8Array>>;

const MOST_PARTS = 4096;
/** All parts together, unpacked: the longest catalogue stays far below. */
const MOST_BYTES = 400 * 1024 * 1024;
/** A table of equal rows packs a few hundred to one; a bomb is made of a thousand to one. */
const MOST_RATIO = 500;
/** Small parts may pack as well as they like. */
const SMALL = 4 * 1024 * 1024;
/** Packed bytes that are unpacked in one go: sixteen megabytes at the most. */
const STEP = 16 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
  readonly locked: boolean;
}

/**
 * The wanted parts of a zip file, by its own list of contents. What the list declares is
 * judged before anything is unpacked, and no part may unpack to more than it declares.
 */
export function unpackZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Result<Parts, Problem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = listOf(view, bytes);
  if (listed === null) return fail(BROKEN_XLSX);
  if (isBomb(listed, bytes.length)) return fail(ZIP_BOMB);
  if (listed.some((part) => part.locked)) return fail(LOCKED_XLSX);
  const unpacked: [string, Uint8Array][] = [];
  for (const part of listed.filter(({ name }) => wanted(name))) {
    const content = unpack(view, bytes, part);
    if (!content.ok) return content;
    unpacked.push([part.name, content.value]);
  }
  return ok(Object.fromEntries(unpacked));
}

function isBomb(parts: readonly Part[], fileSize: number): boolean {
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  // Parts that share their packed bytes are a bomb of their own kind.
  const packed = parts.reduce((sum, part) => sum + part.packed, 0);
  return (
    parts.length > MOST_PARTS ||
    total > MOST_BYTES ||
    packed > fileSize ||
    parts.some((part) => part.size > SMALL && part.size > part.packed * MOST_RATIO)
  );
}

/** Null where the list is cut off, or is one of the kind for files above 4 GB. */
function listOf(view: DataView, bytes: Uint8Array): readonly Part[] | null {
  const end = endOf(view);
  if (end === -1) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    parts.push({
      name: new TextDecoder()
        .decode(bytes.subarray(at + 46, at + 46 + nameLength))
        .replaceAll("\\", "/"),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return parts;
}

/** Where the end record begins; a comment of up to 64 KB may follow it. */
function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function unpack(view: DataView, bytes: Uint8Array, part: Part): Result<Uint8Array, Problem> {
  const { at, packed, size, method } = part;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return fail(BROKEN_XLSX);
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(from, from + packed);
  if (data.length !== packed) return fail(BROKEN_XLSX);
  if (method === STORED) return packed === size ? ok(data) : fail(BROKEN_XLSX);
  return method === DEFLATED ? inflated(data, size) : fail(BROKEN_XLSX);
}

function inflated(packed: Uint8Array, size: number): Result<Uint8Array, Problem> {
  const content = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length <= size) content.set(piece, length);
    length += piece.length;
  });
  try {
    for (let from = 0; from < packed.length && length <= size; from += STEP) {
      inflate.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
    }
  } catch {
    return fail(BROKEN_XLSX);
  }
  if (length > size) return fail(ZIP_BOMB);
  return length === size ? ok(content) : fail(BROKEN_XLSX);
}
