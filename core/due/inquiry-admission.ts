import { assertNever, fail, ok, type Result } from "../result.ts";
import type { WorkCalendar } from "../working-days.ts";
import { answerCrossCheck, mayChangeRequest, missingFields, periodOf } from "./cross-check.ts";
import { type Asked, type Inquiry, inquiryOn, type InquiryStep } from "./inquiry.ts";

/** Which step may follow what happened to a request so far (HUN-76, HUN-77). */

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
  calendar: WorkCalendar,
): Result<InquiryStep, InquiryRefusal> {
  const last = steps.at(-1);
  if (next.step === "asked") return steps.length > 0 ? fail("asked-before") : complete(next);
  if (last === undefined) return fail("not-asked");
  if (next.on < last.on) return fail("before-the-last-step");
  const now = inquiryOn(steps, next.on, calendar);
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
