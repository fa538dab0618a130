import { TEMPLATE_VALUES } from "../../../core/forms/template/values.ts";
import { MAPPER } from "../../words/templates.ts";
import { entryOf, textEntries, tickEntries } from "./entries.ts";
import type { Content } from "./placements.ts";
import type { Offer } from "./suggest.ts";

/** Everything that a place can hold. */
export const OFFER: Offer = {
  text: textEntries(TEMPLATE_VALUES),
  tick: tickEntries(TEMPLATE_VALUES),
};

/** `参保人姓名`, `备案类型：异地转诊`; a version may be older than the catalogue. */
export function labelOf(content: Content): string {
  const entries = content.when === null ? OFFER.text : OFFER.tick;
  return entryOf(entries, content)?.label ?? MAPPER.unknown(content.value);
}
