import type { Box, Placement } from "../../../core/forms/template/mapping.ts";
import type { TemplateField } from "../../../electron/contract/templates.ts";

/** What stands where on a template, and how a hand changes it. Nothing here is drawn. */

export type Placements = readonly Placement[];

/** A place that can be chosen: a field of the file, or a box by its place in the list. */
export type Spot =
  | { readonly kind: "field"; readonly field: string }
  | { readonly kind: "box"; readonly at: number };

/** What is put into a place; of a tick, the value that sets it. */
export interface Content {
  readonly value: string;
  readonly when: string | null;
}

export type BoxPlacement = Extract<Placement, { readonly box: Box }>;
export type FieldPlacement = Exclude<Placement, BoxPlacement>;
export type TextPlacement = Extract<Placement, { readonly kind: "text" }>;

export const SMALLEST_TYPE = 5;
export const LARGEST_TYPE = 40;

export function isBox(placement: Placement | undefined): placement is BoxPlacement {
  return placement?.kind === "text" || placement?.kind === "tick";
}

/** How a field of the file is filled; undefined while it is not. */
export function ofField(placements: Placements, field: string): FieldPlacement | undefined {
  return placements.find((one): one is FieldPlacement => !isBox(one) && one.field === field);
}

export function contentOf(placement: Placement | undefined): Content | null {
  if (placement === undefined) return null;
  return { value: placement.value, when: "when" in placement ? placement.when : null };
}

/** Fills a field of the file, in place of what filled it before. */
export function fillField(
  placements: Placements,
  { name, kind }: Pick<TemplateField, "name" | "kind">,
  { value, when }: Content,
): Placements {
  const filled: Placement =
    kind === "tick"
      ? { kind: "field-tick", field: name, value, when: when ?? "" }
      : { kind: "field", field: name, value };
  const before = ofField(placements, name);
  if (before === undefined) return [...placements, filled];
  return placements.map((one) => (one === before ? filled : one));
}

/** A new box at the end of the list. */
export function addBox(placements: Placements, box: Box, content: Content): Placements {
  return [...placements, boxWith(box, content)];
}

/** Puts something else into a box; its type and alignment stay where it has them. */
export function fillBox(placements: Placements, at: number, content: Content): Placements {
  return changeBox(placements, at, (before) =>
    before.kind === "text" && content.when === null
      ? { ...before, value: content.value }
      : boxWith(before.box, content),
  );
}

export function changeBox(
  placements: Placements,
  at: number,
  change: (box: BoxPlacement) => BoxPlacement,
): Placements {
  return placements.map((one, index) => (index === at && isBox(one) ? change(one) : one));
}

/** Empties a field of the file, or takes a box off the page. */
export function empty(placements: Placements, spot: Spot): Placements {
  const gone = spot.kind === "box" ? placements[spot.at] : ofField(placements, spot.field);
  return gone === undefined ? placements : placements.filter((one) => one !== gone);
}

/** Letters that fill most of the height of their box, as a typewriter would. */
function boxWith(box: Box, { value, when }: Content): BoxPlacement {
  if (when !== null) return { kind: "tick", box, value, when };
  const size = Math.min(12, Math.max(6, Math.round(box.height * 0.7 * 2) / 2));
  return { kind: "text", box, value, size, align: "left" };
}

/** One name for each spot, to compare them and to find them on the screen. */
export function keyOf(spot: Spot): string {
  return spot.kind === "box" ? `box:${spot.at}` : `field:${spot.field}`;
}
