import { complement, NO_POINTS, ZERO, type Fen, type Rate } from "../money.ts";
import { readBands, readMoney } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import type { Repeat, ScaleRow } from "../policy/pack-settlement.ts";
import type { Band } from "../policy/values.ts";
import { both, each, fail, ok, type NonEmpty, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import { rateUnder } from "./operations.ts";
import type { Lack, Source } from "./receipt.ts";
import type { Terms } from "./terms.ts";

/** A band of the scale as this treatment pays it. */
export interface PlannedBand {
  readonly lower: Fen;
  readonly upTo: Fen | null;
  readonly scaleRate: Rate;
  readonly bonus: Rate;
  readonly points: Rate;
  readonly floored: boolean;
  readonly rate: Rate;
  /** What the person bears of the band. */
  readonly restRate: Rate;
}

/**
 * The pooled fund's side of a treatment with every value looked up once, so that
 * settling a stay is arithmetic alone.
 */
export interface PooledPlan {
  readonly row: { readonly id: string; readonly label: string; readonly rates: readonly Rate[] };
  readonly terms: Terms;
  readonly standard: Fen;
  readonly repeat: Repeat | null;
  readonly againAfterDays: number | null;
  readonly deductibleSources: NonEmpty<Source>;
  readonly bands: readonly PlannedBand[];
  readonly bandSources: NonEmpty<Source>;
  readonly countBandsFrom: "zero" | "deductible";
  readonly rounds: "fund" | "person";
  readonly cap: {
    readonly on: "payment" | "entering";
    readonly amount: Fen;
    readonly sources: NonEmpty<Source>;
  } | null;
  readonly totalSources: NonEmpty<Source>;
}

/** What of a person and the care decides the scale. */
export interface Payer {
  readonly retired: boolean;
  readonly care: "inpatient" | "outpatient";
}

/**
 * @param rowSources what the choice of the row rests on where it was asked (Q8)
 */
export function planPooled(
  pack: Pack,
  row: ScaleRow,
  rowSources: readonly Source[],
  payer: Payer,
  terms: Terms,
  ask: Asker,
): Result<PooledPlan, NonEmpty<Lack>> {
  const at = `settlement.rows.${row.id}`;
  const known = both(
    both(
      each(ask.value(`${at}.deductible`, row.deductible, readMoney)),
      each(ask.value(`${at}.bands`, row.bands, readBands)),
    ),
    capOf(pack, ask),
  );
  if (!known.ok) return known;
  const [[standard, scale], cap] = known.value;
  const bonus = bonusOf(pack, payer, ask);
  const bands = plannedBands(scale.value, bonus.rate, terms);
  const { againAfterDays, countBandsFrom, rounds } = pack.settlement;
  // 多次住院 counts stays; a visit is none.
  const repeat = payer.care === "inpatient" ? pack.settlement.repeat : null;
  const floor = terms.rateFloor === null ? [] : [terms.rateFloor.source];
  return ok({
    row: { id: row.id, label: row.label, rates: bands.map((band) => band.rate) },
    terms,
    standard: standard.value,
    repeat,
    againAfterDays: againAfterDays?.value ?? null,
    deductibleSources: [
      standard.source,
      ...rowSources,
      ...deductibleSources(pack, repeat, terms, ask),
    ],
    bands,
    bandSources: [...terms.sources, scale.source, ...bonus.sources, ...rowSources, ...floor],
    countBandsFrom,
    rounds,
    cap,
    totalSources: terms.sources,
  });
}

/** Null: the pool has no cap. */
function capOf(pack: Pack, ask: Asker): Result<PooledPlan["cap"], NonEmpty<Lack>> {
  const { cap } = pack.settlement;
  if (cap === null) return ok(null);
  const read = ask.value("settlement.cap.amount", cap.amount, readMoney);
  if (!read.ok) return fail([read.error]);
  return ok({ on: cap.on, amount: read.value.value, sources: [read.value.source] });
}

function plannedBands(bands: readonly Band[], bonus: Rate, terms: Terms): readonly PlannedBand[] {
  const lowers = [null, ...bands.map((band) => band.upTo)];
  return bands.map((band, index) => {
    const paid = rateUnder(band.rate, bonus, terms);
    return {
      lower: lowers[index] ?? ZERO,
      upTo: band.upTo,
      scaleRate: band.rate,
      bonus,
      points: terms.points,
      ...paid,
      restRate: complement(paid.rate),
    };
  });
}

/** What the retired get on top of the scale; nobody else does. */
function bonusOf(pack: Pack, { retired }: Payer, ask: Asker) {
  const { retiredBonus } = pack.settlement;
  if (!retired || retiredBonus === null) return { rate: NO_POINTS, sources: [] };
  const source = ask.source("settlement.retiredBonus", retiredBonus);
  return { rate: retiredBonus.value, sources: [source] };
}

/** Everything beside the row's standard that the deductible of a stay rests on. */
function deductibleSources(
  pack: Pack,
  repeat: Repeat | null,
  { deductible }: Terms,
  ask: Asker,
): readonly Source[] {
  return [
    ...changeSources(deductible),
    ...repeatSources(repeat, ask),
    ...(pack.settlement.againAfterDays === null
      ? []
      : [ask.source("settlement.againAfterDays", pack.settlement.againAfterDays)]),
  ];
}

function changeSources(change: Terms["deductible"]): readonly Source[] {
  switch (change?.op) {
    case undefined:
      return [];
    case "factor":
      return [change.factor.source];
    case "amount":
      return [change.amount.source];
    case "share-of-total":
      return [change.share.source, change.atLeast.source, change.atMost.source];
  }
}

function repeatSources(repeat: Repeat | null, ask: Asker): readonly Source[] {
  switch (repeat?.kind) {
    case undefined:
    case "once-a-year":
      return [];
    case "less-amount":
      return [ask.source("settlement.repeat.amount", repeat.amount)];
    case "share-at-same-level":
      return [ask.source("settlement.repeat.share", repeat.share), ...ceilingSource(repeat, ask)];
    case "shares-by-stay":
      return [ask.source("settlement.repeat.shares", repeat.shares), ...ceilingSource(repeat, ask)];
  }
}

function ceilingSource(
  { yearlyCeiling }: Extract<Repeat, { kind: "share-at-same-level" | "shares-by-stay" }>,
  ask: Asker,
): readonly Source[] {
  return yearlyCeiling === null
    ? []
    : [ask.source("settlement.repeat.yearlyCeiling", yearlyCeiling)];
}
