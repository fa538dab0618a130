import { citedIn, nodesOf, type PackNode } from "../policy/lint-walk.ts";
import { mayOverride } from "../policy/own-value.ts";
import type { Pack } from "../policy/pack.ts";
import { type Cited, isUnset, type Local, type Unset } from "../policy/values.ts";
import { type Kind, kindOf } from "./parameter-values.ts";

/** A value of a pack that has a source, or that the office has yet to set. */
export interface LocalParameter {
  /** As receipts and settings name it: `settlement.rows.city-3.deductible`. */
  readonly path: string;
  readonly local: Local<unknown>;
  /** How the office writes it; null: no office sets it. */
  readonly kind: Kind | null;
}

/** Every such value, in the order of the pack. */
export function parametersOf(pack: Pack): readonly LocalParameter[] {
  return nodesOf(pack).flatMap((found) => {
    const { path } = found;
    const local = localIn(found);
    if (local === null) return [];
    const kind = kindOf(path) ?? (isUnset(local) ? local.unset : null);
    return [{ path, local, kind: mayOverride(pack, path, local) ? kind : null }];
  });
}

export function findParameter(pack: Pack, path: string): LocalParameter | undefined {
  return parametersOf(pack).find((parameter) => parameter.path === path);
}

/** Whether a value rests on less than a clause or the authority itself, and waits to be confirmed. */
export function toConfirm(local: Local<unknown>): local is Cited<unknown> {
  if (isUnset(local) || local.confidence === "authority") return false;
  return local.confidence !== "document" || local.source.clause === undefined;
}

function localIn(found: PackNode): Local<unknown> | null {
  const { node } = found;
  return isUnsetNode(node) ? node : (citedIn([found])[0]?.cited ?? null);
}

function isUnsetNode(node: PackNode["node"]): node is PackNode["node"] & Unset {
  return "unset" in node && "asks" in node;
}
