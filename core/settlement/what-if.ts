import { type Fen, minus, type Rate } from "../money.ts";
import type { AppliedRule, Layer, LayerId, Receipt, Settlement, Source } from "./receipt.ts";
import { sourceKey, sourcesOf } from "./sources-of.ts";
import type { Step } from "./steps.ts";

/** One thing as it is on each side of a comparison. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

/** An amount on each side; `more` is what the after side has more, null while either is unknown. */
export interface AmountDifference extends Sides<Fen | null> {
  readonly more: Fen | null;
}

export interface LayerDifference extends AmountDifference {
  readonly layer: LayerId;
  readonly sources: Sides<readonly Source[]>;
}

/** Points taken off with what says so. */
export interface StatedPoints {
  readonly points: Rate;
  readonly sources: readonly Source[];
}

/** A step of the settlement that came out otherwise; null on the side that does not have it. */
export type StepDifference = Sides<Step | null>;

/**
 * How two results of one stay differ, each difference with its sources. Lists
 * hold only what differs; the amounts are given even where they are equal.
 */
export interface Difference {
  /** Nothing differs: neither the money nor what it rests on. */
  readonly same: boolean;
  readonly standing: Sides<Receipt["standing"]>;
  readonly fund: AmountDifference;
  readonly person: AmountDifference;
  /** Undetermined layers that the amounts of each side leave out. */
  readonly leavesOut: Sides<readonly LayerId[]>;
  /** Null where the points are the same. */
  readonly points: Sides<StatedPoints | null> | null;
  /** Null where the row is the same. */
  readonly row: Sides<Settlement["row"]> | null;
  readonly layers: readonly LayerDifference[];
  readonly steps: readonly StepDifference[];
  /** Rules that only one side followed. */
  readonly rules: Sides<readonly AppliedRule[]>;
  /** Clauses, parameters, answers and readings on which only one side rests. */
  readonly sources: Sides<readonly Source[]>;
}

/**
 * The same stay under another filing, another pack or other answers, held
 * against what it gets now.
 */
export function whatIf(before: Receipt, after: Receipt): Difference {
  const points = pointsDifference(before, after);
  const row = rowDifference(before, after);
  const layers = layerDifferences(before, after);
  const steps = stepDifferences(before, after);
  const rules = onlyOnOneSide(
    before.treatment.applied,
    after.treatment.applied,
    ({ id, clauses, outcome }) => JSON.stringify([id, clauses, outcome]),
  );
  const sources = onlyOnOneSide(sourcesOf(before), sourcesOf(after), sourceKey);
  const nothing =
    points === null && row === null && [layers, steps].every((list) => list.length === 0);
  return {
    same: nothing && before.standing === after.standing && isEmpty(rules) && isEmpty(sources),
    standing: { before: before.standing, after: after.standing },
    fund: amounts(before.settlement?.fund ?? null, after.settlement?.fund ?? null),
    person: amounts(before.settlement?.person ?? null, after.settlement?.person ?? null),
    leavesOut: {
      before: before.settlement?.leavesOut ?? [],
      after: after.settlement?.leavesOut ?? [],
    },
    points,
    row,
    layers,
    steps,
    rules,
    sources,
  };
}

function amounts(before: Fen | null, after: Fen | null): AmountDifference {
  return {
    before,
    after,
    more: before === null || after === null ? null : minus(after, before),
  };
}

function pointsDifference(before: Receipt, after: Receipt): Difference["points"] {
  const sides = { before: pointsOf(before), after: pointsOf(after) };
  return sides.before?.points === sides.after?.points ? null : sides;
}

function pointsOf({ treatment }: Receipt): StatedPoints | null {
  if (treatment.kind !== "payable") return null;
  const { points, sources } = treatment.terms;
  return { points, sources };
}

function rowDifference(before: Receipt, after: Receipt): Difference["row"] {
  const sides = { before: before.settlement?.row ?? null, after: after.settlement?.row ?? null };
  return JSON.stringify(sides.before) === JSON.stringify(sides.after) ? null : sides;
}

function layerDifferences(before: Receipt, after: Receipt): readonly LayerDifference[] {
  const old = layersOf(before);
  const fresh = layersOf(after);
  const ids = new Set([...old.keys(), ...fresh.keys()]);
  return [...ids].flatMap((layer) => {
    const sides = { before: old.get(layer), after: fresh.get(layer) };
    if (stateKey(sides.before) === stateKey(sides.after)) return [];
    return [
      {
        layer,
        ...amounts(paidBy(sides.before), paidBy(sides.after)),
        sources: { before: layerSources(sides.before), after: layerSources(sides.after) },
      },
    ];
  });
}

function layersOf({ settlement }: Receipt): ReadonlyMap<LayerId, Layer> {
  return new Map((settlement?.layers ?? []).map((layer) => [layer.id, layer]));
}

function stateKey(layer: Layer | undefined): string {
  return JSON.stringify(layer?.state ?? null);
}

function paidBy(layer: Layer | undefined): Fen | null {
  return layer?.state.kind === "paid" ? layer.state.amount : null;
}

function layerSources(layer: Layer | undefined): readonly Source[] {
  const all = (layer?.steps ?? []).flatMap((step) => step.sources);
  return [...new Map(all.map((source) => [sourceKey(source), source])).values()];
}

/** Steps of the same kind, layer and place stand for the same; those that say otherwise differ. */
function stepDifferences(before: Receipt, after: Receipt): readonly StepDifference[] {
  const old = namedSteps(before);
  const fresh = namedSteps(after);
  const names = new Set([...old.keys(), ...fresh.keys()]);
  return [...names].flatMap((name) => {
    const sides = { before: old.get(name) ?? null, after: fresh.get(name) ?? null };
    return JSON.stringify(sides.before) === JSON.stringify(sides.after) ? [] : [sides];
  });
}

function namedSteps({ settlement }: Receipt): ReadonlyMap<string, Step> {
  const named = new Map<string, Step>();
  const add = (owner: string, steps: readonly Step[]): void => {
    const seen = new Map<string, number>();
    for (const step of steps) {
      const { kind } = step.detail;
      const nth = seen.get(kind) ?? 0;
      seen.set(kind, nth + 1);
      named.set(`${owner} ${kind} ${nth}`, step);
    }
  };
  add("scope", settlement?.scope ?? []);
  for (const { id, steps } of settlement?.layers ?? []) add(id, steps);
  return named;
}

function onlyOnOneSide<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): Sides<readonly T[]> {
  const old = new Set(before.map(keyOf));
  const fresh = new Set(after.map(keyOf));
  return {
    before: before.filter((one) => !fresh.has(keyOf(one))),
    after: after.filter((one) => !old.has(keyOf(one))),
  };
}

function isEmpty({ before, after }: Sides<readonly unknown[]>): boolean {
  return before.length === 0 && after.length === 0;
}
