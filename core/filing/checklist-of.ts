import { isNonEmpty, type NonEmpty } from "../result.ts";
import type { FilingBasis } from "./category.ts";
import type { Alternative, Checklist, Demand, Ground, Piece, Waiver } from "./materials.ts";

/** What a pack's route asks for: a category with what supports it. */
export interface RouteMaterials {
  readonly basis: FilingBasis;
  readonly materials: readonly RouteMaterial[];
  readonly clauses: NonEmpty<string>;
}

export interface RouteMaterial {
  readonly id: string;
  readonly label: string;
  readonly printed?: boolean | undefined;
  readonly waivedBy?: readonly Waiver[] | undefined;
}

/**
 * One checklist of a category from its routes, whatever the channel or the
 * destination (LN-1.1d): what every route asks for is a demand of its own, what
 * they differ in is one demand that either way meets (HUN-9.1: 户口簿 or 承诺书).
 */
export function checklistOf(routes: readonly RouteMaterials[]): Checklist {
  const [first, ...others] = routes;
  if (first === undefined) return [];
  const everywhere = (id: string) =>
    others.every((route) => route.materials.some((material) => material.id === id));
  const common = first.materials.filter(({ id }) => everywhere(id));
  const shared = new Set(common.map(({ id }) => id));
  const differing = routes.flatMap((route) => {
    const own = route.materials.filter(({ id }) => !shared.has(id));
    const pieces = own.map(pieceOf);
    return isNonEmpty(pieces) ? [{ route, own, pieces }] : [];
  });
  const alternatives = differing.map(({ route, pieces }): Alternative => ({
    by: route.basis === "commitment" ? "commitment" : "proof",
    pieces,
  }));
  const grounds = groundsOf(routes, first);
  return [
    ...common.map((material) => demandOf(material, grounds)),
    ...(isNonEmpty(alternatives)
      ? [
          {
            id: "support",
            label: alternatives.map(({ pieces }) => labelOf(pieces)).join("，或"),
            anyOf: alternatives,
            waivedBy: differing.flatMap(({ own }) => own.flatMap(waiversOf)),
            grounds,
          },
        ]
      : []),
  ];
}

function groundsOf(routes: readonly RouteMaterials[], first: RouteMaterials): NonEmpty<Ground> {
  const clauses = [...new Set(routes.flatMap((route) => route.clauses))];
  const grounds = clauses.map((clause): Ground => ({ kind: "clause", clause }));
  return isNonEmpty(grounds) ? grounds : [{ kind: "clause", clause: first.clauses[0] }];
}

function demandOf(material: RouteMaterial, grounds: NonEmpty<Ground>): Demand {
  return {
    id: material.id,
    label: material.label,
    anyOf: [{ by: "proof", pieces: [pieceOf(material)] }],
    waivedBy: waiversOf(material),
    grounds,
  };
}

function pieceOf({ id, label, printed }: RouteMaterial): Piece {
  return { id, label, printed: printed === true };
}

function waiversOf({ waivedBy }: RouteMaterial): readonly Waiver[] {
  return waivedBy ?? [];
}

function labelOf(pieces: NonEmpty<Piece>): string {
  return pieces.map(({ label }) => label).join("、");
}
