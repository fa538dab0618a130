import { Decimal } from "decimal.js";

/**
 * A second computation of a settlement, written from the published rules of
 * computation and not from the program: decimal.js in yuan, no shortcuts. What
 * both give must be the same to the fen.
 */

export type Yuan = string;
/** `[up to, rate]`, rising; the last one open. */
export type OracleBands = readonly (readonly [upTo: Yuan | null, rate: string])[];
export type OracleBase =
  | "deductible"
  | "ratio-share"
  | "over-cap"
  | "self-pay-first"
  | "pre-self-pay"
  | "over-limit"
  | "full-self-pay";

export interface OracleLayer {
  readonly id: string;
  readonly base: readonly OracleBase[];
  readonly counts: "year" | "stay";
  readonly pointsReach: boolean;
  readonly aidedOnly: boolean;
  readonly deductible: Yuan;
  readonly bands: OracleBands;
  readonly countBandsFrom: "zero" | "deductible";
  readonly cap: Yuan | null;
}

export interface OraclePolicy {
  readonly deductible: Yuan;
  readonly bands: OracleBands;
  readonly countBandsFrom: "zero" | "deductible";
  readonly rounds: "fund" | "person";
  readonly points: string;
  readonly retiredBonus: string | null;
  readonly rateFloor: string | null;
  readonly selfPayFirst: string | null;
  readonly paymentFloor: { readonly share: string; readonly of: "in-scope" | "total" } | null;
  readonly change:
    | null
    | { readonly op: "factor"; readonly factor: string }
    | { readonly op: "amount"; readonly amount: Yuan }
    | {
        readonly op: "share";
        readonly share: string;
        readonly atLeast: Yuan;
        readonly atMost: Yuan;
      };
  readonly repeat:
    | null
    | { readonly kind: "shares"; readonly shares: readonly string[]; readonly ceiling: Yuan | null }
    | { readonly kind: "less"; readonly amount: Yuan }
    | { readonly kind: "once" };
  readonly againAfterDays: number | null;
  readonly continued: "own" | "difference" | "none";
  readonly cap: { readonly on: "payment" | "entering"; readonly amount: Yuan } | null;
  readonly accountMayPay: boolean;
  readonly years: "discharge-year" | "admission-year" | "day-split";
  readonly layers: readonly OracleLayer[];
}

export interface OracleYear {
  readonly stays: number;
  readonly deductiblePaid: Yuan;
  readonly pooledPaid: Yuan;
  readonly entered: Yuan;
  /** By layer: what was borne and what was paid before. */
  readonly layers: Readonly<Record<string, { readonly borne: Yuan; readonly paid: Yuan }>>;
}

export interface OracleLine {
  readonly grade: "A" | "B" | "C";
  readonly amount: Yuan;
  readonly ratio: string;
  readonly overLimit: Yuan;
}

export interface OracleCase {
  readonly lines: readonly OracleLine[];
  readonly admission: string;
  readonly discharge: string;
  readonly retired: boolean;
  readonly aided: boolean;
  readonly year: OracleYear;
  readonly earlierYear: OracleYear;
  /** Deductible borne in an earlier part of the episode; null: there is none. */
  readonly episode: Yuan | null;
  readonly hospital: Yuan;
  readonly account: Yuan;
}

/** All in yuan with two decimals. */
export interface OracleResult {
  readonly parts: readonly string[];
  readonly pooled: string;
  /** Null: the layer does not serve the person. */
  readonly layers: readonly (string | null)[];
  readonly fund: string;
  readonly hospital: string;
  readonly person: string;
  readonly account: string;
  readonly cash: string;
}

const ZERO = new Decimal(0);
const CENT = 2;

function round(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(CENT, Decimal.ROUND_HALF_UP);
}

interface Parts {
  readonly fullSelfPay: Decimal;
  readonly overLimit: Decimal;
  readonly preSelfPay: Decimal;
  readonly inScope: Decimal;
}

/** inscp = total − 全自费 − 超限价 − 先行自付, 先行自付 rounded per line. */
function partsOf(lines: readonly OracleLine[]): Parts {
  const total = Decimal.sum(0, ...lines.map((line) => line.amount));
  const payable = lines.filter((line) => line.grade !== "C");
  const fullSelfPay = total.minus(Decimal.sum(0, ...payable.map((line) => line.amount)));
  const overLimit = Decimal.sum(0, ...payable.map((line) => line.overLimit));
  const firsts = payable
    .filter((line) => line.grade === "B")
    .map((line) => round(new Decimal(line.amount).minus(line.overLimit).times(line.ratio)));
  const preSelfPay = Decimal.sum(0, ...firsts);
  const inScope = total.minus(fullSelfPay).minus(overLimit).minus(preSelfPay);
  return { fullSelfPay, overLimit, preSelfPay, inScope };
}

