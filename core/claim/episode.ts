import { addDays } from "../calendar.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ExpenseLine } from "./expenses.ts";
import type { OutsideBillOutcome } from "./outside-bill.ts";
import type { Stay } from "./stay.ts";

/** A visit or stay with its expense lines. */
export interface Care {
  readonly stay: Stay;
  readonly lines: readonly ExpenseLine[];
}

/** Why an emergency visit and a stay are not one episode (急诊转住院, med_type 24). */
export type NotOneEpisode = "not-inpatient" | "no-emergency" | "another-place" | "not-continuous";

/**
 * Joins an emergency visit to the stay it led to (急诊转住院): one stay from the
 * first day on, one bill, one deductible. The stay must begin on the last day of
 * the visit or the day after it. A transfer to another hospital is no such
 * episode: each stay is settled, and the pack says what of the deductible the
 * first one has borne (`settlement.continued`).
 */
export function joinEmergency(visit: Care, admission: Care): Result<Care, NotOneEpisode> {
  const { stay: first } = visit;
  const { stay: second } = admission;
  if (second.care !== "inpatient") return fail("not-inpatient");
  if (first.emergency === "no") return fail("no-emergency");
  if (first.place !== second.place) return fail("another-place");
  const continuous =
    second.admission >= first.discharge && second.admission <= addDays(first.discharge, 1);
  if (!continuous) return fail("not-continuous");
  const stay = { ...second, admission: first.admission, emergency: first.emergency };
  return ok({ stay, lines: [...visit.lines, ...admission.lines] });
}

/** A bill of another provider during the stay, as the rule on form 4 has decided on it (HUN-57). */
export interface DecidedBill {
  readonly outcome: OutsideBillOutcome;
  readonly lines: readonly ExpenseLine[];
}

/** The lines of a stay with those of the outside bills that join it; the others stay apart (HUN-57). */
export function withOutsideBills(
  lines: readonly ExpenseLine[],
  bills: readonly DecidedBill[],
): readonly ExpenseLine[] {
  const joined = bills.filter(({ outcome }) => outcome.kind === "joins");
  return [...lines, ...joined.flatMap((bill) => bill.lines)];
}
