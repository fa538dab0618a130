import { describe, expect, test } from "vitest";
import { assess } from "../../../core/assess.ts";
import { findArea } from "../../../core/area.ts";
import { day } from "../../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../../core/casefile/form.ts";
import { checkDigit } from "../../../core/identity.ts";
import { minus, plus, sum } from "../../../core/money.ts";
import { packFor } from "../../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { compareRoutes } from "../../../core/settlement/compare.ts";
import { partsOf } from "../../../renderer/case/panel/Composition.tsx";
import { routeTip } from "../../../renderer/case/panel/route-tip.ts";
import { todosOf } from "../../../renderer/case/state/todo.ts";
import { adoptRoute } from "../../../renderer/compare/adopt.ts";
import { applyEdit } from "../../../renderer/case/state/edit.ts";
import { formsNeeded } from "../../../renderer/papers/forms-needed.ts";
import { groupsOf } from "../../../renderer/settlement/rows.ts";
import { barsOf } from "../../../renderer/settlement/waterfall.ts";

const TODAY = day("2026-11-20");

function kaifeng() {
  const area = findArea("410200");
  const loaded = area === undefined ? undefined : packFor(area.code, "resident");
  if (loaded === undefined) throw new Error("no pack of Kaifeng");
  return loaded;
}

/** A stay in Shanghai, paid by oneself, then filed as a referral. */
function shanghai(filing: Partial<CaseForm["filing"]> = {}): CaseForm {
  const form = emptyCase({ area: "410200", insurance: "resident" });
  const first17 = "41021219680412042";
  return {
    ...form,
    person: {
      ...form.person,
      name: "陈𬱖",
      certNo: first17 + checkDigit(first17),
      phone: "13800000000",
    },
    opening: {
      source: "first-stay",
      asOf: "2026-11-20",
      sameLevelStays: "0",
      deductiblePaid: "0",
      pooledPaid: "0",
      inScopeBorne: "0",
      seriousIllnessPaid: "0",
    },
    filing: {
      ...form.filing,
      wanted: "new",
      category: "referral",
      basis: "proof",
      date: "2026-11-20",
      place: "310000",
      materials: { identity: "copied" },
      ...filing,
    },
    stay: {
      ...form.stay,
      hospital: "上海江湾中心医院",
      place: "310000",
      level: "level3",
      designated: "yes",
      admission: "2026-10-08",
      discharge: "2026-10-21",
      settled: "2026-10-21",
      diagnosis: "C34.1",
      emergency: "no",
      injury: "none",
      failure: "not-filed",
    },
    invoices: [
      {
        id: "i1",
        code: "31060126",
        number: "0048217390",
        check: "",
        date: "2026-10-21",
        amount: "50000",
      },
    ],
    lines: [
      {
        id: "l1",
        invoice: "i1",
        date: "2026-10-12",
        name: "化疗",
        itemCode: "",
        grade: "B",
        quantity: "1",
        price: "50000",
        amount: "50000",
        preSelfPay: "10",
        overLimit: "1000",
      },
    ],
  };
}

function assessed(form: CaseForm) {
  const loaded = kaifeng();
  return { form, loaded, assessment: assess(form, loaded, NO_SETTINGS, TODAY) };
}

function settled(form: CaseForm) {
  const { assessment, loaded } = assessed(form);
  const settlement = assessment.receipt?.settlement;
  if (settlement == null) throw new Error("nothing was settled");
  return { settlement, loaded };
}

describe("缺什么", () => {
  test("names first what must be there before hand-over, then what keeps the result from being final", () => {
    const { assessment, loaded } = assessed(shanghai());
    const until = todosOf(assessment, loaded).map((todo) => todo.until);
    expect(until.indexOf("final")).toBeGreaterThan(0);
    expect(until.lastIndexOf("submit")).toBeLessThan(until.indexOf("final"));
  });

  test("asks once for a fact that a field already asks for", () => {
    const { assessment, loaded } = assessed(shanghai());
    const aid = todosOf(assessment, loaded).filter((todo) => todo.field === "person.aid");
    expect(aid).toHaveLength(1);
  });

  test("leads to the material that was not received", () => {
    const { assessment, loaded } = assessed(shanghai());
    const fields = todosOf(assessment, loaded).map((todo) => todo.field ?? "");
    expect(fields.some((field) => field.startsWith("filing.materials."))).toBe(true);
  });
});

