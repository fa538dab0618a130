import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { day } from "../../core/calendar.ts";
import { readCase } from "../../core/casefile/read.ts";
import { type Adjudicated, adjudicateFile } from "../../core/exchange/adjudicate-file.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import type { InputFault } from "../../core/exchange/input-fault.ts";
import { formOf } from "../../core/exchange/national.ts";
import type { Result } from "../../core/result.ts";

/** What a file says that cannot be, or that would count for nothing, is refused with its place and a remedy. */

const kaifeng = CaseExchange.parse(
  JSON.parse(
    readFileSync(new URL("../fixtures/cases/kaifeng-referral.json", import.meta.url), "utf8"),
  ),
);
type Json = z.input<typeof CaseExchange>;

function adjudicated(change: (json: CaseExchange) => Json): Result<Adjudicated, InputFault> {
  return adjudicateFile(JSON.stringify(change(structuredClone(kaifeng))), null);
}

/** `E-DAY-14 filing.begndate`, with a remedy; of a case that was computed how it stands. */
function refusal(change: (json: CaseExchange) => Json): string {
  const result = adjudicated(change);
  if (result.ok) return result.value.receipt.standing;
  expect(result.error.hint).not.toBe("");
  return `${result.error.code} ${result.error.field ?? ""}`;
}

/** Problems of the same case read as the counter's form. */
function inForm(change: (json: CaseExchange) => Json): readonly string[] {
  const form = formOf(CaseExchange.parse(change(structuredClone(kaifeng))));
  return readCase(form, day("2026-11-20")).problems.map(({ code, field }) => `${code} ${field}`);
}

const filed = (part: object) => (json: CaseExchange) => ({
  ...json,
  filing: json.filing === null ? null : { ...json.filing, ...part },
});
const stayed = (part: object) => (json: CaseExchange) => ({
  ...json,
  stay: { ...json.stay, ...part },
});
const invoiced = (part: object) => (json: CaseExchange) => ({
  ...json,
  invoices: json.invoices.map((invoice, index) =>
    index === 0 ? { ...invoice, ...part } : invoice,
  ),
});
const charged = (part: object) => (json: CaseExchange) => ({
  ...json,
  lines: json.lines.map((line, index) => (index === 0 ? { ...line, ...part } : line)),
});

describe("days that cannot follow each other are refused in a file and in the form (HUN-9.0, KF-5.2)", () => {
  const BEFORE_BIRTH = "1968-04-11";
  test.each<[string, (json: CaseExchange) => Json, string, string]>([
    [
      "filed before the person was born",
      filed({ begndate: BEFORE_BIRTH }),
      "E-DAY-14 filing.begndate",
      "E-DAY-14 filing.date",
    ],
    [
      "a filing in effect before the person was born",
      filed({ effective_date: BEFORE_BIRTH }),
      "E-DAY-14 filing.effective_date",
      "E-DAY-14 filing.effective",
    ],
    [
      "admitted before the person was born",
      stayed({ begntime: BEFORE_BIRTH }),
      "E-DAY-02 stay.begntime",
      "E-DAY-02 stay.admission",
    ],
    [
      "discharged before admitted",
      stayed({ endtime: "2026-10-07" }),
      "E-DAY-03 stay.endtime",
      "E-DAY-03 stay.discharge",
    ],
    [
      "settled before discharged",
      stayed({ setl_time: "2026-10-20" }),
      "E-DAY-04 stay.setl_time",
      "E-DAY-04 stay.settled",
    ],
    [
      "an invoice of a day before birth",
      invoiced({ issue_date: BEFORE_BIRTH }),
      "E-DAY-15 invoices.0.issue_date",
      "E-DAY-15 invoices.0.date",
    ],
    [
      "a charge of a day before birth",
      charged({ fee_date: BEFORE_BIRTH }),
      "E-DAY-15 lines.0.fee_date",
      "E-DAY-15 lines.0.date",
    ],
    [
      "a charge of a day to come",
      charged({ fee_date: "2026-11-21" }),
      "E-DAY-11 lines.0.fee_date",
      "E-DAY-11 lines.0.date",
    ],
  ])("%s", (_, change, file, form) => {
    expect(refusal(change)).toBe(file);
    expect(inForm(change)).toContain(form);
  });

  test("the day of birth itself may be the day of filing", () => {
    expect(inForm(filed({ begndate: "1968-04-12" }))).toEqual([]);
  });
});

const SAID = { document: "汴医保〔2023〕9号", by: "赵敏", on: "2026-11-01" };

