import { type IsoDate, yearOf } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import { type Fen, fen, minus, plus, sum, ZERO } from "../money.ts";
import type { Counted, SupplementId } from "../settlement/facts.ts";
import type { Layer, Settlement } from "../settlement/receipt.ts";
import type { Step, StepDetail } from "../settlement/steps.ts";
import { crossesYears, rulingDay } from "../settlement/years.ts";
import type { Accumulated, LedgerEntry } from "./ledger.ts";

/** What the counter knows of a settlement beside its figures. */
export interface Settled {
  /** The stay, by which a settlement and its reversal belong together. */
  readonly id: string;
  /** Code of the hospital, where the case has it. */
  readonly hospital?: string;
  /** Place among the settlements of one ruling day. */
  readonly order: number;
  readonly settledOn: IsoDate;
}

/**
 * What a settlement, or its mirror, adds to the years that bear it. Null while
 * the pooled fund is undetermined: then nothing has been settled.
 */
export function entriesOf(
  settlement: Settlement,
  stay: Stay,
  { id, hospital, order, settledOn }: Settled,
): readonly LedgerEntry[] | null {
  const pooled = settlement.layers.find((layer) => layer.id === "pooled");
  if (pooled?.state.kind !== "paid") return null;
  const parts = partsOf(settlement, pooled, stay);
  return parts.map(({ year, accumulated }) => ({
    stay: id,
    year,
    level: stay.level,
    ...(hospital === undefined ? {} : { hospital }),
    care: stay.care,
    times: settlement.split.total < 0 ? -1 : 1,
    day: rulingDay(stay),
    order,
    settledOn,
    ...accumulated,
  }));
}

/**
 * The reversal of an entry (冲销): it takes its amounts out of the year that bore
 * them, however late it is made (HUN-52).
 */
export function reversed(entry: LedgerEntry, on: IsoDate): LedgerEntry {
  return {
    ...entry,
    settledOn: on,
    times: entry.times === 1 ? -1 : 1,
    deductiblePaid: negative(entry.deductiblePaid),
    pooledPaid: negative(entry.pooledPaid),
    entered: entry.entered === null ? null : negative(entry.entered),
    inScopeBorne: negative(entry.inScopeBorne),
    seriousIllnessPaid:
      entry.seriousIllnessPaid === null ? null : negative(entry.seriousIllnessPaid),
    others: Object.fromEntries(
      Object.entries(entry.others).map(([layer, { borne, paid }]) => [
        layer,
        { borne: negative(borne), paid: negative(paid) },
      ]),
    ),
  };
}

function negative(amount: Fen): Fen {
  return minus(ZERO, amount);
}

interface Part {
  readonly year: number;
  readonly accumulated: Accumulated;
}

function partsOf(settlement: Settlement, pooled: Layer, stay: Stay): readonly Part[] {
  const years = cutAt(pooled.steps, "year-part");
  const first = years[0]?.[0];
  const split = first?.detail.kind === "year-part";
  const parts = split ? years : [pooled.steps];
  return parts.map((steps, index) => {
    const [head] = steps;
    const own = head?.detail.kind === "year-part" ? head : null;
    return {
      year: own?.detail.kind === "year-part" ? own.detail.year : yearBearing(pooled, stay),
      accumulated: accumulatedBy(steps, own?.amount ?? settlement.split.inScope, {
        index: split ? index : null,
        layers: settlement.layers,
      }),
    };
  });
}

/** Steps in runs, each begun by a step of this kind; what stands before the first is a run of its own. */
function cutAt(steps: readonly Step[], kind: StepDetail["kind"]): readonly (readonly Step[])[] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (step.detail.kind === kind || last === undefined) runs.push([step]);
    else last.push(step);
  }
  return runs;
}

/** Which year bore an undivided bill: its own, or the one that Q7 gave a stay across years. */
function yearBearing(pooled: Layer, stay: Stay): number {
  if (!crossesYears(stay)) return yearOf(rulingDay(stay));
  const sources = pooled.steps.flatMap((step) => step.sources);
  const byAdmission = sources.some(
    (source) =>
      (source.kind === "answer" || source.kind === "reading") &&
      source.question === "Q7" &&
      source.reading === "admission-year",
  );
  return yearOf(byAdmission ? stay.admission : rulingDay(stay));
}

interface Supplements {
  readonly layers: readonly Layer[];
  /** Which part of a stay split by years; null: not split. */
  readonly index: number | null;
}

function accumulatedBy(
  steps: readonly Step[],
  inScope: Fen,
  { layers, index }: Supplements,
): Accumulated {
  const amountOf = (kind: StepDetail["kind"]): Fen =>
    sum(steps.filter(({ detail }) => detail.kind === kind).map(({ amount }) => amount));
  const deductiblePaid = amountOf("deductible");
  const pooledPaid = amountOf("pooled-total");
  const out = plus(deductiblePaid, amountOf("self-pay-first"));
  const counted = new Map(layers.map((layer) => [layer.id, countedBy(layer, index)]));
  const serious = layers.some(({ id }) => id === "serious-illness")
    ? (counted.get("serious-illness") ?? null)
    : { borne: minus(inScope, pooledPaid), paid: ZERO };
  return {
    deductiblePaid,
    pooledPaid,
    entered: fen(inScope - out + amountOf("entering-cap")),
    inScopeBorne: serious?.borne ?? minus(inScope, pooledPaid),
    seriousIllnessPaid: serious?.paid ?? null,
    others: othersOf(layers, counted),
  };
}

function othersOf(
  layers: readonly Layer[],
  counted: ReadonlyMap<Layer["id"], Counted | null>,
): Accumulated["others"] {
  const others: { -readonly [L in SupplementId]?: Counted } = {};
  for (const { id } of layers) {
    if (id === "pooled" || id === "serious-illness") continue;
    const own = counted.get(id) ?? null;
    if (own !== null) others[id] = own;
  }
  return others;
}

/**
 * What a layer counted of this stay and paid for it. Null where it is undetermined,
 * and where it does not serve the person: whether it would count what it did not
 * serve, should that change within the year, no document says.
 */
function countedBy({ state, steps }: Layer, index: number | null): Counted | null {
  switch (state.kind) {
    case "undetermined":
      return null;
    case "not-applicable":
      return state.why === "nothing-left" ? { borne: ZERO, paid: ZERO } : null;
    case "paid": {
      const runs = cutAt(steps, "layer-base");
      const own = index === null ? steps : (runs[index] ?? []);
      const amountOf = (kind: StepDetail["kind"]): Fen =>
        sum(own.filter(({ detail }) => detail.kind === kind).map(({ amount }) => amount));
      return { borne: amountOf("layer-base"), paid: amountOf("layer-total") };
    }
  }
}
