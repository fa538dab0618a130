import { useEffect, useMemo, useState } from "react";
import { type Area, findArea } from "../../core/area.ts";
import { day } from "../../core/calendar.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { PACKS, packsOf, packsOn } from "../../core/policy/packs.ts";
import { readPacks } from "./packs.ts";
import { useSession } from "./session.tsx";

/** The insured pool of this office, the packs that rule it today, and all that ever do. */
export function usePool(): {
  readonly area: Area | undefined;
  readonly packs: readonly LoadedPack[];
  readonly sequence: readonly LoadedPack[];
} {
  const { office, today } = useSession();
  const known = usePacks();
  return useMemo(() => {
    const area = findArea(office.pool);
    if (area === undefined) return { area, packs: [], sequence: [] };
    const packs = packsOn(area.code, day(today), known);
    return { area, packs, sequence: packsOf(area.code, known) };
  }, [office.pool, today, known]);
}

/** The packs that came with the program, and those of the district as soon as they are read. */
function usePacks(): readonly LoadedPack[] {
  const [packs, setPacks] = useState(PACKS);
  useEffect(() => {
    let gone = false;
    void readPacks().then((read) => {
      if (!gone && read.ok) setPacks(read.value);
    });
    return () => {
      gone = true;
    };
  }, []);
  return packs;
}