describe("what a file says the office has settled (HUN-86, KF-2.4)", () => {
  type Decision = { document: string; by: string; on: string };
  const groups: [string, (said: Decision) => Partial<Json>][] = [
    ["answers.Q9", (said) => ({ answers: { Q9: { reading: "pool-rule", ...said } } })],
    [
      "confirmed.settlement.cap.amount",
      (said) => ({ confirmed: { "settlement.cap.amount": said } }),
    ],
    [
      "values.settlement.cap.amount",
      (said) => ({ values: { "settlement.cap.amount": { value: "150000", ...said } } }),
    ],
  ];

  test.each(groups)("%s decided on the day of recording counts", (_, group) => {
    const said = { ...SAID, on: "2026-11-20" };
    expect(refusal((json) => ({ ...json, ...group(said) }))).toBe("trial");
  });

  test.each(groups)("%s decided after the day of recording is refused", (field, group) => {
    const said = { ...SAID, on: "2026-11-21" };
    expect(refusal((json) => ({ ...json, ...group(said) }))).toBe(`E-CASE-05 ${field}`);
  });

  test.each(groups)("%s decided by nobody is refused", (field, group) => {
    const said = { ...SAID, by: " " };
    expect(refusal((json) => ({ ...json, ...group(said) }))).toBe(`E-CASE-05 ${field}`);
  });

  test.each(groups)("%s without a document is refused", (field, group) => {
    const said = { ...SAID, document: " " };
    expect(refusal((json) => ({ ...json, ...group(said) }))).toBe(`E-CASE-05 ${field}`);
  });

  test.each<[string, Partial<Json>, string]>([
    [
      "an answer to a question that only Hunan's pack asks (HUN-17)",
      { answers: { Q3: { reading: "by-category", ...SAID } } },
      "answers.Q3",
    ],
    [
      "a value at a path that the pack does not have",
      { values: { "settlement.rows.city-9.deductible": { value: "900", ...SAID } } },
      "values.settlement.rows.city-9.deductible",
    ],
    [
      "a confirmation of a path that the pack does not have",
      { confirmed: { "settlement.rows.city-9.deductible": SAID } },
      "confirmed.settlement.rows.city-9.deductible",
    ],
    [
      "a confirmation of a parameter that nobody has given a value (KF-2.1)",
      { confirmed: { "settlement.rows.outpatient.deductible": SAID } },
      "confirmed.settlement.rows.outpatient.deductible",
    ],
  ])("%s is refused, not passed over", (_, part, field) => {
    expect(refusal((json) => ({ ...json, ...part }))).toBe(`E-CASE-05 ${field}`);
  });
});

describe("invoices of one number and two codes (GD-93-5b: an invoice is known by both)", () => {
  /** The bill of two invoices under one number, told apart by code. */
  const alike = (codes: readonly [string?, string?]) => (json: CaseExchange) => ({
    ...json,
    invoices: json.invoices.map((invoice, index) => ({
      ...invoice,
      invono: "0048217390",
      invo_code: index === 0 ? "310601" : "310602",
    })),
    lines: json.lines.map((line) => {
      const code = codes[line.invono === "0048217390" ? 0 : 1];
      return { ...line, invono: "0048217390", ...(code === undefined ? {} : { invo_code: code }) };
    }),
  });

  test("each line goes to the invoice of its own code", () => {
    expect(refusal(alike(["310601", "310602"]))).toBe("trial");
  });

  test("a line without the code could be of either, and is refused", () => {
    expect(refusal(alike(["310601"]))).toMatch(/^E-EXP-03 lines\.\d+\.invo_code$/u);
    expect(refusal(alike([]))).toBe("E-EXP-03 lines.0.invo_code");
  });

  test("lines of the wrong code do not add up to their invoices", () => {
    expect(refusal(alike(["310602", "310601"]))).toBe("E-INV-01 invoices.0.medfee_sumamt");
  });

  test("a code that no invoice has leaves the line without one", () => {
    expect(refusal(charged({ invo_code: "310699" }))).toMatch(/^E-(?:INV-01|EXP-02) /u);
  });
});

describe("the ratio of a 乙 line (selfpay_prop)", () => {
  test("a file is told to write a share, the form a percentage", () => {
    const wrong = (json: CaseExchange) => ({
      ...json,
      lines: json.lines.map((line, index) =>
        index === 1 ? { ...line, selfpay_prop: "10" } : line,
      ),
    });
    const result = adjudicated(wrong);
    expect(result).toMatchObject({
      error: { code: "E-RATE-01", field: "lines.1.selfpay_prop", hint: "写成 0.1 或 0.2。" },
    });
    expect(result.ok ? "" : result.error.message).toContain("0到1的比例");
    const form = formOf(CaseExchange.parse(kaifeng));
    const [, second] = form.lines;
    const typed = { ...form, lines: second === undefined ? [] : [{ ...second, preSelfPay: "x" }] };
    expect(readCase(typed, day("2026-11-20")).problems).toContainEqual(
      expect.objectContaining({ code: "E-RATE-01", remedy: "写成 10 或 20，单位是 %。" }),
    );
  });
});
