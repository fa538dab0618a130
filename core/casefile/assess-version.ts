import { assess, type Assessment } from "../assess.ts";
import { type IsoDate, parseDate } from "../calendar.ts";
import type { LoadedPack } from "../policy/load.ts";
import { mirror } from "../settlement/mirror.ts";
import type { Revision } from "./revision.ts";

/**
 * What the core says of a version, under the pack and the settings that it pins. Of a
 * mirror record (冲销) the settlement is the mirror of what its document gives.
 * @param on day of its sealing
 */
export function assessVersion(
  { document, settings, review }: Pick<Revision, "document" | "settings" | "review">,
  loaded: LoadedPack,
  on: IsoDate,
): Assessment {
  if (review?.state !== "reversed") return assess(document, loaded, settings, on);
  const settledOn = parseDate(review.settledOn);
  const assessment = assess(document, loaded, settings, settledOn.ok ? settledOn.value : on);
  const { receipt } = assessment;
  if (receipt === null) return assessment;
  const { settlement } = receipt;
  return {
    ...assessment,
    receipt: { ...receipt, settlement: settlement === null ? null : mirror(settlement) },
  };
}
