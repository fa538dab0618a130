import { fail, ok, type Result } from "../result.ts";

/** What a picture says of itself before anybody decodes it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Nothing but the picture: no EXIF with place and time, no remark, nothing behind its end. */
  readonly plain: boolean;
}

const START_OF_SCAN = 0xda;
const END = 0xd9;

/**
 * Reads the head of a JPEG and follows it to its end, without decoding. A file
 * that is cut off or says no size is broken.
 */
export function readJpeg(bytes: Uint8Array): Result<Picture, "broken"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Pick<Picture, "width" | "height"> | null = null;
  let plain = true;
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return fail("broken");
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return fail("broken");
    if (isFrame(marker)) {
      if (length < 8) return fail("broken");
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (!DRAWS.has(marker) && !isFrame(marker)) plain = false;
    if (marker === START_OF_SCAN) {
      const end = lastEnd(bytes);
      if (size === null || size.width * size.height === 0 || end < at) return fail("broken");
      return ok({ ...size, plain: plain && end + 2 === bytes.length });
    }
    at += 2 + length;
  }
  return fail("broken");
}

/** Segments that a picture is drawn from: JFIF, colours, tables, restarts, the scan. */
const DRAWS: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xdb, 0xc4, 0xdd, START_OF_SCAN]);

/** Start of a frame (SOF0 to SOF15), which tells the size; C4, C8 and CC are none. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function lastEnd(bytes: Uint8Array): number {
  for (let at = bytes.lastIndexOf(END); at > 0; at = bytes.lastIndexOf(END, at - 1)) {
    if (bytes[at - 1] === 0xff) return at - 1;
  }
  return -1;
}

const SIGNATURE = 8;
const HEADER = 0x49484452;
const TRAILER = 0x49454e44;
/** Length, kind and checksum of a chunk. */
const FRAME = 12;

/** Reads the head of a PNG and follows its chunks to the end, without decoding. */
export function readPng(bytes: Uint8Array): Result<Picture, "broken"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < SIGNATURE + FRAME + 13 || view.getUint32(SIGNATURE + 4) !== HEADER) {
    return fail("broken");
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) return fail("broken");
  for (let at = SIGNATURE; at + FRAME <= bytes.length;) {
    if (view.getUint32(at + 4) === TRAILER) {
      return ok({ width, height, plain: at + FRAME === bytes.length });
    }
    at += FRAME + view.getUint32(at);
  }
  return fail("broken");
}
