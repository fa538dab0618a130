import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { checkRule } from "../../core/claim/check-rules.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { referral } from "../store/people.ts";
import { area, shipped } from "./facts.ts";

/** Changes to the parts of a case. */
export interface Changed {
  readonly person?: Partial<CaseForm["person"]>;
  readonly filing?: Partial<CaseForm["filing"]>;
  readonly stay?: Partial<CaseForm["stay"]>;
  readonly invoices?: CaseForm["invoices"];
  readonly lines?: CaseForm["lines"];
}

export function changed(form: CaseForm, changes: Changed): CaseForm {
  return {
    ...form,
    ...changes,
    person: { ...form.person, ...changes.person },
    filing: { ...form.filing, ...changes.filing },
    stay: { ...form.stay, ...changes.stay },
  };
}

/** The resident of Kaifeng with something else in the form. */
export function kaifeng(changes: Changed = {}): CaseForm {
  return changed(referral(), changes);
}

/** The same person insured as an employee in Changsha, treated in Yueyang: within the province. */
export function changsha(changes: Changed = {}): CaseForm {
  const form = { ...referral(), pool: { area: "430100", insurance: "employee" } as const };
  const moved = changed(form, {
    person: { employment: "active", county: "430102" },
    filing: { place: "430600", category: "referral", basis: "proof" },
    stay: { place: "430600" },
  });
  return changed(moved, changes);
}

/** One invoice and its line over the whole amount. */
export function billed(amount: string): Pick<CaseForm, "invoices" | "lines"> {
  const { invoices, lines } = referral();
  return {
    invoices: invoices.map((invoice) => ({ ...invoice, amount })),
    lines: lines.slice(0, 1).map((line) => ({ ...line, amount, quantity: "", price: "" })),
  };
}

export function assessed(form: CaseForm, settings: PoolSettings = NO_SETTINGS) {
  const loaded = shipped(area(form.pool.area), form.pool.insurance);
  return assess(form, loaded, settings, day("2026-11-20"));
}

/** `W-EXP-03 stay.details`, of the named rules only. */
export function found(form: CaseForm): readonly string[] {
  return assessed(form)
    .problems.filter((problem) => checkRule(problem) !== undefined)
    .map(({ code, field }) => `${code} ${field ?? ""}`);
}
