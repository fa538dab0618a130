import { describe, expect, test } from "vitest";
import { assess } from "../../../core/assess.ts";
import { findArea } from "../../../core/area.ts";
import { day } from "../../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../../core/casefile/form.ts";
import { checkDigit } from "../../../core/identity.ts";
import { fen, minus, plus, sum } from "../../../core/money.ts";
import { packFor } from "../../../core/policy/packs.ts";
import { NO_SETTINGS, type PoolSettings } from "../../../core/policy/questions.ts";
import { compareRoutes } from "../../../core/settlement/compare.ts";
import { partsOf } from "../../../renderer/case/panel/Composition.tsx";
import { routeTip } from "../../../renderer/case/panel/route-tip.ts";
import { todosOf } from "../../../renderer/case/state/todo.ts";
import { adoptRoute } from "../../../renderer/compare/adopt.ts";
import { applyEdit } from "../../../renderer/case/state/edit.ts";
import { formsNeeded } from "../../../renderer/papers/forms-needed.ts";
import { groupTitle, groupsOf } from "../../../renderer/settlement/rows.ts";
import { barsOf } from "../../../renderer/settlement/waterfall.ts";

const TODAY = day("2026-11-20");

function kaifeng() {
  const area = findArea("410200");
  const loaded = area === undefined ? undefined : packFor(area.code, "resident", day("2026-11-20"));
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
    const until = todosOf(assessment, loaded, NO_SETTINGS).map((todo) => todo.until);
    expect(until.indexOf("final")).toBeGreaterThan(0);
    expect(until.lastIndexOf("submit")).toBeLessThan(until.indexOf("final"));
  });

  test("asks once for a fact that a field already asks for", () => {
    const { assessment, loaded } = assessed(shanghai());
    const aid = todosOf(assessment, loaded, NO_SETTINGS).filter(
      (todo) => todo.field === "person.aid",
    );
    expect(aid).toHaveLength(1);
  });

  test("leads to the material that was not received", () => {
    const { assessment, loaded } = assessed(shanghai());
    const fields = todosOf(assessment, loaded, NO_SETTINGS).map((todo) => todo.field ?? "");
    expect(fields.some((field) => field.startsWith("filing.materials."))).toBe(true);
  });
});

describe("the computation", () => {
  test("numbers its rows without a gap and ends with what the person bears", () => {
    const { settlement, loaded } = settled(shanghai());
    const rows = groupsOf(settlement, { pack: loaded.pack, settings: NO_SETTINGS }).flatMap(
      (group) => group.rows,
    );
    expect(rows.map((row) => row.no)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.at(-1)?.amount).toBe(settlement.person);
  });

  test("shows an undetermined layer as such, never as an amount", () => {
    const { settlement, loaded } = settled(shanghai());
    const rows = groupsOf(settlement, { pack: loaded.pack, settings: NO_SETTINGS }).flatMap(
      (group) => group.rows,
    );
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

describe("what a settlement may hold beside the funds", () => {
  /** The case with other words in it, settled under what the pool has set. */
  function settledWith(
    changes: { person?: Partial<CaseForm["person"]>; stay?: Partial<CaseForm["stay"]> },
    settings: PoolSettings = NO_SETTINGS,
  ) {
    const form = shanghai();
    const changed = {
      ...form,
      person: { ...form.person, ...changes.person },
      stay: { ...form.stay, ...changes.stay },
    };
    const loaded = kaifeng();
    const { receipt } = assess(changed, loaded, settings, TODAY);
    const settlement = receipt?.settlement;
    if (settlement == null) throw new Error("nothing was settled");
    return { settlement, policy: { pack: loaded.pack, settings } };
  }

  test("what the hospital bears is taken from the person's share, and the parts still add up", () => {
    const { settlement, policy } = settledWith({ stay: { hospitalPart: "500" } });
    expect(settlement.hospital).toBe(50_000);
    const parts = partsOf(settlement) ?? [];
    const added = sum(parts.filter((part) => part.sign === "").map((part) => part.amount));
    const taken = sum(parts.filter((part) => part.sign === "−").map((part) => part.amount));
    expect(minus(added, taken)).toBe(settlement.person);
    const rows = groupsOf(settlement, policy).flatMap((group) => group.rows);
    expect(rows.find((row) => row.label === "个人负担")?.note).toContain("医院负担 500.00");
  });

  test("HUN-26: the part from the personal account and the cash stand below the share", () => {
    const { settlement, policy } = settledWith({
      person: { accountPart: "800" },
      stay: { settled: "" },
    });
    expect(settlement.payment).toMatchObject({ kind: "split", account: 80_000 });
    const rows = groupsOf(settlement, policy).flatMap((group) => group.rows);
    expect(rows.slice(-2).map(({ label, amount }) => [label, amount])).toEqual([
      ["其中：个人账户", 80_000],
      ["其中：现金", minus(settlement.person ?? fen(0), fen(80_000))],
    ]);
  });

  test("each layer that was computed is a group of its own, numbered in the order of payment", () => {
    const { settlement, policy } = settledWith({ person: { aid: "none" } });
    const titles = groupsOf(settlement, policy).map(({ id }, index) => groupTitle(id, index));
    expect(titles).toEqual([
      "一、哪些费用在政策范围内",
      "二、统筹基金支付多少",
      "三、大病保险支付多少",
      "四、谁付多少",
    ]);
  });

  test("what the pool has yet to set stands in the row of its layer, and once in 缺什么", () => {
    const { settlement, policy } = settledWith({ person: { aid: "subsistence" } });
    const rows = groupsOf(settlement, policy).flatMap((group) => group.rows);
    const open = rows.filter((row) => row.look === "undetermined");
    expect(open.map(({ note }) => note)).toEqual([
      "缺：统筹区未设定医疗救助起付线、医疗救助分段比例、医疗救助封顶线",
    ]);
    const form = shanghai();
    const loaded = kaifeng();
    const assessment = assess(
      { ...form, person: { ...form.person, aid: "subsistence" } },
      loaded,
      NO_SETTINGS,
      TODAY,
    );
    const unset = todosOf(assessment, loaded, NO_SETTINGS).filter((todo) => todo.key === "unset");
    expect(unset).toHaveLength(1);
    expect(unset[0]?.section).toBe(6);
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
    expect(formsNeeded(assessed(shanghai()))).toEqual([
      "filing",
      "claim",
      "acceptance",
      "statement",
    ]);
  });

  test("include the written commitment where the filing rests on one", () => {
    const form = shanghai({ category: "long-term-resident", basis: "commitment" });
    expect(formsNeeded(assessed(form))).toEqual([
      "filing",
      "commitment",
      "claim",
      "acceptance",
      "statement",
    ]);
  });

  test("leave out the filing form of somebody who was never filed", () => {
    expect(formsNeeded(assessed(shanghai({ wanted: "none" })))).not.toContain("filing");
  });

  test("leave out the statement while nothing is computed", () => {
    const form = shanghai();
    expect(formsNeeded(assessed({ ...form, lines: [] }))).toEqual(["filing"]);
  });
});
