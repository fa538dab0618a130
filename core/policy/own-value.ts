import { boundFault } from "./lint-bounds.ts";
import { readFactor, readShare } from "./local-value.ts";
import type { Pack } from "./pack.ts";
import { isUnset, type Local } from "./values.ts";

/**
 * Whether the office may put its own value in the place of a parameter. What a
 * document fixes stands, but where it lets its pools rule otherwise (HUN-86) and
 * where it speaks of treatment 原则上 (GD-1b).
 */
export function mayOverride(pack: Pack, path: string, local: Local<unknown>): boolean {
  if (isUnset(local) || local.confidence !== "document" || local.source.clause === undefined) {
    return true;
  }
  return pack.overriddenBy !== undefined || path.startsWith("treatment.rules.");
}

/**
 * Why a value that is well written cannot be meant: points larger than a rate of
 * the scale, or a figure far from what the province asks of its cities (LN-2a to
 * LN-2d). Null: it may stand.
 */
export function ownValueFault(pack: Pack, path: string, text: string): string | null {
  const points = path.endsWith(".points") ? readShare(text) : null;
  if (points !== null && points > smallestRate(pack)) return "降低的百分点比支付比例还大";
  const rule = pack.treatment.rules.find(({ id }) => path.startsWith(`treatment.rules.${id}.`));
  if (rule === undefined) return null;
  return boundFault(rule, points, path.endsWith(".factor") ? readFactor(text) : null);
}

function smallestRate(pack: Pack): number {
  const rates = pack.settlement.rows.flatMap(({ bands }) =>
    isUnset(bands) ? [] : bands.value.map(({ rate }) => rate),
  );
  return Math.min(10_000, ...rates);
}
