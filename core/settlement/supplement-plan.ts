import { NO_POINTS, pointsOff, ZERO, type Fen, type Rate } from "../money.ts";
import { readBands, readChoice, readMoney } from "../policy/local-value.ts";
import {
  BORNE,
  OUTPATIENT,
  type Supplement,
  type SupplementScale,
  type Borne,
} from "../policy/pack-settlement.ts";
import type { Situation } from "../policy/situation.ts";
import { both, each, fail, ok, type NonEmpty, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import type { AidIdentity, SupplementId } from "./facts.ts";
import type { Lack, Source } from "./receipt.ts";
import type { Sourced } from "./terms.ts";

/** Place of a part in `BORNE`, by which what is left is kept: it is looked up for every stay. */
export type BornePlace = number;

/** A supplementary layer for one kind of person, with every value looked up. */
export type SupplementPlan =
  | { readonly kind: "not-served"; readonly id: SupplementId }
  /** The bill does not count in the layer, and by whose word. */
  | { readonly kind: "apart"; readonly id: SupplementId; readonly sources: NonEmpty<Source> }
  /** Nothing can be said, whatever is left to pay. */
  | {
      readonly kind: "undetermined";
      readonly id: SupplementId;
      readonly lacks: NonEmpty<Lack>;
    }
  /** The scale is unknown, so the layer is known only where nothing is left for it. */
  | {
      readonly kind: "scale-unknown";
      readonly id: SupplementId;
      /** What the make-up of the layer rests on, where it was asked. */
      readonly sources: readonly Source[];
      readonly base: readonly BornePlace[];
      readonly lacks: NonEmpty<Lack>;
    }
  | SupplementScalePlan;

export interface SupplementScalePlan {
  readonly kind: "scale";
  readonly id: SupplementId;
  readonly base: readonly BornePlace[];
  readonly counts: "year" | "stay";
  readonly deductible: Fen;
  readonly deductibleSources: NonEmpty<Source>;
  readonly bands: readonly {
    readonly lower: Fen;
    readonly upTo: Fen | null;
    readonly rate: Rate;
  }[];
  readonly bandSources: NonEmpty<Source>;
  readonly points: Rate;
  readonly countBandsFrom: "zero" | "deductible";
  readonly cap: { readonly amount: Fen; readonly sources: NonEmpty<Source> } | null;
}

/** What of a case decides whether and how a layer serves it. */
export interface Served {
  readonly aid: AidIdentity;
  readonly care: Situation["care"];
}

/** @param points taken off the pooled fund's ratios; Q15 asks whether they reach this layer */
export function planSupplement(
  layer: Supplement,
  { aid, care }: Served,
  points: Rate,
  ask: Asker,
): SupplementPlan {
  const { id } = layer;
  if (layer.serves === "aided" && aid === "none") return { kind: "not-served", id };
  const matters = layer.serves === "aided" || layer.scaleOf !== undefined;
  if (aid === "unknown" && matters) {
    return { kind: "undetermined", id, lacks: [{ kind: "fact", fact: "aid" }] };
  }
  const known = both(
    both(each(baseOf(layer, ask)), each(reachOf(layer, points, ask))),
    each(countedOf(layer, care, ask)),
  );
  if (!known.ok) return { kind: "undetermined", id, lacks: known.error };
  const [[based, off], counted] = known.value;
  if (counted?.value === "not-counted") return { kind: "apart", id, sources: [counted.source] };
  const { base } = based;
  const sources = counted === null ? based.sources : [...based.sources, counted.source];
  const own = aid === "none" || aid === "unknown" ? undefined : layer.scaleOf?.[aid];
  const at = `settlement.supplements.${id}`;
  const path = own === undefined ? `${at}.scale` : `${at}.scaleOf.${aid}`;
  const scale = planScale(path, own ?? layer.scale, ask);
  if (!scale.ok) return { kind: "scale-unknown", id, sources, base, lacks: scale.error };
  return {
    kind: "scale",
    id,
    base,
    counts: layer.counts,
    ...scale.value,
    deductibleSources: [...scale.value.deductibleSources, ...sources],
    bands: scale.value.bands.map((band) => ({ ...band, rate: pointsOff(band.rate, off.points) })),
    bandSources: [...scale.value.bandSources, ...off.sources],
    points: off.points,
  };
}

/** Whether a visit counts in the layer: the pool's to say (Q9); null of inpatient care, which does. */
function countedOf(
  { id, outpatient }: Supplement,
  care: Situation["care"],
  ask: Asker,
): Result<Sourced<(typeof OUTPATIENT)[number]> | null, Lack> {
  if (care === "inpatient") return ok(null);
  if (outpatient === undefined) return fail({ kind: "question", question: "Q9" });
  const path = `settlement.supplements.${id}.outpatient`;
  return ask.value(path, outpatient, readChoice(OUTPATIENT));
}

interface Based {
  readonly base: readonly BornePlace[];
  readonly sources: readonly Source[];
}

/** What of the bill enters the layer, where that is a question, by the pool's answer. */
function baseOf({ base, onlyUnder }: Supplement, ask: Asker): Result<Based, Lack> {
  const places = (parts: readonly Borne[]) => parts.map((part): BornePlace => BORNE.indexOf(part));
  if (onlyUnder === undefined) return ok({ base: places(base), sources: [] });
  const { question, reading, otherwise } = onlyUnder;
  const picked = ask.pick(question);
  if (picked.reading === reading) return ok({ base: places(base), sources: [picked.source] });
  return picked.reading === null || otherwise === undefined
    ? fail({ kind: "question", question })
    : ok({ base: places(otherwise), sources: [picked.source] });
}

type ScalePart = Omit<SupplementScalePlan, "kind" | "id" | "base" | "counts" | "points">;

function planScale(
  path: string,
  scale: SupplementScale,
  ask: Asker,
): Result<ScalePart, NonEmpty<Lack>> {
  const limit: Result<Sourced<Fen> | null, Lack> =
    scale.cap === null ? ok(null) : ask.value(`${path}.cap`, scale.cap, readMoney);
  const known = both(
    both(
      each(ask.value(`${path}.deductible`, scale.deductible, readMoney)),
      each(ask.value(`${path}.bands`, scale.bands, readBands)),
    ),
    each(limit),
  );
  if (!known.ok) return known;
  const [[deductible, bands], cap] = known.value;
  const lowers = [null, ...bands.value.map((band) => band.upTo)];
  return ok({
    deductible: deductible.value,
    deductibleSources: [deductible.source],
    bands: bands.value.map((band, index) => ({ ...band, lower: lowers[index] ?? ZERO })),
    bandSources: [bands.source],
    countBandsFrom: scale.countBandsFrom,
    cap: cap === null ? null : { amount: cap.value, sources: [cap.source] },
  });
}

interface Reach {
  readonly points: Rate;
  readonly sources: readonly Source[];
}

/** No document says whether the points reach the layers above the pooled fund (Q15). */
function reachOf({ points: reach }: Supplement, points: Rate, ask: Asker): Result<Reach, Lack> {
  if (points === 0 || reach === "no") return ok({ points: NO_POINTS, sources: [] });
  if (reach === "yes") return ok({ points, sources: [] });
  const picked = ask.pick("Q15");
  const { reading, source } = picked;
  if (reading === "yes") return ok({ points, sources: [source] });
  if (reading === "no") return ok({ points: NO_POINTS, sources: [source] });
  return fail({ kind: "question", question: "Q15" });
}
