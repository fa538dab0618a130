import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { lostDigits, readNumber } from "../../../core/import/cells.ts";
import { readTable } from "../../../core/import/files/read-table.ts";
import { shownNumber } from "../../../core/import/files/shown-cell.ts";
import { MAX_FEN } from "../../../core/money.ts";
import { textCell, xlsxOf } from "../../support/spreadsheets.ts";

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const read = await readTable(bytes, { rows: 100, progress: () => undefined });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.flatMap(({ rows }) => rows.map(({ cells }) => cells));
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  const read = await readTable(bytes, { rows: 100, progress: () => undefined });
  return read.ok ? "read" : read.error.code;
}

/** One row with this XML of its cells. */
function rowOf(cells: string): string {
  return `<row r="1">${cells}</row>`;
}

describe("a number of a spreadsheet", () => {
  test("that is an amount in yuan arrives as exactly that amount, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_FEN, max: MAX_FEN }), (fen) => {
        const digits = String(Math.abs(fen)).padStart(3, "0");
        const yuan = `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const read = readNumber(shownNumber(Number(yuan)), 2);
        expect(read.ok && read.value.toFixed(2)).toBe(fen === 0 ? "0.00" : yuan);
      }),
      { examples: [[123_410], [1], [-1], [MAX_FEN], [-MAX_FEN]] },
    );
  });

  it("with a code of eighteen digits is seen to have lost its last ones", async () => {
    const [row] = await cellsOf(
      xlsxOf({ rows: rowOf("<c><v>1234.10</v></c><c><v>123456789012345678</v></c>") }),
    );
    expect(row?.[0]).toBe("1234.1");
    expect(lostDigits(row?.[1] ?? "")).toBe(true);
  });

  test.each([
    ["a Chinese day", 31, "46307", "2026-10-12"],
    ["a day with its time", 22, "46307.75", "2026-10-12 18:00:00"],
    ["a time within a hair of the hour", 22, "46307.749999999", "2026-10-12 18:00:00"],
    ["digits of a day that somebody has formatted as one", 14, "20261012", "20261012"],
    ["a time without a day", 20, "0.5", "0.5"],
    ["a share", 9, "0.15", "15%"],
    ["a share with decimals", 10, "0.0725", "7.25%"],
    ["a plain one", 2, "79.2", "79.2"],
    ["one with a word in its format", 200, "79.2", "79.2"],
  ])("shown as %s", async (_, format, raw, expected) => {
    const own = '<numFmts><numFmt numFmtId="200" formatCode="0.00&quot;% days&quot;"/></numFmts>';
    const styles = `${own}<cellXfs><xf numFmtId="0"/><xf numFmtId="${format}"/></cellXfs>`;
    const file = xlsxOf({ rows: rowOf(`<c s="1"><v>${raw}</v></c>`), styles });
    expect(await cellsOf(file)).toEqual([[expected]]);
  });
});

describe("an xlsx file", () => {
  const named = textCell("床位费");

  it("with an empty value for a formula says that it was never computed", async () => {
    const rows = rowOf(`${named}<c><f>SUM(A1)</f><v></v></c>`);
    const read = await readTable(xlsxOf({ rows }), { rows: 9, progress: () => undefined });
    expect(read.ok && read.value[0]?.rows[0]?.marks).toEqual([{ column: 1, kind: "no-value" }]);
  });

  it("is read whatever else hangs on it, and however broken that is", async () => {
    const more = {
      "xl/worksheets/_rels/sheet1.xml.rels": strToU8("<Relationships><broken"),
      "xl/drawings/drawing1.xml": Uint8Array.of(0xff, 0xfe, 0),
      "xl/theme/theme1.xml": strToU8("<a"),
    };
    expect(await cellsOf(xlsxOf({ rows: rowOf(named), more }))).toEqual([["床位费"]]);
  });

  it("may spell its parts with other capitals than it names them", async () => {
    const more = { "xl/SharedStrings.xml": strToU8("<sst><si><t>床位费</t></si></sst>") };
    const relations = `<Relationships>${["worksheet", "sharedStrings"]
      .map((kind, at) => {
        const target = at === 0 ? "worksheets/sheet1.xml" : "sharedStrings.xml";
        return `<Relationship Id="rId${at + 1}" Type="http://x/${kind}" Target="${target}"/>`;
      })
      .join("")}</Relationships>`;
    const rows = rowOf('<c t="s"><v>0</v></c>');
    const file = xlsxOf({
      rows,
      more: { ...more, "xl/_rels/workbook.xml.rels": strToU8(relations) },
    });
    expect(await cellsOf(file)).toEqual([["床位费"]]);
  });

  it("may be written in UTF-16", async () => {
    const sheet = `\uFEFF<worksheet><sheetData>${rowOf(named)}</sheetData></worksheet>`;
    const more = { "xl/worksheets/sheet1.xml": Buffer.from(sheet, "utf16le") };
    expect(await cellsOf(xlsxOf({ rows: "", more }))).toEqual([["床位费"]]);
  });

  it("unfolds nothing that its XML declares", async () => {
    const xml = `<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData>${rowOf(textCell("&b;&b;"))}</sheetData></worksheet>`;
    const more = { "xl/worksheets/sheet1.xml": strToU8(xml) };
    expect(await cellsOf(xlsxOf({ rows: "", more }))).toEqual([["&b;&b;"]]);
  });

  test.each<[string, Uint8Array, string]>([
    [
      "a document of words",
      zipSync({
        "[Content_Types].xml": strToU8('<Types ContentType="wordprocessingml.document"/>'),
        "_rels/.rels": strToU8("<Relationships/>"),
      }),
      "E-IMP-08",
    ],
    [
      "a book of the binary kind",
      zipSync({
        "[Content_Types].xml": strToU8('<Types x="vnd.ms-excel.sheet.binary.macroEnabled.main"/>'),
        "_rels/.rels": strToU8("<Relationships/>"),
      }),
      "E-IMP-08",
    ],
    [
      "letters that are none",
      xlsxOf({
        rows: "",
        more: { "xl/worksheets/sheet1.xml": Uint8Array.of(60, 0xff, 0xfe, 62) },
      }),
      "E-IMP-06",
    ],
    [
      "two cells in the farthest corners",
      xlsxOf({
        rows: '<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>',
      }),
      "E-IMP-14",
    ],
    ["a sheet without cells", xlsxOf({ rows: "" }), "E-IMP-10"],
  ])("with %s is refused", async (_, bytes, code) => expect(await codeOf(bytes)).toBe(code));
});
