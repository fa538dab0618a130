import type { YearOpening } from "./ledger.ts";
import type { OwnCase, RecordedBalance } from "./own-case.ts";

/** Whether a balance holds a case already; `ask`: its dates cannot tell. */
export type InBalance = "yes" | "no" | "ask";

/**
 * Nothing is counted twice: what was handed over before the day of the balance is
 * in it, what was settled after it is not. A case that was being worked on that
 * day may stand in the core system or not; only somebody who looks can tell.
 * A balance does not hold the stay before which it was read, and 本年首次就医 holds none.
 */
export function inBalance(
  { opening, written }: RecordedBalance,
  own: OwnCase,
  answers: Readonly<Record<string, "yes" | "no">>,
): InBalance {
  if (opening.source === "first-stay" || own.number === written.from) return "no";
  if (own.sealedOn > opening.asOf) return "no";
  if (own.handedOverOn !== null && own.handedOverOn < opening.asOf) return "yes";
  return answers[own.key] ?? "ask";
}

/** Whether a balance still holds a case that was reversed (HUN-52): read before that day it does. */
export function stillInBalance(
  balance: RecordedBalance,
  own: OwnCase,
  answers: Readonly<Record<string, "yes" | "no">>,
): InBalance {
  if (own.reversedOn !== null && own.reversedOn < balance.opening.asOf) return "no";
  return inBalance(balance, own, answers);
}

/**
 * The balance on which a stay is added up: the one recorded for it, else the newest
 * that this counter has recorded for the person's year and that cannot hold the stay
 * itself. 本年首次就医 yields to a balance that was read, which contradicts it.
 * @param sealedOn day of the stay's own first version; null: it has none
 */
export function balanceOf(
  recorded: RecordedBalance | null,
  sealedOn: YearOpening["asOf"] | null,
  year: number,
  cases: readonly OwnCase[],
): RecordedBalance | null {
  if (recorded !== null && recorded.opening.source !== "first-stay") return recorded;
  const others = cases.flatMap(({ balance }) =>
    balance !== null && balance.opening.year === year && readBefore(balance, sealedOn)
      ? [balance]
      : [],
  );
  const read = others.filter(({ opening }) => opening.source !== "first-stay");
  return newest(read) ?? recorded ?? newest(others);
}

function readBefore({ opening }: RecordedBalance, sealedOn: string | null): boolean {
  return opening.source === "first-stay" || sealedOn === null || opening.asOf <= sealedOn;
}

function newest(balances: readonly RecordedBalance[]): RecordedBalance | null {
  return balances.reduce<RecordedBalance | null>(
    (latest, one) => (latest === null || one.opening.asOf > latest.opening.asOf ? one : latest),
    null,
  );
}
