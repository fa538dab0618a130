import { LAYER_LABEL } from "../words/labels.ts";
import type { Pack } from "./pack.ts";
import type { Supplement } from "./pack-settlement.ts";

/**
 * Whether a visit counts in the layers above the pooled fund (大病保险 and the
 * others) stands in no document, nor does the manual rate of a visit (Q9). Where
 * a pack has a row for visits and does not say, its pool is asked layer by layer.
 */
export function askingOutpatientLayers(pack: Pack): Pack {
  const { settlement, questions } = pack;
  const clauses = questions.find(({ id }) => id === "Q9")?.clauses;
  if (settlement.outpatientRow === null || clauses === undefined) return pack;
  const asking = (layer: Supplement): Supplement => ({
    ...layer,
    outpatient: layer.outpatient ?? {
      unset: "choice",
      asks: `门诊费用计不计入${LAYER_LABEL[layer.id]}？`,
      clauses,
    },
  });
  return {
    ...pack,
    settlement: { ...settlement, supplements: settlement.supplements.map(asking) },
  };
}