function scaled(parts: Parts, days: number, of: number): Parts {
  const part = (amount: Decimal): Decimal => round(amount.times(days).div(of));
  return {
    fullSelfPay: part(parts.fullSelfPay),
    overLimit: part(parts.overLimit),
    preSelfPay: part(parts.preSelfPay),
    inScope: part(parts.inScope),
  };
}

function less(whole: Parts, part: Parts): Parts {
  return {
    fullSelfPay: whole.fullSelfPay.minus(part.fullSelfPay),
    overLimit: whole.overLimit.minus(part.overLimit),
    preSelfPay: whole.preSelfPay.minus(part.preSelfPay),
    inScope: whole.inScope.minus(part.inScope),
  };
}

function totalOf({ fullSelfPay, overLimit, preSelfPay, inScope }: Parts): Decimal {
  return Decimal.sum(fullSelfPay, overLimit, preSelfPay, inScope);
}

interface YearShare {
  readonly parts: Parts;
  readonly year: OracleYear;
  readonly days: number;
  readonly episode: Yuan | null;
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

function sharesOf(policy: OraclePolicy, stay: OracleCase): readonly YearShare[] {
  const parts = partsOf(stay.lines);
  const { year, earlierYear, episode } = stay;
  const days = Math.max(1, dayNumber(stay.discharge) - dayNumber(stay.admission));
  const [first, last] = [stay.admission.slice(0, 4), stay.discharge.slice(0, 4)];
  if (first === last || policy.years === "discharge-year") return [{ parts, year, days, episode }];
  if (policy.years === "admission-year") return [{ parts, year: earlierYear, days, episode }];
  const before = dayNumber(`${Number(first) + 1}-01-01`) - dayNumber(stay.admission);
  const old = scaled(parts, before, days);
  return [
    { parts: old, year: earlierYear, days: before, episode },
    { parts: less(parts, old), year, days: days - before, episode: null },
  ];
}

function deductibleOf(policy: OraclePolicy, share: YearShare, entering: Decimal): Decimal {
  const { year, days, parts, episode } = share;
  let standard = new Decimal(policy.deductible);
  const { change, repeat } = policy;
  if (change?.op === "factor") standard = round(standard.times(change.factor));
  if (change?.op === "amount") standard = new Decimal(change.amount);
  if (change?.op === "share") {
    const part = round(totalOf(parts).times(change.share));
    standard = Decimal.min(Decimal.max(part, change.atLeast), change.atMost);
  }
  if (year.stays > 0 && repeat?.kind === "shares") {
    const factor = repeat.shares[year.stays] ?? repeat.shares.at(-1) ?? "1";
    standard = round(standard.times(factor));
  }
  if (year.stays > 0 && repeat?.kind === "less") {
    standard = Decimal.max(0, standard.minus(repeat.amount));
  }
  if (policy.againAfterDays !== null) {
    standard = standard.times(Math.max(1, Math.ceil(days / policy.againAfterDays)));
  }
  const inEpisode =
    episode === null || policy.continued === "own"
      ? ZERO
      : new Decimal(policy.continued === "none" ? Infinity : episode);
  const borne = repeat?.kind === "once" ? Decimal.max(inEpisode, year.deductiblePaid) : inEpisode;
  standard = Decimal.max(0, standard.minus(borne));
  if (repeat?.kind === "shares" && repeat.ceiling !== null) {
    const left = Decimal.max(0, new Decimal(repeat.ceiling).minus(year.deductiblePaid));
    standard = Decimal.min(standard, left);
  }
  return Decimal.min(standard, entering);
}

/** What bands pay of the amounts between `from` and `to`, each band rounded by itself. */
function payBands(
  bands: OracleBands,
  origin: Decimal,
  from: Decimal,
  to: Decimal,
  pay: (base: Decimal, rate: Decimal) => Decimal,
): Decimal {
  let lower = ZERO;
  let paid = ZERO;
  for (const [upTo, rate] of bands) {
    const low = Decimal.max(from, lower.plus(origin));
    const high = upTo === null ? to : Decimal.min(to, new Decimal(upTo).plus(origin));
    if (high.greaterThan(low)) paid = paid.plus(pay(high.minus(low), new Decimal(rate)));
    lower = new Decimal(upTo ?? 0);
  }
  return paid;
}

interface Paid {
  readonly pooled: Decimal;
  readonly layers: readonly (Decimal | null)[];
}

function payYear(policy: OraclePolicy, stay: OracleCase, share: YearShare): Paid {
  const { parts, year } = share;
  const first = round(parts.inScope.times(policy.selfPayFirst ?? 0));
  const entering = parts.inScope.minus(first);
  const deductible = deductibleOf(policy, share, entering);
  const { cap } = policy;
  const room = (before: Yuan): Decimal =>
    cap === null ? ZERO : Decimal.max(0, new Decimal(cap.amount).minus(before));
  let above = entering.minus(deductible);
  if (cap?.on === "entering") above = Decimal.min(above, room(year.entered));
  const top = deductible.plus(above);
  const rateOf = (rate: Decimal): Decimal => {
    const bonus = stay.retired ? (policy.retiredBonus ?? 0) : 0;
    const full = Decimal.min(1, rate.plus(bonus));
    const left = Decimal.max(0, full.minus(policy.points));
    return Decimal.max(left, Decimal.min(full, policy.rateFloor ?? 0));
  };
  const origin = policy.countBandsFrom === "deductible" ? deductible : ZERO;
  let due = payBands(policy.bands, origin, deductible, top, (base, rate) => {
    const paid = rateOf(rate);
    if (policy.rounds === "fund") return round(base.times(paid));
    return base.minus(round(base.times(new Decimal(1).minus(paid))));
  });
  const floor = policy.paymentFloor;
  if (floor !== null) {
    const whole = floor.of === "total" ? totalOf(parts) : top;
    const least = round(Decimal.max(0, whole.minus(deductible)).times(floor.share));
    due = Decimal.max(due, Decimal.min(least, above));
  }
  const pooled = cap?.on === "payment" ? Decimal.min(due, room(year.pooledPaid)) : due;
  const left: Record<OracleBase, Decimal> = {
    deductible,
    "self-pay-first": first,
    "ratio-share": above.minus(due),
    "over-cap": entering.minus(deductible).minus(above).plus(due.minus(pooled)),
    "pre-self-pay": parts.preSelfPay,
    "over-limit": parts.overLimit,
    "full-self-pay": parts.fullSelfPay,
  };
  return {
    pooled,
    layers: policy.layers.map((layer) => payLayer(policy, stay, layer, year, left)),
  };
}

function payLayer(
  policy: OraclePolicy,
  stay: OracleCase,
  layer: OracleLayer,
  year: OracleYear,
  left: Record<OracleBase, Decimal>,
): Decimal | null {
  if (layer.aidedOnly && !stay.aided) return null;
  const before = layer.counts === "stay" ? { borne: "0", paid: "0" } : year.layers[layer.id];
  if (before === undefined) throw new Error(`no balance of ${layer.id}`);
  const base = Decimal.sum(0, ...layer.base.map((part) => left[part]));
  const from = Decimal.max(before.borne, layer.deductible);
  const to = Decimal.max(base.plus(before.borne), layer.deductible);
  const origin = layer.countBandsFrom === "deductible" ? new Decimal(layer.deductible) : ZERO;
  const points = layer.pointsReach ? policy.points : 0;
  const due = payBands(layer.bands, origin, from, to, (amount, rate) =>
    round(amount.times(Decimal.max(0, rate.minus(points)))),
  );
  const room = layer.cap === null ? due : Decimal.max(0, new Decimal(layer.cap).minus(before.paid));
  const paid = Decimal.min(due, room);
  let open = paid;
  for (const part of layer.base) {
    const taken = Decimal.min(open, left[part]);
    left[part] = left[part].minus(taken);
    open = open.minus(taken);
  }
  return paid;
}

/** Who pays what of one stay under one policy. */
export function oracle(policy: OraclePolicy, stay: OracleCase): OracleResult {
  const years = sharesOf(policy, stay).map((share) => payYear(policy, stay, share));
  const parts = partsOf(stay.lines);
  const pooled = Decimal.sum(0, ...years.map((year) => year.pooled));
  const layers = policy.layers.map((layer, at) =>
    layer.aidedOnly && !stay.aided
      ? null
      : Decimal.sum(0, ...years.map((year) => year.layers[at] ?? 0)),
  );
  const fund = Decimal.sum(pooled, ...layers.filter((paid) => paid !== null));
  const hospital = new Decimal(stay.hospital);
  const person = totalOf(parts).minus(fund).minus(hospital);
  const account = policy.accountMayPay ? Decimal.min(stay.account, person) : ZERO;
  // A hospital cannot bear more than the funds leave: what the person bears is not known then.
  const known = (amount: Decimal): string => (person.isNegative() ? "unknown" : text(amount));
  const text = (amount: Decimal): string => amount.toFixed(CENT);
  return {
    parts: [parts.fullSelfPay, parts.overLimit, parts.preSelfPay, parts.inScope].map(text),
    pooled: text(pooled),
    layers: layers.map((paid) => (paid === null ? null : text(paid))),
    fund: text(fund),
    hospital: text(hospital),
    person: known(person),
    account: known(account),
    cash: known(person.minus(account)),
  };
}
