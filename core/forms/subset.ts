import type { Glyph, Subset } from "fontkit";

/**
 * Subsets of TrueType fonts with their outlines in `glyf`: the glyphs that one
 * file uses, copied as they are, in the order in which they were asked for.
 * Nothing of a glyph is decoded, which is what takes fontkit most of its time.
 */
export interface SubsetSource {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where each table lies. */
  readonly tables: ReadonlyMap<string, TablePlace>;
  readonly longOffsets: boolean;
  /** Glyphs with an advance of their own; later ones share the last. */
  readonly advances: number;
}

interface TablePlace {
  readonly offset: number;
  readonly length: number;
}

const DIRECTORY = 12;
const RECORD = 16;
const MAGIC = 0xb1b0afba;
/** A number of contours below zero stands for a composite glyph. */
const COMPOSITE = 0x80;

/** Reads where the tables of a font lie; throws for a font without TrueType outlines. */
export function subsetSource(bytes: Uint8Array): SubsetSource {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, TablePlace>();
  for (let no = 0; no < view.getUint16(4); no += 1) {
    const at = DIRECTORY + no * RECORD;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  const source = { bytes, view, tables, longOffsets: false, advances: 0 };
  return {
    ...source,
    longOffsets: view.getInt16(placeOf(source, "head").offset + 50) === 1,
    advances: view.getUint16(placeOf(source, "hhea").offset + 34),
  };
}

/** A new subset; `.notdef` is its first glyph. */
export function subsetOf(source: SubsetSource): Subset {
  const glyphs: number[] = [];
  const places = new Map<number, number>();
  const include = (id: number): number => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, glyphs.length);
    return glyphs.push(id) - 1;
  };
  include(0);
  return {
    glyphs,
    includeGlyph: (glyph: number | Glyph) => include(typeof glyph === "number" ? glyph : glyph.id),
    encode() {
      const outlines = glyphs.map((id) => outlineOf(source, id));
      return fileOf(source, glyphs, outlines);
    },
  };
}

function placeOf({ tables }: Pick<SubsetSource, "tables">, tag: string): TablePlace {
  const place = tables.get(tag);
  if (place === undefined) throw new Error(`a form font has no ${tag} table`);
  return place;
}

function tableOf(source: SubsetSource, tag: string): Uint8Array {
  const { offset, length } = placeOf(source, tag);
  return source.bytes.subarray(offset, offset + length);
}

/**
 * The outline of a glyph as it lies in the font; empty for a space. The fonts that
 * ship have no glyph that is put together from others: one would be drawn without
 * its parts, so it is refused.
 */
function outlineOf(source: SubsetSource, id: number): Uint8Array {
  const { view, longOffsets } = source;
  const loca = placeOf(source, "loca").offset;
  const offset = (no: number): number =>
    longOffsets ? view.getUint32(loca + no * 4) : view.getUint16(loca + no * 2) * 2;
  const glyf = placeOf(source, "glyf").offset;
  const outline = source.bytes.subarray(glyf + offset(id), glyf + offset(id + 1));
  if ((outline[0] ?? 0) >= COMPOSITE) throw new Error(`glyph ${id} is put together from others`);
  return outline;
}

/** Tables of programs that outlines may be hinted with, taken over whole where a font has them. */
const PROGRAMS = ["cvt ", "fpgm", "prep"] as const;

function fileOf(
  source: SubsetSource,
  glyphs: readonly number[],
  outlines: readonly Uint8Array[],
): Uint8Array {
  const head = tableOf(source, "head").slice();
  const hhea = tableOf(source, "hhea").slice();
  const maxp = tableOf(source, "maxp").slice();
  new DataView(head.buffer).setUint32(8, 0);
  new DataView(head.buffer).setInt16(50, 1);
  new DataView(hhea.buffer).setUint16(34, glyphs.length);
  new DataView(maxp.buffer).setUint16(4, glyphs.length);
  const programs = PROGRAMS.filter((tag) => source.tables.has(tag));
  const tables = new Map<string, Uint8Array>([
    ...programs.map((tag) => [tag, tableOf(source, tag)] as const),
    ["glyf", joined(outlines)],
    ["head", head],
    ["hhea", hhea],
    ["hmtx", metricsOf(source, glyphs)],
    ["loca", offsetsOf(outlines)],
    ["maxp", maxp],
  ]);
  return assembled(tables);
}

/** Every glyph begins at an even place. */
function padded(length: number): number {
  return length + (length % 2);
}

function joined(outlines: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(outlines.reduce((sum, { length }) => sum + padded(length), 0));
  let at = 0;
  for (const outline of outlines) {
    all.set(outline, at);
    at += padded(outline.length);
  }
  return all;
}

function offsetsOf(outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer((outlines.length + 1) * 4));
  let at = 0;
  for (const [no, { length }] of outlines.entries()) {
    at += padded(length);
    view.setUint32((no + 1) * 4, at);
  }
  return new Uint8Array(view.buffer);
}

/** Advance and left bearing of each glyph. */
function metricsOf(source: SubsetSource, glyphs: readonly number[]): Uint8Array {
  const { view: from, advances } = source;
  const { offset } = placeOf(source, "hmtx");
  const view = new DataView(new ArrayBuffer(glyphs.length * 4));
  for (const [no, id] of glyphs.entries()) {
    const own = Math.min(id, advances - 1);
    const bearing = id < advances ? offset + id * 4 + 2 : offset + advances * 2 + id * 2;
    view.setUint16(no * 4, from.getUint16(offset + own * 4));
    view.setInt16(no * 4 + 2, from.getInt16(bearing));
  }
  return new Uint8Array(view.buffer);
}

/** Tables as a font file, each at a multiple of four, with their sums. */
function assembled(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...tables.keys()].sort();
  const start = DIRECTORY + names.length * RECORD;
  const length = [...tables.values()].reduce((sum, table) => sum + onFour(table.length), start);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const power = 2 ** Math.floor(Math.log2(names.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (names.length - power) * 16);
  let at = start;
  for (const [no, name] of names.entries()) {
    const table = tables.get(name) ?? new Uint8Array();
    bytes.set(table, at);
    const record = DIRECTORY + no * RECORD;
    for (let letter = 0; letter < 4; letter += 1) bytes[record + letter] = name.charCodeAt(letter);
    view.setUint32(record + 4, sumOf(view, at, at + onFour(table.length)));
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, table.length);
    at += onFour(table.length);
  }
  const head = names.indexOf("head");
  const headAt = view.getUint32(DIRECTORY + head * RECORD + 8);
  view.setUint32(headAt + 8, (MAGIC - sumOf(view, 0, length)) >>> 0);
  return bytes;
}

function onFour(length: number): number {
  return (length + 3) & ~3;
}

function sumOf(view: DataView, from: number, until: number): number {
  let sum = 0;
  for (let at = from; at < until; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
