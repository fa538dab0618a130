import type { IsoDate } from "../calendar.ts";
import { type Result, assertNever, ok } from "../result.ts";
import { type CalendarUnknown, type WorkCalendar, addWorkingDays } from "../working-days.ts";

/** How an application for a filing came in (办理渠道; HUN-10). The telephone counts the fax (传真). */
export const FILING_CHANNELS = ["window", "telephone", "online"] as const;
export type FilingChannel = (typeof FILING_CHANNELS)[number];

/** Within so many working days an application made online is settled (HUN-10). */
export const ONLINE_WORKING_DAYS = 2;

/**
 * Last day on which a filing is to be settled (HUN-10, 原则上): at the window and
 * on the telephone at once (即时办结), online within two working days.
 */
export function filingDue(
  channel: FilingChannel,
  received: IsoDate,
  calendar: WorkCalendar,
): Result<IsoDate, CalendarUnknown> {
  switch (channel) {
    case "window":
    case "telephone":
      return ok(received);
    case "online":
      return addWorkingDays(received, ONLINE_WORKING_DAYS, calendar);
    default:
      return assertNever(channel);
  }
}
