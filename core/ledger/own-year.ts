import { parseDate, yearOf } from "../calendar.ts";
import type { Opening } from "../settlement/facts.ts";
import { recordedIn, type YearForm } from "./balance-form.ts";
import { reversed } from "./entries-of.ts";
import { balanceOf, inBalance, stillInBalance } from "./in-balance.ts";
import type { LedgerEntry } from "./ledger.ts";
import { balanceBefore, isBefore, type StayInYear } from "./opening-for.ts";
import type { OwnCase, RecordedBalance } from "./own-case.ts";

/** The person's own cases as the desktop process has gathered them, and where this one stands. */
export interface OwnCases {
  /** First version and place of the case that asks; null: it has no version yet. */
  readonly self: { readonly sealedOn: OwnCase["sealedOn"]; readonly order: number } | null;
  /** The others, in the order in which they were first sealed. */
  readonly cases: readonly OwnCase[];
}

/** How a case of this counter stands to 本年累计 of a stay. */
export type Part =
  /** Its figures are added to the balance. */
  | { readonly kind: "added"; readonly entry: LedgerEntry }
  /** The balance holds it, and it was reversed since: its figures are taken out (HUN-52). */
  | { readonly kind: "taken-out"; readonly entry: LedgerEntry }
  | { readonly kind: "in-balance" | "reversed" | "later" | "refused" }
  /** Whether the balance holds it nobody has said yet. */
  | { readonly kind: "ask" }
  /** It comes before, and what it adds is not known. */
  | { readonly kind: "open" | "untold" };

export interface OwnYearRow {
  readonly own: OwnCase;
  readonly part: Part;
}

/** 本年累计 before a stay out of a balance and this counter's own cases. */
export interface OwnYear {
  readonly year: number;
  readonly balance: RecordedBalance | null;
  /** The cases that bear on the year, in the order of their stays. */
  readonly rows: readonly OwnYearRow[];
  readonly result:
    | { readonly kind: "sum"; readonly opening: Opening }
    /** Nobody has recorded a balance: what depends on it stays undetermined. */
    | { readonly kind: "no-balance" }
    | { readonly kind: "ask" }
    | { readonly kind: "unknown" }
    /** The balance does not tell a count that this stay needs, or contradicts the cases. */
    | { readonly kind: "lacking" };
}

/** Null while the form does not say when and at what level the stay was. */
export function ownYear(form: YearForm, { self, cases }: OwnCases): OwnYear | null {
  const stay = stayOf(form, self?.order ?? Number.MAX_SAFE_INTEGER);
  if (stay === null) return null;
  const balance = balanceOf(recordedIn(form, ""), self?.sealedOn ?? null, stay.year, cases);
  const answers = form.opening.contained ?? {};
  const rows = cases
    .flatMap((own) => {
      const part = partOf(own, stay, balance, answers);
      return part === null ? [] : [{ own, part }];
    })
    .toSorted((a, b) => (a.own.discharge < b.own.discharge ? -1 : 1));
  return { year: stay.year, balance, rows, result: resultOf(balance, rows, stay) };
}

function stayOf({ stay }: YearForm, order: number): StayInYear | null {
  const ruling = parseDate(stay.settled.trim() === "" ? stay.discharge : stay.settled);
  if (!ruling.ok || stay.level === "") return null;
  const hospital = stay.hospitalCode.trim();
  return {
    year: yearOf(ruling.value),
    level: stay.level,
    ...(hospital === "" ? {} : { hospital }),
    day: ruling.value,
    order,
  };
}

type Answers = Readonly<Record<string, "yes" | "no">>;

/** Null: it bears on another year. */
function partOf(
  own: OwnCase,
  stay: StayInYear,
  balance: RecordedBalance | null,
  answers: Answers,
): Part | null {
  const { outcome } = own;
  if (outcome.kind === "settled") {
    const entry = outcome.entries.find(({ year }) => year === stay.year);
    return entry === undefined ? null : settledPart(own, entry, stay, balance, answers);
  }
  const discharge = parseDate(own.discharge);
  if (discharge.ok && yearOf(discharge.value) !== stay.year) return null;
  if (outcome.kind === "refused") return own.reversedOn === null ? { kind: "refused" } : null;
  if (own.reversedOn !== null) return { kind: "reversed" };
  if (discharge.ok && !isBefore({ day: discharge.value, order: own.order }, stay)) {
    return { kind: "later" };
  }
  const held = balance === null ? "no" : inBalance(balance, own, answers);
  return held === "yes" ? { kind: "in-balance" } : outcome;
}

function settledPart(
  own: OwnCase,
  entry: LedgerEntry,
  stay: StayInYear,
  balance: RecordedBalance | null,
  answers: Answers,
): Part {
  if (!isBefore(entry, stay)) return { kind: "later" };
  if (own.reversedOn !== null) {
    const held = balance === null ? "no" : stillInBalance(balance, own, answers);
    if (held === "ask") return { kind: "ask" };
    return held === "no"
      ? { kind: "reversed" }
      : { kind: "taken-out", entry: reversed(entry, own.reversedOn) };
  }
  const held = balance === null ? "no" : inBalance(balance, own, answers);
  if (held === "ask") return { kind: "ask" };
  return held === "yes" ? { kind: "in-balance" } : { kind: "added", entry };
}

function resultOf(
  balance: RecordedBalance | null,
  rows: readonly OwnYearRow[],
  stay: StayInYear,
): OwnYear["result"] {
  if (balance === null) return { kind: "no-balance" };
  if (rows.some(({ part }) => part.kind === "ask")) return { kind: "ask" };
  if (rows.some(({ part }) => part.kind === "open" || part.kind === "untold")) {
    return { kind: "unknown" };
  }
  const since = rows.flatMap(({ part }) =>
    part.kind === "added" || part.kind === "taken-out" ? [part.entry] : [],
  );
  const opening = balanceBefore(balance.opening, since, stay);
  return opening === null ? { kind: "lacking" } : { kind: "sum", opening };
}
