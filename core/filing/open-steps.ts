import type { IsoDate } from "../calendar.ts";
import type { Locked } from "./lock.ts";
import { holds, type Lived, type RecordedStep, STEPS, type StepName, take } from "./recorded.ts";
import type { OutOfOrder } from "./refusal.ts";
import type { AnyFiling } from "./states.ts";
import type { FilingTerms } from "./terms.ts";

/** A step that the filing's state knows today, and what stands against it for now. */
export interface OpenStep {
  readonly do: StepName;
  /** Null: nothing does. A lock that leaves room for a reason is passed by writing one. */
  readonly against: Locked | OutOfOrder | null;
}

/**
 * The steps that can be taken on a day, read off the steps themselves: one that the state
 * does not know, or that its time has not come for, is not offered at all. A locked one is
 * shown with its day, for the person will ask (KF-1.3.1, LN-1.1a).
 */
export function openSteps(
  lived: Lived,
  effective: IsoDate,
  terms: FilingTerms,
  on: IsoDate,
): readonly OpenStep[] {
  return STEPS.flatMap((name): readonly OpenStep[] => {
    const taken = take(lived, effective, trial(name, lived, on), terms);
    if (taken.ok) return [{ do: name, against: null }];
    const against = taken.error;
    if (against.kind === "locked") return [{ do: name, against }];
    if (against.kind === "out-of-order" && holds(lived.now)) return [{ do: name, against }];
    return [];
  });
}

function trial(name: StepName, { now }: Lived, on: IsoDate): RecordedStep {
  switch (name) {
    case "complete":
      // A proof that ends that day is good enough to ask with: the real one is looked at later.
      return { do: name, on, proofEnds: on };
    case "change":
      return { do: name, to: afresh(now.filing, on), reason: "" };
    case "cancel":
      return { do: name, on, reason: "" };
    case "end":
    case "suspend":
    case "resume":
    case "revoke":
      return { do: name, on };
  }
}

/** The same filing made anew, on a proof that is good: another would be chosen in its place. */
function afresh(filing: AnyFiling, date: IsoDate): AnyFiling {
  return filing.term === "long-term" && filing.basis === "proof"
    ? { ...filing, date, proofEnds: date }
    : { ...filing, date };
}
