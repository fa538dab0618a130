import { type IsoDate, addDays, addMonths, day } from "../calendar.ts";
import { type Fen, fen } from "../money.ts";
import type { Situation } from "../policy/situation.ts";
import { type NonEmpty, type Result, assertNever, fail, isNonEmpty, ok } from "../result.ts";
import { type CalendarUnknown, type WorkCalendar, addWorkingDays } from "../working-days.ts";

/** What a request for checking costs (费用协查申请) must name, in the order of HUN-76. */
export const CROSS_CHECK_FIELDS = [
  "idNumber",
  "name",
  "sex",
  "institution",
  "inpatientNumber",
  "invoiceNumber",
  "admission",
  "discharge",
  "total",
] as const;
export type CrossCheckField = (typeof CROSS_CHECK_FIELDS)[number];

/** The fields in the words of HUN-76. */
export const CROSS_CHECK_LABELS: Readonly<Record<CrossCheckField, string>> = {
  idNumber: "身份证号码",
  name: "姓名",
  sex: "性别",
  institution: "机构名称",
  inpatientNumber: "住院号",
  invoiceNumber: "发票号码",
  admission: "入院日期",
  discharge: "出院日期",
  total: "费用总额",
};

/** The fields of a request as far as they are filled in; what is not is blank. */
export type CrossCheckDraft = { readonly [F in CrossCheckField]: string };

/** Required fields that are blank, in the order of the clause (HUN-76). */
export function missingFields(draft: CrossCheckDraft): readonly CrossCheckField[] {
  return CROSS_CHECK_FIELDS.filter((field) => draft[field].trim() === "");
}

/** 3万元, itself included (HUN-76: 含3万元; LN-3.2: 以上). */
export const CROSS_CHECK_FROM: Fen = fen(3_000_000);

export interface CrossCheckStay {
  readonly care: Situation["care"];
  readonly span: Situation["span"];
  /** Total cost of this one stay (一次性住院医疗总费用). */
  readonly total: Fen;
  /** The clerk has marked the cost as suspicious (疑似违规费用). */
  readonly suspicious: boolean;
}

export type NotCheckable =
  | "not-inpatient"
  | "not-cross-province"
  | "below-threshold"
  | "not-suspicious";

/** Whether the insured place may ask for a check of a stay; else every condition it fails (HUN-76, LN-3.2). */
export function mayRequestCrossCheck(
  stay: CrossCheckStay,
): Result<"HUN-76", NonEmpty<NotCheckable>> {
  const failed: NotCheckable[] = [];
  if (stay.care !== "inpatient") failed.push("not-inpatient");
  if (stay.span !== "cross-province") failed.push("not-cross-province");
  if (stay.total < CROSS_CHECK_FROM) failed.push("below-threshold");
  if (!stay.suspicious) failed.push("not-suspicious");
  return isNonEmpty(failed) ? fail(failed) : ok("HUN-76");
}

/** A monthly round of checks (一期; HUN-76.t). */
export interface CrossCheckPeriod {
  /** First day of requests: the 26th of the month before. */
  readonly first: IsoDate;
  /** Last day of requests: the 25th. */
  readonly last: IsoDate;
  /** The 26th, at whose 00:00 the summary (汇总表) is made. */
  readonly summarised: IsoDate;
  /** Last day for the answers, to its end (24时): they are due before the 26th of the next month. */
  readonly answerBy: IsoDate;
}

/** The period into which a request made on a day falls (HUN-76.t). */
export function periodOf(requested: IsoDate): CrossCheckPeriod {
  const turn = day(`${requested.slice(0, 7)}-26`);
  return summarisedOn(requested < turn ? turn : addMonths(turn, 1));
}

function summarisedOn(summarised: IsoDate): CrossCheckPeriod {
  return {
    first: addMonths(summarised, -1),
    last: addDays(summarised, -1),
    summarised,
    answerBy: addDays(addMonths(summarised, 1), -1),
  };
}

export interface Frozen {
  readonly kind: "frozen";
  /** Day from whose 00:00 the request stands in the summary. */
  readonly since: IsoDate;
}

/**
 * Whether a request may be changed or withdrawn on a day. 原则上: once it stands
 * in the summary that takes a recorded reason (HUN-76.lock).
 * @param exception why it is changed all the same; blank when there is no reason
 */
export function mayChangeRequest(
  period: CrossCheckPeriod,
  on: IsoDate,
  exception: string,
): Result<{ readonly exception: string | null }, Frozen> {
  if (on < period.summarised) return ok({ exception: null });
  const reason = exception.trim();
  return reason === ""
    ? fail({ kind: "frozen", since: period.summarised })
    : ok({ exception: reason });
}

/** Where a request that is still unanswered stands. */
export interface RolledOver {
  readonly period: CrossCheckPeriod;
  /** How many periods it has been carried into (记录至下一期); 0: it is in time. */
  readonly times: number;
}

/** An unanswered request goes over to the next period at 00:00 of the 26th by itself (HUN-76.t). */
export function rolledOver(period: CrossCheckPeriod, asOf: IsoDate): RolledOver {
  let current = period;
  let times = 0;
  while (asOf > current.answerBy) {
    current = summarisedOn(addMonths(current.summarised, 1));
    times += 1;
  }
  return { period: current, times };
}

/** 核查无误, or 核查有误 with what is wrong. */
export type CrossCheckAnswer =
  | { readonly finding: "correct" }
  | { readonly finding: "wrong"; readonly reason: string };

/** An answer as it may be sent: 核查有误 without its reason is refused (HUN-76). */
export function answerCrossCheck(
  finding: CrossCheckAnswer["finding"],
  reason: string,
): Result<CrossCheckAnswer, "reason-missing"> {
  switch (finding) {
    case "correct":
      return ok({ finding });
    case "wrong": {
      const stated = reason.trim();
      return stated === "" ? fail("reason-missing") : ok({ finding, reason: stated });
    }
    default:
      return assertNever(finding);
  }
}

const CONFIRMATION_WORKING_DAYS = 5;

/** Last day on which the insured place confirms an answer it has received (HUN-76.t). */
export function confirmAnswerBy(
  received: IsoDate,
  calendar: WorkCalendar,
): Result<IsoDate, CalendarUnknown> {
  return addWorkingDays(received, CONFIRMATION_WORKING_DAYS, calendar);
}
