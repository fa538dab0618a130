import { findClause } from "../policy/clauses.ts";
import type { Pack } from "../policy/pack.ts";
import { isUnset, type Local } from "../policy/values.ts";
import { isNonEmpty, type NonEmpty } from "../result.ts";

/**
 * Those of the clauses that stand in a document of the pack. What is in no
 * register is a clause of the pack's own, for nobody else could cite it.
 */
export function ofPack(pack: Pack, clauses: readonly string[]): readonly string[] {
  return clauses.filter((id) => {
    const document = findClause(id)?.document;
    return document === undefined || Object.hasOwn(pack.documents, document);
  });
}

/**
 * What the clauses of a pack oblige: nothing where none of them is of its
 * documents, for what no clause names may not be demanded (KF-7.2).
 */
export function obliged<T>(
  pack: Pack,
  clauses: readonly string[],
  make: (clauses: NonEmpty<string>) => T,
): readonly T[] {
  const own = [...new Set(ofPack(pack, clauses))];
  return isNonEmpty(own) ? [make(own)] : [];
}

/** The clauses behind a value of the pack: its own, or those that ask the pool for it. */
export function clausesOf(local: Local<unknown>, otherwise: readonly string[]): readonly string[] {
  if (isUnset(local)) return local.clauses;
  const { clause } = local.source;
  return clause === undefined ? otherwise : [clause];
}
