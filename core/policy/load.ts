import type { z } from "zod";
import { zhCN } from "zod/locales";
import { canonicalJson } from "../casefile/canonical.ts";
import { hashOf } from "../casefile/revision.ts";
import { fail, ok, type Result } from "../result.ts";
import { lintPack, type PackFault } from "./lint.ts";
import { askingOutpatientLayers } from "./outpatient-layers.ts";
import { Pack } from "./pack.ts";
import { upgradePack } from "./upgrade.ts";

/** A pack that passed schema and lint, with the hash by which a case pins it. */
export interface LoadedPack {
  readonly pack: Pack;
  readonly hash: string;
  /** The source as canonical JSON, whose SHA-256 is `hash`: kept with the cases that pin it. */
  readonly canonical: string;
}

/** Reads a pack from parsed JSON and lints it; every fault is named with its place. */
export function loadPack(json: unknown): Result<LoadedPack, readonly PackFault[]> {
  const loaded = readPack(json);
  if (!loaded.ok) return loaded;
  const faults = lintPack(loaded.value.pack);
  return faults.length > 0 ? fail(faults) : loaded;
}

/** Reads a pack by its schema alone: for shipped packs, which the tests lint before they ship. */
export function readPack(json: unknown): Result<LoadedPack, readonly PackFault[]> {
  const parsed = Pack.safeParse(upgradePack(json), { error: zhCN().localeError });
  if (!parsed.success) return fail(parsed.error.issues.map(schemaFault));
  const pack = askingOutpatientLayers(parsed.data);
  return ok({ pack, hash: hashOf(json), canonical: canonicalJson(json) });
}

function schemaFault(issue: z.core.$ZodIssue): PackFault {
  const { path, issue: closest } = closestOf(issue, []);
  const at = path.map(String).join(".") || "(整个文件)";
  if (closest.code === "unrecognized_keys") {
    return { at, what: `有不认识的键：${closest.keys.join("、")}` };
  }
  return { at, what: closest.message };
}

interface Placed {
  readonly issue: z.core.$ZodIssue;
  readonly path: readonly PropertyKey[];
}

/**
 * A value that may be one of several shapes fails in all of them. What went wrong
 * is said by the shape that it came nearest to: deepest inside, with the fewest faults.
 */
function closestOf(issue: z.core.$ZodIssue, outer: readonly PropertyKey[]): Placed {
  const path = [...outer, ...issue.path];
  if (issue.code !== "invalid_union") return { issue, path };
  const shapes = issue.errors.flatMap((faults) => {
    const placed = faults.map((fault) => closestOf(fault, path));
    const [first] = placed.toSorted((a, b) => b.path.length - a.path.length);
    return first === undefined ? [] : [{ first, count: faults.length }];
  });
  const [nearest] = shapes.toSorted(
    (a, b) => b.first.path.length - a.first.path.length || a.count - b.count,
  );
  return nearest?.first ?? { issue, path };
}
