import type { RouteMaterial } from "./checklist-of.ts";
import type { Waiver } from "./materials.ts";

/** What a filing as written down says of the proof that it rests on. */
interface Written {
  /** The earlier referral that it follows (同病再转). */
  readonly repeat?: unknown;
}

/** What falls away for a filing: a repeat for the same disease needs no new proof (HUN-12). */
export function waiversOf({ repeat }: Written): ReadonlySet<Waiver> {
  return new Set(repeat === undefined ? [] : (["repeat-same-disease"] as const));
}

/** Whether a material, or a demand for one, falls away for a filing. */
export function isWaived(
  { waivedBy = [] }: { readonly waivedBy?: readonly Waiver[] | undefined },
  filing: Written,
): boolean {
  const waivers = waiversOf(filing);
  return waivedBy.some((waiver) => waivers.has(waiver));
}

/**
 * The materials of a route that a filing is asked for (HUN-9.1 to 9.6), those that the window
 * prints among them. Every list of a case and the check before the hand-over read them here.
 */
export function askedMaterials<M extends RouteMaterial>(
  route: { readonly materials: readonly M[] } | undefined,
  filing: Written,
): readonly M[] {
  return (route?.materials ?? []).filter((material) => !isWaived(material, filing));
}

/** Those of them that the person brings: what is printed is signed here. */
export function broughtMaterials<M extends RouteMaterial>(
  route: { readonly materials: readonly M[] } | undefined,
  filing: Written,
): readonly M[] {
  return askedMaterials(route, filing).filter(({ printed }) => printed !== true);
}
