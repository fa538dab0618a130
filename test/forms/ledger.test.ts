import { describe, expect, it } from "vitest";
import { drawLedger, layOutLedger } from "../../core/forms/draw.ts";
import type { DayLedger, LedgerEntry } from "../../core/forms/ledger.ts";
import { fen } from "../../core/money.ts";
import { FONTS } from "./fonts.ts";
import { collisions } from "./overlaps.ts";
import { ink, pictures, texts } from "./paper.ts";

function entry(number: number): LedgerEntry {
  const open = number === 7;
  return {
    caseNumber: `410212-A3-20261120-${String(number).padStart(3, "0")}`,
    name: number === 3 ? "买买提·吐尔逊·阿卜杜热合曼𬱖㛃" : "陈㛃",
    business: "备案、手工报销",
    settles: true,
    total: fen(10_000_000),
    fund: open ? null : fen(400_000),
    standing: open ? "undetermined" : "trial",
    operator: "李倩",
  };
}

function dayOf(count: number): DayLedger {
  return {
    office: { name: "祥符区朱仙镇", window: "A3窗口" },
    date: "2026-11-20",
    at: "2026-11-20T10:00:00.000Z",
    entries: Array.from({ length: count }, (_, index) => entry(index + 1)),
  };
}

describe("业务台账", () => {
  it("has a line for each case and sums what is known, naming what it leaves out", async () => {
    const text = texts((await drawLedger(dayOf(9), FONTS)).bytes).join("");
    expect(text.match(/410212-A3-20261120-\d{3}/gu)).toHaveLength(9);
    expect(text).toContain("800,000.00");
    expect(text).toContain("32,000.00");
    expect(text).toContain("其中1件的金额未算或未定，没有计入合计");
  });

  it("carries its sums over pages, and nothing lies over anything", () => {
    const laidOut = layOutLedger(dayOf(80), FONTS);
    expect(laidOut.pages.length).toBeGreaterThan(1);
    expect(collisions(laidOut)).toEqual([]);
    const said = laidOut.pages.map(({ marks }) =>
      marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])),
    );
    for (const page of said.slice(0, -1)) expect(page).toContain("过次页");
    for (const page of said.slice(1)) expect(page).toContain("承前页");
    // A sum of millions stands in one piece.
    expect(said.at(-1)).toContain("7,900,000.00");
  });

  it("says so of a day on which nothing was done, and is the same file twice", async () => {
    const first = await drawLedger(dayOf(0), FONTS);
    const again = await drawLedger(dayOf(0), FONTS);
    expect(texts(first.bytes).join("")).toContain("当日没有办理业务");
    expect(Buffer.from(first.bytes).equals(Buffer.from(again.bytes))).toBe(true);
    const [page] = pictures(first.bytes);
    expect(page === undefined ? 0 : ink(page)).toBeGreaterThan(1_000);
  });
});
