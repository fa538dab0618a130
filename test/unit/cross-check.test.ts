import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../core/calendar.ts";
import {
  CROSS_CHECK_FIELDS,
  CROSS_CHECK_LABELS,
  type CrossCheckDraft,
  type CrossCheckStay,
  answerCrossCheck,
  confirmAnswerBy,
  mayChangeRequest,
  mayRequestCrossCheck,
  missingFields,
  periodOf,
  rolledOver,
} from "../../core/due/cross-check.ts";
import { fen } from "../../core/money.ts";
import { SHIPPED_CALENDAR } from "../../core/working-days.ts";

const stay: CrossCheckStay = {
  care: "inpatient",
  span: "cross-province",
  total: fen(3_000_000),
  suspicious: true,
};

describe("HUN-76, LN-3.2: which stays the insured place may have checked", () => {
  test("30,000 yuan itself is enough (含3万元)", () => {
    expect(mayRequestCrossCheck(stay)).toEqual({ ok: true, value: "HUN-76" });
  });

  test.each([
    ["one fen less", { total: fen(2_999_999) }, ["below-threshold"]],
    ["within the province", { span: "intra-province" }, ["not-cross-province"]],
    ["at the insured place", { span: "inside" }, ["not-cross-province"]],
    ["outpatient care", { care: "outpatient" }, ["not-inpatient"]],
    ["nothing suspicious", { suspicious: false }, ["not-suspicious"]],
    [
      "every condition failed",
      { care: "outpatient", span: "inside", total: fen(0), suspicious: false },
      ["not-inpatient", "not-cross-province", "below-threshold", "not-suspicious"],
    ],
  ] as const)("%s is refused", (_name, change, failed) => {
    expect(mayRequestCrossCheck({ ...stay, ...change })).toEqual({ ok: false, error: failed });
  });
});

describe("HUN-76: the nine fields of a request", () => {
  const full: CrossCheckDraft = {
    idNumber: "430102195306150011",
    name: "周某",
    sex: "男",
    institution: "示例医院",
    inpatientNumber: "ZY0001",
    invoiceNumber: "00000001",
    admission: "2026-09-01",
    discharge: "2026-09-12",
    total: "30000.00",
  };

  test("they are those of the clause, in its order", () => {
    expect(CROSS_CHECK_FIELDS.map((field) => CROSS_CHECK_LABELS[field])).toEqual([
      "身份证号码",
      "姓名",
      "性别",
      "机构名称",
      "住院号",
      "发票号码",
      "入院日期",
      "出院日期",
      "费用总额",
    ]);
    expect(missingFields(full)).toEqual([]);
  });

  test.each(CROSS_CHECK_FIELDS.map((field) => [field]))("%s left blank is missing", (field) => {
    expect(missingFields({ ...full, [field]: " \u3000" })).toEqual([field]);
  });
});

describe("HUN-76.t: periods", () => {
  test.each([
    ["2026-10-25", "2026-09-26", "2026-10-25", "2026-10-26", "2026-11-25"],
    ["2026-10-26", "2026-10-26", "2026-11-25", "2026-11-26", "2026-12-25"],
    ["2026-12-26", "2026-12-26", "2027-01-25", "2027-01-26", "2027-02-25"],
    ["2027-01-25", "2026-12-26", "2027-01-25", "2027-01-26", "2027-02-25"],
    ["2028-02-29", "2028-02-26", "2028-03-25", "2028-03-26", "2028-04-25"],
  ])(
    "a request of %s: from %s to %s, summary on %s at 00:00, answers by %s at 24:00",
    (requested, first, last, summarised, answerBy) => {
      expect(periodOf(day(requested))).toEqual({ first, last, summarised, answerBy });
    },
  );

  test("every day lies in exactly its own period, and the periods follow one another", () => {
    const dates = fc
      .integer({ min: 0, max: 20_000 })
      .map((count) => addDays(day("2000-01-01"), count));
    fc.assert(
      fc.property(dates, (date) => {
        const period = periodOf(date);
        expect(period.first <= date && date <= period.last).toBe(true);
        expect(periodOf(period.summarised).first).toBe(addDays(period.last, 1));
        expect(periodOf(period.first)).toEqual(period);
      }),
    );
  });
});

describe("HUN-76.lock: a request in the summary is frozen", () => {
  const period = periodOf(day("2026-10-10"));

  test("on the 25th it may still be changed, from the 26th not", () => {
    expect(mayChangeRequest(period, day("2026-10-25"), "")).toEqual({
      ok: true,
      value: { exception: null },
    });
    expect(mayChangeRequest(period, day("2026-10-26"), " ")).toEqual({
      ok: false,
      error: { kind: "frozen", since: "2026-10-26" },
    });
  });

  test("原则上: with a recorded reason it may be changed all the same", () => {
    expect(mayChangeRequest(period, day("2026-10-27"), " 发票号码录错 ")).toEqual({
      ok: true,
      value: { exception: "发票号码录错" },
    });
  });
});

describe("HUN-76.t: an unanswered request goes over to the next period", () => {
  const period = periodOf(day("2026-10-10"));

  test.each([
    ["2026-10-26", "2026-10-26", 0],
    ["2026-11-25", "2026-10-26", 0],
    ["2026-11-26", "2026-11-26", 1],
    ["2026-12-25", "2026-11-26", 1],
    ["2027-02-26", "2027-02-26", 4],
  ])("on %s it stands in the summary of %s, carried over %i times", (asOf, summarised, times) => {
    const stands = rolledOver(period, day(asOf));
    expect(stands.period.summarised).toBe(summarised);
    expect(stands.times).toBe(times);
    expect(stands.period).toEqual(periodOf(addDays(day(summarised), -1)));
  });
});

describe("HUN-76: answers", () => {
  test("核查无误 needs no reason", () => {
    expect(answerCrossCheck("correct", "")).toEqual({ ok: true, value: { finding: "correct" } });
  });

  test.each(["", "  ", "\u3000"])("核查有误 without a reason (%j) is refused", (reason) => {
    expect(answerCrossCheck("wrong", reason)).toEqual({ ok: false, error: "reason-missing" });
  });

  test("核查有误 is sent with its reason", () => {
    expect(answerCrossCheck("wrong", " 费用总额与票据不符 ")).toEqual({
      ok: true,
      value: { finding: "wrong", reason: "费用总额与票据不符" },
    });
  });

  test.each([
    ["2026-11-25", "2026-12-02"],
    ["2026-09-30", "2026-10-13"],
  ])(
    "HUN-76.t: an answer received on %s is confirmed by %s, five working days",
    (received, due) => {
      expect(confirmAnswerBy(day(received), SHIPPED_CALENDAR)).toEqual({ ok: true, value: due });
    },
  );
});
