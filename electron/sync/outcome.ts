import type { z } from "zod";
import {
  type Meaning,
  meaningOfEvent,
  meaningOfRefusal,
  meaningOfRevision,
} from "../../core/sync/answers.ts";
import type { Step } from "../../core/sync/outbox.ts";
import { BlobAnswer, EventsAnswer, Refused, RevisionsAnswer } from "../../core/sync/wire.ts";
import { LineFault, LOST_HERE, NOT_UNDERSTOOD, RefusedFault } from "./faults.ts";
import type { Answer, Prepared } from "./requests.ts";

/** What became of a step. */
export type Outcome =
  | { readonly is: "there" }
  | { readonly is: "answered"; readonly answers: readonly Answered[] }
  /** The request as a whole cannot be taken. */
  | { readonly is: "refused"; readonly refused: z.output<typeof Refused> }
  /** Nothing is known of it: it goes again, and this stops the turn. */
  | { readonly is: "fault"; readonly error: Error };

interface Answered {
  readonly ref: string;
  readonly meaning: Meaning;
}

/** A step with what became of it. */
export interface Done {
  readonly step: Step;
  readonly outcome: Outcome;
}

export const LOST = { code: LOST_HERE.code, what: LOST_HERE.what, do: LOST_HERE.remedy };
export const NOT_HERE: Outcome = { is: "refused", refused: LOST };

/** Reads the answer to a step. An answer that does not fit the question counts as none. */
export function outcomeOf({ step, events }: Prepared, { status, body }: Answer): Outcome {
  if (status >= 400) return refusedOf(status, body);
  switch (step.is) {
    case "blob":
      return BlobAnswer.safeParse(body).data?.whole === true ? { is: "there" } : ODD;
    case "versions": {
      const answers = RevisionsAnswer.safeParse(body).data?.answers ?? [];
      const fitting = step.refs.flatMap((ref) => {
        const found = answers.find(({ hash }) => hash === ref);
        return found === undefined ? [] : [{ ref, meaning: meaningOfRevision(found) }];
      });
      return all(step, fitting);
    }
    case "events": {
      const answers = EventsAnswer.safeParse(body).data?.answers ?? [];
      const fitting = events.flatMap(({ ref, event }) => {
        const found = answers.find(({ id }) => id === event.id);
        return found === undefined ? [] : [{ ref, meaning: meaningOfEvent(found) }];
      });
      return all(step, fitting);
    }
  }
}

/** Whether the next step of the case can build upon this one. */
export function isDone(outcome: Outcome): boolean {
  if (outcome.is === "there") return true;
  return (
    outcome.is === "answered" &&
    outcome.answers.every(({ meaning }) => meaning.state === "accepted")
  );
}

/** Several items that are refused together go one by one first, to find out which. */
export function isManyRefused({ step, outcome }: Done): boolean {
  return outcome.is === "refused" && step.is !== "blob" && step.refs.length > 1;
}

/** How many items do not wait any more. */
export function settled(done: readonly Done[]): number {
  return done
    .flatMap(({ outcome }) => (outcome.is === "answered" ? outcome.answers : []))
    .filter(({ meaning }) => meaning.state !== "waiting").length;
}

const ODD: Outcome = { is: "fault", error: new LineFault(NOT_UNDERSTOOD) };

function all(step: Exclude<Step, { is: "blob" }>, answers: readonly Answered[]): Outcome {
  return answers.length === step.refs.length ? { is: "answered", answers } : ODD;
}

function refusedOf(status: number, body: unknown): Outcome {
  const refused = Refused.safeParse(body).data;
  if (refused === undefined) return ODD;
  return meaningOfRefusal(status, refused.code) === "set-aside"
    ? { is: "refused", refused }
    : { is: "fault", error: new RefusedFault(status, refused) };
}
