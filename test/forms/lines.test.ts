import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facesOf } from "../../core/forms/fonts.ts";
import { breakLines } from "../../core/forms/layout/lines.ts";
import { newTypesetter, style } from "../../core/forms/layout/type.ts";
import { FONTS } from "./fonts.ts";

const setter = newTypesetter(facesOf(FONTS));
const type = style("body", 10);

/** Lines of a text when `count` Chinese characters fill a line. */
function broken(text: string, count: number): string[] {
  return breakLines(setter, text, type, count * 10).map((line) =>
    line.glyphs.map((glyph) => glyph.text).join(""),
  );
}

describe("lines of Chinese text", () => {
  it("never begin with a closing mark: a character comes along", () => {
    expect(broken("参保人备案，本地待遇", 5)).toEqual(["参保人备", "案，本地待", "遇"]);
    expect(broken("依据（四）。", 4)).toEqual(["依据", "（四）。"]);
  });

  it("never end with an opening mark", () => {
    expect(broken("按规定办（一）", 5)).toEqual(["按规定办", "（一）"]);
    expect(broken("根据通知《办法》", 5)).toEqual(["根据通知", "《办法》"]);
  });

  it("keep a number and an amount whole", () => {
    expect(broken("支付合计12,345.67元", 7)).toEqual(["支付合计", "12,345.67元"]);
  });

  it("cut a number that is wider than the line rather than lose it", () => {
    expect(broken("410224196804120426", 4).join("")).toBe("410224196804120426");
  });

  it("count a character outside the basic plane as one", () => {
    expect(broken("𬱖𬱖𬱖𬱖", 2)).toEqual(["𬱖𬱖", "𬱖𬱖"]);
  });

  it("keep every character, within the measure, and no closing mark first", () => {
    const text = fc
      .array(fc.constantFrom(...Array.from("参保地待遇，。（）《》、；：12年𬱖")), {
        minLength: 1,
        maxLength: 80,
      })
      .map((chars) => chars.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 30 }), (content, count) => {
        const lines = broken(content, count);
        expect(lines.join("")).toBe(content);
        for (const line of breakLines(setter, content, type, count * 10)) {
          expect(line.width).toBeLessThanOrEqual(count * 10 + 0.02);
        }
        // A run of marks longer than a line cannot be helped; there is none here that long.
        const runs = content.match(/[，。（）《》、；：]+/gu) ?? [];
        if (runs.some((run) => run.length > 6)) return;
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。）》、；：]/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《]$/u);
      }),
      { seed: 20261120, numRuns: 300 },
    );
  });
});
