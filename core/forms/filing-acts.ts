import type { IsoDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { RecordedStep } from "../filing/recorded.ts";
import { filedAs } from "../filing/recorded-filing.ts";
import type { FilingLife } from "../filing/states.ts";
import { clausesOfStep } from "../filing/step-clauses.ts";
import { dayOfStep, sidesOf } from "../filing/step-sides.ts";
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

/** What was signed for on the last day on which there was anything to sign. */
export function filingActs(life: ReadLife | null | undefined): readonly FilingAct[] {
  const filed = life == null ? null : filedAs(life.filing);
  if (life == null || filed === null || life.effective === null) return [];
  const implied = impliedBefore(life.filing);
  const sides = sidesOf(filed, life.effective, [...implied, ...life.steps], life.terms);
  const acts = sides.flatMap(({ step, before, after }, index): readonly FilingAct[] =>
    isSigned(step)
      ? [{ step, on: dayOfStep(step), before, after, implied: index < implied.length }]
      : [],
  );
  const last = acts.at(-1)?.on;
  return acts.filter(({ on }) => on === last);
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
