import { z } from "zod";
import { type IsoDate, parseDate } from "../calendar.ts";
import { assertNever, ok, type Result } from "../result.ts";
import type { CalendarUnknown, WorkCalendar } from "../working-days.ts";
import {
  COORDINATION_KINDS,
  confirmationDue,
  confirmedByDefault,
  replyDue,
} from "./coordination.ts";
import { confirmAnswerBy, type CrossCheckDraft, periodOf, rolledOver } from "./cross-check.ts";

/**
 * A request to another office: to have a cost checked (费用协查, HUN-76) or to have a
 * problem solved (问题协同, HUN-77). It is the list of what happened to it; how it
 * stands is read off that list, on a given day.
 */

const date = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: "not a date" });
  return z.NEVER;
});
const text = z.string().trim().max(500);
const said = text.min(1);
const fields = z.strictObject({
  idNumber: text,
  name: text,
  sex: text,
  institution: text,
  inpatientNumber: text,
  invoiceNumber: text,
  admission: text,
  discharge: text,
  total: text,
} satisfies Record<keyof CrossCheckDraft, z.ZodType<string>>);

/** What is asked. */
export const Asked = z.discriminatedUnion("kind", [
  /** `suspicion`: why the cost is held to be irregular (疑似违规). */
  z.strictObject({ kind: z.literal("cross-check"), fields, suspicion: said }),
  z.strictObject({
    kind: z.literal("coordination"),
    /** 待协同机构、事项、问题类型; of particular persons, who they are (HUN-77.2). */
    office: said,
    matter: said,
    type: z.enum(COORDINATION_KINDS),
    persons: text,
    /** 第一响应人 at the asking office (HUN-77.2). */
    firstResponder: said,
  }),
]);
export type Asked = z.output<typeof Asked>;

/** What can happen to a request once it was made. */
const ACTS = [
  /** `exception`: why it is changed although the summary was made (HUN-76.lock). */
  z.strictObject({ step: z.literal("changed"), on: date, asked: Asked, exception: text }),
  z.strictObject({ step: z.literal("withdrawn"), on: date, exception: text }),
  /** 不能按期的，沟通延长: agreed with whom, until when (HUN-77.2). */
  z.strictObject({
    step: z.literal("extended"),
    on: date,
    until: date,
    agreedWith: said,
    reason: said,
  }),
  z.strictObject({
    step: z.literal("answered"),
    on: date,
    /** correct and wrong of a check (核查无误、核查有误); told of a coordination. */
    finding: z.enum(["correct", "wrong", "told"]),
    words: text,
  }),
  z.strictObject({ step: z.literal("confirmed"), on: date }),
  /** 重新发起, and to the office above (上一级) where asked (HUN-77.2). */
  z.strictObject({ step: z.literal("asked-again"), on: date, reason: said, higher: z.boolean() }),
] as const;

export const InquiryAct = z.discriminatedUnion("step", ACTS);
export type InquiryAct = z.output<typeof InquiryAct>;

export const InquiryStep = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("asked"), on: date, asked: Asked }),
  ...ACTS,
]);
export type InquiryStep = z.output<typeof InquiryStep>;

export type InquiryState = "open" | "answered" | "confirmed" | "withdrawn";

export interface Inquiry {
  readonly asked: Asked;
  readonly state: InquiryState;
  /** Day of the request, or of the last time that it was asked. */
  readonly since: IsoDate;
  /** Last day of what is due next: the answer while it is open, its confirmation when it came. */
  readonly due: Result<IsoDate, CalendarUnknown> | null;
  /** How many monthly rounds an unanswered check was carried over (HUN-76.t). */
  readonly rounds: number;
  readonly higher: boolean;
}

/** How a request stands on a day; null where nothing was asked. */
export function inquiryOn(
  steps: readonly InquiryStep[],
  today: IsoDate,
  calendar: WorkCalendar,
): Inquiry | null {
  const first = steps[0];
  if (first?.step !== "asked") return null;
  let inquiry: Inquiry = opened(first.asked, first.on, false, calendar);
  for (const step of steps.slice(1)) inquiry = after(inquiry, step, calendar);
  return withTime(inquiry, steps, today, calendar);
}

function opened(asked: Asked, since: IsoDate, higher: boolean, calendar: WorkCalendar): Inquiry {
  const due =
    asked.kind === "cross-check"
      ? ok(periodOf(since).answerBy)
      : replyDue(asked.type, since, calendar);
  return { asked, state: "open", since, due, rounds: 0, higher };
}

function after(inquiry: Inquiry, step: InquiryStep, calendar: WorkCalendar): Inquiry {
  switch (step.step) {
    case "asked":
      return inquiry;
    case "changed":
      return { ...inquiry, asked: step.asked };
    case "withdrawn":
      return { ...inquiry, state: "withdrawn", due: null };
    case "extended":
      return { ...inquiry, due: ok(step.until) };
    case "answered": {
      const { asked } = inquiry;
      const due =
        asked.kind === "cross-check"
          ? confirmAnswerBy(step.on, calendar)
          : confirmationDue(step.on, calendar);
      return { ...inquiry, state: "answered", due };
    }
    case "confirmed":
      return { ...inquiry, state: "confirmed", due: null };
    case "asked-again":
      return opened(inquiry.asked, step.on, inquiry.higher || step.higher, calendar);
    default:
      return assertNever(step);
  }
}

/** What the days do by themselves: a check goes over to the next round, an answer counts as confirmed. */
function withTime(
  inquiry: Inquiry,
  steps: readonly InquiryStep[],
  today: IsoDate,
  calendar: WorkCalendar,
): Inquiry {
  const { asked, state, since } = inquiry;
  if (state === "open" && asked.kind === "cross-check") {
    const { period, times } = rolledOver(periodOf(since), today);
    return { ...inquiry, due: ok(period.answerBy), rounds: times };
  }
  const last = steps.at(-1);
  if (state !== "answered" || asked.kind !== "coordination" || last === undefined) return inquiry;
  const confirmed = confirmedByDefault(last.on, today, calendar);
  return confirmed.ok && confirmed.value ? { ...inquiry, state: "confirmed", due: null } : inquiry;
}
