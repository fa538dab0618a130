import type { Page } from "@playwright/test";
import { choose, field, pick, type } from "./workstation.ts";

/** Types a whole case as a clerk would; the figures are those of the worked Kaifeng case. */

export async function enterPerson(
  window: Page,
  person: { name: string; certNo: string },
): Promise<void> {
  await type(window, "person.name", person.name);
  await type(window, "person.certNo", person.certNo);
  await type(window, "person.phone", "13837810246");
  await pick(window, "person.aid", "非救助");
  await choose(window, "opening.source", "本年首次就医");
}

export interface FilingEntry {
  readonly category: string;
  readonly basis: string;
  readonly place: string;
}

export async function enterFiling(window: Page, filing: FilingEntry): Promise<void> {
  await choose(window, "filing.wanted", "现在办");
  await pick(window, "filing.category", filing.category);
  await pick(window, "filing.basis", filing.basis);
  await pick(window, "filing.place", filing.place);
}

export async function enterStay(window: Page): Promise<void> {
  await type(window, "stay.hospital", "上海江湾中心医院");
  await type(window, "stay.hospitalCode", "H31010902417");
  await pick(window, "stay.place", "上海");
  await pick(window, "stay.level", "三级");
  await choose(window, "stay.designated", "是");
  await type(window, "stay.admission", "20261008");
  await type(window, "stay.discharge", "20261021");
  await field(window, "stay.discharge").press("Tab");
  await choose(window, "stay.emergency", "否");
  await pick(window, "stay.injury", "非外伤");
  await type(window, "stay.diagnosis", "C34.1 上叶，支气管或肺的恶性肿瘤");
  await pick(window, "stay.failure", "未备案");
}

const INVOICES = [
  ["31060126", "0048217390", "a81f3c", "2026-10-14", "57274.55"],
  ["31060126", "0048230117", "7d02b9", "2026-10-21", "11699.43"],
] as const;

export async function enterInvoices(window: Page): Promise<void> {
  for (const [index, [code, number, check, date, amount]] of INVOICES.entries()) {
    await window.locator('[data-field="invoices"]').click();
    const at = (cell: string) => `invoices.${index}.${cell}`;
    await type(window, at("code"), code);
    await type(window, at("number"), number);
    await type(window, at("check"), check);
    await type(window, at("date"), date);
    await type(window, at("amount"), amount);
  }
}

export interface LineEntry {
  readonly invoice: 1 | 2;
  readonly name: string;
  readonly grade: "甲" | "乙" | "丙";
  readonly amount: string;
  readonly preSelfPay?: string;
  readonly overLimit?: string;
}

export const LINES: readonly LineEntry[] = [
  { invoice: 1, name: "西药、检查、手术等", grade: "甲", amount: "20676.16", overLimit: "715.00" },
  { invoice: 1, name: "乙类药品", grade: "乙", amount: "11876.24", preSelfPay: "10" },
  {
    invoice: 1,
    name: "乙类材料",
    grade: "乙",
    amount: "9411.15",
    preSelfPay: "20",
    overLimit: "1160.00",
  },
  { invoice: 1, name: "注射用胸腺法新等", grade: "丙", amount: "15311.00" },
  { invoice: 2, name: "术后检查治疗", grade: "乙", amount: "11699.43", preSelfPay: "20" },
];

export async function enterLines(window: Page, lines: readonly LineEntry[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    await window.getByRole("button", { name: "加一行" }).click();
    const at = (cell: string) => `lines.${index}.${cell}`;
    await type(window, at("date"), "2026-10-12");
    await type(window, at("name"), line.name);
    await type(window, at("grade"), line.grade);
    await type(window, at("amount"), line.amount);
    if (line.preSelfPay !== undefined) await type(window, at("preSelfPay"), line.preSelfPay);
    if (line.overLimit !== undefined) await type(window, at("overLimit"), line.overLimit);
    await type(window, at("invoice"), String(line.invoice));
  }
}

/** The whole Kaifeng case: discharged, paid by oneself, filed afterwards as a referral. */
export async function enterKaifengCase(
  window: Page,
  person: { name: string; certNo: string },
): Promise<void> {
  await enterPerson(window, person);
  await enterStay(window);
  await enterFiling(window, { category: "异地转诊", basis: "凭证明", place: "上海" });
  await enterInvoices(window);
  await enterLines(window, LINES);
}

/** The same stay of a Hunan employee, filed after discharge as a referral (HUN-17). */
export async function enterHunanCase(
  window: Page,
  person: { name: string; certNo: string },
): Promise<void> {
  await enterPerson(window, person);
  await choose(window, "person.employment", "在职");
  await enterStay(window);
  await enterFiling(window, { category: "异地转诊", basis: "凭证明", place: "上海" });
  await enterInvoices(window);
  await enterLines(window, LINES);
}
