import type { CaseForm } from "../casefile/form.ts";
import type { FundId } from "../casefile/recovery-form.ts";
import { type Fen, plus } from "../money.ts";
import { SUPPLEMENTS } from "../policy/pack-settlement.ts";
import { backTo } from "../recovery/payout.ts";
import type { SupplementId } from "../settlement/facts.ts";
import type { LedgerEntry } from "./ledger.ts";

/**
 * The entries of a case with what came back to the funds taken off what they have paid:
 * a deduction gives the year its room under a cap again (KF-6, HUN-72). Of a stay split
 * between two years it is taken off the later one, which the bill was paid in.
 */
export function lessDeducted(
  entries: readonly LedgerEntry[],
  form: Pick<CaseForm, "recovery">,
): readonly LedgerEntry[] {
  const last = entries.length - 1;
  return entries.map((entry, index) => (index === last ? less(entry, form) : entry));
}

function less(entry: LedgerEntry, form: Pick<CaseForm, "recovery">): LedgerEntry {
  const off = (paid: Fen, fund: FundId): Fen => plus(paid, backTo(form, fund));
  const others: { -readonly [L in SupplementId]?: LedgerEntry["others"][L] } = {};
  for (const id of SUPPLEMENTS) {
    const own = entry.others[id];
    if (own !== undefined) others[id] = { ...own, paid: off(own.paid, id) };
  }
  const { pooledPaid, seriousIllnessPaid } = entry;
  return {
    ...entry,
    pooledPaid: off(pooledPaid, "pooled"),
    seriousIllnessPaid:
      seriousIllnessPaid === null ? null : off(seriousIllnessPaid, "serious-illness"),
    others,
  };
}
