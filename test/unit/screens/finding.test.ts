import { describe, expect, test } from "vitest";
import type { CaseRow } from "../../../electron/contract/contract.ts";
import { findCases, newestFirst } from "../../../renderer/app/frame/find-cases.ts";
import { initials } from "../../../renderer/ui/pinyin.ts";
import { dayLine } from "../../../renderer/workbench/day-line.ts";
import { changedWord, shortDate, shortNumber } from "../../../renderer/words/workbench.ts";

function row(name: string, number: string, rest: Partial<CaseRow> = {}): CaseRow {
  return {
    caseId: number,
    number: `410200-A3-${number}`,
    state: "draft",
    name,
    certNo: "410224196804120426",
    matter: "claim",
    place: "上海市",
    hospital: "江湾中心医院",
    discharge: "2026-10-21",
    total: "",
    fund: "",
    standing: "incomplete",
    operator: "李倩",
    changedAt: `2026-11-20T02:00:00.${number.slice(-3)}Z`,
    ...rest,
  };
}

const rows = [
  row("陈㛃", "20261120-001"),
  row("李秀英", "20261120-002"),
  row("周𬱖", "20261119-003"),
];
const names = (typed: string, limit = 8) =>
  findCases(newestFirst(rows), typed, limit).map(({ name }) => name);

describe("finding a case", () => {
  test("by part of the name, rare characters included", () => {
    expect(names("秀英")).toEqual(["李秀英"]);
    expect(names("𬱖")).toEqual(["周𬱖"]);
  });
  test("by pinyin initials from the first character on", () => {
    expect(names("lxy")).toEqual(["李秀英"]);
    expect(names("xy")).toEqual([]);
  });
  test("by the tail of the identity number, typed with full-width digits and a space", () => {
    expect(
      findCases([row("王五", "20261120-009", { certNo: "41022219700101073X" })], "０７３x ", 8),
    ).toHaveLength(1);
  });
  test("by the case number", () => {
    expect(names("1119-003")).toEqual(["周𬱖"]);
  });
  test("with nothing typed it offers the newest, no more than asked for", () => {
    expect(names("", 2)).toEqual(["周𬱖", "李秀英"]);
  });
});

describe("pinyin initials", () => {
  test.each([
    ["开封市", "kfs"],
    ["长沙市", "css"],
    ["重庆市", "cqs"],
    ["厦门市", "xms"],
    ["哈尔滨市", "hebs"],
    ["上海市", "shs"],
    ["鄂尔多斯市", "eedss"],
    ["阿里地区", "aldq"],
    ["A3窗口", "a3ck"],
  ])("%s is %s", (text, expected) => {
    expect(initials(text)).toBe(expected);
  });
});

describe("the words of the list", () => {
  test("a number loses its office and, within the year, the year", () => {
    expect(shortNumber("410200-A3-20261120-017", "2026-11-20")).toBe("1120-017");
    expect(shortNumber("410200-A3-20251118-003", "2026-11-20")).toBe("25-1118-003");
  });
  test("a date of another year keeps its year", () => {
    expect(shortDate("2026-10-21", "2026-11-20")).toBe("10-21");
    expect(shortDate("2025-12-30", "2026-11-20")).toBe("25-12-30");
    expect(shortDate("", "2026-11-20")).toBe("");
  });
  test("a change of another day shows the day", () => {
    expect(changedWord("2026-11-05T12:00:00.000Z", "2026-11-20")).toBe("11-05");
    expect(changedWord("", "2026-11-20")).toBe("");
  });
  test("the day's line adds up what is known and says when it is a trial", () => {
    const paid = [
      row("甲", "20261120-001", { fund: "32466.68", standing: "trial" }),
      row("乙", "20261119-002", { fund: "0.32", standing: "final" }),
      row("丙", "20261120-003", { standing: "undetermined" }),
    ];
    expect(dayLine(paid, "2026-11-20")).toBe(
      "今天收2件，本机共3件；基金支付合计 32,467.00，含试算",
    );
    expect(dayLine(paid.slice(2), "2026-11-20")).toBe("今天收1件，本机共1件");
  });
});
