import { describe, expect, test } from "vitest";
import { hitIn, typedWords } from "../../../renderer/ui/Marked.tsx";
import { initials } from "../../../renderer/ui/pinyin.ts";
import { NOTHING_ASKED } from "../../../renderer/app/cases.tsx";
import { dayLine } from "../../../renderer/workbench/day-line.ts";
import {
  askedBy,
  asksFor,
  filtersOf,
  isAsking,
  isWrong,
  NO_FILTERS,
} from "../../../renderer/workbench/filters.ts";
import { TAB_ASKS, tabOf, TABS } from "../../../renderer/workbench/tabs.ts";
import { changedWord, shortDate, shortNumber } from "../../../renderer/words/workbench.ts";

describe("what answers to the search", () => {
  test.each([
    ["1120-017", "017", [5, 8]],
    ["1120-017", "1120017", [0, 8]],
    ["1120-017", "０１７", [5, 8]],
    ["410224 19680412 0426", "04120426", [11, 20]],
    ["410224********0426", "0426", [14, 18]],
    ["上海江湾中心医院", "江湾 zx", [2, 4]],
    ["上海江湾中心医院", "北京", null],
    ["上海江湾中心医院", "", null],
    ["上海江湾中心医院", "-", null],
  ])("is marked in %s for %s", (text, typed, hit) => {
    expect(hitIn(text, typedWords(typed))).toEqual(hit);
  });
});

describe("the filters above the list", () => {
  const typed = {
    text: "王",
    discharged: { from: "20260101", to: "" },
    changed: { from: "2026-1", to: "昨天" },
    total: { from: "1,000", to: "20000.5" },
  };
  test("ask for what can be read, and for nothing where it cannot be", () => {
    expect(askedBy(typed)).toEqual({
      text: "王",
      discharged: { from: "2026-01-01", to: null },
      changed: null,
      total: { from: "1000.00", to: "20000.50" },
    });
  });
  test("say which bound cannot be read", () => {
    expect(isWrong("changed", "昨天")).toBe(true);
    expect(isWrong("changed", "")).toBe(false);
    expect(isWrong("total", "-1")).toBe(true);
    expect(isWrong("total", "100000000")).toBe(true);
    expect(isWrong("total", "99,999,999.99")).toBe(false);
  });
  test("come back as they were asked", () => {
    const asked = { ...NOTHING_ASKED, ...askedBy(typed) };
    expect(askedBy(filtersOf(asked))).toEqual(askedBy(typed));
    expect(asksFor(asked, typed)).toBe(true);
    expect(asksFor({ ...asked, text: "王伟" }, typed)).toBe(false);
    expect(isAsking(asked)).toBe(true);
    expect(isAsking({ ...NOTHING_ASKED, ...askedBy(NO_FILTERS) })).toBe(false);
  });
  test("leave the tab as it is", () => {
    for (const tab of TABS) expect(tabOf({ ...NOTHING_ASKED, ...TAB_ASKS[tab] })).toBe(tab);
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
    const counts = {
      all: 3,
      draft: 1,
      saved: 2,
      submitted: 0,
      secondLook: 0,
      returned: 0,
      approved: 0,
      handedOver: 0,
      material: 0,
      print: 0,
      trial: 1,
      undetermined: 1,
      receivedToday: 2,
      fund: "32467.00",
      fundWithTrial: true,
    };
    expect(dayLine(counts)).toBe("今天收2件，本机共3件；基金支付合计 32,467.00，含试算");
    expect(dayLine({ ...counts, fundWithTrial: false })).toBe(
      "今天收2件，本机共3件；基金支付合计 32,467.00",
    );
    expect(dayLine({ ...counts, fund: "" })).toBe("今天收2件，本机共3件");
  });
});
