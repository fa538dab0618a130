import * as fontkit from "fontkit";
import { degrees, PDFDocument, type PDFFont, PDFName, type PDFPage, PDFString, rgb } from "pdf-lib";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FONT = path.resolve(
  import.meta.dirname,
  "../../../node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
);

/** Stands on the invented authority's form and on none of ours. */
export const OFFICIAL_TITLE = "某某市医疗保障局制表二〇二六年版";

const INK = rgb(0.1, 0.1, 0.1);

interface Line {
  readonly label: string;
  /** Name of the field; none where the paper has a blank only. */
  readonly field: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const LINES: readonly Line[] = [
  { label: "姓  名", field: "topmostSubform[0].Page1[0].T1[0]", x: 72, y: 690, width: 150 },
  { label: "联系电话", field: "T2", x: 320, y: 690, width: 150 },
  { label: "身份证号码", field: "身份证号码", x: 72, y: 660, width: 200 },
  { label: "参保地", field: "参保地", x: 320, y: 660, width: 150 },
  { label: "就医机构", field: "T5", x: 72, y: 630, width: 398 },
  { label: "经办意见", field: "T6", x: 72, y: 600, width: 398 },
  { label: "入院日期", field: null, x: 72, y: 570, width: 150 },
];

/** An official form as an authority publishes it: a table with fields, ticks and a blank. */
export async function fillableForm(file: string): Promise<void> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(FONT), { subset: true });
  const page = document.addPage([595.28, 841.89]);
  page.drawText(OFFICIAL_TITLE, { x: 72, y: 790, size: 9, font, color: INK });
  page.drawText("异地就医备案登记表", { x: 200, y: 745, size: 20, font, color: INK });
  const form = document.getForm();
  for (const { label, field, x, y, width } of LINES) {
    drawRow(page, font, label, x, y, width);
    if (field === null) continue;
    const text = form.createTextField(field);
    text.addToPage(page, {
      x: x + 78,
      y: y - 5,
      width: width - 80,
      height: 20,
      borderWidth: 0,
      font,
    });
  }
  page.drawText("性  别", { x: 320, y: 570, size: 11, font, color: INK });
  for (const [index, sex] of ["男", "女"].entries()) {
    const x = 398 + index * 40;
    form.createCheckBox(`sex${index}`).addToPage(page, { x, y: 567, width: 12, height: 12 });
    page.drawText(sex, { x: x + 16, y: 570, size: 11, font, color: INK });
  }
  form.updateFieldAppearances(font);
  writeFileSync(file, await document.save());
}

function drawRow(
  page: PDFPage,
  font: PDFFont,
  label: string,
  x: number,
  y: number,
  width: number,
): void {
  page.drawText(label, { x, y, size: 11, font, color: INK });
  const line = { thickness: 0.5, color: INK };
  page.drawLine({ start: { x: x + 76, y: y - 6 }, end: { x: x + width, y: y - 6 }, ...line });
}

/**
 * A flat form as scanners and old programs leave it: turned on its side, cut to a part of
 * its page, and in a Chinese font that the file names without carrying it.
 */
export async function flatForm(file: string): Promise<void> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.setRotation(degrees(90));
  page.setCropBox(20, 30, 555, 782);
  const { context } = document;
  const descriptor = context.obj({
    Type: "FontDescriptor",
    FontName: "STSong-Light",
    Flags: 6,
    FontBBox: [-25, -254, 1000, 880],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 880,
    StemV: 93,
  });
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType0",
    BaseFont: "STSong-Light",
    CIDSystemInfo: {
      Registry: PDFString.of("Adobe"),
      Ordering: PDFString.of("GB1"),
      Supplement: 4,
    },
    FontDescriptor: context.register(descriptor),
    DW: 1000,
  });
  const font = context.obj({
    Type: "Font",
    Subtype: "Type0",
    BaseFont: "STSong-Light",
    Encoding: "UniGB-UCS2-H",
    DescendantFonts: [context.register(descendant)],
  });
  page.node.setFontDictionary(PDFName.of("F1"), context.register(font));
  const words = [
    sideways("医疗费用报销申请表", 60, 300, 20),
    sideways("姓名", 120, 60, 12),
    sideways("就医机构", 120, 400, 12),
    "0.5 w 120 90 m 120 380 l 120 460 m 120 760 l S",
  ];
  page.node.set(PDFName.of("Contents"), context.register(context.stream(words.join("\n"))));
  writeFileSync(file, await document.save());
}

/** Text that runs up the page, which is shown turned by a quarter. */
function sideways(text: string, x: number, y: number, size: number): string {
  const units = Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, "0"));
  return `BT /F1 ${size} Tf 0 1 -1 0 ${x} ${y} Tm <${units.join("")}> Tj ET`;
}
