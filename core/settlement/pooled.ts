import { sameProvince } from "../area.ts";
import { yearOf } from "../calendar.ts";
import type { Split } from "../claim/expenses.ts";
import {
  NO_POINTS,
  type Fen,
  type Rate,
  ZERO,
  larger,
  minus,
  pointsOff,
  rate,
  share,
  smaller,
  sum,
} from "../money.ts";
import type { Pack, ScaleRow } from "../policy/pack.ts";
import { fail, ok, type NonEmpty, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import { cutByBands } from "./bands.ts";
import type { ClaimFacts, Opening } from "./facts.ts";
import type { Lack, Layer, Settlement, Source, Step } from "./receipt.ts";

export interface PooledResult {
  readonly layer: Layer;
  readonly row: Settlement["row"];
  readonly paid: Fen | null;
  /** In-scope amount that the yearly cap kept from being paid. */
  readonly cut: Fen;
}

/** What the points taken off rest on, and how many they are. */
export interface Points {
  readonly points: Rate;
  readonly sources: NonEmpty<Source>;
}

/**
 * The pooled fund (统筹基金): deductible, bands with points off each, yearly cap.
 * Undetermined while the row, the year or the opening balance is.
 */
export function settlePooled(
  pack: Pack,
  facts: ClaimFacts,
  split: Split,
  off: Points,
  ask: Asker,
): PooledResult {
  const lacks: Lack[] = [];
  // The rows are the scale of inpatients; no document gives one for outpatients (Q9).
  if (facts.stay.care === "outpatient") lacks.push({ kind: "question", question: "Q9" });
  const year = yearLack(facts, ask);
  if (year !== null) lacks.push(year);
  const row = rowOf(pack, facts, ask);
  if (!row.ok) lacks.push(row.error);
  if (facts.opening === null) lacks.push({ kind: "fact", fact: "opening" });
  const [first, ...rest] = lacks;
  if (first !== undefined || !row.ok || facts.opening === null) {
    const lack = first ?? { kind: "fact", fact: "opening" };
    const state = { kind: "undetermined", lacks: [lack, ...rest] } as const;
    return { layer: { id: "pooled", state, steps: [] }, row: null, paid: null, cut: ZERO };
  }
  return payByRow(pack, facts, facts.opening, row.value, split, off, ask);
}

/** Q7: which year bears deductible and cap of a stay admitted in one year and settled in the next (HUN-51). */
function yearLack(facts: ClaimFacts, ask: Asker): Lack | null {
  const { admission, discharge, settled } = facts.stay;
  if (yearOf(admission) === yearOf(settled ?? discharge)) return null;
  return ask.pick("Q7").reading === "discharge-year" ? null : { kind: "question", question: "Q7" };
}

/**
 * The row of the pool's own scale: the same level as the hospital's, or the
 * pool's row for other provinces where it has one (Q8, KF-2.4c).
 */
function rowOf(pack: Pack, facts: ClaimFacts, ask: Asker): Result<ScaleRow, Lack> {
  const { rows, rowByLevel, outsideRow } = pack.settlement;
  const outside = outsideRow !== null && !sameProvince(facts.pool, facts.stay.place);
  const own = rowByLevel[facts.stay.level];
  const reading = outside || own === undefined ? ask.pick("Q8").reading : "own-row";
  const id = outside && reading === "outside-row" ? outsideRow : own;
  const row = rows.find((candidate) => candidate.id === id);
  return row === undefined ? fail({ kind: "question", question: "Q8" }) : ok(row);
}

function payByRow(
  pack: Pack,
  facts: ClaimFacts,
  opening: Opening,
  row: ScaleRow,
  split: Split,
  off: Points,
  ask: Asker,
): PooledResult {
  const deductible = deductibleStep(pack, opening, row, split.inScope, ask);
  const bands = bandSteps(pack, facts, row, split.inScope, deductible.amount, off, ask);
  const due = sum(bands.map((step) => step.amount));
  const cap = capStep(pack, opening, due, ask);
  const paid = minus(due, cap.cut);
  const total: Step = {
    detail: { kind: "pooled-total" },
    amount: paid,
    sources: off.sources,
  };
  return {
    layer: {
      id: "pooled",
      state: { kind: "paid", amount: paid },
      steps: [deductible, ...bands, cap.step, total],
    },
    row: { id: row.id, label: row.label, rates: ratesOf(pack, facts, row, off.points) },
    paid,
    cut: cap.cut,
  };
}

/** 起付标准 of this stay: the row's standard, less for a repeat stay, within the yearly ceiling. */
function deductibleStep(
  pack: Pack,
  opening: Opening,
  row: ScaleRow,
  inScope: Fen,
  ask: Asker,
): Step {
  const path = `settlement.rows.${row.id}.deductible`;
  const standard = ask.value(path, row.deductible);
  const source = ask.sourceOf(path, row.deductible);
  const { repeat } = pack.settlement;
  if (repeat === null) {
    const detail = { kind: "deductible", standard, repeat: null, ceilingLeft: null } as const;
    return { detail, amount: smaller(standard, inScope), sources: [source] };
  }
  const part = ask.value("settlement.repeat.share", repeat.share);
  const ceiling = ask.value("settlement.repeat.yearlyCeiling", repeat.yearlyCeiling);
  const again = opening.sameLevelStays > 0;
  const ceilingLeft = larger(ZERO, minus(ceiling, opening.deductiblePaid));
  const own = again ? share(standard, part) : standard;
  return {
    detail: {
      kind: "deductible",
      standard,
      repeat: again ? { share: part, stays: opening.sameLevelStays } : null,
      ceilingLeft,
    },
    amount: smaller(smaller(own, ceilingLeft), inScope),
    sources: [
      source,
      ask.sourceOf("settlement.repeat.share", repeat.share),
      ask.sourceOf("settlement.repeat.yearlyCeiling", repeat.yearlyCeiling),
    ],
  };
}

function bandSteps(
  pack: Pack,
  facts: ClaimFacts,
  row: ScaleRow,
  inScope: Fen,
  deductible: Fen,
  off: Points,
  ask: Asker,
): Step[] {
  const path = `settlement.rows.${row.id}.bands`;
  const bands = ask.value(path, row.bands);
  const bonus = bonusOf(pack, facts);
  const sources: NonEmpty<Source> = [
    ...off.sources,
    ask.sourceOf(path, row.bands),
    ...(bonus > 0 && pack.settlement.retiredBonus !== null
      ? [ask.sourceOf("settlement.retiredBonus", pack.settlement.retiredBonus)]
      : []),
  ];
  const origin = pack.settlement.countBandsFrom === "deductible" ? deductible : ZERO;
  return cutByBands(bands, deductible, inScope, origin).map(({ band, from, upTo, base }): Step => {
    const paidAt = reducedRate(band.rate, bonus, off.points);
    return {
      detail: {
        kind: "band",
        from,
        upTo,
        base,
        scaleRate: band.rate,
        bonus,
        points: off.points,
        rate: paidAt,
      },
      amount: share(base, paidAt),
      sources,
    };
  });
}

/** What the retired get on top of the scale; nobody else does. */
function bonusOf(pack: Pack, facts: ClaimFacts): Rate {
  const { retiredBonus } = pack.settlement;
  return facts.retired && retiredBonus !== null ? retiredBonus.value : NO_POINTS;
}

function reducedRate(scaleRate: Rate, bonus: Rate, points: Rate): Rate {
  return pointsOff(rate(Math.min(10_000, scaleRate + bonus)), points);
}

function ratesOf(pack: Pack, facts: ClaimFacts, row: ScaleRow, points: Rate): readonly Rate[] {
  const bonus = bonusOf(pack, facts);
  return row.bands.value.map((band) => reducedRate(band.rate, bonus, points));
}

/** 年度封顶 on what the fund pays in the year (example E07). */
function capStep(pack: Pack, opening: Opening, due: Fen, ask: Asker): { step: Step; cut: Fen } {
  const { amount } = pack.settlement.cap;
  const cap = ask.value("settlement.cap.amount", amount);
  const left = larger(ZERO, minus(cap, opening.pooledPaid));
  const cut = larger(ZERO, minus(due, left));
  return {
    cut,
    step: {
      detail: { kind: "cap", cap, paidBefore: opening.pooledPaid, cut },
      amount: minus(ZERO, cut),
      sources: [ask.sourceOf("settlement.cap.amount", amount)],
    },
  };
}
