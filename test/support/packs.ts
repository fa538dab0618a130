import type { Pack } from "../../core/policy/pack.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";

/**
 * A sound pack that comes after another: the same policy under another name from another
 * first day on, without an end.
 */
export function following(
  before: LoadedPack,
  id: string,
  from: string,
  pool?: Pack["pool"],
): LoadedPack {
  const loaded = loadPack(JSON.parse(textFollowing(before, id, from, pool)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

/** The same as the text in which a district would send it. */
export function textFollowing(
  before: LoadedPack,
  id: string,
  from: string,
  pool?: Pack["pool"],
): string {
  const json = JSON.parse(before.canonical) as { period: { from: object }; pool: Pack["pool"] };
  const period = { ...json.period, from: { ...json.period.from, value: from }, to: null };
  return JSON.stringify({ ...json, id, period, pool: pool ?? json.pool }, null, 2);
}
