import type { IsoDate } from "../calendar.ts";
import { type WorkCalendar, workingDaysBetween } from "../working-days.ts";

/** How far off a day is, as a clerk counts (时限, 按工作日计). */
export type DaysLeft =
  | { readonly kind: "overdue"; readonly days: number | null }
  | { readonly kind: "today" }
  /** `days`: working days still to come, the last one with it; null: a year's days off are not known. */
  | { readonly kind: "left"; readonly days: number | null }
  /** The day itself cannot be told before they are. */
  | { readonly kind: "unknown" };

export function daysLeft(due: IsoDate | null, today: IsoDate, calendar: WorkCalendar): DaysLeft {
  if (due === null) return { kind: "unknown" };
  if (due === today) return { kind: "today" };
  const between = workingDaysBetween(today, due, calendar);
  const days = between.ok ? Math.abs(between.value) : null;
  return due < today ? { kind: "overdue", days } : { kind: "left", days };
}
