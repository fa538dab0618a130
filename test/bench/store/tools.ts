import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import type { Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import type { Store } from "../../../electron/store/connection.ts";

export interface Quantiles {
  readonly median: number;
  readonly p99: number;
}

/** Median and 99th percentile, in the unit of what was measured. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}

export function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.what}`);
  return result.value;
}

export function deskOver(store: Store): Desk {
  return {
    store,
    office: { name: "祥符区朱仙镇便民服务中心", window: "A3", pool: "410200" },
    operator: { id: "operator-1", name: "李建国", role: "clerk" },
    clock: systemClock,
  };
}
