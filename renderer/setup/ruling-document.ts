import type { Pack } from "../../core/policy/pack.ts";

/** The document a pack comes into force by. */
export function rulingDocument(pack: Pack): Pack["documents"][string] | undefined {
  return pack.documents[pack.period.from.source.document];
}
