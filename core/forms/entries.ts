import { findArea, countyName } from "../area.ts";
import { daysBetween, paperDate, parseDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import { parseIdNumber } from "../identity.ts";
import { type Fen, displayYuan, parseYuan, sum } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import { EMPLOYMENT_LABEL, INSURANCE_LABEL, SEX_LABEL } from "../words/labels.ts";

/**
 * What the clerk typed, as it stands on paper. What cannot be read stands as it
 * was typed; what is not there leaves its cell empty for the hand.
 */

/** `2026-10-08` as `2026年10月8日`. */
export function dateText(typed: string): string {
  const date = parseDate(typed);
  return date.ok ? paperDate(date.value) : typed;
}

/** Number of days of a stay, the day of discharge not counted. */
export function stayDays(form: CaseForm): string {
  const [admission, discharge] = [parseDate(form.stay.admission), parseDate(form.stay.discharge)];
  if (!admission.ok || !discharge.ok) return "";
  const days = daysBetween(admission.value, discharge.value);
  return days >= 0 ? `${days}天` : "";
}

/** `河南省开封市`, `上海市`. */
export function areaText(code: string): string {
  const area = findArea(code);
  if (area === undefined) return code;
  return area.province === area.name ? area.name : `${area.province}${area.name}`;
}

/** Place of insurance down to the county. */
export function insuredPlace(form: CaseForm): string {
  return `${areaText(form.pool.area)}${countyName(form.person.county) ?? ""}`;
}

export function certText(typed: string): string {
  return typed.replace(/\s/gu, "").toUpperCase();
}

export function sexText(form: CaseForm): string {
  const id = parseIdNumber(form.person.certNo);
  return id.ok ? SEX_LABEL[id.value.sex] : "";
}

export function birthText(form: CaseForm): string {
  const id = parseIdNumber(form.person.certNo);
  return id.ok ? paperDate(id.value.birth) : "";
}

/** 险种, with 在职 or 退休 where it matters. */
export function insuranceText(form: CaseForm): string {
  const { employment } = form.person;
  const insurance = INSURANCE_LABEL[form.pool.insurance];
  return form.pool.insurance === "employee" && employment !== ""
    ? `${insurance}（${EMPLOYMENT_LABEL[employment]}）`
    : insurance;
}

/** An amount as typed, in the form of paper. */
export function amountText(typed: string): string {
  const amount = parseYuan(typed);
  return amount.ok ? displayYuan(amount.value) : typed;
}

/** Sum of the invoices; nothing while one of them cannot be read. */
export function invoiceTotal(form: CaseForm): Fen | null {
  const amounts: Fen[] = [];
  for (const { amount } of form.invoices) {
    const read = parseYuan(amount);
    if (!read.ok) return null;
    amounts.push(read.value);
  }
  return sum(amounts);
}

/** The route by which this filing is made, with the materials it asks for. */
export function routeOf(pack: Pack, form: CaseForm): Pack["filing"]["routes"][number] | undefined {
  const { category, basis } = form.filing;
  return pack.filing.routes.find((route) => route.category === category && route.basis === basis);
}
