import type { Assessment } from "../assess.ts";
import { type CaseForm, enteredLines } from "../casefile/form.ts";
import { CROSS_CHECK_LABELS, missingFields } from "../due/cross-check.ts";
import type { Pack } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { Problem } from "../problem.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { crossCheckDraft } from "./cross-check.ts";
import { deadlineOf } from "./due-day.ts";
import { filingActs, revocationOf } from "./filing-acts.ts";
import { filingNow } from "./filing-now.ts";
import { FORM_TITLE, type FormKind } from "./kinds.ts";
import { personsPart } from "./missing.ts";
import { statementFault } from "./statement-fault.ts";

/** A case as far as it decides which of its forms can be drawn. */
export interface DrawableCase {
  readonly form: CaseForm;
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly assessment: Pick<Assessment, "receipt" | "problems" | "life">;
}

/** Why a form cannot be drawn from a case (E-FORM-…); null when it can. */
export function notDrawable(kind: FormKind, drawn: DrawableCase): Problem | null {
  return CHECKS[kind](drawn, kind);
}

type Check = (drawn: DrawableCase, kind: FormKind) => Problem | null;

/** Without these a form is a blank that someone would sign. */
const PERSON = ["person.name", "person.certNo"];
const FILING = [...PERSON, "filing.category", "filing.basis", "filing.date", "filing.place"];
const STAY = [...PERSON, "stay.hospital", "stay.place", "stay.admission"];

const CHECKS: Readonly<Record<FormKind, Check>> = {
  "filing-notice": () => null,
  filing: all(filedHere, entries(FILING)),
  commitment: all(promisedHere, onCommitment, entries(FILING)),
  "filing-review": all(filedHere, entries(FILING), madeUp),
  "filing-change": all(entries(PERSON), stepsHold, changed),
  "filing-revocation": all(entries(PERSON), stepsHold, revoked),
  "no-third-party": all(prescribed(["HUN-A3"]), withoutThirdParty, entries(STAY)),
  "outside-bill": all(prescribed(["HUN-A4"]), inpatient, entries(STAY)),
  claim: all(selfPaid, entries([...STAY, "stay.discharge"])),
  acceptance: entries(PERSON),
  missing: all(entries(["person.name"]), somethingMissing),
  "commitment-reminder": all(onCommitment, stillOpen, entries(FILING)),
  statement: ({ pack, settings, assessment }) => statementFault(pack, settings, assessment),
  expenses: all(hasLines, entries(["person.name"])),
  refusal: all(refused, entries(["person.name"])),
  "cross-check": all(worthChecking, nineFields),
  "account-transfer": all(prescribed(["GD-93-4c"]), resettledEmployee, entries(PERSON)),
};

/** The first thing that stands in the way. */
function all(...checks: readonly Check[]): Check {
  return (drawn, kind) => {
    for (const check of checks) {
      const why = check(drawn, kind);
      if (why !== null) return why;
    }
    return null;
  };
}

function cannot(code: Problem["code"], what: string, remedy: string): Problem {
  return { code, what, remedy, kind: "check" };
}

function entries(fields: readonly string[]): Check {
  return ({ assessment }, kind) => {
    const lacking = assessment.problems.find(
      ({ kind: weight, field }) =>
        weight !== "check" && field !== undefined && fields.includes(field),
    );
    if (lacking === undefined) return null;
    const what = `${FORM_TITLE[kind]}还不能出：${lacking.what}`;
    return { ...lacking, code: "E-FORM-07", what };
  };
}

/** What no document of the pack prescribes may not be demanded (KF-7.2). */
function prescribed(clauses: readonly string[]): Check {
  return ({ pack }, kind) =>
    ofPack(pack, clauses).length > 0
      ? null
      : cannot("E-FORM-11", `参保地的文件没有规定${FORM_TITLE[kind]}。`, "不用出这张表。");
}

function filedHere({ form }: DrawableCase, kind: FormKind): Problem | null {
  if (form.filing.wanted === "new") return null;
  const what = `这个案件没有在本窗口新办备案，不出${FORM_TITLE[kind]}。`;
  return cannot("E-FORM-05", what, "要补办备案，先在“备案”里选新办。");
}

/** Made here, or found and changed here to one that rests on a promise (HUN-16, HUN-11). */
function promisedHere(drawn: DrawableCase, kind: FormKind): Problem | null {
  const changedHere = filingActs(drawn.assessment.life).some(({ step }) => step.do === "change");
  return changedHere && drawn.form.purpose !== "claim" ? null : filedHere(drawn, kind);
}

/** What is recorded of the filing could be done on its day. */
function stepsHold({ assessment }: DrawableCase, kind: FormKind): Problem | null {
  const wrong = assessment.problems.find(({ field = "" }) => field.startsWith("filing.steps."));
  if (wrong === undefined) return null;
  return { ...wrong, code: "E-FORM-07", what: `${FORM_TITLE[kind]}还不能出：${wrong.what}` };
}

