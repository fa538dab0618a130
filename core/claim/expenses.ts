import { type Fen, type Rate, ZERO, fen, larger, minus, plus, share } from "../money.ts";

/** Class of a line (收费项目等级, chrgitm_lv): 甲, 乙, 丙. */
export const GRADES = ["A", "B", "C"] as const;
export type Grade = (typeof GRADES)[number];

/** More lines than any bill has: a longer list is a wrong file. */
export const MOST_LINES = 20_000;

/** One expense line (费用明细) with the shares that the catalogue gives it. */
export interface ExpenseLine {
  readonly grade: Grade;
  readonly amount: Fen;
  /** Share of a 乙 line that the person pays first (先行自付比例). */
  readonly preSelfPayRate: Rate;
  /** Part above a price limit (超限价自费). */
  readonly overLimit: Fen;
}

/** A line, or a bill, split into its parts: total = fullSelfPay + overLimit + preSelfPay + inScope. */
export interface Split {
  readonly total: Fen;
  /** 全自费 fulamt_ownpay_amt */
  readonly fullSelfPay: Fen;
  /** 超限价自费 overlmt_selfpay */
  readonly overLimit: Fen;
  /** 先行自付 preselfpay_amt */
  readonly preSelfPay: Fen;
  /** 政策范围内 inscp_scp_amt */
  readonly inScope: Fen;
}

/**
 * Splits one line. 先行自付 is taken of what the price limit leaves and rounded
 * per line; the in-scope amount is what remains (example E12: 4.52 at 5 % -> 0.23 and 4.29).
 */
export function splitLine(line: ExpenseLine): Split {
  if (line.grade === "C") {
    return {
      total: line.amount,
      fullSelfPay: line.amount,
      overLimit: fen(0),
      preSelfPay: fen(0),
      inScope: fen(0),
    };
  }
  const within = minus(line.amount, line.overLimit);
  const preSelfPay = preSelfPayOf(line);
  return {
    total: line.amount,
    fullSelfPay: fen(0),
    overLimit: line.overLimit,
    preSelfPay,
    inScope: minus(within, preSelfPay),
  };
}

function preSelfPayOf({ grade, amount, overLimit, preSelfPayRate }: ExpenseLine): Fen {
  return grade === "B" ? share(minus(amount, overLimit), preSelfPayRate) : ZERO;
}

/** The split of a whole bill: the sum of its lines, each split as `splitLine` does. Their order does not matter. */
export function splitBill(lines: readonly ExpenseLine[]): Split {
  let total = ZERO;
  let fullSelfPay = ZERO;
  let overLimit = ZERO;
  let preSelfPay = ZERO;
  // Lists are gone through by place here and in the settlement: what closes an iterator is code
  // that V8 counts towards what it inlines, and a bill is settled a million times when a pack changes.
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place];
    if (line === undefined) continue;
    total = plus(total, line.amount);
    if (line.grade === "C") {
      fullSelfPay = plus(fullSelfPay, line.amount);
      continue;
    }
    overLimit = plus(overLimit, line.overLimit);
    preSelfPay = plus(preSelfPay, preSelfPayOf(line));
  }
  const inScope = minus(minus(minus(total, fullSelfPay), overLimit), preSelfPay);
  return { total, fullSelfPay, overLimit, preSelfPay, inScope };
}

/** How many lines of a bill each part of its split comes from. */
export interface LineCounts {
  readonly total: number;
  readonly fullSelfPay: number;
  readonly preSelfPay: number;
  readonly overLimit: number;
}

export function countLines(lines: readonly ExpenseLine[]): LineCounts {
  const count = (is: (line: ExpenseLine) => boolean) => lines.filter(is).length;
  return {
    total: lines.length,
    fullSelfPay: count(({ grade }) => grade === "C"),
    preSelfPay: count(({ grade }) => grade === "B"),
    overLimit: count(({ grade, overLimit }) => grade !== "C" && overLimit > 0),
  };
}

/**
 * What of a line lies above a price limit (R01: items priced above what the
 * insured place's own hospitals of the level charge; below it, the actual amount).
 */
export function overLimitOf(amount: Fen, limit: Fen): Fen {
  return larger(ZERO, minus(amount, limit));
}
