import { Inflate } from "fflate";
import type { Problem } from "../../problem.ts";
import { BROKEN, NOT_PDF, TOO_LARGE } from "./faults.ts";

const LARGEST = 10 * 1024 * 1024;
/** What the lists of a file's objects may come to when unpacked, all together. */
const UNPACKED = 64 * 1024 * 1024;

/**
 * Looks at the bytes of a file before a parser does: it must be a PDF of a
 * bearable size, and what a parser unpacks by itself, the lists of objects, must
 * stay small: ten megabytes can hold ten thousand.
 */
export function guardBytes(bytes: Uint8Array): Problem | null {
  if (bytes.length > LARGEST) return TOO_LARGE;
  const text = latin1(bytes);
  if (!/%PDF-\d/u.test(text.slice(0, 1024))) return NOT_PDF;
  return packedTooTight(bytes, text) ? BROKEN : null;
}

const STREAM = /stream\r?\n/gu;
const LIST = /\/(?:ObjStm|XRef)(?![A-Za-z])/u;

function packedTooTight(bytes: Uint8Array, text: string): boolean {
  let left = UNPACKED;
  let from = 0;
  for (const match of text.matchAll(STREAM)) {
    const head = plainNames(text.slice(from, match.index));
    from = match.index + match[0].length;
    // A type that stands elsewhere could be that of a list.
    if (/\/Type\s*(?:%|\s\d)/u.test(head)) return true;
    if (!LIST.test(head)) continue;
    const size = unpackedSize(bytes.subarray(from), head, left);
    if (size === null) return true;
    left -= size;
  }
  return false;
}

/** Unpacked size of a list of objects; null when it is beyond `limit`, or packed in a way that nobody packs them. */
function unpackedSize(packed: Uint8Array, head: string, limit: number): number | null {
  const filters = head.match(/\/Filter/gu)?.length ?? 0;
  if (filters === 0) return 0;
  if (filters > 1 || !/\/Filter\s*\[?\s*\/FlateDecode\s*(?:\]|\/|>>)/u.test(head)) return null;
  let size = 0;
  let ended = false;
  // The first two bytes are the head of a zlib stream.
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length;
    ended = final;
  });
  try {
    for (let at = 2; at < packed.length && !ended && size <= limit; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    return null;
  }
  return size > limit ? null : size;
}

const STEP = 16 * 1024;

/** Names may hide letters: `/Obj#53tm`. */
function plainNames(head: string): string {
  return head.replace(/#(?<hex>[0-9A-Fa-f]{2})/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join("");
}
