import { type IsoDate, addDays } from "../calendar.ts";
import { type Result, ok } from "../result.ts";
import {
  type CalendarUnknown,
  type WorkCalendar,
  addWorkingDays,
  workingDaysBetween,
} from "../working-days.ts";

/** Kind of a question put to another office (问题类型; HUN-77): 备案类, 系统故障类, 其他类. */
export const COORDINATION_KINDS = ["filing", "system-failure", "other"] as const;
export type CoordinationKind = (typeof COORDINATION_KINDS)[number];

/** Working days for the reply (HUN-77); of the last the text says 最长不超过. */
const REPLY_WORKING_DAYS: Readonly<Record<CoordinationKind, number>> = {
  filing: 2,
  "system-failure": 1,
  other: 10,
};

const CONFIRMATION_WORKING_DAYS = 10;

/** Last day for the reply to a question received on a day (HUN-77). */
export function replyDue(
  kind: CoordinationKind,
  received: IsoDate,
  calendar: WorkCalendar,
): Result<IsoDate, CalendarUnknown> {
  return addWorkingDays(received, REPLY_WORKING_DAYS[kind], calendar);
}

/** Last day on which the asking office may still confirm or dispute an answer (HUN-77). */
export function confirmationDue(
  answeredOn: IsoDate,
  calendar: WorkCalendar,
): Result<IsoDate, CalendarUnknown> {
  return addWorkingDays(answeredOn, CONFIRMATION_WORKING_DAYS, calendar);
}

/**
 * Whether an answer that nobody confirmed counts as confirmed (默认结果确认): only
 * once the tenth working day has ended (HUN-77: 超过10个工作日). Looks no further
 * than yesterday, so that an unpublished year to come does not matter.
 */
export function confirmedByDefault(
  answeredOn: IsoDate,
  today: IsoDate,
  calendar: WorkCalendar,
): Result<boolean, CalendarUnknown> {
  if (today <= answeredOn) return ok(false);
  const ended = workingDaysBetween(answeredOn, addDays(today, -1), calendar);
  return ended.ok ? ok(ended.value >= CONFIRMATION_WORKING_DAYS) : ended;
}
