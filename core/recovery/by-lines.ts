import { assess } from "../assess.ts";
import type { IsoDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { FundId } from "../casefile/recovery-form.ts";
import { type Fen, minus, ZERO } from "../money.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { Settlement } from "../settlement/receipt.ts";

/** What a case is settled under. */
export interface Basis {
  readonly loaded: LoadedPack;
  readonly settings: PoolSettings;
  readonly today: IsoDate;
}

/**
 * What each fund has paid for lines of a case (违规费用, HUN-72): its payment less what it
 * would pay had these lines not been there. Only funds that pay less are named; null
 * where either cannot be told.
 */
export function paidForLines(
  form: CaseForm,
  places: readonly number[],
  { loaded, settings, today }: Basis,
): readonly { readonly fund: FundId; readonly amount: Fen }[] | null {
  const { recovery: _recovery, ...plain } = form;
  const gone = new Set(places);
  const without = { ...plain, lines: form.lines.filter((_line, place) => !gone.has(place)) };
  const settled = (made: CaseForm): Settlement | null =>
    assess(made, loaded, settings, today).receipt?.settlement ?? null;
  const whole = settled(plain);
  // Of a case without any line left no fund pays anything.
  const rest = without.lines.length === 0 ? "nothing" : settled(without);
  if (whole === null || whole.fund === null || rest === null) return null;
  if (rest !== "nothing" && rest.fund === null) return null;
  return whole.layers.flatMap(({ id }) => {
    const amount = minus(paidBy(whole, id), rest === "nothing" ? ZERO : paidBy(rest, id));
    return amount > 0 ? [{ fund: id, amount }] : [];
  });
}

function paidBy({ layers }: Settlement, fund: FundId): Fen {
  const state = layers.find(({ id }) => id === fund)?.state;
  return state?.kind === "paid" ? state.amount : ZERO;
}
