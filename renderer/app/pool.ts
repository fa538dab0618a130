import { type Area, findArea } from "../../core/area.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { packsOf } from "../../core/policy/packs.ts";
import { useSession } from "./session.tsx";

/** The insured pool of this office and the packs that rule it. */
export function usePool(): {
  readonly area: Area | undefined;
  readonly packs: readonly LoadedPack[];
} {
  const area = findArea(useSession().office.pool);
  return { area, packs: area === undefined ? [] : packsOf(area.code) };
}
