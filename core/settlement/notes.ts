import type { NonEmpty } from "../result.ts";
import type { Source } from "./receipt.ts";

/** Something that the receipt says beside its figures, and what it rests on. */
export interface Note {
  readonly kind: "outside-bill" | "chronic-scope" | "group-pay";
  readonly text: string;
  readonly sources: NonEmpty<Source>;
}

export const NO_NOTES: readonly Note[] = [];

/** Clauses as the grounds of a note. */
export function byClauses([first, ...others]: NonEmpty<string>): NonEmpty<Source> {
  return [clauseSource(first), ...others.map(clauseSource)];
}

function clauseSource(clause: string): Source {
  return { kind: "clause", clause };
}
