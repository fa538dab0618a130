import type { LineForm } from "../casefile/form.ts";
import { type ChargeCategory, chargeCategoryOf } from "../claim/charge-category.ts";
import { type Grade, type Split, splitLine } from "../claim/expenses.ts";
import {
  type Fen,
  minus,
  NO_POINTS,
  parsePercent,
  parseRate,
  parseYuan,
  percentText,
  plus,
  type Rate,
  rate,
  sum,
  yuan,
  ZERO,
} from "../money.ts";
import type { DetailLine, VisitDetails } from "./visit-details.ts";

/**
 * Lines as the hospital has uploaded and split them (KF-3.1a, HUN-44), with refunds taken
 * off the lines they belong to: a bill has no negative line.
 */
export interface UploadedLine {
  /** Places of the lines in the upload, from 0: the line itself, then its refunds. */
  readonly places: readonly number[];
  readonly date: string;
  readonly code: string;
  readonly name: string;
  readonly category: ChargeCategory | null;
  readonly quantity: string;
  readonly price: string;
  readonly grade: Grade;
  readonly share: Rate;
  readonly split: Split;
  /** Why it cannot be taken as it is: its parts do not add up to it, or a refund of nothing. */
  readonly wrong: "split" | "refund" | null;
}

const GRADES = { "01": "A", "02": "B", "03": "C" } as const;

export function uploadedLines({ lines }: Pick<VisitDetails, "lines">): readonly UploadedLine[] {
  const read = lines.map(readDetail);
  const charges = read.filter(({ split }) => split.total >= 0);
  const refunds = read.filter(({ split }) => split.total < 0);
  const left: UploadedLine[] = [];
  for (const refund of refunds.toSorted(byContent)) {
    const at = placeOfCharge(charges, refund);
    const charge = charges[at];
    if (charge === undefined) left.push({ ...refund, wrong: refund.wrong ?? "refund" });
    else charges[at] = withRefund(charge, refund);
  }
  return [...charges, ...left].toSorted((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0));
}

/** The largest charge of the same item that the refund fits into, whatever the order of the upload. */
function placeOfCharge(charges: readonly UploadedLine[], refund: UploadedLine): number {
  let best = -1;
  for (const [index, charge] of charges.entries()) {
    if (itemOf(charge) !== itemOf(refund) || !fits(charge, refund)) continue;
    const known = charges[best];
    if (known === undefined || byContent(known, charge) < 0) best = index;
  }
  return best;
}

function itemOf({ code, name, grade }: UploadedLine): string {
  return `${code.trim() === "" ? name.trim() : code.trim()} ${grade}`;
}

function fits({ split: a, wrong }: UploadedLine, { split: b }: UploadedLine): boolean {
  return wrong === null && PARTS.every((part) => a[part] + b[part] >= 0);
}

const PARTS = ["total", "fullSelfPay", "overLimit", "preSelfPay", "inScope"] as const;

function withRefund(charge: UploadedLine, refund: UploadedLine): UploadedLine {
  const [a, b] = [charge.split, refund.split];
  return {
    ...charge,
    places: [...charge.places, ...refund.places],
    // What is left of a count times a price is no longer the product of both.
    quantity: "",
    price: "",
    split: {
      total: plus(a.total, b.total),
      fullSelfPay: plus(a.fullSelfPay, b.fullSelfPay),
      overLimit: plus(a.overLimit, b.overLimit),
      preSelfPay: plus(a.preSelfPay, b.preSelfPay),
      inScope: plus(a.inScope, b.inScope),
    },
    wrong: refund.wrong,
  };
}

/** Orders by what a line says, so that the order of the upload decides nothing. */
function byContent(a: UploadedLine, b: UploadedLine): number {
  return a.split.total - b.split.total || keyOf(a).localeCompare(keyOf(b));
}

function keyOf({ date, code, name, quantity, price, split }: UploadedLine): string {
  return [date, code, name, quantity, price, ...PARTS.map((part) => split[part])].join("\n");
}

