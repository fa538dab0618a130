import { describe, expect, test } from "vitest";
import type { CaseForm, InvoiceForm, LineForm } from "../../core/casefile/form.ts";
import { DAYS_BESIDE_NIGHTS, MOST_TIMES_A_DAY, suspicions } from "../../core/claim/suspicion.ts";
import {
  farAboveMedian,
  FEWEST_CLAIMS,
  medianOf,
  TIMES_MEDIAN,
} from "../../core/claim/suspicion-totals.ts";
import { firstBlocking } from "../../core/review/blocking.ts";
import { kaifeng } from "../support/counter-cases.ts";
import { y } from "../support/facts.ts";

/** HEN-3.4: what looks out of line in a manual claim is shown, and never keeps it back. */

const said = (form: CaseForm): readonly string[] =>
  suspicions(form).map(({ code, field }) => `${code} ${field ?? ""}`);

function line(id: string, changes: Partial<LineForm>): LineForm {
  const [first] = kaifeng().lines;
  if (first === undefined) throw new Error("no line");
  return { ...first, id, ...changes };
}

function invoice(id: string, changes: Partial<InvoiceForm>): InvoiceForm {
  const [first] = kaifeng().invoices;
  if (first === undefined) throw new Error("no invoice");
  return { ...first, id, ...changes };
}

const lines = (...changes: readonly Partial<LineForm>[]): CaseForm =>
  kaifeng({ lines: changes.map((each, index) => line(`l${index}`, each)) });

test("HEN-3.4: an ordinary bill gives nothing to look at", () => {
  expect(said(kaifeng())).toEqual([]);
});

describe("HEN-3.4: charges dated outside the stay", () => {
  test.each([
    ["the day of admission", "2026-10-08", []],
    ["the day of discharge", "20261021", []],
    ["no day written", "", []],
    ["no date", "十月", []],
    ["the day before", "2026-10-07", ["N-SUS-01 lines.0.date"]],
    ["the day after", "2026-10-22", ["N-SUS-01 lines.0.date"]],
  ])("%s", (_words, date, expected) => {
    expect(said(lines({ date }))).toEqual(expected);
  });

  test("several are one thing to look at, with the rows counted as the clerk sees them", () => {
    const off = { date: "2026-10-05" };
    const [only, ...others] = suspicions(lines({}, off, off, {}, off, off));
    expect(others).toEqual([]);
    expect(only?.what).toBe(
      "明细第2、3、5行等4行费用日期不在就诊期间（2026-10-08 至 2026-10-21）。",
    );
  });
});

describe("HEN-3.4: the same item many times a day", () => {
  const times = (count: number, name: string, date = "2026-10-10"): Partial<LineForm>[] =>
    Array.from({ length: count }, () => ({ name, date }));
  test.each<[string, Partial<LineForm>[], readonly string[]]>([
    ["every four hours", times(MOST_TIMES_A_DAY, "静脉输液"), []],
    ["once more", times(MOST_TIMES_A_DAY + 1, "静脉输液"), ["N-SUS-02 lines.0.name"]],
    ["on two days", [...times(4, "静脉输液"), ...times(4, "静脉输液", "2026-10-11")], []],
    ["of two items", [...times(4, "静脉输液"), ...times(4, "静脉采血")], []],
    ["no day written", times(9, "静脉输液", ""), []],
  ])("%s", (_words, changes, expected) => {
    expect(said(lines(...changes))).toEqual(expected);
  });
});

describe("HEN-3.4: what is charged by the day is not charged on more days than the stay has", () => {
  const NIGHTS = 13;
  const most = NIGHTS + DAYS_BESIDE_NIGHTS;
  test.each<[string, Partial<LineForm>[], readonly string[]]>([
    ["a bed for every night", [{ name: "床位费", quantity: String(NIGHTS) }], []],
    ["both ends counted", [{ name: "普通床位费", quantity: String(most) }], []],
    ["one more", [{ name: "床位费", quantity: String(most + 1) }], ["N-SUS-03 lines.0.quantity"]],
    [
      "beds of two wards together",
      [
        { name: "双人间床位费", quantity: "9" },
        { name: "单人间床位费", quantity: "6" },
      ],
      ["N-SUS-03 lines.0.quantity"],
    ],
    [
      "nursing of two grades, each within it",
      [
        { name: "一级护理", quantity: "9" },
        { name: "二级护理", quantity: "9" },
      ],
      [],
    ],
    ["nursing of one grade", [{ name: "Ⅱ级护理", quantity: "20" }], ["N-SUS-03 lines.0.quantity"]],
    ["intensive care, by the hour", [{ name: "重症监护", quantity: "240" }], []],
    ["no quantity written", [{ name: "床位费", quantity: "" }], []],
  ])("%s", (_words, changes, expected) => {
    expect(said(lines(...changes))).toEqual(expected);
  });

  test("an outpatient has no nights", () => {
    const form = lines({ name: "诊察费", quantity: "30" });
    expect(said({ ...form, stay: { ...form.stay, care: "outpatient" } })).toEqual([]);
  });
});