/** Something the person signs was the last that was done with the filing. */
function changed({ assessment }: DrawableCase, kind: FormKind): Problem | null {
  if (filingActs(assessment.life).length > 0) return null;
  const what = `备案没有变更、取消或补齐材料，不出${FORM_TITLE[kind]}。`;
  return cannot("E-FORM-23", what, "先按 Ctrl+J 记下办了什么，存为版本，再出表。");
}

function revoked({ assessment }: DrawableCase, kind: FormKind): Problem | null {
  if (revocationOf(assessment.life) !== null) return null;
  const what = `备案没有撤销，不出${FORM_TITLE[kind]}。`;
  return cannot("E-FORM-24", what, "要撤销的，先按 Ctrl+J 记下撤销备案，存为版本，再出表。");
}

function onCommitment({ form }: DrawableCase, kind: FormKind): Problem | null {
  const { wanted, basis } = filingNow(form.filing);
  if (wanted !== "none" && basis === "commitment") return null;
  const name = kind === "commitment" ? "承诺书" : FORM_TITLE[kind];
  const what = `这次备案不是凭个人承诺办理，不出${name}。`;
  return cannot("E-FORM-06", what, "凭承诺办理的，先在“备案”里改办理依据。");
}

function stillOpen({ form, assessment }: DrawableCase): Problem | null {
  if (revocationOf(assessment.life) !== null) {
    const gone = "备案已经撤销，不再提醒补齐材料。";
    return cannot("E-FORM-25", gone, "撤销的后果写在撤销告知书上。");
  }
  if (filingNow(form.filing).completed === "") return null;
  const what = "承诺的材料已经补齐，不用提醒。";
  return cannot("E-FORM-12", what, "补齐日期填错的，在“备案”里改。");
}

function madeUp({ assessment }: DrawableCase): Problem | null {
  if (assessment.receipt?.treatment.situation?.timing !== "before-admission") return null;
  const what = "备案在就医前办理，不是补办，不出补办备案审核表。";
  return cannot("E-FORM-13", what, "备案日期填错的，在“备案”里改。");
}

function withoutThirdParty({ form }: DrawableCase): Problem | null {
  if (form.stay.injury === "no-third-party") return null;
  const what = "就诊没有标“外伤，无第三方责任”，不出外伤承诺书。";
  return cannot("E-FORM-14", what, "确属没有第三方责任的外伤，在“就诊”里改。");
}

function inpatient({ form }: DrawableCase): Problem | null {
  if (form.stay.care === "inpatient") return null;
  return cannot("E-FORM-15", "不是住院，没有外院检查、购药单。", "就诊类别选错的，在“就诊”里改。");
}

/** The person has paid, and the hospital has settled nothing. */
function selfPaid({ form }: DrawableCase): Problem | null {
  const { settled, directFund = "" } = form.stay;
  if (settled !== "" && directFund === "") return null;
  const what = "不是出院自费结算，不用申请手工报销。";
  return cannot("E-FORM-16", what, "已自费结算的，在“就诊”里填自费结算日。");
}

function somethingMissing({ assessment }: DrawableCase): Problem | null {
  if (personsPart(assessment.problems).length > 0) return null;
  return cannot("E-FORM-17", "材料和信息齐全，没有要告知补正的。", "不用出一次性告知书。");
}

function hasLines({ form }: DrawableCase): Problem | null {
  if (enteredLines(form).length > 0) return null;
  return cannot("E-FORM-18", "没有录入费用明细。", "先在“费用”里录明细，再出明细表。");
}

function refused({ assessment }: DrawableCase): Problem | null {
  if (assessment.receipt?.treatment.kind === "refused") return null;
  const what = "没有不予受理或不予支付的情形，不出不予告知书。";
  return cannot("E-FORM-19", what, "缺材料的，出一次性告知书。");
}

/** HUN-76, LN-3.2: inpatient, in another province, from 30 000 yuan; whether it is suspicious the office says. */
function worthChecking({ assessment }: DrawableCase): Problem | null {
  const { receipt } = assessment;
  if (receipt !== null && deadlineOf(receipt.obligations, "cross-check") !== undefined) return null;
  const what = "不是总费用3万元以上的跨省住院，或者参保地没有费用协查的规定。";
  return cannot("E-FORM-20", what, "费用、就医地录错的，改后再出。");
}

function nineFields({ form }: DrawableCase): Problem | null {
  const lacking = missingFields(crossCheckDraft(form));
  if (lacking.length === 0) return null;
  const names = lacking.map((field) => CROSS_CHECK_LABELS[field]).join("、");
  return cannot("E-FORM-21", `费用协查申请还缺：${names}。`, "补齐后存为版本，再出表。");
}

/** GD-93-4: a retiree resettled in another province, of the insurance that has personal accounts. */
function resettledEmployee({ form, pack }: DrawableCase): Problem | null {
  const { category, wanted } = form.filing;
  const resettled = wanted !== "none" && category === "resettled-retiree";
  if (resettled && pack.insurance === "employee") return null;
  const what = "不是异地安置退休的职工，不能申请划转个人账户。";
  return cannot("E-FORM-22", what, "备案类别或险种录错的，改后再出。");
}
