import type { IsoDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { readCase } from "../../core/casefile/read.ts";
import { clawback, type EnjoyedStay } from "../../core/filing/clawback.ts";
import type { AnyFiling } from "../../core/filing/states.ts";
import type { ClawbackMeasure } from "../../core/filing/terms.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { fail, ok } from "../../core/result.ts";
import { lifeOf } from "../../core/settlement/filing-life.ts";
import { enjoyedStay } from "../../core/settlement/enjoyed-stay.ts";
import type { Answer } from "../contract/answer.ts";
import type { ClawbackHere } from "../contract/filings.ts";
import { settingsFor } from "../store/case-row.ts";
import { packsKnown } from "../store/received-packs.ts";
import { NO_PACK } from "../store/cases.ts";
import type { Reader } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { readSettings } from "../store/settings.ts";
import { casesWithFiling } from "./filing-index.ts";
import { type SealedCase, sealedCase } from "./of-person.ts";

const NO_FILING = fault(
  "E-FIL-27",
  "案件里读不出这次备案，算不了待遇差。",
  "先把备案类别、依据、日期和备案地填好。",
);

/**
 * 待遇差 of a commitment filing (LN-1.2c): what each stay of the person under it was paid at
 * this counter, against what the pool's measure would have given. Only sealed, final
 * results count: a trial has paid nothing.
 */
export async function clawbackHere(
  reader: Reader,
  form: CaseForm,
  today: IsoDate,
): Promise<Answer<ClawbackHere>> {
  const loaded = packOfCase(form, await packsKnown(reader), today)?.loaded;
  if (loaded === undefined) return fail(NO_PACK);
  const { recorded } = readCase(form, today);
  const settings = settingsFor(await readSettings(reader), loaded.pack.id);
  const life = recorded === null ? null : lifeOf(loaded, settings, recorded, null, today);
  if (life?.lived?.ok !== true) return fail(NO_FILING);
  const measure = life.terms.commitment?.clawback ?? null;
  const under = await casesUnder(reader, form.person.certNo, life.lived.value.now.filing);
  const enjoyed = under.flatMap((sealed) => {
    const stay = stayOf(sealed, measure);
    return stay === null ? [] : [{ sealed, stay }];
  });
  const counted = clawback(
    measure,
    enjoyed.map(({ stay }) => stay),
  );
  const differences = new Map(
    counted.ok ? counted.value.stays.map(({ id, difference }) => [id, difference]) : [],
  );
  const open = under
    .filter(({ revision }) => revision.outcome.standing === "trial")
    .map(({ revision }) => revision.caseNumber);
  return ok({
    measure,
    stays: enjoyed.map(({ sealed, stay }) => ({
      caseId: stay.id,
      caseNumber: sealed.revision.caseNumber,
      hospital: sealed.revision.document.stay.hospital.trim(),
      admission: stay.admission,
      discharge: sealed.assessment.facts?.stay.discharge ?? "",
      paid: stay.paid,
      wouldHavePaid: stay.wouldHavePaid,
      difference: differences.get(stay.id) ?? null,
    })),
    open,
    total: counted.ok ? counted.value.total : null,
    lack: counted.ok ? null : counted.error,
  });
}

/** The sealed cases of the person whose stay was settled under this filing. */
async function casesUnder(
  reader: Reader,
  certNo: string,
  filing: AnyFiling,
): Promise<readonly SealedCase[]> {
  const cases: SealedCase[] = [];
  for (const caseId of await casesWithFiling(reader, certNo, null)) {
    const sealed = await sealedCase(reader, caseId);
    const own = sealed?.assessment.facts?.filing ?? null;
    if (sealed === null || own === null) continue;
    const same =
      own.category === filing.category &&
      own.basis === filing.basis &&
      own.date === filing.date &&
      own.place === filing.place;
    if (same) cases.push(sealed);
  }
  return cases;
}

function stayOf(sealed: SealedCase, measure: ClawbackMeasure | null): EnjoyedStay | null {
  const { revision, loaded, assessment } = sealed;
  const { facts, receipt } = assessment;
  if (facts === null || receipt === null || revision.outcome.standing !== "final") return null;
  // What was reversed has been paid back already (HUN-52).
  if (revision.review?.state === "reversed") return null;
  return enjoyedStay(revision.caseId, facts, receipt, measure, {
    loaded,
    settings: revision.settings,
  });
}
