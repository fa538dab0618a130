import type { CaseForm } from "../casefile/form.ts";
import { suspendedOn } from "../filing/recorded-filing.ts";
import type { Refused } from "../filing/recorded.ts";
import type { Problem } from "../problem.ts";
import type { ClaimFacts } from "../settlement/facts.ts";
import type { ReadLife } from "../settlement/filing-life.ts";
import { refusalProblem, STEP_LABEL } from "../words/filing-life.ts";

/** Checks of a filing's life: each step must have been possible on its day (HUN-16, LN-1.2c). */
export function checkLife(
  form: CaseForm,
  facts: ClaimFacts | null,
  life: ReadLife | null,
): readonly Problem[] {
  if (life === null) return [];
  return [
    ...(life.lived?.ok === false ? refused(form, life.lived.error) : []),
    ...nothingDone(form),
    ...suspendedAtAdmission(facts, life),
  ];
}

/** The pool's terms, or the filing, may have been corrected since the step was recorded. */
function refused({ filing: { steps = [] } }: CaseForm, { at, refusal }: Refused): Problem[] {
  const step = steps[at];
  // What the form itself implies is judged where it is read and where the stay is decided.
  if (step === undefined) return [];
  const label = STEP_LABEL[step.do];
  const problem = refusalProblem(refusal, label.slice(0, 2));
  const what = `${step.on} 的${label}不成立：${problem.what}`;
  return [{ ...problem, what, field: `filing.steps.${at}` }];
}

/** A filing of the core system is opened to do something with it. */
function nothingDone({ purpose, filing }: CaseForm): Problem[] {
  const { wanted, steps = [] } = filing;
  if (purpose !== "filing" || wanted !== "existing" || steps.length > 0) return [];
  return [
    {
      code: "E-FIL-24",
      what: "系统里已有的备案，没有要办的事。",
      remedy: "在“备案”里办变更、取消、补齐等；要新办的，选“现在办”。",
      field: "filing.wanted",
      kind: "check",
    },
  ];
}

/** What a suspension does to a stay no document says (HUN-16), so the clerk decides and says why. */
function suspendedAtAdmission(facts: ClaimFacts | null, { steps }: ReadLife): Problem[] {
  const since = facts === null ? null : suspendedOn(steps, facts.stay.admission);
  if (facts === null || since === null) return [];
  return [
    {
      code: "W-FIL-25",
      what: `入院那天（${facts.stay.admission}）待遇从 ${since} 起暂停，还没有恢复。`,
      remedy: "核对参保状态；能享受待遇的，写明原因再提交。",
      field: "stay.admission",
      kind: "check",
    },
  ];
}
