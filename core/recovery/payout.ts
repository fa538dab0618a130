import type { CaseForm } from "../casefile/form.ts";
import type { DeductionForm, FundId } from "../casefile/recovery-form.ts";
import { type Fen, minus, negative, parseYuan, plus, sum, ZERO } from "../money.ts";
import type { Settlement } from "../settlement/receipt.ts";

/** What is paid out of a settlement once deductions and debts are off it; all in fen. */
export interface Payout {
  /** What the funds pay by the settlement. */
  readonly fund: Fen;
  /** Each deduction as a record with its amount turned round (HUN-72), to the fund that paid it (KF-6). */
  readonly records: readonly FundRecord[];
  /** Taken off for what the person owes (LN-1.2c), as a negative amount. */
  readonly taken: Fen;
  /** What leaves the fund in the end. */
  readonly payable: Fen;
  /** What the person bears beside the share of the settlement: 扣款 that a decision puts on them. */
  readonly onPerson: Fen;
}

export interface FundRecord {
  readonly fund: FundId;
  readonly kind: "disallowed" | "recovered";
  readonly amount: Fen;
}

/**
 * Null where the case records none, or the fund's payment is not known. An entry that
 * is not complete counts for nothing until it is: it is named as missing.
 */
export function payoutOf(
  { recovery }: Pick<CaseForm, "recovery">,
  settlement: Settlement | null,
): Payout | null {
  const { deductions = [], taken = [] } = recovery ?? {};
  const fund = settlement?.fund ?? null;
  if (settlement === null || fund === null) return null;
  if (deductions.length === 0 && taken.length === 0) return null;
  const sign = settlement.split.total < 0 ? negative : same;
  const records = deductions.flatMap((entry) => {
    const record = recordOf(entry);
    return record === null ? [] : [{ ...record, amount: sign(record.amount) }];
  });
  const off = sign(negative(sum(taken.map(({ amount }) => amountOf(amount)))));
  return {
    fund,
    records,
    taken: off,
    payable: sum([fund, off, ...records.map(({ amount }) => amount)]),
    onPerson: sum(
      deductions
        .filter(({ bearer }) => bearer === "person")
        .map((entry) => sign(negative(recordOf(entry)?.amount ?? ZERO))),
    ),
  };
}

function same(amount: Fen): Fen {
  return amount;
}

/** A deduction as its mirror record; null while its kind, fund or amount is not said. */
export function recordOf({ kind, fund, amount }: DeductionForm): FundRecord | null {
  const read = amountOf(amount);
  if (kind === "" || fund === "" || read <= 0) return null;
  return { fund, kind, amount: negative(read) };
}

/** What comes back to one fund of a case, as a negative amount. */
export function backTo(form: Pick<CaseForm, "recovery">, fund: FundId): Fen {
  return (form.recovery?.deductions ?? []).reduce<Fen>((total, entry) => {
    const record = recordOf(entry);
    return record?.fund === fund ? plus(total, record.amount) : total;
  }, ZERO);
}

/** What comes back to all funds of a case, as a negative amount. */
export function backToFunds(form: Pick<CaseForm, "recovery">): Fen {
  return sum((form.recovery?.deductions ?? []).map((entry) => recordOf(entry)?.amount ?? ZERO));
}

/** What is still left of the fund's payment for debts: deductions come first. */
export function leftForDebts(form: Pick<CaseForm, "recovery">, settlement: Settlement): Fen {
  const left = minus(settlement.fund ?? ZERO, negative(backToFunds(form)));
  return left > 0 ? left : ZERO;
}

function amountOf(text: string): Fen {
  const read = parseYuan(text);
  return read.ok && read.value > 0 ? read.value : ZERO;
}
