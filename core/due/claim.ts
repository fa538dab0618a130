import type { IsoDate } from "../calendar.ts";
import { type Result, fail } from "../result.ts";
import { type CalendarUnknown, type WorkCalendar, addWorkingDays } from "../working-days.ts";

/** The pool has not said within how many working days its office settles a manual claim. */
export interface ProcessingLimitUnset {
  readonly kind: "processing-limit-unset";
}

/**
 * Last day on which a manual claim (手工报销) is to be settled. The founding
 * documents give no limit and places differ (10, 20, 22, 30 working days), so
 * it is the pool's parameter and never assumed.
 * @param accepted day of acceptance (受理)
 * @param limit working days; null while the pool has not set it
 */
export function claimDue(
  accepted: IsoDate,
  limit: number | null,
  calendar: WorkCalendar,
): Result<IsoDate, CalendarUnknown | ProcessingLimitUnset> {
  return limit === null
    ? fail({ kind: "processing-limit-unset" })
    : addWorkingDays(accepted, limit, calendar);
}
