import { readCase } from "./casefile/read.ts";
import type { CaseForm } from "./casefile/form.ts";
import { checkCase, materialsSeen } from "./claim/checks.ts";
import { counterChecks } from "./claim/counter-checks.ts";
import { checkLife } from "./claim/filing-checks.ts";
import { checkRepeat } from "./claim/repeat-check.ts";
import type { RecordedFiling } from "./filing/recorded-filing.ts";
import type { LoadedPack } from "./policy/load.ts";
import type { PoolSettings } from "./policy/questions.ts";
import type { IsoDate } from "./calendar.ts";
import type { Problem } from "./problem.ts";
import { checkRecovery } from "./recovery/check.ts";
import { adjudicatorOf } from "./settlement/adjudicator-of.ts";
import type { ClaimFacts } from "./settlement/facts.ts";
import { lifeOf, type ReadLife } from "./settlement/filing-life.ts";
import type { Receipt } from "./settlement/receipt.ts";

/** What the counter shows beside the form: the outcome, and everything wrong or missing. */
export interface Assessment {
  /** Null while the form lacks what the core needs. */
  readonly facts: ClaimFacts | null;
  readonly receipt: Receipt | null;
  /** The life of the filing that the case records; null where none is, or it cannot be read yet. */
  readonly life: ReadLife | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a case form and decides on it. The same call serves the live screen,
 * the save, and the command line.
 * @param today day of recording; the core has no clock (a filing may not lie after it)
 */
export function assess(
  form: CaseForm,
  loaded: LoadedPack,
  settings: PoolSettings,
  today: IsoDate,
): Assessment {
  const { facts, recorded, problems } = readCase(form, today);
  const life = recorded === null ? null : readLife(form, recorded, facts, loaded, settings, today);
  const ofLife = checkLife(form, facts, life);
  if (form.purpose === "filing") {
    const checks = [...materialsSeen(form, loaded.pack), ...checkRepeat(form), ...ofLife];
    return { facts, receipt: null, life, problems: [...problems, ...checks] };
  }
  const checks = [...checkCase(form, facts, loaded.pack), ...checkRepeat(form), ...ofLife];
  const receipt = facts === null ? null : adjudicatorOf(loaded, settings)(facts);
  const atCounter = counterChecks(form, facts, receipt, loaded.pack);
  const back = checkRecovery(form, receipt, today);
  return { facts, receipt, life, problems: [...problems, ...checks, ...atCounter, ...back] };
}

function readLife(
  form: CaseForm,
  recorded: RecordedFiling,
  facts: ClaimFacts | null,
  loaded: LoadedPack,
  settings: PoolSettings,
  today: IsoDate,
): ReadLife {
  const life = lifeOf(loaded, settings, recorded, facts?.stay ?? null, today);
  return { ...life, alone: form.purpose === "filing" };
}
