import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { formOf } from "../../core/exchange/national.ts";
import { percentText, yuan } from "../../core/money.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { compareRoutes } from "../../core/settlement/compare.ts";
import { CHANGSHA, KAIFENG, shipped } from "../support/facts.ts";

const TODAY = day("2026-11-20");

function form(name: string): CaseForm {
  const text = readFileSync(new URL(`../fixtures/cases/${name}.json`, import.meta.url), "utf8");
  return formOf(CaseExchange.parse(JSON.parse(text)));
}

describe("the same Kaifeng stay, filed after discharge, by each route (KF-2.5b, KF-2.5c, KF-2.5d)", () => {
  const comparison = compareRoutes(
    form("kaifeng-referral"),
    shipped(KAIFENG, "resident"),
    NO_SETTINGS,
    TODAY,
  );
  const table = comparison?.routes.map((route) => [
    route.route.title,
    route.points === null ? null : percentText(route.points),
    route.rates.map(percentText).join(),
    route.person === null ? null : yuan(route.person),
    route.more === null ? null : yuan(route.more),
    route.chosen,
  ]);

  test("side by side with the money each gives", () => {
    expect(table).toEqual([
      ["凭证明材料补办", "0", "53,72", "34678.89", "0.00", false],
      ["承诺制补办", "20", "33,52", "38335.71", "3656.82", false],
      ["异地转诊", "10", "43,62", "36507.30", "1828.41", true],
      ["其他临时外出", "20", "33,52", "38335.71", "3656.82", false],
    ]);
  });

  test("emergency stands beside them only when the stay is marked so", () => {
    const emergency = form("kaifeng-referral");
    const marked: CaseForm = { ...emergency, stay: { ...emergency.stay, emergency: "yes" } };
    const routes = compareRoutes(marked, shipped(KAIFENG, "resident"), NO_SETTINGS, TODAY)?.routes;
    expect(routes?.map((route) => route.route.title)).toContain("异地急诊抢救");
  });
});

test("Hunan after discharge: no route has a figure until the pool answers (HUN-17)", () => {
  const comparison = compareRoutes(
    form("hunan-made-up"),
    shipped(CHANGSHA, "employee"),
    NO_SETTINGS,
    TODAY,
  );
  expect(comparison?.routes.map((route) => [route.receipt.standing, route.person])).toEqual(
    comparison?.routes.map(() => ["undetermined", null]),
  );
});