describe("HEN-3.4: invoices with running numbers over round amounts", () => {
  const two = (a: Partial<InvoiceForm>, b: Partial<InvoiceForm>): CaseForm =>
    kaifeng({ invoices: [invoice("i1", a), invoice("i2", b)] });
  const FIRST = { number: "0000000017", amount: "3000" };
  test.each<[string, CaseForm, readonly string[]]>([
    [
      "the next number, whole hundreds",
      two(FIRST, { number: "0000000018", amount: "1500.00" }),
      ["N-SUS-04 invoices.1.number"],
    ],
    [
      "written in the other order",
      two({ number: "18", amount: "1500" }, { number: "0017", amount: "3000" }),
      [],
    ],
    [
      "the other order, numbers in full",
      two({ number: "0018", amount: "1500" }, { number: "0017", amount: "3000" }),
      ["N-SUS-04 invoices.0.number"],
    ],
    ["not the next", two(FIRST, { number: "0000000019", amount: "1500" }), []],
    ["of another code", two(FIRST, { code: "99", number: "0000000018", amount: "1500" }), []],
    ["not round", two(FIRST, { number: "0000000018", amount: "1500.50" }), []],
    [
      "numbers beyond what a double holds",
      two(
        { number: "90071992547409931", amount: "100" },
        { number: "90071992547409933", amount: "100" },
      ),
      [],
    ],
  ])("%s", (_words, form, expected) => {
    expect(said(form)).toEqual(expected);
  });
});

test.each([
  ["before the admission", "2026-10-07", ["N-SUS-05 invoices.0.date"]],
  ["on its day", "2026-10-08", []],
])("HEN-3.4: an invoice issued %s", (_words, date, expected) => {
  expect(said(kaifeng({ invoices: [invoice("i1", { date })] }))).toEqual(expected);
});

test.each([
  ["on the next day, as the last services are", "2026-10-09", []],
  ["after that", "2026-10-08", ["N-SUS-06 lines.0.date"]],
])("HEN-3.4: charged after death, %s", (_words, died, expected) => {
  expect(said(kaifeng({ person: { died } }))).toEqual(expected);
});

test("HUN-57: lines of another provider are held against form 4, not against the stay", () => {
  const outside = { designated: "yes", stamped: "yes", medicalNeed: "yes" } as const;
  const form = kaifeng({
    invoices: [invoice("i1", {}), invoice("i2", { number: "9", date: "2026-10-01", outside })],
    lines: [line("l1", {}), line("l2", { invoice: "i2", date: "2026-10-01" })],
  });
  expect(said(form)).toEqual([]);
});

test("HEN-3.4: nothing of all this keeps a case from being handed in", () => {
  const all = suspicions(lines({ date: "2026-10-01" }, { name: "床位费", quantity: "99" }));
  expect(all.map(({ code }) => code)).toEqual(["N-SUS-01", "N-SUS-03"]);
  expect(firstBlocking(all, {})).toBeNull();
});

describe("HEN-3.4: a total beside the counter's own", () => {
  const others = Array.from({ length: FEWEST_CLAIMS }, () => y("10000"));
  test.each<[string, string, readonly ReturnType<typeof y>[], boolean]>([
    ["three times the middle one", "30000", others, false],
    ["a fen more", "30000.01", others, true],
    ["with too few to compare", "90000", others.slice(1), false],
    ["with none", "90000", [], false],
    ["half of them large", "30000.01", others.map((one, at) => (at < 6 ? y("20000") : one)), false],
  ])("%s", (_words, total, seen, looked) => {
    const problem = farAboveMedian(y(total), seen);
    expect(problem?.code).toBe(looked ? "N-SUS-07" : undefined);
  });

  test("says both figures and how many times", () => {
    expect(farAboveMedian(y("45000"), others)?.what).toBe(
      `总费用 45,000.00，是本窗口同级医院中位数 10,000.00 的${TIMES_MEDIAN}倍以上。`,
    );
  });

  test.each([
    [[], null],
    [["3"], "3"],
    [["5", "1", "3"], "3"],
    [["4", "1", "2", "3"], "2"],
  ])("the middle one of %j is %s", (totals, middle) => {
    expect(medianOf(totals.map(y))).toBe(middle === null ? null : y(middle));
  });
});
