import type { IsoDate } from "../calendar.ts";
import type { Stay } from "../claim/stay.ts";
import { isLongTerm } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import { lockedUntil } from "../filing/lock.ts";
import { holds, type Lived, live, type RecordedStep, type Refused } from "../filing/recorded.ts";
import { filedAs, type RecordedFiling } from "../filing/recorded-filing.ts";
import type { FilingLife } from "../filing/states.ts";
import type { FilingTerms } from "../filing/terms.ts";
import { effectiveDay } from "../filing/validity.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { fail, isNonEmpty, ok, type Result } from "../result.ts";
import { type Asker, createAsker } from "./ask.ts";
import { commitmentMonths, filingTerms, temporaryMonths, validityTerm } from "./filing-terms.ts";
import { obligedByFiling } from "./obligations-filing.ts";
import type { Obligation } from "./obligations-kinds.ts";
import type { Lack, Source, Validity } from "./receipt.ts";

/** The filing of a case with its whole life so far, under the terms of its pool. */
export interface ReadLife {
  /** As it was made, before anything was done with it. */
  readonly filing: Filing;
  readonly steps: readonly RecordedStep[];
  readonly terms: FilingTerms;
  /** Day of effect of the filing as made; null while Q2 leaves it open. */
  readonly effective: IsoDate | null;
  /** Null: the day of effect is not known. */
  readonly lived: Result<Lived, Refused> | null;
  /** How the filing that holds now (有效期) stands; null where nothing can be said. */
  readonly validity: Validity | null;
  readonly lacks: readonly Lack[];
  /** Forms, materials, deadlines, lock and notices of the filing itself. */
  readonly obligations: readonly Obligation[];
  /** The case is for the filing alone (只办备案): it has no stay and no money. */
  readonly alone: boolean;
}

/**
 * Reads the life of a filing: what was recorded, and what the days have done since.
 * @param stay for which it was made, where the case has one (Q2)
 * @param today up to which time passes
 */
export function lifeOf(
  loaded: LoadedPack,
  settings: PoolSettings,
  { filing, steps }: RecordedFiling,
  stay: Pick<Stay, "admission"> | null,
  today: IsoDate,
): Omit<ReadLife, "alone"> {
  const ask = createAsker(loaded.pack, settings, {});
  const terms = filingTerms(loaded.pack, ask);
  const effect = effectOf(filing, stay, ask);
  const effective = effect.ok ? effect.value : null;
  const filed = filedAs(filing);
  const all = [...impliedBefore(filing), ...steps, ...impliedAfter(filing)];
  const replayed =
    effective === null || filed === null ? null : live(filed, effective, all, terms, today);
  const lived = replayed === null || replayed.ok ? replayed : ofRecorded(replayed.error, filing);
  const current = replayed?.ok === true ? replayed.value.now : null;
  const holding = current === null ? filing : currentOf(current, filing);
  const held = current === null ? null : validityOf(loaded, ask, terms, current);
  const validity = held?.ok === true ? held.value : null;
  const lacks = [
    ...(effect.ok ? [] : [effect.error]),
    ...(held === null || held.ok ? [] : [held.error]),
  ];
  const obligations = obligedByFiling({ loaded, ask }, holding, validity);
  return { filing, steps, terms, effective, lived, validity, lacks, obligations };
}

/** Made for no stay, it takes effect when it is made, unless the record names another day. */
function effectOf(
  filing: Filing,
  stay: Pick<Stay, "admission"> | null,
  ask: Asker,
): Result<IsoDate, Lack> {
  if (stay === null || filing.madeFor === "another-stay") {
    return ok(filing.effective ?? filing.date);
  }
  const { reading } = ask.pick("Q2");
  const known = reading === "admission-day" || reading === "filing-day" ? reading : null;
  return effectiveDay(filing, stay.admission, known);
}

/** What the form has always had of a filing, as the steps that they are. */
export function impliedBefore({ basis, completed, proofEnds }: Filing): readonly RecordedStep[] {
  return basis !== "commitment" || completed === null
    ? []
    : [{ do: "complete", on: completed, proofEnds }];
}

function impliedAfter({ ended }: Filing): readonly RecordedStep[] {
  return ended === null ? [] : [{ do: "end", on: ended }];
}

/** Steps are counted as the clerk recorded them. */
function ofRecorded({ at, refusal }: Refused, filing: Filing): Result<never, Refused> {
  return fail({ at: at - impliedBefore(filing).length, refusal });
}

/** The filing that holds now, as obligations look at it: after a change it is the new one. */
function currentOf(life: FilingLife, first: Filing): Filing {
  const { category, basis, date, place } = life.filing;
  const kept = life.state === "in-effect" ? life.commitment : null;
  return { ...first, category, basis, date, place, completed: kept?.completed ?? null };
}

/** How long it holds, its lock and its deadline, with what says so; null once it is over. */
function validityOf(
  { pack }: LoadedPack,
  ask: Asker,
  terms: FilingTerms,
  life: FilingLife,
): Result<Validity, Lack> | null {
  if (!holds(life) && life.state !== "expired") return null;
  const { filing } = life;
  const from = "effective" in life && life.effective !== null ? life.effective : filing.date;
  const long = isLongTerm(filing.category);
  const term = long ? validityTerm(pack, ask) : temporaryMonths(pack, ask);
  if (!term.ok) return term;
  const promised = filing.basis === "commitment" ? commitmentMonths(pack, ask) : null;
  const sources: readonly Source[] = [
    term.value.source,
    ...(promised?.ok === true ? [promised.value.source] : []),
  ];
  if (!isNonEmpty(sources)) return null;
  if (life.state === "in-effect" && life.validity === "undetermined") {
    return fail({ kind: "fact", fact: "proof-end" });
  }
  return ok({
    from,
    until: untilOf(life),
    changeLockedUntil: lockedUntil(long ? terms.longTerm.lock : null, from),
    commitmentDue: dueOf(life),
    sources,
  });
}

function untilOf(life: FilingLife): IsoDate | null {
  if (life.state === "expired") return life.until;
  return life.state === "in-effect" && life.validity === "until" ? life.until : null;
}

function dueOf(life: FilingLife): IsoDate | null {
  if (life.state === "in-effect") return life.commitment?.due ?? null;
  const owes = life.state === "in-effect-on-commitment" || life.state === "lapsed";
  return owes ? life.due : null;
}
