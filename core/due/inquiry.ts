import { z } from "zod";
import { type IsoDate, parseDate } from "../calendar.ts";
import { assertNever, fail, ok, type Result } from "../result.ts";
import type { CalendarUnknown } from "../working-days.ts";
import {
  COORDINATION_KINDS,
  confirmationDue,
  confirmedByDefault,
  replyDue,
} from "./coordination.ts";
import {
  answerCrossCheck,
  confirmAnswerBy,
  type CrossCheckDraft,
  mayChangeRequest,
  missingFields,
  periodOf,
  rolledOver,
} from "./cross-check.ts";

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

export type InquiryRefusal =
  | "not-asked"
  | "asked-before"
  | "fields-missing"
  | "reason-missing"
  | "wrong-finding"
  /** The monthly summary holds it; a change takes a recorded reason (HUN-76.lock). */
  | "frozen"
  | "not-open"
  | "not-answered"
  | "before-the-last-step"
  | "not-later";

/** Whether a step may follow what happened so far; the step as it is kept. */
export function admit(
  steps: readonly InquiryStep[],
  next: InquiryStep,
): Result<InquiryStep, InquiryRefusal> {
  const last = steps.at(-1);
  if (next.step === "asked") return steps.length > 0 ? fail("asked-before") : complete(next);
  if (last === undefined) return fail("not-asked");
  if (next.on < last.on) return fail("before-the-last-step");
  const now = inquiryOn(steps, next.on);
  if (now === null) return fail("not-asked");
  switch (next.step) {
    case "changed":
      return now.state === "open" ? changed(now, next) : fail("not-open");
    case "withdrawn":
      return now.state === "open" ? thawed(now, next, next.exception) : fail("not-open");
    case "extended":
      return extended(now, next);
    case "answered":
      return now.state === "open" ? answered(now.asked, next) : fail("not-open");
    case "confirmed":
    case "asked-again":
      return now.state === "answered" ? ok(next) : fail("not-answered");
    default:
      return assertNever(next);
  }
}

type Taken = Result<InquiryStep, InquiryRefusal>;

/** HUN-76: nine fields, every one of them; HUN-77.2: office, matter and kind are there by type. */
function complete<S extends Extract<InquiryStep, { asked: Asked }>>(
  step: S,
): Result<S, InquiryRefusal> {
  const { asked } = step;
  if (asked.kind === "cross-check" && missingFields(asked.fields).length > 0) {
    return fail("fields-missing");
  }
  return ok(step);
}

function changed(now: Inquiry, next: Extract<InquiryStep, { step: "changed" }>): Taken {
  if (next.asked.kind !== now.asked.kind) return fail("not-open");
  const whole = complete(next);
  return whole.ok ? thawed(now, next, next.exception) : whole;
}

function thawed(now: Inquiry, next: InquiryStep, exception: string): Taken {
  if (now.asked.kind !== "cross-check") return ok(next);
  const may = mayChangeRequest(periodOf(now.since), next.on, exception);
  return may.ok ? ok(next) : fail("frozen");
}

/** Checks have their monthly rounds; only a coordination is extended (HUN-77.2). */
function extended(now: Inquiry, next: Extract<InquiryStep, { step: "extended" }>): Taken {
  if (now.state !== "open" || now.asked.kind !== "coordination") return fail("not-open");
  const later = now.due === null || !now.due.ok || next.until > now.due.value;
  return later && next.until >= next.on ? ok(next) : fail("not-later");
}

function answered(asked: Asked, next: Extract<InquiryStep, { step: "answered" }>): Taken {
  const { finding, words } = next;
  if ((asked.kind === "coordination") !== (finding === "told")) return fail("wrong-finding");
  if (finding === "told") return words === "" ? fail("reason-missing") : ok(next);
  const answer = answerCrossCheck(finding, words);
  return answer.ok ? ok(next) : fail(answer.error);
}

/** How a request stands on a day; null where nothing was asked. */
export function inquiryOn(steps: readonly InquiryStep[], today: IsoDate): Inquiry | null {
  const first = steps[0];
  if (first?.step !== "asked") return null;
  let inquiry: Inquiry = opened(first.asked, first.on, false);
  for (const step of steps.slice(1)) inquiry = after(inquiry, step);
  return withTime(inquiry, steps, today);
}

function opened(asked: Asked, since: IsoDate, higher: boolean): Inquiry {
  const due =
    asked.kind === "cross-check" ? ok(periodOf(since).answerBy) : replyDue(asked.type, since);
  return { asked, state: "open", since, due, rounds: 0, higher };
}

function after(inquiry: Inquiry, step: InquiryStep): Inquiry {
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
        asked.kind === "cross-check" ? confirmAnswerBy(step.on) : confirmationDue(step.on);
      return { ...inquiry, state: "answered", due };
    }
    case "confirmed":
      return { ...inquiry, state: "confirmed", due: null };
    case "asked-again":
      return opened(inquiry.asked, step.on, inquiry.higher || step.higher);
    default:
      return assertNever(step);
  }
}

/** What the days do by themselves: a check goes over to the next round, an answer counts as confirmed. */
function withTime(inquiry: Inquiry, steps: readonly InquiryStep[], today: IsoDate): Inquiry {
  const { asked, state, since } = inquiry;
  if (state === "open" && asked.kind === "cross-check") {
    const { period, times } = rolledOver(periodOf(since), today);
    return { ...inquiry, due: ok(period.answerBy), rounds: times };
  }
  const last = steps.at(-1);
  if (state !== "answered" || asked.kind !== "coordination" || last === undefined) return inquiry;
  const confirmed = confirmedByDefault(last.on, today);
  return confirmed.ok && confirmed.value ? { ...inquiry, state: "confirmed", due: null } : inquiry;
}
