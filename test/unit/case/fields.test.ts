import { describe, expect, test } from "vitest";
import { day } from "../../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../../core/casefile/form.ts";
import { packFor } from "../../../core/policy/packs.ts";
import type { Problem } from "../../../core/problem.ts";
import { findArea } from "../../../core/area.ts";
import { PLACES } from "../../../renderer/case/sections/options.ts";
import { marksAt, problemsByField } from "../../../renderer/case/state/bind.ts";
import {
  chooseCategory,
  chooseOpening,
  chooseStayPlace,
  chooseWanted,
  leaveDischarge,
  typeDischarge,
} from "../../../renderer/case/state/consequences.ts";
import { type Edit, applyEdit } from "../../../renderer/case/state/edit.ts";

const TODAY = day("2026-11-20");
const EMPTY = emptyCase({ area: "410200", insurance: "resident" });
const after = (edit: Edit | null, form: CaseForm = EMPTY): CaseForm =>
  edit === null ? form : applyEdit(form, edit);
const withStay = (
  stay: Partial<CaseForm["stay"]>,
  filing: Partial<CaseForm["filing"]> = {},
): CaseForm => ({
  ...EMPTY,
  stay: { ...EMPTY.stay, ...stay },
  filing: { ...EMPTY.filing, ...filing },
});

function kaifeng() {
  const area = findArea("410200");
  const loaded = area === undefined ? undefined : packFor(area.code, "resident", day("2026-11-20"));
  if (loaded === undefined) throw new Error("no pack of Kaifeng");
  return loaded.pack;
}

describe("本年累计", () => {
  test("a first treatment of the year is zeros that the clerk has vouched for", () => {
    expect(after(chooseOpening("first-stay", TODAY)).opening).toEqual({
      source: "first-stay",
      asOf: "2026-11-20",
      sameLevelStays: "0",
      deductiblePaid: "0.00",
      pooledPaid: "0.00",
      inScopeBorne: "0.00",
      seriousIllnessPaid: "0.00",
    });
  });

  test("any other source leaves the amounts open: unknown is not zero", () => {
    expect(after(chooseOpening("core-system", TODAY)).opening).toMatchObject({
      pooledPaid: "",
      asOf: "",
    });
  });
});

describe("备案", () => {
  test("one made now is dated today, at the window, for the place of the stay", () => {
    const form = withStay({ place: "310000" });
    expect(after(chooseWanted(form, "new", TODAY), form).filing).toMatchObject({
      date: "2026-11-20",
      channel: "window",
      place: "310000",
    });
  });

  test("one found in the system keeps the day it was made, which nobody guesses", () => {
    expect(after(chooseWanted(EMPTY, "existing", TODAY)).filing.date).toBe("");
  });

  test("what was typed before is not replaced", () => {
    const form = withStay({ place: "310000" }, { date: "2026-11-01", place: "110000" });
    expect(after(chooseWanted(form, "new", TODAY), form).filing).toMatchObject({
      date: "2026-11-01",
      place: "110000",
    });
  });

  test("a basis that the new category does not allow is dropped", () => {
    const form = withStay({}, { category: "long-term-resident", basis: "commitment" });
    expect(after(chooseCategory(form, "referral", kaifeng()), form).filing.basis).toBe("proof");
  });

  test("where the document allows two bases, none is chosen for the clerk", () => {
    expect(after(chooseCategory(EMPTY, "long-term-resident", kaifeng())).filing.basis).toBe("");
  });

  test("the place of a filing made now follows the place of the stay", () => {
    const form = withStay({ place: "310000" }, { wanted: "new", place: "310000" });
    expect(after(chooseStayPlace(form, "110000"), form).filing.place).toBe("110000");
    const apart = withStay({ place: "310000" }, { wanted: "new", place: "440100" });
    expect(after(chooseStayPlace(apart, "110000"), apart).filing.place).toBe("440100");
  });
});

describe("自费结算日", () => {
  test("is the day of discharge unless the clerk says otherwise", () => {
    const form = withStay({ discharge: "2026-10-21" });
    expect(after(leaveDischarge(form), form).stay.settled).toBe("2026-10-21");
    expect(leaveDischarge(withStay({ discharge: "2026-10-21", settled: "2026-10-22" }))).toBeNull();
    expect(leaveDischarge(withStay({ discharge: "2026-10-" }))).toBeNull();
  });

  test("follows a corrected discharge only while it was the day of discharge", () => {
    const same = withStay({ discharge: "2026-10-12", settled: "2026-10-12" });
    expect(after(typeDischarge(same, "2026-10-21"), same).stay.settled).toBe("2026-10-21");
    const later = withStay({ discharge: "2026-10-12", settled: "2026-10-15" });
    expect(after(typeDischarge(later, "2026-10-21"), later).stay.settled).toBe("2026-10-15");
  });
});

describe("a field", () => {
  const problem: Problem = {
    code: "E-ID-01",
    what: "身份证号应为18位，现为3位。",
    remedy: "对照证件补全。",
    field: "person.certNo",
    kind: "invalid",
  };

  test("is not called wrong while the clerk is still typing in it", () => {
    expect(problemsByField([problem], "person.certNo").size).toBe(0);
    expect(marksAt(problemsByField([problem], null), "person.certNo")).toEqual({ bad: problem });
  });

  test("that is missing says what is missing", () => {
    const missing: Problem = { ...problem, kind: "missing", what: "身份证号未填。" };
    expect(marksAt(problemsByField([missing], null), "person.certNo")).toEqual({
      need: "身份证号未填",
    });
  });
});

test("上海 stands before every other place with the initials shs", () => {
  const names = PLACES.map((place) => place.label);
  expect(names.indexOf("上海市")).toBeLessThan(names.indexOf("绥化市"));
});
