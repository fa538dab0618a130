import { displayYuan, factorText, percentText, type Fen, type Rate } from "../money.ts";
import { assertNever } from "../result.ts";
import type { DeductibleChange, RepeatDeductible, Step, StepDetail } from "../settlement/steps.ts";
import { COUNTED_STAYS_LABEL, LAYER_LABEL } from "./labels.ts";

/** A step in the clerk's words: what it is, and how the figure came about. */
export interface StepWords {
  readonly label: string;
  /** Empty where the label says it all. */
  readonly note: string;
}

/** Words of one step; made only when somebody looks at it. */
export function stepWords({ detail }: Step): StepWords {
  return "layer" in detail ? supplementWords(detail) : pooledWords(detail);
}

type SupplementDetail = Extract<StepDetail, { readonly layer: unknown }>;

/** Steps of the bill and of the pooled fund. */
function pooledWords(detail: Exclude<StepDetail, SupplementDetail>): StepWords {
  switch (detail.kind) {
    case "total":
      return { label: "医疗费总额", note: `${detail.lines}行明细` };
    case "full-self-pay":
      return { label: "减：全自费", note: `丙类${detail.lines}行` };
    case "pre-self-pay":
      return { label: "减：先行自付", note: `乙类${detail.lines}行` };
    case "over-limit":
      return { label: "减：超限价", note: detail.lines === 0 ? "" : `${detail.lines}行` };
    case "in-scope":
      return { label: "政策范围内", note: "" };
    case "year-part":
      return { label: `${detail.year}年度的部分`, note: `${detail.of}天里的${detail.days}天` };
    case "self-pay-first":
      return { label: "减：先由个人负担", note: firstNote(detail) };
    case "deductible":
      return { label: "起付标准", note: deductibleNote(detail) };
    case "entering-cap":
      return { label: `年度封顶 ${displayYuan(detail.cap)}`, note: enteringNote(detail) };
    case "band":
      return {
        label: bandLabel(detail.from, detail.upTo),
        note: `${product(detail.base, detail.rate)}${reduction(detail)}`,
      };
    case "payment-floor":
      return { label: "补足到保底", note: `保底 ${product(detail.base, detail.share)}` };
    case "cap":
      return { label: `年度封顶 ${displayYuan(detail.cap)}`, note: capNote(detail) };
    case "pooled-total":
      return { label: "统筹基金支付", note: "" };
    default:
      return assertNever(detail);
  }
}

/** Steps of the layers above the pooled fund. */
function supplementWords(detail: SupplementDetail): StepWords {
  switch (detail.kind) {
    case "layer-base":
      return { label: baseLabel(detail.layer), note: baseNote(detail) };
    case "layer-excess":
      return { label: `超过 ${displayYuan(detail.deductible)} 的部分`, note: "" };
    case "layer-band":
      return {
        label: bandLabel(detail.from, detail.upTo),
        note: `${product(detail.base, detail.rate)}${pointsTaken(detail.points)}`,
      };
    case "layer-cap":
      return {
        label: `${layerName(detail.layer)}年度封顶 ${displayYuan(detail.cap)}`,
        note: capNote(detail),
      };
    case "layer-total":
      return { label: `${LAYER_LABEL[detail.layer]}支付`, note: "" };
    default:
      return assertNever(detail);
  }
}

function baseLabel(layer: SupplementDetail["layer"]): string {
  return layer === "serious-illness" ? "范围内个人负担" : "计入的个人负担";
}

/** Short name of a layer before another word: `大病年度封顶`. */
export function layerName(layer: SupplementDetail["layer"]): string {
  return layer === "serious-illness" ? "大病" : LAYER_LABEL[layer];
}

/** `10,000.00 × 53%` */
function product(base: Fen, rate: Rate): string {
  return `${displayYuan(base)} × ${percentText(rate)}%`;
}

/** `900 至 4,000`, `4,000 以上` */
function bandLabel(from: Fen, upTo: Fen | null): string {
  return upTo === null ? `${short(from)} 以上` : `${short(from)} 至 ${short(upTo)}`;
}

/** An amount without cents where it has none: bounds of bands. */
function short(amount: Fen): string {
  return displayYuan(amount).replace(/\.00$/u, "");
}

function reduction(detail: Extract<StepDetail, { kind: "band" }>): string {
  const parts = [
    detail.bonus > 0 ? `加${percentText(detail.bonus)}` : "",
    detail.points > 0 ? `降低${percentText(detail.points)}个百分点` : "",
    detail.floored ? `不低于${percentText(detail.rate)}%` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `（${percentText(detail.scaleRate)}%${parts.join("、")}）`;
}

function pointsTaken(points: Rate): string {
  return points > 0 ? `（已降低${percentText(points)}个百分点）` : "";
}

/** How the deductible of this stay came about: the standard, then everything that changed it. */
function deductibleNote(detail: Extract<StepDetail, { kind: "deductible" }>): string {
  const { standard, change, repeat, times, waived, already, ceilingLeft } = detail;
  const standardText = `${change === null ? "标准" : changeText(change)} ${short(standard)}`;
  const parts = [
    repeat === null ? "" : repeatText(repeat),
    times > 1 ? `住院时间长，计${times}次` : "",
    waived ? "转入前已付，不再付" : "",
    already !== null && already > 0 ? `此前已负担 ${displayYuan(already)}` : "",
    ceilingLeft !== null && ceilingLeft < standard
      ? `年度起付累计还剩 ${displayYuan(ceilingLeft)}`
      : "",
  ].filter((part) => part !== "");
  return change === null && parts.length === 0
    ? "以下由个人负担"
    : [standardText, ...parts].join("，");
}

function changeText(change: DeductibleChange): string {
  switch (change.op) {
    case "factor":
      return `本地标准的${factorText(change.factor)}倍`;
    case "amount":
      return "外出就医的标准";
    case "share-of-total": {
      const { share, atLeast, atMost } = change;
      return `总额的${percentText(share)}%（${short(atLeast)} 至 ${short(atMost)}）`;
    }
    default:
      return assertNever(change);
  }
}

/** `20,000.00 × 10%`, of the whole bill with its name. */
function firstNote(detail: Extract<StepDetail, { kind: "self-pay-first" }>): string {
  const note = product(detail.base, detail.share);
  const limit = detail.limited ? "，以政策范围内为限" : "";
  return detail.of === "total" ? `总额 ${note}${limit}` : note;
}

function repeatText(repeat: RepeatDeductible): string {
  const nth = `${COUNTED_STAYS_LABEL[repeat.counts]}第${repeat.stays + 1}次住院`;
  switch (repeat.kind) {
    case "share":
      return `${nth}，按${percentText(repeat.share)}%`;
    case "less":
      return `${nth}，减 ${short(repeat.amount)}`;
    default:
      return assertNever(repeat);
  }
}

function enteringNote({ before, cut }: Extract<StepDetail, { kind: "entering-cap" }>): string {
  return limitNote(`本年已计入 ${displayYuan(before)}`, cut, "不计");
}

function capNote({ paidBefore, cut }: { readonly paidBefore: Fen; readonly cut: Fen }): string {
  return limitNote(`本年已付 ${displayYuan(paidBefore)}`, cut, "不付");
}

function limitNote(before: string, cut: Fen, left: string): string {
  return cut > 0 ? `${before}，超出 ${displayYuan(cut)} ${left}` : `${before}，未到`;
}

function baseNote({ before }: Extract<StepDetail, { kind: "layer-base" }>): string {
  const left = "前面付后剩下的";
  return before > 0 ? `${left}；本年此前 ${displayYuan(before)}` : left;
}
