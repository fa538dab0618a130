import { NO_POINTS, pointsOff, ZERO, type Fen, type Rate } from "../money.ts";
import { readBands, readMoney } from "../policy/local-value.ts";
import { BORNE, type Supplement, type SupplementScale } from "../policy/pack-settlement.ts";
import { fail, isNonEmpty, ok, type NonEmpty, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import type { AidIdentity, SupplementId } from "./facts.ts";
import type { Lack, Source } from "./receipt.ts";

/** Place of a part in `BORNE`, by which what is left is kept: it is looked up for every stay. */
export type BornePlace = number;

/** A supplementary layer for one kind of person, with every value looked up. */
export type SupplementPlan =
  | { readonly kind: "not-served"; readonly id: SupplementId }
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

/** @param points taken off the pooled fund's ratios; Q15 asks whether they reach this layer */
export function planSupplement(
  layer: Supplement,
  aid: AidIdentity,
  points: Rate,
  ask: Asker,
): SupplementPlan {
  const { id } = layer;
  const base = layer.base.map((part): BornePlace => BORNE.indexOf(part));
  if (layer.serves === "aided" && aid === "none") return { kind: "not-served", id };
  const matters = layer.serves === "aided" || layer.scaleOf !== undefined;
  if (aid === "unknown" && matters) {
    return { kind: "undetermined", id, lacks: [{ kind: "fact", fact: "aid" }] };
  }
  const asked = layer.onlyUnder;
  const picked = asked === undefined ? null : ask.pick(asked.question);
  if (asked !== undefined && picked?.reading !== asked.reading) {
    return { kind: "undetermined", id, lacks: [{ kind: "question", question: asked.question }] };
  }
  const own = aid === "none" || aid === "unknown" ? undefined : layer.scaleOf?.[aid];
  const at = `settlement.supplements.${id}`;
  const path = own === undefined ? `${at}.scale` : `${at}.scaleOf.${aid}`;
  const scale = planScale(path, own ?? layer.scale, ask);
  if (!scale.ok) return { kind: "scale-unknown", id, base, lacks: scale.error };
  const reach = reachOf(layer, points, ask);
  return {
    kind: "scale",
    id,
    base,
    counts: layer.counts,
    ...scale.value,
    deductibleSources: [
      ...scale.value.deductibleSources,
      ...(picked === null ? [] : [picked.source]),
    ],
    bands: scale.value.bands.map((band) => ({ ...band, rate: pointsOff(band.rate, reach.points) })),
    bandSources: [...scale.value.bandSources, ...reach.sources],
    points: reach.points,
  };
}

type ScalePart = Omit<SupplementScalePlan, "kind" | "id" | "base" | "counts" | "points">;

function planScale(
  path: string,
  scale: SupplementScale,
  ask: Asker,
): Result<ScalePart, NonEmpty<Lack>> {
  const deductible = ask.value(`${path}.deductible`, scale.deductible, readMoney);
  const bands = ask.value(`${path}.bands`, scale.bands, readBands);
  const cap = scale.cap === null ? null : ask.value(`${path}.cap`, scale.cap, readMoney);
  const lacks = [deductible, bands, cap].flatMap((read) =>
    read === null || read.ok ? [] : [read.error],
  );
  if (isNonEmpty(lacks)) return fail(lacks);
  if (!deductible.ok) return fail([deductible.error]);
  if (!bands.ok) return fail([bands.error]);
  const lowers = [null, ...bands.value.value.map((band) => band.upTo)];
  return ok({
    deductible: deductible.value.value,
    deductibleSources: [deductible.value.source],
    bands: bands.value.value.map((band, index) => ({ ...band, lower: lowers[index] ?? ZERO })),
    bandSources: [bands.value.source],
    countBandsFrom: scale.countBandsFrom,
    cap: cap === null || !cap.ok ? null : { amount: cap.value.value, sources: [cap.value.source] },
  });
}

/** No document says whether the points reach the layers above the pooled fund (Q15). */
function reachOf(
  { points: reach }: Supplement,
  points: Rate,
  ask: Asker,
): { readonly points: Rate; readonly sources: readonly Source[] } {
  if (points === 0 || reach === "no") return { points: NO_POINTS, sources: [] };
  if (reach === "yes") return { points, sources: [] };
  const picked = ask.pick("Q15");
  return { points: picked.reading === "yes" ? points : NO_POINTS, sources: [picked.source] };
}
