import { assess, type Assessment } from "../../core/assess.ts";
import type { IsoDate } from "../../core/calendar.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PastFiling } from "../contract/filings.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { pinnedPack } from "../store/pinned-packs.ts";
import { newestOf } from "../store/revisions.ts";
import { casesWithFiling } from "./filing-index.ts";

/**
 * The filings that other cases of this machine have of a person, the newest first. Made at
 * this counter or named by a claim: each stands once, as the case has it that made it.
 * @param today up to which time passes: what was due by then has lapsed
 */
export async function filingsOfPerson(
  reader: Reader,
  certNo: string,
  exceptCase: string,
  today: IsoDate,
): Promise<readonly PastFiling[]> {
  const found = new Map<string, { readonly made: boolean; readonly past: PastFiling }>();
  for (const caseId of await casesWithFiling(reader, certNo, exceptCase)) {
    const sealed = await sealedCase(reader, caseId, today);
    const life = sealed?.assessment.life ?? null;
    if (sealed === null || life === null) continue;
    const { caseNumber, document } = sealed.revision;
    const { filing, lived } = life;
    const key = [filing.category, filing.date, filing.place].join(" ");
    const made = document.filing.wanted === "new";
    if (found.has(key) && !(made && found.get(key)?.made === false)) continue;
    const diagnosis = document.stay.diagnosis.trim();
    const past = lived?.ok === true ? lived.value : null;
    found.set(key, { made, past: { caseId, caseNumber, filing, lived: past, diagnosis } });
  }
  return [...found.values()].map(({ past }) => past);
}

/** The newest version of a case with what the core says of it. */
export interface SealedCase {
  readonly revision: Revision;
  readonly loaded: LoadedPack;
  readonly assessment: Assessment;
}

/**
 * A case as it was sealed, under the pack and settings that it pins; null where this machine
 * cannot compute it.
 * @param asOf day up to which time passes; absent: the day of the version
 */
export async function sealedCase(
  reader: Reader,
  caseId: string,
  asOf?: IsoDate,
): Promise<SealedCase | null> {
  const revision = (await newestOf(reader, caseId))?.revision;
  if (revision === undefined) return null;
  const loaded = await pinnedPack(reader, revision.pack);
  if (loaded === undefined) return null;
  const day = asOf ?? chinaDay(revision.at);
  return {
    revision,
    loaded,
    assessment: assess(revision.document, loaded, revision.settings, day),
  };
}
