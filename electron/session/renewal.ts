import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import { machineProblem } from "../store/faults.ts";
import type { DataFiles } from "../store/profile.ts";
import { renewKey } from "../store/renew-key.ts";

export interface Renewal {
  readonly done: Result<true, Problem>;
  /** What opens the data now: the new key, else the old one; null when neither does. */
  readonly key: Uint8Array | null;
}

/** Renews the key of closed data. When that fails, they open as before. */
export async function tryRenewal(files: DataFiles, key: Uint8Array, at: string): Promise<Renewal> {
  const renewed = await renewKey(files, key, at).catch((error: unknown) => {
    const problem = machineProblem(error);
    if (problem === null) throw error;
    return fail(problem);
  });
  if (renewed.ok) return { done: ok(true), key: renewed.value };
  const slots = await readKeySlots(files.keySlots);
  const same = slots.ok && areAuthentic(slots.value, key);
  return { done: renewed, key: same ? Uint8Array.from(key) : null };
}
