import { type Fen, type Rate, fen, minus, share, sum } from "../money.ts";

/** Class of a line (收费项目等级, chrgitm_lv): 甲, 乙, 丙. */
export const GRADES = ["A", "B", "C"] as const;
export type Grade = (typeof GRADES)[number];

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
  const preSelfPay = line.grade === "B" ? share(within, line.preSelfPayRate) : fen(0);
  return {
    total: line.amount,
    fullSelfPay: fen(0),
    overLimit: line.overLimit,
    preSelfPay,
    inScope: minus(within, preSelfPay),
  };
}

/** The split of a whole bill: the sum of its lines. */
export function splitBill(lines: readonly ExpenseLine[]): Split {
  const parts = lines.map(splitLine);
  return {
    total: sum(parts.map((part) => part.total)),
    fullSelfPay: sum(parts.map((part) => part.fullSelfPay)),
    overLimit: sum(parts.map((part) => part.overLimit)),
    preSelfPay: sum(parts.map((part) => part.preSelfPay)),
    inScope: sum(parts.map((part) => part.inScope)),
  };
}
