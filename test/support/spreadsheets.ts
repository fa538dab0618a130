import { strToU8, zipSync } from "fflate";

/** Spreadsheet files made by hand, for what no writer makes: bombs, merged cells, formulas without a value. */

const CELL_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface HandMade {
  /** Content of `<sheetData>`. */
  readonly rows: string;
  /** What follows it, such as `<mergeCells>`. */
  readonly after?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

/** An xlsx of one sheet with exactly this XML. */
export function xlsxOf({
  rows,
  after = "",
  strings,
  styles,
  workbook,
  more = {},
}: HandMade): Uint8Array {
  const relations = [
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ...(strings === undefined ? [] : [["rId2", "sharedStrings", "sharedStrings.xml"]]),
    ...(styles === undefined ? [] : [["rId3", "styles", "styles.xml"]]),
  ].map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types><Default Extension="xml" ContentType="${CELL_TYPES}.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    "xl/workbook.xml":
      workbook ??
      '<workbook><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": `<sst>${strings}</sst>` }),
    ...(styles === undefined ? {} : { "xl/styles.xml": `<styleSheet>${styles}</styleSheet>` }),
  };
  const bytes = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
  return zipSync({ ...Object.fromEntries(bytes), ...more });
}

/** A cell of text, written into the sheet itself. */
export function textCell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A row of text and numbers, as the exporter of a hospital writes it. */
export function row(...cells: readonly (string | number)[]): string {
  const written = cells.map((cell) =>
    typeof cell === "number" ? `<c><v>${cell}</v></c>` : textCell(cell),
  );
  return `<row>${written.join("")}</row>`;
}

/** A file whose one sheet unpacks to this many bytes, packed a thousand to one. */
export function zipBomb(bytes: number): Uint8Array {
  return xlsxOf({ rows: "", after: " ".repeat(bytes) });
}

/** The same file, with a list of contents that declares less for its largest part. */
export function lyingZip(honest: Uint8Array, largest: number, declared: number): Uint8Array {
  const bytes = honest.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (view.getUint32(at + 24, true) >= largest) view.setUint32(at + 24, declared, true);
  }
  return bytes;
}

/** 国标码 bytes of words that the tests use: Node writes no GBK by itself. */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (!codes.has(char)) codes.set(char, [high, low]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((char) =>
      char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (codes.get(char) ?? []),
    ),
  );
}
