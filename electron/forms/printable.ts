import type { Assessment } from "../../core/assess.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { FORM_TITLE, type FormKind } from "../../core/forms/input.ts";
import type { Pack } from "../../core/policy/pack.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { Problem } from "../../core/problem.ts";
import { assertNever } from "../../core/result.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { lackWords } from "../../core/words/sentence.ts";
import { fault } from "../store/faults.ts";

/** Without these a filing form is a blank that someone would sign. */
const FILING_NEEDS = [
  "person.name",
  "person.certNo",
  "filing.category",
  "filing.basis",
  "filing.date",
  "filing.place",
];

/** Why a form cannot be drawn from a version; null when it can. */
export function notDrawable(
  kind: FormKind,
  form: CaseForm,
  pack: Pack,
  settings: PoolSettings,
  assessment: Assessment,
): Problem | null {
  switch (kind) {
    case "filing":
      return form.filing.wanted === "new" ? lackingEntry(kind, assessment) : noFiling(kind);
    case "commitment":
      if (form.filing.wanted !== "new") return noFiling(kind);
      return form.filing.basis === "commitment" ? lackingEntry(kind, assessment) : NO_COMMITMENT;
    case "statement":
      return statementFault(pack, settings, assessment);
    default:
      return assertNever(kind);
  }
}

function noFiling(kind: FormKind): Problem {
  return fault(
    "E-FORM-05",
    `这个案件没有在本窗口新办备案，不出${FORM_TITLE[kind]}。`,
    "要补办备案，先在“备案”里选新办。",
  );
}

const NO_COMMITMENT = fault(
  "E-FORM-06",
  "这次备案不是凭个人承诺办理，不出承诺书。",
  "凭承诺办理的，先在“备案”里改办理依据。",
);

function lackingEntry(kind: FormKind, assessment: Assessment): Problem | null {
  const lacking = assessment.problems.find(
    ({ kind: weight, field }) =>
      weight !== "check" && field !== undefined && FILING_NEEDS.includes(field),
  );
  if (lacking === undefined) return null;
  const what = `${FORM_TITLE[kind]}还不能出：${lacking.what}`;
  return { ...lacking, code: "E-FORM-07", what };
}

function statementFault(
  pack: Pack,
  settings: PoolSettings,
  { receipt, problems }: Assessment,
): Problem | null {
  if (receipt === null) return incomplete(problems);
  if (receipt.treatment.kind === "refused") {
    const { what, remedy } = receipt.treatment;
    return fault("E-FORM-03", `结算单不能出：${what}`, remedy);
  }
  if (receipt.settlement === null || receipt.settlement.fund === null) {
    return undetermined(receipt, pack, settings);
  }
  return null;
}

function incomplete(problems: readonly Problem[]): Problem {
  const first = problems.find(({ kind }) => kind !== "check");
  return {
    ...fault(
      "E-FORM-03",
      `结算单不能出：${first?.what ?? "案件还没有录完。"}`,
      first?.remedy ?? "补齐后存为版本，再出结算单。",
    ),
    ...(first?.field === undefined ? {} : { field: first.field }),
  };
}

function undetermined(receipt: Receipt, pack: Pack, settings: PoolSettings): Problem {
  const [lack] = receipt.lacks;
  const words = lack === undefined ? null : lackWords(lack, pack, settings);
  return {
    ...fault(
      "E-FORM-03",
      `结算单不能出，统筹支付未定：${words?.what ?? "缺少依据。"}`,
      words?.remedy ?? "请主管决定后再出。",
    ),
    ...(words === null || words.field === null ? {} : { field: words.field }),
  };
}
