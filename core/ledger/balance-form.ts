import { type IsoDate, parseDate, yearOf } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { BalanceForm } from "../casefile/own-year-form.ts";
import { type Fen, parseYuan } from "../money.ts";
import { SUPPLEMENTS } from "../policy/pack-settlement.ts";
import type { Counted, SupplementId } from "../settlement/facts.ts";
import { halfWidth } from "../text.ts";
import type { StaysRead, YearOpening } from "./ledger.ts";
import { monthOf, quarterOf } from "./other-stays-before.ts";
import type { RecordedBalance } from "./own-case.ts";

/** The part of a case on which its year rests. */
export type YearForm = Pick<CaseForm, "opening" | "stay">;

/**
 * The balance that a case records: what its figures were added up from, else the
 * figures themselves. Null while it has none that can be read.
 * @param from number of the case; empty: the one that is asking
 */
export function recordedIn(form: YearForm, from: string): RecordedBalance | null {
  const kept = balanceForm(form);
  if (kept === null) return null;
  const opening = openingOf(kept);
  const written = kept.from === "" ? { ...kept, from } : kept;
  return opening === null ? null : { opening, written };
}

/** The balance of a case as it stands in its form; null: none was recorded. */
export function balanceForm({ opening, stay }: YearForm): BalanceForm | null {
  if (opening.own !== undefined) return opening.own.balance;
  const { own: _own, contained: _contained, source, ...figures } = opening;
  if (source === "") return null;
  const { level, hospitalCode, settled, discharge } = stay;
  const day = settled.trim() === "" ? discharge : settled;
  return { ...figures, source, level, hospitalCode, day, from: "" };
}

function openingOf(form: BalanceForm): YearOpening | null {
  const asOf = parseDate(form.asOf);
  const [deductiblePaid, pooledPaid] = [amount(form.deductiblePaid), amount(form.pooledPaid)];
  const [inScopeBorne, serious] = [amount(form.inScopeBorne), amount(form.seriousIllnessPaid)];
  if (!asOf.ok || deductiblePaid === null || pooledPaid === null) return null;
  if (inScopeBorne === null || serious === null) return null;
  const sameLevel = count(form.sameLevelStays);
  return {
    year: yearOf(asOf.value),
    source: form.source,
    asOf: asOf.value,
    stays: form.level === "" || sameLevel === null ? {} : { [form.level]: sameLevel },
    otherStays: otherStaysOf(form, asOf.value),
    deductiblePaid,
    pooledPaid,
    entered: amount(form.entered ?? ""),
    inScopeBorne,
    seriousIllnessPaid: serious,
    others: othersOf(form),
  };
}

/** The counts of a quarter and a month were read for those of the stay: only there they hold. */
function otherStaysOf(form: BalanceForm, asOf: IsoDate): StaysRead {
  const [anyLevel, sameHospital] = [count(form.anyLevelStays), count(form.sameHospitalStays)];
  const day = parseDate(form.day);
  const within = (part: (day: IsoDate) => string): boolean =>
    day.ok && part(day.value) === part(asOf);
  const quarter = within(quarterOf) ? count(form.sameQuarterStays) : null;
  const month = within(monthOf) ? count(form.sameMonthStays) : null;
  const hospital = form.hospitalCode.trim();
  return {
    ...(anyLevel === null ? {} : { anyLevel }),
    ...(sameHospital === null || hospital === ""
      ? {}
      : { byHospital: { [hospital]: sameHospital } }),
    ...(quarter === null ? {} : { quarter }),
    ...(month === null ? {} : { month }),
  };
}

function othersOf({ layers = {} }: BalanceForm): YearOpening["others"] {
  const others: { -readonly [L in SupplementId]?: Counted } = {};
  for (const id of SUPPLEMENTS) {
    const borne = amount(layers[id]?.borne ?? "");
    const paid = amount(layers[id]?.paid ?? "");
    if (borne !== null && paid !== null) others[id] = { borne, paid };
  }
  return others;
}

function amount(text: string): Fen | null {
  const read = parseYuan(text);
  return read.ok ? read.value : null;
}

function count(text = ""): number | null {
  const plain = halfWidth(text);
  return /^\d{1,3}$/u.test(plain) ? Number(plain) : null;
}
