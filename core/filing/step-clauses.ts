import type { StepName } from "./recorded.ts";
import type { AnyFiling } from "./states.ts";

const CLAUSES: Readonly<Record<StepName, readonly string[]>> = {
  complete: ["HUN-22", "LN-1.2b", "KF-2.5c"],
  change: ["HUN-16"],
  cancel: ["HUN-16"],
  end: ["KF-1.3.1", "HUN-13", "HUN-16"],
  suspend: ["HUN-16"],
  resume: ["HUN-16"],
  revoke: ["LN-1.2c"],
};

/** Whether a filing may be touched: long-term ones are locked for a time, temporary ones are not. */
const LOCKS: Readonly<Record<AnyFiling["term"], readonly string[]>> = {
  "long-term": ["KF-1.3.1", "LN-1.1a"],
  temporary: ["LN-1.1b"],
};

/** The clauses that speak of a step; a pack shows those of its own documents. */
export function clausesOfStep(step: StepName, { term }: AnyFiling): readonly string[] {
  const locks = step === "change" || step === "cancel" ? LOCKS[term] : [];
  return [...CLAUSES[step], ...locks];
}
