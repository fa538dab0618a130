// @vitest-environment happy-dom
import { act } from "react";
import { describe, expect, test, vi } from "vitest";
import { readArrangement } from "../../../core/arrangement-text.ts";
import { addDays, day } from "../../../core/calendar.ts";
import { calendarWith, missingYears, SHIPPED_YEARS } from "../../../core/working-days.ts";
import type { Arrangements, EnteredArrangement } from "../../../electron/contract/arrangements.ts";
import { SessionProvider } from "../../../renderer/app/session.tsx";
import {
  firstMissing,
  stretchesOf,
  yearsWords,
} from "../../../renderer/settings/arrangement-days.ts";
import { ArrangementPreview } from "../../../renderer/settings/ArrangementPreview.tsx";
import { ArrangementsRow } from "../../../renderer/settings/ArrangementsRow.tsx";
import { freshRoot } from "../../support/fresh-root.ts";
import { sessionOf } from "../../support/session.ts";
import { NOTICE_2027, READ_2027 } from "../../support/notice.ts";

const root = freshRoot();
const SHIPPED = calendarWith([]);

describe("the years whose days off are known", () => {
  test.each([
    ["2026-10-31", []],
    ["2026-11-01", [2027]],
    ["2026-12-31", [2027]],
    ["2027-01-01", [2027]],
    ["2027-11-01", [2027, 2028]],
  ])("of a program that ships 2026, are wanting on %s: %j", (today, missing) => {
    expect(missingYears(today, SHIPPED.knows)).toEqual(missing);
  });

  test("the first that is wanting is the one to be entered next, also where a later one is there", () => {
    expect(firstMissing(2008, SHIPPED.knows)).toBe(2027);
    const later = { year: 2028, off: [day("2028-10-01")], worked: [] };
    expect(firstMissing(2008, calendarWith([later]).knows)).toBe(2027);
  });

  test("are told as stretches", () => {
    expect(yearsWords([2008, 2009, 2010, 2027])).toBe("2008—2010、2027");
    const first = day("2026-12-31");
    const days = [first, addDays(first, 1), addDays(first, 2), day("2027-10-01")];
    expect(stretchesOf(days)).toEqual([
      { first: "2026-12-31", last: "2027-01-02", days: 3 },
      { first: "2027-10-01", last: "2027-10-01", days: 1 },
    ]);
  });
});

async function showRow(today: string, entered: readonly EnteredArrangement[]): Promise<string> {
  const listed: Arrangements = { shipped: SHIPPED_YEARS, entered };
  vi.stubGlobal("desktop", { call: () => Promise.resolve({ ok: true, value: listed }) });
  const session = sessionOf("supervisor", today, entered);
  await act(async () => {
    root.render(
      <SessionProvider value={session}>
        <ArrangementsRow />
      </SessionProvider>,
    );
    await Promise.resolve();
  });
  return document.body.textContent;
}

describe("the row of the settings", () => {
  const entered = {
    year: 2027,
    off: [day("2027-10-01")],
    worked: [],
    document: "国办发明电〔2026〕9号",
    by: "赵敏",
    on: "2026-11-23",
  };

  test("names the years of the program, and warns of the next one from November on", async () => {
    expect(await showRow("2026-10-31", [])).not.toContain("W-HOL-11");
    const told = await showRow("2026-11-23", []);
    expect(told).toContain("随程序 2008—2026年");
    expect(told).toContain("2027年的还没有：跨到这一年的期限算不出。");
  });

  test("names who entered a year by which notice, and does not warn of it", async () => {
    const told = await showRow("2026-11-23", [entered]);
    expect(told).toContain("随程序 2008—2026年；录入：2027年");
    expect(told).toContain("2027年：国办发明电〔2026〕9号，赵敏 2026-11-23");
    expect(told).not.toContain("W-HOL-11");
  });
});

describe("what was read out of a pasted notice", () => {
  function shown(text: string): HTMLElement | null {
    act(() => root.render(<ArrangementPreview read={readArrangement(2027, text)} />));
    return document.querySelector("section");
  }

  test("is every stretch of days off with its length, every day worked for it, and their sums", () => {
    const told = shown(NOTICE_2027);
    const lines = [...(told?.querySelectorAll("dd > span") ?? [])].map((one) => one.textContent);
    expect(lines.slice(0, 2)).toEqual(["1月1日周五—1月3日周日3天", "2月5日周五—2月11日周四7天"]);
    expect(lines).toContain("6月9日周三1天");
    expect(lines).toContain("10月9日周六");
    expect(lines).toHaveLength(13);
    expect(told?.textContent).toContain(READ_2027);
  });

  test("or why it could not be read", () => {
    expect(shown("今年照旧。")?.textContent).toContain("E-HOL-01");
    expect(document.querySelector("dl")).toBeNull();
  });
});
