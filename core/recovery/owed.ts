import type { CaseForm } from "../casefile/form.ts";
import { type Fen, minus, parseYuan, plus, ZERO } from "../money.ts";

/** What a case says of a debt to the fund: that it is owed, or that a part was taken off a payment. */
export interface OwedEntry {
  readonly kind: "owed" | "taken";
  readonly caseId: string;
  readonly number: string;
  /** The case whose filing was revoked (LN-1.2c). */
  readonly of: string;
  /** Null: the difference is undetermined, because the city has not said how it is measured (Q13). */
  readonly amount: Fen | null;
}

/** What a person owes from one revoked filing, as this counter knows it. */
export interface Debt {
  readonly caseId: string;
  readonly number: string;
  readonly owed: Fen | null;
  /** Taken off payments of other cases so far. */
  readonly taken: Fen;
  /** What later settlements still owe; null: nobody can say. Never below zero. */
  readonly remaining: Fen | null;
}

/** 待遇差 that the case says is owed since its filing was revoked; nothing where none was. */
export function owedBy({
  filing: { steps = [] },
}: CaseForm): { readonly amount: Fen | null } | null {
  const revoked = steps.findLast((step) => step.do === "revoke");
  if (revoked === undefined) return null;
  if (revoked.owed === undefined) return { amount: null };
  const read = parseYuan(revoked.owed);
  if (!read.ok) return { amount: null };
  return read.value > 0 ? { amount: read.value } : null;
}

/** The debts of a person out of what all cases say, each with what is left of it. */
export function debtsOf(entries: readonly OwedEntry[]): readonly Debt[] {
  return entries
    .filter(({ kind }) => kind === "owed")
    .map(({ caseId, number, amount: owed }) => {
      const taken = entries
        .filter(({ kind, of }) => kind === "taken" && of === caseId)
        .reduce<Fen>((total, { amount }) => plus(total, amount ?? ZERO), ZERO);
      const left = owed === null ? null : minus(owed, taken);
      return { caseId, number, owed, taken, remaining: left === null || left > 0 ? left : ZERO };
    });
}
