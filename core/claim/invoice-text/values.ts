import { parseDate } from "../../calendar.ts";
import { parseYuan, yuan } from "../../money.ts";

/** 票据代码 of the finance departments, eight digits, or of the tax bureau, ten or twelve. */
export const CODE = /^(?:\d{8}|\d{10}|\d{12})$/u;
/** 票据号码: eight digits, ten, or the twenty of a 数电票, which has no code. */
export const NUMBER = /^(?:\d{8}|\d{10}|\d{20})$/u;
/** 校验码: six letters or digits, or the twenty digits of the tax bureau. */
export const CHECK = /^(?:[0-9A-Za-z]{6}|\d{20})$/u;

/** A day as the form writes it; null: it is none, or none of an invoice. */
export function dateValue(text: string): string | null {
  const parsed = parseDate(text.replace(/\s/gu, ""));
  return parsed.ok && parsed.value >= "2000" && parsed.value < "2100" ? parsed.value : null;
}

/** An amount in yuan as the form writes it, `57274.55`; null: it is none. */
export function amountValue(text: string): string | null {
  const parsed = parseYuan(text.replace(/[¥\s]/gu, ""));
  return parsed.ok ? yuan(parsed.value) : null;
}
