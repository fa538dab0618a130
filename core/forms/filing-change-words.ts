import { type IsoDate, paperDate } from "../calendar.ts";
import { lockedUntil } from "../filing/lock.ts";
import type { AnyFiling, FilingLife } from "../filing/states.ts";
import { assertNever } from "../result.ts";
import { lockWords } from "../words/filing-life.ts";
import { BASIS_LABEL, CATEGORY_LABEL } from "../words/labels.ts";
import { owedMaterials } from "./commitment-terms.ts";
import { areaText } from "./entries.ts";
import type { FilingAct } from "./filing-acts.ts";
import type { FormInput } from "./input.ts";

/** A filing as one column of the form shows it. */
export interface FilingColumn {
  readonly category: string;
  readonly basis: string;
  readonly place: string;
  /** 备案日期 and, where it is another, 生效日期. */
  readonly date: string;
  readonly period: string;
  readonly materials: string;
}

/** How it stood before (原备案). */
export function columnBefore({ before }: FilingAct, { pack }: FormInput): FilingColumn {
  const owed = owedMaterials(pack, before.filing).map(({ label }) => label);
  const owes = before.state === "in-effect-on-commitment" || before.state === "lapsed";
  return columnOf(before, owes ? `待补：${owed.join("、")}` : "");
}

/** How it stands since; null after a cancellation, which leaves nothing. */
export function columnAfter({ step, after, on }: FilingAct): FilingColumn | null {
  switch (step.do) {
    case "cancel":
      return null;
    case "change":
      return columnOf(after, "");
    case "complete":
      return columnOf(after, `${paperDate(on)}补齐`);
    default:
      return assertNever(step);
  }
}

function columnOf(life: FilingLife, materials: string): FilingColumn {
  const { category, basis, place, date } = life.filing;
  const effective = "effective" in life ? life.effective : null;
  const later = effective === null || effective === date ? "" : `（${paperDate(effective)}生效）`;
  return {
    category: CATEGORY_LABEL[category],
    basis: BASIS_LABEL[basis],
    place: areaText(place),
    date: `${paperDate(date)}${later}`,
    period: periodText(life),
    materials,
  };
}

/** How long it holds, without a word where that is for the hand. */
function periodText(life: FilingLife): string {
  switch (life.state) {
    case "in-effect":
      return life.validity === "until"
        ? `${paperDate(life.effective)}至${paperDate(life.until)}`
        : life.validity === "open-ended"
          ? `${paperDate(life.effective)}起长期有效`
          : `${paperDate(life.effective)}起，到期日未定`;
    case "in-effect-on-commitment":
      return `${paperDate(life.effective)}起凭承诺生效${dueText(life.due, "须在", "以前补齐材料")}`;
    case "lapsed":
      return `${paperDate(life.effective)}起凭承诺生效${dueText(life.due, "补齐期限", "已过")}`;
    case "expired":
      return `${paperDate(life.effective)}至${paperDate(life.until)}，已到期`;
    case "applied":
    case "revoked":
    case "changed":
    case "cancelled":
    case "ended":
      return "";
    default:
      return assertNever(life);
  }
}

function dueText(due: IsoDate | null, before: string, after: string): string {
  return due === null ? "" : `，${before}${paperDate(due)}（当日在内）${after}`;
}

/** 原备案编号: the number under which this counter took it, or what the clerk read off the system. */
export function numberBefore({ form, caseNumber }: FormInput): string {
  return form.filing.wanted === "new" ? caseNumber : (form.filing.number ?? "");
}

/** Why, and that it was done in the lock of the filing all the same (KF-1.3.1). */
export function reasonText(act: FilingAct, terms: NonNullable<FormInput["life"]>["terms"]): string {
  const { step, before, on } = act;
  if (step.do === "complete") return "";
  const { lock } = terms.longTerm;
  const binds = lock !== null && (step.do === "change" || lock.binds === "change-and-cancel");
  if (!binds || before.filing.term !== "long-term") return step.reason;
  const effective = "effective" in before ? before.effective : null;
  const last = effective === null ? null : lockedUntil(lock, effective);
  if (last === null || on > last) return step.reason;
  return `${step.reason}（锁定期到${paperDate(last)}，因特殊情况办理）`;
}

/** What the person declares. */
export function declared(act: FilingAct, input: FormInput): string {
  const { step, on, after } = act;
  switch (step.do) {
    case "change":
      return `本人申请把原备案变更为“变更后”所列的备案，所填内容和所交材料真实。已知悉：变更后的备案自${paperDate(on)}起生效${lockText(after.filing, on, input)}。`;
    case "cancel":
      return `本人申请取消上述备案，所填内容真实。已知悉：备案自${paperDate(on)}起取消，以后要用的，重新办理备案。`;
    case "complete":
      return "本人已补齐备案时承诺提交的材料，所交材料真实。";
    default:
      return assertNever(step);
  }
}

/** The lock that a new long-term filing begins with (KF-1.3.1, LN-1.1a). */
function lockText({ term }: AnyFiling, from: IsoDate, { life, pack }: FormInput): string {
  const last = term === "long-term" ? lockedUntil(life?.terms.longTerm.lock ?? null, from) : null;
  return last === null ? "" : `，${paperDate(last)}（当日在内）以前${lockWords(pack)}`;
}
