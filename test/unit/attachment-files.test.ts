import { describe, expect, test } from "vitest";
import { isMisnamed, kindOf, looksLikeScan } from "../../core/attachments/file-kind.ts";
import { pdfBytes } from "../../core/attachments/limits.ts";
import { readJpeg, readPng } from "../../core/attachments/picture.ts";
import { exif, jpegOutline, png } from "../support/pictures.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("what a file is", () => {
  test.each([
    ["a JPEG", jpegOutline({ width: 10, height: 10 }), "jpeg"],
    ["a PNG", png(10, 10), "png"],
    ["a PDF", bytes("%PDF-1.7"), "pdf"],
    ["a GIF", bytes("GIF89a"), null],
    ["a ZIP", bytes("PK\u0003\u0004"), null],
    ["a program", bytes("MZ"), null],
    ["a web page", bytes("<html><script>"), null],
    ["a PDF behind something else", bytes("GIF89a\n%PDF-1.7"), null],
    ["nothing", bytes(""), null],
  ])("%s is told by its first bytes", (_what, file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });

  test("its name tells only whether it is misnamed", () => {
    expect(isMisnamed("承诺书.JPG", "jpeg")).toBe(false);
    expect(isMisnamed("scan.jpeg", "jpeg")).toBe(false);
    expect(isMisnamed("scan.jpg", "pdf")).toBe(true);
    expect(isMisnamed("scan", "png")).toBe(true);
  });

  test("a scanner's folder is looked through for pictures and PDFs", () => {
    const names = ["0001.PDF", "a.jpg", "b.png", ".hidden.pdf", "Thumbs.db", "c.tmp", "d.pdf.part"];
    expect(names.filter(looksLikeScan)).toEqual(["0001.PDF", "a.jpg", "b.png"]);
  });
});

describe("the head of a JPEG", () => {
  test("tells its size, and that there is nothing in it but the picture", () => {
    expect(readJpeg(jpegOutline({ width: 1654, height: 2339 }))).toEqual({
      ok: true,
      value: { width: 1654, height: 2339, plain: true },
    });
  });

  test.each([
    ["EXIF", { before: exif(6) }],
    ["something behind its end", { after: bytes("PK\u0003\u0004 a second file") }],
  ])("shows %s", (_what, parts) => {
    const read = readJpeg(jpegOutline({ width: 10, height: 10, ...parts }));
    expect(read).toMatchObject({ ok: true, value: { plain: false } });
  });

  test("every cut of it is broken", () => {
    const whole = jpegOutline({ width: 10, height: 10 });
    for (let end = 2; end < whole.length; end += 1) {
      expect(readJpeg(whole.subarray(0, end)), `${end} bytes`).toEqual({
        ok: false,
        error: "broken",
      });
    }
  });

  test("without a size, or with a segment that is longer than the file, it is broken", () => {
    expect(readJpeg(jpegOutline({ width: 0, height: 10 })).ok).toBe(false);
    const long = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]),
      Buffer.alloc(9),
    ]);
    expect(readJpeg(long).ok).toBe(false);
  });
});

describe("the head of a PNG", () => {
  test("tells a size of 60 000 × 60 000 in a file of 69 bytes", () => {
    const bomb = png(60_000, 60_000);
    expect(bomb.length).toBeLessThan(100);
    expect(readPng(bomb)).toEqual({
      ok: true,
      value: { width: 60_000, height: 60_000, plain: true },
    });
  });

  test("every cut of it is broken, and so is one without a size", () => {
    const whole = png(4, 4, 4);
    for (let end = 8; end < whole.length; end += 1) {
      expect(readPng(whole.subarray(0, end)).ok, `${end} bytes`).toBe(false);
    }
    expect(readPng(png(0, 4)).ok).toBe(false);
  });
});

test("a PDF is kept up to 3 MB, and a long one up to half a megabyte a page", () => {
  expect([1, 6, 20].map((pages) => pdfBytes(pages) / 1024 / 1024)).toEqual([3, 3, 10]);
});
