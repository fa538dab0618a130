import type { Situation } from "../policy/situation.ts";

/**
 * What to do about a refusal. A pack words it for a bill that is still open;
 * care inside the pool (HUN-2) may have been paid already, and then nobody can
 * settle it directly any more. What such a bill gets at home no document says.
 */
export function remedyFor(
  { code, remedy }: { readonly code: string; readonly remedy: string },
  { route }: Pick<Situation, "route">,
): string {
  return code === NOT_OFF_SITE ? (ALREADY_PAID[route] ?? remedy) : remedy;
}

const NOT_OFF_SITE = "E-TRT-01";

const ALREADY_PAID: { readonly [R in Situation["route"]]?: string } = {
  manual: "已经自费结算的，按参保地本地就医的规定办理，不用补办异地备案；就医地选错的，改就医地。",
  settled: "医院已经直接结算的，不用再办；就医地选错的，改就医地。",
};
