import type { Box } from "../../../core/forms/template/mapping.ts";
import type { TemplateFile } from "../../../electron/contract/templates.ts";
import { inReadingOrder } from "./geometry.ts";
import {
  type Content,
  contentOf,
  isBox,
  ofField,
  type Placements,
  type Spot,
} from "./placements.ts";
import type { Printed } from "./printed.ts";
import { nameOf } from "./suggest.ts";

/** A place of the template as the list shows it. */
export interface SpotRow {
  readonly spot: Spot;
  /** Null for a field that the file shows nowhere. */
  readonly box: Box | null;
  /** Full name of the field; empty for a box. */
  readonly field: string;
  /** What people call it; empty for a box. */
  readonly name: string;
  readonly content: Content | null;
}

/** Every place to fill, in the order in which the page is read. */
export function spotRows(
  { fields }: Pick<TemplateFile, "fields">,
  placements: Placements,
  printed: readonly Printed[],
): readonly SpotRow[] {
  const ofFile = fields.map((field): SpotRow => ({
    spot: { kind: "field", field: field.name },
    box: field.boxes.toSorted(inReadingOrder)[0] ?? null,
    field: field.name,
    name: nameOf(field, printed),
    content: contentOf(ofField(placements, field.name)),
  }));
  const drawn = placements.flatMap((one, at): readonly SpotRow[] =>
    isBox(one)
      ? [{ spot: { kind: "box", at }, box: one.box, field: "", name: "", content: contentOf(one) }]
      : [],
  );
  return [...ofFile, ...drawn].toSorted(byPlace);
}

/** The next row without a value after a spot, around the end to the beginning. */
export function nextOpen(rows: readonly SpotRow[], after: number): SpotRow | undefined {
  const open = (row: SpotRow): boolean => row.content === null;
  return rows.slice(after + 1).find(open) ?? rows.find(open);
}

function byPlace(a: SpotRow, b: SpotRow): number {
  if (a.box === null || b.box === null) return Number(a.box === null) - Number(b.box === null);
  return inReadingOrder(a.box, b.box);
}
