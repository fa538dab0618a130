import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { formOf } from "../../core/exchange/national.ts";
import { percentText, yuan } from "../../core/money.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { type Comparison, compareRoutes, filedBy } from "../../core/settlement/compare.ts";
import { CHANGSHA, KAIFENG, shipped } from "../support/facts.ts";

const TODAY = day("2026-11-20");

function form(name: string): CaseForm {
  const text = readFileSync(new URL(`../fixtures/cases/${name}.json`, import.meta.url), "utf8");
  return formOf(CaseExchange.parse(JSON.parse(text)));
}

const inKaifeng = (filled: CaseForm) =>
  compareRoutes(filled, shipped(KAIFENG, "resident"), NO_SETTINGS, TODAY);

describe("the same Kaifeng stay, filed after discharge, by each route (KF-2.5b, KF-2.5c, KF-2.5d)", () => {
  const table = (compared: Comparison | null) =>
    compared?.routes.map((route) => [
      route.route.title,
      route.points === null ? null : percentText(route.points),
      route.rates.map(percentText).join(),
      route.person === null ? null : yuan(route.person),
      route.more === null ? null : yuan(route.more),
      route.chosen,
    ]);

  test("side by side with the money each gives", () => {
    expect(table(inKaifeng(form("kaifeng-referral")))).toEqual([
      ["凭证明材料补办", "0", "53,72", "34678.89", "0.00", false],
      ["承诺制补办", "20", "33,52", "38335.71", "3656.82", false],
      ["异地转诊", "10", "43,62", "36507.30", "1828.41", true],
      ["其他临时外出", "20", "33,52", "38335.71", "3656.82", false],
    ]);
  });

  test("emergency stands beside them only when the stay is marked so", () => {
    const emergency = form("kaifeng-referral");
    const marked: CaseForm = { ...emergency, stay: { ...emergency.stay, emergency: "yes" } };
    const titles = (filled: CaseForm) => inKaifeng(filled)?.routes.map(({ route }) => route.title);
    expect(titles(marked)).toContain("异地急诊抢救");
    expect(titles(emergency)).not.toContain("异地急诊抢救");
  });

  test("each route's category, basis and fund are those of its receipt (KF-2.4a, KF-2.4b)", () => {
    const routes = inKaifeng(form("kaifeng-referral"))?.routes ?? [];
    expect(routes.map(({ category, basis }) => `${category} ${basis}`)).toEqual([
      "long-term-resident proof",
      "long-term-resident commitment",
      "referral proof",
      "other-temporary declaration",
    ]);
    for (const { route, category, basis, fund, receipt } of routes) {
      expect([route.category, route.basis]).toEqual([category, basis]);
      expect(fund).toBe(receipt.settlement?.fund);
      expect(fund).toBeGreaterThan(0);
    }
  });
});

describe("the three long-term categories give the same and stand as one (KF-2.5b)", () => {
  const chosen = (category: CaseForm["filing"]["category"]) => {
    const filled = form("kaifeng-referral");
    const compared = inKaifeng({ ...filled, filing: { ...filled.filing, category } });
    return compared?.routes.map((route) => `${route.category}${route.chosen ? " chosen" : ""}`);
  };
  test.each([
    ["", "long-term-resident"],
    ["referral", "long-term-resident"],
    ["long-term-resident", "long-term-resident"],
    ["resettled-retiree", "resettled-retiree"],
    ["posted-worker", "posted-worker"],
  ] as const)("chosen %s: %s is shown", (category, shown) => {
    const longTerm = chosen(category)?.map((each) => each.replace(" chosen", ""));
    expect(longTerm).toEqual([shown, shown, "referral", "other-temporary"]);
  });

  test("the route that is chosen is marked by category and basis both", () => {
    expect(chosen("long-term-resident")).toContain("long-term-resident chosen");
    expect(chosen("other-temporary")?.filter((each) => each.endsWith("chosen"))).toEqual([]);
    expect(chosen("")?.filter((each) => each.endsWith("chosen"))).toEqual([]);
  });
});

describe("the form as another route would have it", () => {
  const filled = form("kaifeng-referral");
  const route = (basis: string) => {
    const found = shipped(KAIFENG, "resident").pack.filing.routes.find(
      (each) => each.category === "long-term-resident" && each.basis === basis,
    );
    if (found === undefined) throw new Error(`no route on ${basis}`);
    return found;
  };
  const by = (filing: Partial<CaseForm["filing"]>, basis = "proof") =>
    filedBy({ ...filled, filing: { ...filled.filing, ...filing } }, route(basis), TODAY).filing;

  test("takes its category and basis, and keeps day and place where they are given", () => {
    const given = { date: "2026-11-02", place: "320500" };
    expect(by(given)).toMatchObject({
      ...given,
      category: "long-term-resident",
      basis: "proof",
      wanted: "new",
    });
  });

  test("is filed today and for the place of care where nothing is given (KF-1.4)", () => {
    expect(by({ date: "", place: "" })).toMatchObject({ date: TODAY, place: filled.stay.place });
  });

  test("an existing filing stays one", () => {
    expect(by({ wanted: "existing" }).wanted).toBe("existing");
    expect(by({ wanted: "none" }).wanted).toBe("new");
  });

  test("the day on which materials came in goes with a commitment alone (KF-2.5c)", () => {
    expect(by({ completed: "2026-11-20" }, "commitment").completed).toBe("2026-11-20");
    expect(by({ completed: "2026-11-20" }, "proof").completed).toBe("");
  });
});

test("a form that lacks what the core needs is compared with nothing", () => {
  const filled = form("kaifeng-referral");
  expect(inKaifeng({ ...filled, stay: { ...filled.stay, admission: "" } })).toBeNull();
});

test("Hunan after discharge: no route has a figure until the pool answers (HUN-17)", () => {
  const comparison = compareRoutes(
    form("hunan-made-up"),
    shipped(CHANGSHA, "employee"),
    NO_SETTINGS,
    TODAY,
  );
  expect(comparison?.routes.length).toBeGreaterThan(1);
  for (const { receipt, points, rates, fund, person, more } of comparison?.routes ?? []) {
    expect(receipt.standing).toBe("undetermined");
    expect({ points, rates, fund, person, more }).toEqual({
      points: null,
      rates: [],
      fund: null,
      person: null,
      more: null,
    });
  }
});
