// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fen } from "../../../core/money.ts";
import { type ClaimFigure, type Dimension, groupsOf } from "../../../core/statistics/claims.ts";
import { Charts } from "../../../renderer/statistics/Charts.tsx";

const claim = (more: Partial<ClaimFigure> = {}): ClaimFigure => ({
  person: "a",
  discharge: "2026-10-21",
  place: "上海市",
  level: "level3",
  cause: "not-filed",
  disease: "C34.1",
  total: fen(1_000_000),
  paid: { inScope: fen(800_000), fund: fen(400_000) },
  ...more,
});

let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const home = document.createElement("div");
  document.body.replaceChildren(home);
  root = createRoot(home);
});
afterEach(() => act(() => root.unmount()));

function draw(claims: readonly ClaimFigure[], by: Dimension): void {
  act(() => root.render(<Charts groups={groupsOf(claims, by)} by={by} />));
}

/** The rows of one chart as they read: name, what its bar says, figure. */
function rows(title: string): readonly (readonly string[])[] {
  const found = document.querySelectorAll(`figure[aria-label="${title}"] li`);
  return [...found].map((row) => [
    row.children[0]?.textContent ?? "",
    row.children[1]?.getAttribute("aria-label") ?? "",
    row.children[2]?.textContent ?? "",
  ]);
}

/** Widths of the parts of the bars, `fund 20.00%`. */
function widths(title: string): readonly (readonly string[])[] {
  const tracks = document.querySelectorAll(`figure[aria-label="${title}"] .statistics-track`);
  return [...tracks].map((track) =>
    [...track.querySelectorAll<HTMLElement>("i")].map(
      (part) => `${part.className.replace("statistics-part ", "")} ${part.style.width}`,
    ),
  );
}

test("HUN-74: the cost of each month is split into what the funds paid, what others did and what has no result", () => {
  draw(
    [
      claim({ discharge: "2026-09-02", total: fen(2_000_000) }),
      claim(),
      claim({ total: fen(500_000), paid: null }),
    ],
    "month",
  );
  expect(rows("总费用")).toEqual([
    ["2026年9月", "基金支付4,000.00，其余16,000.00", "20,000.00"],
    ["2026年10月", "基金支付4,000.00，其余6,000.00，还没有结果5,000.00", "15,000.00"],
  ]);
  expect(widths("总费用")).toEqual([
    ["fund 20.00%", "others 80.00%", "waiting 0.00%"],
    ["fund 20.00%", "others 30.00%", "waiting 25.00%"],
  ]);
  expect(document.querySelector(".statistics-legend")?.textContent).toBe("基金支付其余还没有结果");
});

test("HUN-74: the average cost stands on the scale of the dearest, the ratio on that of the whole", () => {
  draw([claim(), claim({ place: "北京市", total: fen(250_000) })], "place");
  expect(rows("次均费用").map(([name, , value]) => [name, value])).toEqual([
    ["上海市", "10,000.00"],
    ["北京市", "2,500.00"],
  ]);
  expect(widths("次均费用")).toEqual([["average 100.00%"], ["average 25.00%"]]);
  // More paid than it cost stays within the chart; the figure is said as it is.
  expect(rows("实际报销比例").map(([, , value]) => value)).toEqual(["40.00%", "160.00%"]);
  expect(widths("实际报销比例")[0]).toEqual(["fund 40.00%", "others 60.00%"]);
  expect(widths("实际报销比例")[1]).toEqual(["fund 100.00%", "others 0.00%"]);
  expect(document.querySelector(".statistics-legend")?.textContent).toBe("基金支付其余");
});

test("a group without a result has no bar of nought per cent but says so", () => {
  draw([claim({ paid: null })], "place");
  expect(rows("实际报销比例")).toEqual([["上海市", "", "没有结果"]]);
  expect(widths("实际报销比例")).toEqual([[]]);
});

test("HEN-3.3: of more than twelve months the latest are drawn, of other groups those with the most cases", () => {
  const months = Array.from({ length: 14 }, (_, index) => {
    const [year, month] = index < 12 ? [2025, index + 1] : [2026, index - 11];
    return claim({ discharge: `${year}-${String(month).padStart(2, "0")}-15` });
  });
  draw(months, "month");
  const drawn = rows("次均费用").map(([name]) => name);
  expect([drawn.length, drawn[0], drawn.at(-1)]).toEqual([12, "2025年3月", "2026年2月"]);
  expect(document.body.textContent).toContain("图里是最近的12个时段，其余看表。");

  const places = Array.from({ length: 13 }, (_, index) => claim({ disease: `C${10 + index}` }));
  draw([...places, claim({ disease: "C22" })], "disease");
  expect(rows("总费用")[0]?.[0]).toBe("C22");
  expect(rows("总费用")).toHaveLength(12);
  expect(document.body.textContent).toContain("图里是件数最多的12组，其余看表。");
});
