/**
 * The colour space of the papers as an ICC profile of version 2 (IEC 61966-2-1),
 * which an archive file has to carry. Made here, so that no vendor's file ships.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [signature: string, data: readonly number[]])[] = [
    ["desc", descriptionTag("sRGB")],
    ["cprt", [...ascii("text"), ...u32(0), ...ascii("CC0"), 0]],
    ["wtpt", xyzTag(0.9642, 1, 0.8249)],
    // Primaries of the standard, adapted to the profile's D50 white (Bradford).
    ["rXYZ", xyzTag(0.43607, 0.22249, 0.01392)],
    ["gXYZ", xyzTag(0.38515, 0.71687, 0.09708)],
    ["bXYZ", xyzTag(0.14307, 0.06061, 0.7141)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const start = HEADER + 4 + tags.length * 12;
  const blocks = [...new Set(tags.map(([, data]) => data))];
  const offsets = new Map<readonly number[], number>();
  const body: number[] = [];
  for (const data of blocks) {
    offsets.set(data, start + body.length);
    body.push(...data, ...padding(data.length));
  }
  const table = tags.flatMap(([signature, data]) => [
    ...ascii(signature),
    ...u32(offsets.get(data) ?? 0),
    ...u32(data.length),
  ]);
  return Uint8Array.from([...header(start + body.length), ...u32(tags.length), ...table, ...body]);
}

const HEADER = 128;

function header(size: number): number[] {
  return [
    ...u32(size),
    ...u32(0),
    ...u32(0x0210_0000),
    ...ascii("mntrRGB XYZ "),
    ...[2026, 1, 1, 0, 0, 0].flatMap(u16),
    ...ascii("acsp"),
    ...Array.from({ length: 28 }, () => 0),
    ...[0.9642, 1, 0.8249].flatMap(fixed),
    ...Array.from({ length: 48 }, () => 0),
  ];
}

/** What light a stored value stands for, in 256 steps. */
function curveTag(): number[] {
  const steps = Array.from({ length: 256 }, (_, step) => {
    const value = step / 255;
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return Math.round(light * 0xffff);
  });
  return [...ascii("curv"), ...u32(0), ...u32(steps.length), ...steps.flatMap(u16)];
}

/** A name in ASCII; the Unicode and Macintosh forms that the type has room for stay empty. */
function descriptionTag(name: string): number[] {
  const text = [...ascii(name), 0];
  const rest = Array.from({ length: 4 + 4 + 2 + 1 + 67 }, () => 0);
  return [...ascii("desc"), ...u32(0), ...u32(text.length), ...text, ...rest];
}

function xyzTag(x: number, y: number, z: number): number[] {
  return [...ascii("XYZ "), ...u32(0), ...[x, y, z].flatMap(fixed)];
}

/** s15Fixed16Number */
function fixed(value: number): number[] {
  return u32(Math.round(value * 0x1_0000));
}

function u32(value: number): number[] {
  return [...u16(value >>> 16), ...u16(value & 0xffff)];
}

function u16(value: number): number[] {
  return [value >> 8, value & 0xff];
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

/** Tags begin at multiples of four. */
function padding(length: number): number[] {
  return Array.from({ length: (4 - (length % 4)) % 4 }, () => 0);
}
