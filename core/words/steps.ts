import { displayYuan, percentText, type Fen, type Rate } from "../money.ts";
import type { Step } from "../settlement/receipt.ts";

/** A step in the clerk's words: what it is, and how the figure came about. */
export interface StepWords {
  readonly label: string;
  /** Empty where the label says it all. */
  readonly note: string;
}

/** Words of one step; made only when somebody looks at it. */
export function stepWords(step: Step): StepWords {
  const { detail } = step;
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
    case "deductible":
      return { label: "起付标准", note: deductibleNote(detail) };
    case "band":
      return {
        label: bandLabel(detail.from, detail.upTo),
        note: `${displayYuan(detail.base)} × ${percentText(detail.rate)}%${reduction(detail)}`,
      };
    case "cap":
      return { label: `年度封顶 ${displayYuan(detail.cap)}`, note: capNote(detail) };
    case "pooled-total":
      return { label: "统筹基金支付", note: "" };
    case "serious-base":
      return { label: "范围内个人负担", note: baseNote(detail) };
    case "serious-excess":
      return { label: `超过 ${displayYuan(detail.deductible)} 的部分`, note: "" };
    case "serious-band":
      return {
        label: bandLabel(detail.from, detail.upTo),
        note: `${displayYuan(detail.base)} × ${percentText(detail.rate)}%${detail.points > 0 ? `（已降低${percentText(detail.points)}个百分点）` : ""}`,
      };
    case "serious-cap":
      return { label: `大病年度封顶 ${displayYuan(detail.cap)}`, note: capNote(detail) };
    case "serious-total":
      return { label: "大病保险支付", note: "" };
  }
}

/** `900 至 4,000`, `4,000 以上` */
function bandLabel(from: Fen, upTo: Fen | null): string {
  return upTo === null ? `${short(from)} 以上` : `${short(from)} 至 ${short(upTo)}`;
}

/** An amount without cents where it has none: bounds of bands. */
function short(amount: Fen): string {
  return displayYuan(amount).replace(/\.00$/u, "");
}

function reduction(detail: {
  readonly scaleRate: Rate;
  readonly bonus: Rate;
  readonly points: Rate;
}): string {
  const parts = [
    detail.bonus > 0 ? `加${percentText(detail.bonus)}` : "",
    detail.points > 0 ? `降低${percentText(detail.points)}个百分点` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `（${percentText(detail.scaleRate)}%${parts.join("、")}）`;
}

function deductibleNote(detail: {
  readonly standard: Fen;
  readonly repeat: { readonly share: Rate; readonly stays: number } | null;
  readonly ceilingLeft: Fen | null;
}): string {
  const repeat =
    detail.repeat === null
      ? ""
      : `本年同级第${detail.repeat.stays + 1}次住院，按${percentText(detail.repeat.share)}%`;
  const ceiling =
    detail.ceilingLeft !== null && detail.ceilingLeft < detail.standard
      ? `年度起付累计还剩 ${displayYuan(detail.ceilingLeft)}`
      : "";
  const parts = [repeat, ceiling].filter((part) => part !== "");
  return parts.length === 0
    ? "以下由个人负担"
    : `标准 ${short(detail.standard)}，${parts.join("，")}`;
}

function capNote(detail: { readonly paidBefore: Fen; readonly cut: Fen }): string {
  const before = `本年已付 ${displayYuan(detail.paidBefore)}`;
  return detail.cut > 0 ? `${before}，超出 ${displayYuan(detail.cut)} 不付` : `${before}，未到`;
}

function baseNote(detail: { readonly before: Fen }): string {
  return detail.before > 0
    ? `政策范围内 − 统筹基金；本年此前 ${displayYuan(detail.before)}`
    : "政策范围内 − 统筹基金";
}
