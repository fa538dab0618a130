import type { IsoDate } from "../calendar.ts";
import type { Filing } from "../filing/filing.ts";
import type { RecordedStep, StepName } from "../filing/recorded.ts";
import { filedAs, type RecordedFiling } from "../filing/recorded-filing.ts";
import { assertNever } from "../result.ts";
import type { ChangedToForm, FilingStepForm } from "./filing-steps.ts";
import type { FormReader } from "./reader.ts";

/**
 * Reads what was recorded of a filing since it was made (HUN-16, HUN-22, LN-1.2c).
 * @returns null while a step cannot be read
 */
export function readSteps(
  reader: FormReader,
  filing: Filing,
  steps: readonly FilingStepForm[],
  today: IsoDate,
): RecordedFiling | null {
  const read = steps.map((step, index) => readStep(reader, step, `filing.steps.${index}`, today));
  const recorded = read.filter((step) => step !== null);
  if (recorded.length < read.length) return null;
  return { filing, steps: recorded };
}

function readStep(
  reader: FormReader,
  step: FilingStepForm,
  field: string,
  today: IsoDate,
): RecordedStep | null {
  const on = reader.date(`${field}.on`, step.on, "办理日期");
  if (on === null) return null;
  const late = {
    bad: on > today,
    field: `${field}.on`,
    code: "E-DAY-31",
    what: `备案变动的日期在今天（${today}）之后。`,
    remedy: "按办理当天的日期重输。",
  } as const;
  if (!reader.holds([late])) return null;
  const reason = step.reason.trim();
  if (reason === "" && REASONED[step.do] !== undefined) {
    return reader.need(`${field}.reason`, `${REASONED[step.do]}未填。`);
  }
  switch (step.do) {
    case "complete": {
      const typed = step.proofEnds ?? "";
      const proofEnds = reader.dateIfAny(`${field}.proofEnds`, typed, "证明有效期");
      return typed.trim() !== "" && proofEnds === null ? null : { do: "complete", on, proofEnds };
    }
    case "change":
      return readChange(reader, step, field, on);
    case "cancel":
      return { do: "cancel", on, reason };
    case "end":
    case "suspend":
    case "resume":
    case "revoke":
      return { do: step.do, on };
    default:
      return assertNever(step.do);
  }
}

/** What ends a filing before its time says why (KF-1.3.1, HUN-16). */
const REASONED: { readonly [S in StepName]?: string } = {
  change: "变更原因",
  cancel: "取消原因",
  end: "参保状态怎样变化",
};

function readChange(
  reader: FormReader,
  { to, reason }: FilingStepForm,
  field: string,
  date: IsoDate,
): RecordedStep | null {
  const wanted: ChangedToForm = to ?? { category: "", basis: "", place: "" };
  const category = reader.choice(`${field}.to.category`, wanted.category, "变更后的备案类别");
  const basis = reader.choice(`${field}.to.basis`, wanted.basis, "变更后的办理依据");
  const place = reader.area(`${field}.to.place`, wanted.place, "变更后的备案地");
  const typed = wanted.proofEnds ?? "";
  const proofEnds = reader.dateIfAny(`${field}.to.proofEnds`, typed, "证明有效期");
  if (category === null || basis === null || place === null) return null;
  const filed = filedAs({ category, basis, date, place, proofEnds });
  const held = reader.holds([
    {
      bad: filed === null,
      field: `${field}.to.basis`,
      code: "E-FIL-20",
      what: "变更后的备案类别不能按这种依据办理。",
      remedy: "长期居住类凭证明材料或个人承诺，临时外出不能用承诺。",
    },
  ]);
  return held && filed !== null ? { do: "change", to: filed, reason: reason.trim() } : null;
}
