import { canonicalJson } from "../casefile/canonical.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { createAdjudicator } from "./adjudicate.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Receipt } from "./receipt.ts";

interface Remembered {
  readonly settings: string;
  readonly adjudicate: (facts: ClaimFacts) => Receipt;
}

const remembered = new WeakMap<LoadedPack, Remembered>();

/**
 * The adjudicator of a pack under these settings. One case after the other, and one
 * keystroke after the other, has the same: rules and scales are worked out once.
 */
export function adjudicatorOf(
  loaded: LoadedPack,
  settings: PoolSettings,
): Remembered["adjudicate"] {
  const text = canonicalJson(settings);
  const known = remembered.get(loaded);
  if (known !== undefined && known.settings === text) return known.adjudicate;
  const adjudicate = createAdjudicator(loaded, settings);
  remembered.set(loaded, { settings: text, adjudicate });
  return adjudicate;
}
