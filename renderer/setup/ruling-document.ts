import { findClause } from "../../core/policy/clauses.ts";
import type { Pack } from "../../core/policy/pack.ts";
import { isUnset } from "../../core/policy/values.ts";

/** The document a pack comes into force by, also where it does not say when (LN-eff). */
export function rulingDocument(pack: Pack): Pack["documents"][string] | undefined {
  const { from } = pack.period;
  const id = isUnset(from) ? findClause(from.clauses[0])?.document : from.source.document;
  return id === undefined ? undefined : pack.documents[id];
}
