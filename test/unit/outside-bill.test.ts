import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import {
  type OutsideBill,
  type OutsideBillStay,
  joinOutsideBill,
} from "../../core/claim/outside-bill.ts";

const stay: OutsideBillStay = {
  admission: day("2026-10-08"),
  discharge: day("2026-10-20"),
  route: "direct",
};
const bill: OutsideBill = {
  date: day("2026-10-12"),
  designated: true,
  stamped: true,
  medicalNeed: true,
};

describe("HUN-57: a bill from outside during a stay joins it with form 4", () => {
  test.each(["2026-10-08", "2026-10-12", "2026-10-20"])("dated %s, inside the stay", (date) => {
    expect(joinOutsideBill({ ...bill, date: day(date) }, stay, null)).toEqual({
      kind: "joins",
      clauses: ["HUN-57"],
    });
  });

  test.each([
    ["the day before admission", { date: day("2026-10-07") }, ["date-in-stay"]],
    ["the day after discharge", { date: day("2026-10-21") }, ["date-in-stay"]],
    ["a provider not designated", { designated: false }, ["designated-provider"]],
    ["form 4 without the stamp", { stamped: false }, ["form-stamped"]],
    ["no medical need", { medicalNeed: false }, ["medical-need"]],
    [
      "everything wrong",
      { date: day("2026-10-21"), designated: false, stamped: false, medicalNeed: false },
      ["designated-provider", "form-stamped", "date-in-stay", "medical-need"],
    ],
    [
      "a failed condition counts, though another is unknown",
      { designated: null, stamped: false },
      ["form-stamped"],
    ],
  ])("HUN-57: %s keeps it apart", (_name, change, failed) => {
    expect(joinOutsideBill({ ...bill, ...change }, stay, true)).toEqual({
      kind: "apart",
      failed,
      clauses: ["HUN-57"],
    });
  });

  test.each([
    [{ designated: null }, "designated-provider"],
    [{ stamped: null }, "form-stamped"],
    [{ medicalNeed: null }, "medical-need"],
  ])("HUN-57: %j is not known, so undetermined", (change, unknown) => {
    expect(joinOutsideBill({ ...bill, ...change }, stay, true)).toMatchObject({
      kind: "undetermined",
      unknown: [unknown],
    });
  });
});

describe("HUN-57 covers direct settlement: elsewhere the pool's parameter decides", () => {
  test.each([
    ["direct", null, "joins"],
    ["direct", false, "joins"],
    ["manual", true, "joins"],
    ["manual", false, "apart-by-pool"],
    ["manual", null, "undetermined"],
    ["settled", true, "joins"],
    ["settled", null, "undetermined"],
  ] as const)("%s, parameter %s: %s", (route, joinsManual, kind) => {
    expect(joinOutsideBill(bill, { ...stay, route }, joinsManual).kind).toBe(kind);
  });

  test("the unset parameter is named beside the facts that are unknown", () => {
    expect(
      joinOutsideBill({ ...bill, stamped: null }, { ...stay, route: "manual" }, null),
    ).toMatchObject({ unknown: ["form-stamped", "manual-joining"] });
  });
});
