import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { sameOutcome, sealedOutcome } from "../../core/casefile/outcome.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import { entriesOf, type Settled } from "../../core/ledger/entries-of.ts";
import { lessDeducted } from "../../core/ledger/less-deducted.ts";
import type { OwnOutcome } from "../../core/ledger/own-case.ts";
import { mirroredOutcome } from "../../core/review/reversal.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { pinnedPack } from "../store/pinned-packs.ts";

const OPEN: OwnOutcome = { kind: "open" };
const UNTOLD: OwnOutcome = { kind: "untold" };

/** What a version adds to the year, computed again from what it pins and held against what was sealed. */
export async function outcomeOf(
  reader: Reader,
  revision: Revision,
  settled: Omit<Settled, "id" | "hospital">,
): Promise<OwnOutcome> {
  const { caseId, document, settings, at, outcome } = revision;
  if (outcome.standing === "refused") return { kind: "refused" };
  if (outcome.standing === "incomplete" || outcome.standing === "undetermined") return OPEN;
  const loaded = await pinnedPack(reader, revision.pack);
  if (loaded === undefined) return UNTOLD;
  const reversed = revision.review?.state === "reversed" ? revision.review : null;
  const on = reversed === null ? chinaDay(at) : day(reversed.settledOn);
  const { facts, receipt } = assess(document, loaded, settings, on);
  const settlement = receipt?.settlement ?? null;
  if (facts === null || settlement === null) return UNTOLD;
  const own = sealedOutcome(receipt);
  // A mirror record is of what was settled: the entries are those that it takes back.
  if (!sameOutcome(reversed === null ? own : mirroredOutcome(own), outcome)) return UNTOLD;
  const hospital = document.stay.hospitalCode.trim();
  const entries = entriesOf(settlement, facts.stay, {
    ...settled,
    id: caseId,
    ...(hospital === "" ? {} : { hospital }),
  });
  if (entries === null) return OPEN;
  return { kind: "settled", entries: lessDeducted(entries, document) };
}
