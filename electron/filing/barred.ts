import { type IsoDate, parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { readCase } from "../../core/casefile/read.ts";
import { apply } from "../../core/filing/lifecycle.ts";
import { filedAs, type RecordedFiling } from "../../core/filing/recorded-filing.ts";
import type { AnyFiling, FilingLife } from "../../core/filing/states.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import type { Problem } from "../../core/problem.ts";
import { lifeOf } from "../../core/settlement/filing-life.ts";
import { refusalProblem } from "../../core/words/filing-life.ts";
import { settingsFor } from "../store/case-row.ts";
import { packsKnown } from "../store/received-packs.ts";
import type { Reader } from "../store/connection.ts";
import { readSettings } from "../store/settings.ts";
import { wasRevoked } from "./filing-index.ts";
import { filingsOfPerson } from "./of-person.ts";

/**
 * What the person's earlier filings at this counter say against the one of a case: once a
 * commitment filing was revoked there is no further one (LN-1.2c).
 */
export async function barredFromCommitment(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<readonly Problem[]> {
  const { certNo } = form.person;
  const today = lastDay(form);
  if (today === null || !(await wasRevoked(reader, certNo, caseId))) return [];
  const loaded = packOfCase(form, await packsKnown(reader), today)?.loaded;
  const { recorded } = readCase(form, today);
  if (loaded === undefined || recorded === null) return [];
  const filed = lastMade(form, recorded);
  if (filed === null) return [];
  const settings = settingsFor(await readSettings(reader), loaded.pack.id);
  const { terms } = lifeOf(loaded, settings, recorded, null, today);
  const past = await filingsOfPerson(reader, certNo, caseId, today);
  const applied = apply(filed.filing, past.flatMap(livesOf), terms);
  if (applied.ok || applied.error.kind !== "barred") return [];
  return [{ ...refusalProblem(applied.error, "备案"), field: filed.field }];
}

/** The last day that the case records of its filing: as of then it is judged. */
function lastDay({ filing: { date, steps = [] } }: CaseForm): IsoDate | null {
  const days = [date, ...steps.map(({ on }) => on)].flatMap((typed) => {
    const parsed = parseDate(typed);
    return parsed.ok ? [parsed.value] : [];
  });
  return days.toSorted().at(-1) ?? null;
}

function livesOf({ lived }: { readonly lived: { readonly now: FilingLife } | null }) {
  return lived === null ? [] : [lived.now];
}

/** The filing that this case makes last: by the latest change, or as it was made here. */
function lastMade(
  form: CaseForm,
  { filing, steps }: RecordedFiling,
): { readonly filing: AnyFiling; readonly field: string } | null {
  const at = steps.findLastIndex((step) => step.do === "change");
  const change = steps[at];
  if (change?.do === "change") return { filing: change.to, field: `filing.steps.${at}` };
  const made = form.filing.wanted === "new" ? filedAs(filing) : null;
  return made === null ? null : { filing: made, field: "filing.basis" };
}
