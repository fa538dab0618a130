import { SUPPLEMENTS } from "../policy/pack-settlement.ts";
import type { Counted, Opening, SupplementId } from "../settlement/facts.ts";
import { LAYER_LABEL } from "../words/labels.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader } from "./reader.ts";

type Layers = Pick<Opening, "entered" | "others">;

/**
 * What else a balance tells: in-scope amounts that entered the pooled fund (E04), and
 * what the other layers have counted. What is not written stays unknown; null: it is
 * no amount.
 */
export function readLayers(reader: FormReader, opening: CaseForm["opening"]): Layers | null {
  const { entered: text = "", layers = {} } = opening;
  const entered =
    text === "" ? undefined : reader.amount("opening.entered", text, "本年进入统筹的累计");
  const others: { -readonly [L in SupplementId]?: Counted } = {};
  for (const id of SUPPLEMENTS) {
    const typed = layers[id];
    if (typed === undefined) continue;
    const field = `opening.layers.${id}`;
    const borne = reader.amount(`${field}.borne`, typed.borne, `${LAYER_LABEL[id]}的累计自付`);
    const paid = reader.amount(`${field}.paid`, typed.paid, `${LAYER_LABEL[id]}的累计支付`);
    if (borne === null || paid === null) return null;
    others[id] = { borne, paid };
  }
  if (entered === null) return null;
  return {
    ...(entered === undefined ? {} : { entered }),
    ...(Object.keys(others).length === 0 ? {} : { others }),
  };
}