function readDetail(line: DetailLine, place: number): UploadedLine {
  const total = amountOf(line.det_item_fee_sumamt);
  const parts = {
    fullSelfPay: amountOf(line.fulamt_ownpay_amt),
    overLimit: amountOf(line.overlmt_selfpay),
    preSelfPay: amountOf(line.preselfpay_amt),
    inScope: amountOf(line.inscp_scp_amt),
  };
  const given = [total, ...Object.values(parts)];
  const split = {
    total: total ?? ZERO,
    fullSelfPay: parts.fullSelfPay ?? ZERO,
    overLimit: parts.overLimit ?? ZERO,
    preSelfPay: parts.preSelfPay ?? ZERO,
    inScope: parts.inScope ?? ZERO,
  };
  const { fullSelfPay, overLimit, preSelfPay, inScope } = split;
  const adds = sum([fullSelfPay, overLimit, preSelfPay, inScope]) === split.total;
  // A refund takes off every part; a charge has no part below nothing.
  const sides = PARTS.every((part) => (split.total < 0 ? split[part] <= 0 : split[part] >= 0));
  const whole = split.total !== 0 && fullSelfPay === split.total;
  return {
    places: [place],
    date: line.fee_ocur_date,
    code: line.hilist_code.trim(),
    name: line.medins_list_name.trim(),
    category: chargeCategoryOf(line.med_chrgitm_type),
    ...counted(line),
    grade: whole ? "C" : GRADES[line.chrgitm_lv],
    share: whole ? NO_POINTS : shareOf(line.selfpay_prop),
    split,
    wrong: given.includes(null) || !adds || !sides ? "split" : null,
  };
}

/** A count and a price that the form could not read say nothing. */
function counted({ cnt, pric }: DetailLine): Pick<UploadedLine, "quantity" | "price"> {
  const [quantity, price] = [cnt.trim(), pric.trim()];
  const plain = /^\d{1,8}(\.\d{1,4})?$/u;
  const readable = plain.test(quantity) && plain.test(price);
  return readable ? { quantity, price } : { quantity: "", price: "" };
}

function amountOf(text: string): Fen | null {
  const read = parseYuan(text);
  return read.ok ? read.value : null;
}

/** `0.1` as the platform writes it; some hospitals write `10`. */
function shareOf(text: string): Rate {
  const read = parseRate(text.trim());
  if (read.ok) return read.value;
  const percent = parsePercent(text);
  return percent.ok ? percent.value : NO_POINTS;
}

/**
 * An uploaded line as lines of the form, whose split is to the fen the hospital's own: one
 * line where a class and a share say it, else one for each part.
 */
export function lineForms(
  uploaded: UploadedLine,
  { id, invoice }: Pick<LineForm, "id" | "invoice">,
): readonly LineForm[] {
  const { split } = uploaded;
  const one = oneLine(uploaded);
  if (one !== null) return [formLine(uploaded, id, invoice, "", one)];
  const within = plus(split.inScope, split.overLimit);
  const parts = [
    { word: "（范围内）", amount: within, grade: "A", share: "", over: split.overLimit },
    { word: "（先行自付）", amount: split.preSelfPay, grade: "B", share: "100", over: ZERO },
    { word: "（全自费）", amount: split.fullSelfPay, grade: "C", share: "", over: ZERO },
  ] as const;
  return parts
    .filter(({ amount }) => amount !== 0)
    .map(({ word, amount, grade, share, over }, index) => {
      const plain = { ...uploaded, quantity: "", price: "" };
      return formLine(plain, index === 0 ? id : `${id}-${index}`, invoice, word, {
        grade,
        amount,
        preSelfPay: share,
        overLimit: over,
      });
    });
}

interface Said {
  readonly grade: Grade;
  readonly amount: Fen;
  readonly preSelfPay: string;
  readonly overLimit: Fen;
}

function formLine(
  { date, code, name, quantity, price, category }: UploadedLine,
  id: string,
  invoice: string,
  word: string,
  { grade, amount, preSelfPay, overLimit }: Said,
): LineForm {
  return {
    id,
    invoice,
    date,
    name: `${name}${word}`,
    itemCode: code,
    grade,
    quantity,
    price,
    amount: yuan(amount),
    preSelfPay,
    overLimit: overLimit === 0 ? "" : yuan(overLimit),
    ...(category === null ? {} : { category }),
  };
}

/** The class and share under which the core splits the line just as the hospital did. */
function oneLine({ grade, share, split }: UploadedLine): Said | null {
  const { total: amount, overLimit } = split;
  const rates = grade === "B" ? [share, impliedRate(split)] : [NO_POINTS];
  for (const preSelfPayRate of rates) {
    const own = splitLine({ grade, amount, preSelfPayRate, overLimit });
    if (PARTS.every((part) => own[part] === split[part])) {
      const preSelfPay = grade === "B" ? percentText(preSelfPayRate) : "";
      return { grade, amount, preSelfPay, overLimit };
    }
  }
  return null;
}

/** The share to which the amounts come, in hundredths of a percent. */
function impliedRate({ total, overLimit, preSelfPay }: Split): Rate {
  const within = minus(total, overLimit);
  return within <= 0 ? NO_POINTS : rate(Math.round((preSelfPay * 10_000) / within));
}
