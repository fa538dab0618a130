import type { Problem } from "../../problem.ts";
import { assertNever } from "../../result.ts";
import { noSuchField, outsidePage, unknownOption, unknownValue } from "./faults.ts";
import type { Box, Placement, TemplateMapping } from "./mapping.ts";
import type { TemplateContent } from "./read.ts";
import { templateValue } from "./values.ts";

type Offered = Pick<TemplateContent, "pages" | "fields">;

/** The first thing in a mapping that its file or the list of values does not have; null when it fits. */
export function mappingProblem(file: Offered, { placements }: TemplateMapping): Problem | null {
  for (const placement of placements) {
    const problem = valueProblem(placement) ?? placeProblem(file, placement);
    if (problem !== null) return problem;
  }
  return null;
}

function valueProblem(placement: Placement): Problem | null {
  const value = templateValue(placement.value);
  if (value === undefined) return unknownValue(placement.value);
  if (placement.kind === "field" || placement.kind === "text") return null;
  const { when } = placement;
  const known = value.options.some((option) => option.when === when);
  return known ? null : unknownOption(value.label, when);
}

function placeProblem({ pages, fields }: Offered, placement: Placement): Problem | null {
  switch (placement.kind) {
    case "field":
    case "field-tick": {
      const field = fields.find(({ name }) => name === placement.field);
      const fits =
        field !== undefined && (field.kind === "tick") === (placement.kind === "field-tick");
      return fits ? null : noSuchField(placement.field);
    }
    case "text":
    case "tick":
      return isOnPage(pages, placement.box) ? null : outsidePage(placement.box.page);
    default:
      return assertNever(placement);
  }
}

/** Half a point over the edge is a mouse's. */
const EDGE = 0.5;

function isOnPage(pages: Offered["pages"], { page, x, y, width, height }: Box): boolean {
  const size = pages[page - 1];
  if (size === undefined) return false;
  return (
    x >= -EDGE && y >= -EDGE && x + width <= size.width + EDGE && y + height <= size.height + EDGE
  );
}