describe("the computation", () => {
  test("numbers its rows without a gap and ends with what the person bears", () => {
    const { settlement, loaded } = settled(shanghai());
    const rows = groupsOf(settlement, loaded.pack).flatMap((group) => group.rows);
    expect(rows.map((row) => row.no)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.at(-1)?.amount).toBe(settlement.person);
  });

  test("shows an undetermined layer as such, never as an amount", () => {
    const { settlement, loaded } = settled(shanghai());
    const rows = groupsOf(settlement, loaded.pack).flatMap((group) => group.rows);
    const open = rows.filter((row) => row.look === "undetermined");
    expect(open.length).toBe(settlement.leavesOut.length);
    expect(open.every((row) => row.amount === null)).toBe(true);
  });

  test("draws bars that go down to what lies in scope", () => {
    const { settlement } = settled(shanghai());
    const bars = barsOf(settlement);
    expect(bars.get("total")?.remains).toBe(100);
    expect(bars.get("over-limit")?.remains).toBeCloseTo(bars.get("in-scope")?.remains ?? -1, 6);
  });

  test("splits the person's share into parts that add up to it, to the fen", () => {
    const { settlement } = settled(shanghai());
    const parts = partsOf(settlement) ?? [];
    const added = sum(parts.filter((part) => part.sign === "").map((part) => part.amount));
    const taken = sum(parts.filter((part) => part.sign === "−").map((part) => part.amount));
    expect(minus(added, taken)).toBe(settlement.person);
    expect(plus(settlement.fund ?? added, settlement.person ?? added)).toBe(settlement.split.total);
  });
});

describe("the other ways to file", () => {
  test("a cheaper one is offered with its condition and the difference", () => {
    const form = shanghai();
    const { loaded, assessment } = assessed(form);
    const comparison = compareRoutes(form, loaded, NO_SETTINGS, TODAY);
    const tip = routeTip(comparison, assessment.receipt, form);
    const cheapest = comparison?.routes.find((route) => route.more === 0);
    expect(tip?.better?.condition).toContain("上海");
    expect(tip?.better?.less).toBe(
      (assessment.receipt?.settlement?.person ?? 0) - (cheapest?.person ?? 0),
    );
  });

  test("the cheapest one is not offered to somebody who has it", () => {
    const form = shanghai({ category: "long-term-resident", basis: "proof" });
    const { loaded, assessment } = assessed(form);
    const tip = routeTip(compareRoutes(form, loaded, NO_SETTINGS, TODAY), assessment.receipt, form);
    expect(tip?.better).toBeNull();
  });

  test("adopting one gives exactly the money that its column showed", () => {
    const form = shanghai();
    const { loaded } = assessed(form);
    const routes = compareRoutes(form, loaded, NO_SETTINGS, TODAY)?.routes ?? [];
    expect(routes).toHaveLength(4);
    for (const route of routes) {
      const adopted = applyEdit(form, adoptRoute(form, route.route, TODAY));
      expect(assessed(adopted).assessment.receipt?.settlement?.person).toBe(route.person);
    }
  });
});

describe("the forms of a case", () => {
  test("are the filing form and the statement for a referral", () => {
    expect(formsNeeded(assessed(shanghai()))).toEqual(["filing", "statement"]);
  });

  test("include the written commitment where the filing rests on one", () => {
    const form = shanghai({ category: "long-term-resident", basis: "commitment" });
    expect(formsNeeded(assessed(form))).toEqual(["filing", "commitment", "statement"]);
  });

  test("leave out the filing form of somebody who was never filed", () => {
    expect(formsNeeded(assessed(shanghai({ wanted: "none" })))).not.toContain("filing");
  });

  test("leave out the statement while nothing is computed", () => {
    const form = shanghai();
    expect(formsNeeded(assessed({ ...form, lines: [] }))).toEqual(["filing"]);
  });
});
