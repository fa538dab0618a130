import { parseDate } from "../../core/calendar.ts";
import { parseYuan, yuan } from "../../core/money.ts";
import type { Question } from "../app/cases.tsx";

/** From and to as a clerk types them. */
export interface TypedRange {
  readonly from: string;
  readonly to: string;
}

export const RANGES = ["discharged", "changed", "total"] as const;
export type RangeId = (typeof RANGES)[number];

/** The filters above the list, as typed. */
export type Filters = Readonly<Record<RangeId, TypedRange>> & { readonly text: string };

const OPEN: TypedRange = { from: "", to: "" };
export const NO_FILTERS: Filters = { text: "", discharged: OPEN, changed: OPEN, total: OPEN };

type Asked = Pick<Question, "text" | RangeId>;

/** What the filters ask for; a bound that cannot be read yet asks for nothing. */
export function askedBy({ text, discharged, changed, total }: Filters): Asked {
  return {
    text,
    discharged: bounds(discharged, dateIn),
    changed: bounds(changed, dateIn),
    total: bounds(total, amountIn),
  };
}

/** The filters that ask for this. */
export function filtersOf({ text, discharged, changed, total }: Question): Filters {
  const typed = (range: Question[RangeId]): TypedRange => ({
    from: range?.from ?? "",
    to: range?.to ?? "",
  });
  return { text, discharged: typed(discharged), changed: typed(changed), total: typed(total) };
}

/** Whether these filters are what is asked for. */
export function asksFor(question: Question, filters: Filters): boolean {
  const asked = askedBy(filters);
  return question.text === asked.text && RANGES.every((id) => sameBounds(question[id], asked[id]));
}

function sameBounds(a: Question[RangeId], b: Question[RangeId]): boolean {
  return a === b || (a !== null && b !== null && a.from === b.from && a.to === b.to);
}

export function isAsking({ text, discharged, changed, total }: Question): boolean {
  return text.trim() !== "" || discharged !== null || changed !== null || total !== null;
}

/** Whether a bound of a range cannot be read. */
export function isWrong(range: RangeId, bound: string): boolean {
  return bound.trim() !== "" && (range === "total" ? amountIn : dateIn)(bound) === null;
}

function bounds(
  { from, to }: TypedRange,
  read: (text: string) => string | null,
): { readonly from: string | null; readonly to: string | null } | null {
  const range = { from: read(from), to: read(to) };
  return range.from === null && range.to === null ? null : range;
}

function dateIn(text: string): string | null {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.value : null;
}

function amountIn(text: string): string | null {
  const parsed = parseYuan(text);
  const plain = parsed.ok && parsed.value >= 0 ? yuan(parsed.value) : null;
  // The list knows no bill of a hundred million yuan.
  return plain !== null && plain.length <= "99999999.99".length ? plain : null;
}
