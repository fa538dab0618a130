import { type IsoDate, paperDate } from "../calendar.ts";
import { claimDue } from "../due/claim.ts";
import type { Deadline, Due, Obligation } from "../settlement/obligations-kinds.ts";
import { assertNever } from "../result.ts";
import { dueWords } from "../words/obligations.ts";
import type { WorkCalendar } from "../working-days.ts";

/** The deadline of a kind among the obligations of a case. */
export function deadlineOf(
  obligations: readonly Obligation[],
  what: Deadline["what"],
): Deadline | undefined {
  return obligations.find(
    (each): each is Deadline => each.kind === "deadline" && each.what === what,
  );
}

/**
 * When something is due, as it stands on paper: the day itself wherever it can be told.
 * @param accepted day of acceptance (受理), from which working days count
 */
export function dueOnPaper(due: Due, accepted: IsoDate, calendar: WorkCalendar): string {
  switch (due.kind) {
    case "day":
      return `${paperDate(due.day)}（当日在内）以前`;
    case "working-days": {
      const last = claimDue(accepted, due.days, calendar);
      // The arrangement of days off of that year may not be known yet.
      const day = last.ok
        ? `，即${paperDate(last.value)}（当日在内）以前`
        : last.error.kind === "calendar-unknown"
          ? `（${last.error.year}年放假安排公布后定到日）`
          : "";
      return `受理之日起${due.days}个工作日内${day}`;
    }
    case "unset":
      return "统筹区未设定期限";
    case "before":
    case "not-stated":
      return dueWords(due);
    default:
      return assertNever(due);
  }
}
