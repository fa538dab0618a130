import type { IsoDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { RecordedStep } from "../filing/recorded.ts";
import { filedAs } from "../filing/recorded-filing.ts";
import type { FilingLife, Revoked } from "../filing/states.ts";
import { clausesOfStep } from "../filing/step-clauses.ts";
import { dayOfStep, type StepSides, sidesOf } from "../filing/step-sides.ts";
import type { Pack } from "../policy/pack.ts";
import { impliedBefore, type ReadLife } from "../settlement/filing-life.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { formsOfFiling } from "../settlement/obligations-forms.ts";

/** What a person applies for with a filing that is made, and signs (HUN-16, HUN-22, LN-1.2b). */
export const SIGNED_STEPS = ["change", "cancel", "complete"] as const;
export type SignedName = (typeof SIGNED_STEPS)[number];
type SignedStep = Extract<RecordedStep, { readonly do: SignedName }>;

/** One of them, with how the filing stood before it and how it stands since. */
export interface FilingAct {
  readonly step: SignedStep;
  readonly on: IsoDate;
  readonly before: FilingLife;
  readonly after: FilingLife;
  /** 补齐日期 of the form, and no step of its life (备案变动). */
  readonly implied: boolean;
}

/** What was signed for, where that is the last that was done with the filing. */
export function filingActs(life: ReadLife | null | undefined): readonly FilingAct[] {
  return lastDone(life).flatMap(({ step, ...done }) => (isSigned(step) ? [{ step, ...done }] : []));
}

/** The filing as it was taken back (撤销, LN-1.2c); null where it was not. */
export function revocationOf(life: ReadLife | null | undefined): Revoked | null {
  const after = lastDone(life).at(-1)?.after;
  return after?.state === "revoked" ? after : null;
}

interface Done extends StepSides {
  readonly on: IsoDate;
  readonly implied: boolean;
}

/** What has a paper of its own, of the last day on which there was any. */
function lastDone(life: ReadLife | null | undefined): readonly Done[] {
  const filed = life == null ? null : filedAs(life.filing);
  if (life == null || filed === null || life.effective === null) return [];
  const implied = impliedBefore(life.filing);
  const sides = sidesOf(filed, life.effective, [...implied, ...life.steps], life.terms);
  const done = sides
    .map((side, index) => ({ ...side, on: dayOfStep(side.step), implied: index < implied.length }))
    .filter(({ step }) => isSigned(step) || step.do === "revoke");
  const last = done.at(-1)?.on;
  return done.filter(({ on }) => on === last);
}

function isSigned(step: RecordedStep): step is SignedStep {
  return SIGNED_STEPS.some((name) => name === step.do);
}

/**
 * Those whose paper this case owes: done here, and with a clause of the pack behind them (KF-7.2).
 * A claim alone only takes over what became of a filing elsewhere.
 */
export function actsDue(
  { purpose, filing: { wanted } }: CaseForm,
  pack: Pack,
  life: ReadLife | null,
): readonly FilingAct[] {
  if (purpose === "claim") return [];
  return filingActs(life).filter(
    (act) => (!act.implied || wanted === "new") && clausesOfAct(pack, act).length > 0,
  );
}

/** The revocation whose paper this case owes: a claim alone only takes over what was done elsewhere. */
export function revocationDue({ purpose }: CaseForm, life: ReadLife | null): Revoked | null {
  return purpose === "claim" ? null : revocationOf(life);
}

/** The pack's clauses of the step; where it has none, those of the form that such a filing is made on. */
export function clausesOfAct(
  pack: Pack,
  { step, before }: Pick<FilingAct, "step" | "before">,
): readonly string[] {
  const { filing } = before;
  const own = ofPack(pack, clausesOfStep(step.do, filing));
  if (own.length > 0) return own;
  return formsOfFiling(pack, filing.category, filing.basis).flatMap((due) =>
    due.form === "filing" ? due.clauses : [],
  );
}
