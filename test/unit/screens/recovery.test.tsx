// @vitest-environment happy-dom
import fc from "fast-check";
import { act } from "react";
import { describe, expect, test, vi } from "vitest";
import { minutesSince } from "../../../renderer/app/activity.ts";
import { minuteOf, sinceWords, sizeWords } from "../../../renderer/app/moment.ts";
import { isReady, isTooShort } from "../../../renderer/login/new-password.ts";
import { groupsOf, isGroup } from "../../../renderer/recovery/recovery-key.ts";
import { RecoveryProof } from "../../../renderer/recovery/RecoveryProof.tsx";
import { RecoverySheet } from "../../../renderer/recovery/RecoverySheet.tsx";
import { freshRoot } from "../../support/fresh-root.ts";

const KEY = "K7QF2-3MWD8-9XTAN-HP2C6-6VNER-J";

describe("the recovery key on paper", () => {
  test("has groups of five; the check character belongs to the last of them", () => {
    expect(groupsOf(KEY)).toEqual(["K7QF2", "3MWD8", "9XTAN", "HP2C6", "6VNERJ"]);
    expect(groupsOf("K7QF2-3MWD8")).toEqual(["K7QF2", "3MWD8"]);
  });

  test("loses and adds no character, however it is grouped", () => {
    const group = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{1,6}$/u);
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 8 }), (groups) => {
        expect(groupsOf(groups.join("-")).join("")).toBe(groups.join(""));
      }),
    );
  });

  test.each([
    ["6VNERJ", true],
    ["6vnerj", true],
    [" 6VNE RJ ", true],
    ["6VNER-J", true],
    ["６ＶＮＥＲＪ", true],
    ["6VNERK", false],
    ["6VNER", false],
    ["", false],
  ])("typed back as “%s”: %s", (typed, same) => {
    expect(isGroup(typed, "6VNERJ")).toBe(same);
  });

  test("O is read as 0, I and L as 1", () => {
    expect(isGroup("oil00", "01100")).toBe(true);
  });
});

describe("the sheet", () => {
  const root = freshRoot();

  test("stands on the screen and on the page to be printed, which goes with it", () => {
    const sheet = { office: "便民服务中心", window: "A3", day: "2026-11-22", recoveryKey: KEY };
    act(() => root.render(<RecoverySheet sheet={sheet} />));
    const page = document.querySelector("body > .printed-sheet");
    for (const words of ["便民服务中心", "A3", "2026-11-22", "6VNERJ", "不要存在电脑里"]) {
      expect(page?.textContent).toContain(words);
    }
    act(() => root.render(null));
    expect(document.querySelector(".printed-sheet")).toBeNull();
  });

  test("lets nobody go on who has not got its last group", () => {
    const proven = vi.fn();
    act(() => root.render(<RecoveryProof recoveryKey={KEY} onProven={proven} />));
    const submit = () =>
      act(() => {
        document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true }));
      });
    submit();
    expect(proven).not.toHaveBeenCalled();
    expect(document.querySelector("[role=alert]")?.textContent).toContain("最后一组");
    const input = document.querySelector<HTMLInputElement>('[data-field="recovery.proof"]');
    act(() => {
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      value?.set?.call(input, "6vner j");
      input?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    submit();
    expect(proven).toHaveBeenCalledOnce();
  });
});

describe("a new password", () => {
  test.each([
    ["1234567", "1234567", false],
    ["12345678", "12345678", true],
    ["12345678", "12345679", false],
    ["", "", false],
  ])("“%s”, “%s”: %s", (password, again, ready) => {
    expect(isReady({ password, again })).toBe(ready);
  });

  test("is not called too short before anything is typed", () => {
    expect(isTooShort("")).toBe(false);
    expect(isTooShort("1234567")).toBe(true);
    expect(isTooShort("12345678")).toBe(false);
  });
});

describe("moments and sizes as people say them", () => {
  test("the day changes at midnight in China", () => {
    expect(minuteOf("2026-11-21T15:59:59.999Z")).toBe("2026-11-21 23:59");
    expect(minuteOf("2026-11-21T16:00:00Z")).toBe("2026-11-22 00:00");
  });

  test.each([
    [30, "不到1分钟"],
    [60, "1分钟"],
    [59 * 60, "59分钟"],
    [3600, "1小时"],
    [47 * 3600, "47小时"],
    [48 * 3600, "2天"],
    [-100, "不到1分钟"],
  ])("%i seconds ago: %s", (seconds, words) => {
    const now = Date.parse("2026-11-22T03:00:00Z");
    expect(sinceWords(new Date(now - seconds * 1000).toISOString(), now)).toBe(words);
  });

  test.each([
    [0, "1 KB"],
    [1024 * 1024 - 1, "1024 KB"],
    [1024 * 1024, "1.0 MB"],
    [1536 * 1024 * 1024, "1.5 GB"],
  ])("%i bytes: %s", (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  test("a lock never says that nobody was there for no minute at all", () => {
    expect(minutesSince(0, 0)).toBe(1);
    expect(minutesSince(0, 10 * 60_000 + 900)).toBe(10);
  });
});
