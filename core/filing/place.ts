import { AREAS, type AreaCode, covers } from "../area.ts";

/** Areas that are filed to as a whole: municipalities, and the provinces and the Corps of HUN-15. */
const WHOLE = AREAS.map((area) => area.code).filter((code) => code.endsWith("0000"));

/**
 * Whether a filing to one place reaches care at another (HUN-15). A city filing
 * covers that city, a filing to 海南, 西藏 or 兵团 all of it. Such a place 可 be
 * filed to as a whole, so a filing to one of its cities is not by itself one to
 * the whole: for care in another of its cities the clerk is asked.
 */
export function placeMatch(filed: AreaCode, care: AreaCode): "covered" | "ask" | "elsewhere" {
  if (covers(filed, care)) return "covered";
  const together = WHOLE.some((whole) => covers(whole, filed) && covers(whole, care));
  return together ? "ask" : "elsewhere";
}
