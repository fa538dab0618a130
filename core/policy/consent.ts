import type { Pack } from "./pack.ts";

/**
 * Whether the office's own value of a parameter needs the province's consent
 * beside its own document: a city's figures for care outside do (LN-2e).
 */
export function needsConsent(pack: Pack, path: string): boolean {
  if (pack.treatment.consentBy === undefined) return false;
  return path.startsWith("treatment.") || path.startsWith("questions.");
}
