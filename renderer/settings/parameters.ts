import type { Cited, Confidence, Pack } from "../../core/policy/pack.ts";
import { CONFIDENCES } from "../../core/policy/pack.ts";
import type { Confirmation, PoolSettings } from "../../core/policy/questions.ts";

/** A value of a pack that rests on less than a clause: a local parameter (本地参数). */
export interface Parameter {
  /** As receipts name it: `settlement.rows.city-3.deductible`. */
  readonly path: string;
  readonly value: unknown;
  readonly document: string;
  readonly note: string;
  readonly confidence: Confidence;
  /** Null: nobody has confirmed it, and what rests on it is a trial. */
  readonly confirmed: Confirmation | null;
}

/** Every local parameter of a pack, in the order of the pack, with what a supervisor said of it. */
export function localParameters(pack: Pack, settings: PoolSettings): readonly Parameter[] {
  return [...citedValues(pack, "")]
    .filter(({ cited }) => !isCitedClause(cited) && cited.confidence !== "authority")
    .map(({ path, cited }) => ({
      path,
      value: cited.value,
      document: pack.documents[cited.source.document]?.number ?? cited.source.document,
      note: cited.source.note ?? "",
      confidence: cited.confidence,
      confirmed: settings.confirmed[path] ?? null,
    }));
}

export function unconfirmedCount(pack: Pack, settings: PoolSettings): number {
  return localParameters(pack, settings).filter(({ confirmed }) => confirmed === null).length;
}

interface Found {
  readonly path: string;
  readonly cited: Cited<unknown>;
}

/** Walks a pack for values with a source. Rows are named by their id, as receipts name them. */
function* citedValues(node: unknown, path: string): Generator<Found> {
  if (!isRecord(node)) return;
  if (isCited(node)) {
    yield { path, cited: node };
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    const id = Array.isArray(node) && isRecord(child) ? child["id"] : undefined;
    const segment = typeof id === "string" ? id : key;
    yield* citedValues(child, path === "" ? segment : `${path}.${segment}`);
  }
}

function isCitedClause(cited: Cited<unknown>): boolean {
  return cited.confidence === "document" && cited.source.clause !== undefined;
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null;
}

function isCited(node: Record<string, unknown>): node is Record<string, unknown> & Cited<unknown> {
  const confidences: readonly unknown[] = CONFIDENCES;
  return "value" in node && isRecord(node["source"]) && confidences.includes(node["confidence"]);
}
