import { fail, isNonEmpty, type NonEmpty, ok, type Result } from "../result.ts";
import type { FilingCategory } from "./category.ts";

/** One sheet or document that a clerk can hold in hand. */
export interface Piece {
  readonly id: string;
  readonly label: string;
  /** Printed and signed at the window, so the person need not bring it. */
  readonly printed: boolean;
}

/** One way to meet a demand: all of its pieces together. */
export interface Alternative {
  /** `commitment`: it stands in for the proof, which is owed later (HUN-22, LN-1.2b). */
  readonly by: "proof" | "commitment";
  readonly pieces: NonEmpty<Piece>;
}

/** What makes a demand fall away: 一站式 referral (HUN-9.4), repeat for the same disease (HUN-12). */
export const WAIVERS = ["one-stop-referral", "repeat-same-disease"] as const;
export type Waiver = (typeof WAIVERS)[number];

/** What lets an office demand a material: a clause, or an item of the local list (KF-7.2, LN-1.1a). */
export type Ground =
  | { readonly kind: "clause"; readonly clause: string }
  | { readonly kind: "local-list"; readonly document: string; readonly item: string };

/** One item of a checklist. Without a ground there is no demand, by type (KF-7.2). */
export interface Demand {
  readonly id: string;
  readonly label: string;
  readonly anyOf: NonEmpty<Alternative>;
  readonly waivedBy: readonly Waiver[];
  readonly grounds: NonEmpty<Ground>;
}

export type Checklist = readonly Demand[];

/**
 * The checklists of a pool, by category and nothing else: channel and destination
 * cannot make a difference (LN-1.1d). Null: the pool has not given one.
 */
export type Checklists = Readonly<Record<FilingCategory, Checklist | null>>;

/** A demand not met yet: for each alternative the pieces it lacks. */
export interface Owed {
  readonly demand: Demand;
  readonly lacking: NonEmpty<NonEmpty<Piece>>;
}

/** What is still to be handed in, in the order of the list (HUN-9.1 to 9.6). */
export function outstanding(
  checklist: Checklist,
  received: ReadonlySet<string>,
  waivers: ReadonlySet<Waiver>,
): readonly Owed[] {
  return demanded(checklist, waivers).flatMap((demand) => {
    const lacking = demand.anyOf.map((alternative) => lackingOf(alternative, received));
    const owed = lacking.filter((pieces) => isNonEmpty(pieces));
    return owed.length === lacking.length && isNonEmpty(owed) ? [{ demand, lacking: owed }] : [];
  });
}

/**
 * What a commitment has put off: demands met by it alone, with the proofs that
 * would do (容缺受理; HUN-22, LN-1.2b).
 */
export function promised(
  checklist: Checklist,
  received: ReadonlySet<string>,
  waivers: ReadonlySet<Waiver>,
): readonly Owed[] {
  return demanded(checklist, waivers).flatMap((demand) => {
    const met = demand.anyOf.filter((one) => lackingOf(one, received).length === 0);
    if (!met.some((one) => one.by === "commitment")) return [];
    const proofs = demand.anyOf.filter((one) => one.by === "proof");
    const lacking = proofs
      .map((proof) => lackingOf(proof, received))
      .filter((pieces) => isNonEmpty(pieces));
    return lacking.length === proofs.length && isNonEmpty(lacking) ? [{ demand, lacking }] : [];
  });
}

/**
 * Whether a material may be demanded: only when a demand of the list names it,
 * and then on that demand's grounds (KF-7.2).
 */
export function mayDemand(
  checklist: Checklist,
  pieceId: string,
  waivers: ReadonlySet<Waiver>,
): Result<NonEmpty<Ground>, { readonly kind: "not-on-list" | "waived" }> {
  const naming = checklist.filter((demand) =>
    demand.anyOf.some((one) => one.pieces.some((piece) => piece.id === pieceId)),
  );
  const [first] = demanded(naming, waivers);
  if (first !== undefined) return ok(first.grounds);
  return fail({ kind: naming.length === 0 ? "not-on-list" : "waived" });
}

/** Demands that rest on no clause anybody knows and no local list: a pack with one is wrong (KF-7.2). */
export function unfounded(checklist: Checklist, clauses: ReadonlySet<string>): readonly Demand[] {
  return checklist.filter((demand) =>
    demand.grounds.every((ground) => ground.kind === "clause" && !clauses.has(ground.clause)),
  );
}

function demanded(checklist: Checklist, waivers: ReadonlySet<Waiver>): Checklist {
  return checklist.filter((demand) => !demand.waivedBy.some((waiver) => waivers.has(waiver)));
}

function lackingOf(alternative: Alternative, received: ReadonlySet<string>): readonly Piece[] {
  return alternative.pieces.filter((piece) => !received.has(piece.id));
}
