import { describe, expect, it } from "vitest";
import { checkCodewords } from "../../core/forms/qr/codewords.ts";
import { type QrMatrix, formatBits, qrOf } from "../../core/forms/qr/matrix.ts";
import { readQr } from "./read-qr.ts";

describe("a QR code", () => {
  it("has the check codewords of the standard's own example (ISO/IEC 18004, annex I)", () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11];
    const padded = [...data, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
    expect(checkCodewords(padded, 10)).toEqual([
      0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55,
    ]);
  });

  it("has the format information of the standard's table C.1 for level M", () => {
    expect(Array.from({ length: 8 }, (_, mask) => formatBits(mask).toString(16))).toEqual([
      "5412",
      "5125",
      "5e7c",
      "5b4b",
      "45f9",
      "40ce",
      "4f97",
      "4aa0",
    ]);
  });

  it.each([
    ["1", 1],
    ["A".repeat(14), 1],
    ["A".repeat(15), 2],
    ["410212-A3-20261120-017", 2],
    ["410212-二号窗口-20261120-017", 3],
    ["x".repeat(62), 4],
    ["x".repeat(84), 5],
    ["0123456789".repeat(10), 6],
    ["z".repeat(106), 6],
  ])("%s is read back from its modules, version %i", (text, version) => {
    const code = qrOf(text);
    if (code === null) throw new Error("no code");
    expect(code).toHaveLength(17 + version * 4);
    expect(readQr(code)).toBe(text);
  });

  it("with a changed module is not read as another text in silence", () => {
    const code = qrOf("410212-A3-20261120-017");
    const spoilt: QrMatrix = (code ?? []).map((line, y) =>
      line.map((module, x) => (y === 12 && x === 12 ? !module : module)),
    );
    expect(() => readQr(spoilt)).toThrow("check codewords");
  });

  it("is refused to what does not fit, not cut", () => {
    expect(qrOf("x".repeat(107))).toBeNull();
  });
});
