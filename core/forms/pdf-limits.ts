import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from "pdf-lib";

/** Largest stream that is unpacked to read a file's objects: a thousand times what such streams are. */
const MOST_BYTES = 64 * 1024 * 1024;

const EMPTY_FLATE = Uint8Array.of(0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01);

let limited = false;

/**
 * The library unpacks a stream to whatever size it grows, so that a file of some
 * kilobytes can fill the memory. From here on it refuses with an exception,
 * which the parser meets like any other fault of a file.
 */
export function limitUnpacking(): void {
  if (limited) return;
  limited = true;
  const dict = PDFContext.create().obj({ Filter: PDFName.of("FlateDecode") });
  let decoder: unknown = decodePDFRawStream(PDFRawStream.of(dict, EMPTY_FLATE));
  while (isObject(decoder) && !Object.hasOwn(decoder, "ensureBuffer")) {
    decoder = Object.getPrototypeOf(decoder);
  }
  if (!isObject(decoder)) throw new Error("the PDF library's decoders are not as they were");
  const grow: unknown = Reflect.get(decoder, "ensureBuffer");
  if (typeof grow !== "function") throw new Error("the PDF library's decoders cannot be limited");
  Reflect.set(decoder, "ensureBuffer", function limitedBuffer(this: unknown, size: number) {
    if (size > MOST_BYTES) throw new RangeError("a stream of a PDF unpacks to too much");
    const grown: unknown = Reflect.apply(grow, this, [size]);
    return grown;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
