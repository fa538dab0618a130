import { covers } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import { type AdmissionFacts, arisesAtAdmission, type Arising } from "../filing/arises.ts";
import type { Stay } from "../claim/stay.ts";
import { isLongTerm } from "../filing/category.ts";
import { commitmentDue } from "../filing/commitment.ts";
import type { Filing } from "../filing/filing.ts";
import { lockedUntil } from "../filing/lock.ts";
import type { FilingTerms } from "../filing/terms.ts";
import {
  admissionSeen,
  effectiveDay,
  longTermValidity,
  temporaryValidity,
  type Validity as FilingValidity,
} from "../filing/validity.ts";
import type { Pack } from "../policy/pack.ts";
import { both, each, fail, ok, type NonEmpty, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import type { ClaimFacts } from "./facts.ts";
import {
  commitmentMonths,
  filingTerms,
  temporaryMonths,
  type Term,
  validityTerm,
} from "./filing-terms.ts";
import type { Lack, Source, Validity } from "./receipt.ts";
import type { Standing } from "./situation-of.ts";
import type { Sourced } from "./terms.ts";

/** The filing that counts for a stay, and how it stands on the day of admission. */
export interface Stood {
  readonly filing: Filing | null;
  readonly standing: Standing | null;
  readonly validity: Validity | null;
}

/**
 * How long the filing holds (有效期), its change lock and its commitment deadline
 * (KF-1.3.1, KF-1.3.2, HUN-13, HUN-22, LN-1.1a, LN-1.1b), as the pack has them.
 */
export function standingOf(
  pack: Pack,
  facts: ClaimFacts,
  ask: Asker,
): Result<Stood, NonEmpty<Lack>> {
  const terms = filingTerms(pack, ask);
  if (asksAdmission(terms, facts)) return fail([{ kind: "fact", fact: "admitted-as" }]);
  const filing = facts.filing ?? arisenAtAdmission(terms, facts);
  if (filing === null) return ok({ filing, standing: null, validity: null });
  if (lacksEffect(filing, facts)) return fail([{ kind: "fact", fact: "effective" }]);
  const grounds = groundsOf(pack, filing, facts, ask);
  if (!grounds.ok) return grounds;
  const { sources, reading } = grounds.value;
  const effect = effectiveDay(filing, facts.stay.admission, reading);
  if (!effect.ok) return fail([effect.error]);
  const from = effect.value;
  const validity = isLongTerm(filing.category)
    ? longTermValidity(boundBy(filing, terms), filing.proofEnds)
    : temporaryValidity(terms.temporary, from);
  if (validity.validity === "undetermined") return fail([{ kind: "fact", fact: "proof-end" }]);
  const due = dueOf(filing, terms, from);
  const lock = isLongTerm(filing.category) ? terms.longTerm.lock : null;
  return ok({
    filing,
    standing: { validity: seen(filing, validity, from, facts), due },
    validity: {
      from,
      until: validity.validity === "until" ? validity.until : null,
      changeLockedUntil: lockedUntil(lock, from),
      commitmentDue: due,
      sources,
    },
  });
}

/** A commitment that is not completed has no proof whose end could bound it: its own deadline does (LN-1.2b). */
function boundBy(filing: Filing, { longTerm }: FilingTerms): FilingTerms["longTerm"] {
  return filing.basis === "proof" || filing.completed !== null
    ? longTerm
    : { ...longTerm, validity: "open-ended" };
}

function dueOf(filing: Filing, terms: FilingTerms, effective: IsoDate): IsoDate | null {
  if (filing.basis !== "commitment" || terms.commitment === null) return null;
  return commitmentDue(terms.commitment, effective);
}

/**
 * A filing made up for a stay covers it: the rules on retroactive filings decide
 * the rest. One made before the admission whose effect begins after it does not.
 */
function seen(
  filing: Filing,
  validity: FilingValidity,
  effective: IsoDate,
  { stay }: ClaimFacts,
): Standing["validity"] {
  const span = { ...validity, effective, ended: filing.ended };
  switch (admissionSeen(span, stay.admission)) {
    case "after":
      return "expired";
    case "before":
      return filing.date < stay.admission ? "expired" : "covers";
    case "inside":
    case "undetermined":
      return "covers";
  }
}

interface Grounds {
  readonly sources: NonEmpty<Source>;
  /** What Q2 is read as, where the day of effect depends on it. */
  readonly reading: "admission-day" | "filing-day" | null;
}

/** Everything of the pack and the pool that the standing of this filing rests on. */
function groundsOf(
  pack: Pack,
  filing: Filing,
  facts: ClaimFacts,
  ask: Asker,
): Result<Grounds, NonEmpty<Lack>> {
  const long = isLongTerm(filing.category);
  const promised: Term<number> | null =
    long && filing.basis === "commitment" ? commitmentMonths(pack, ask) : null;
  const deadline: Result<Sourced<number> | null, Lack> = promised ?? ok(null);
  const held: Term<unknown> = long ? validityTerm(pack, ask) : temporaryMonths(pack, ask);
  const known = both(each(held), each(deadline));
  if (!known.ok) return known;
  const [validity, months] = known.value;
  const asked = asksEffect(filing, facts) ? ask.pick("Q2") : null;
  return ok({
    sources: [
      validity.source,
      ...(months === null ? [] : [months.source]),
      ...(asked === null ? [] : [asked.source]),
    ],
    reading: asked === null ? null : readingOf(asked.reading),
  });
}

/**
 * A temporary filing that was made up for an earlier stay counts from its day of
 * effect, which only the record can tell (Q2, HUN-13).
 */
function lacksEffect(filing: Filing, { stay }: ClaimFacts): boolean {
  if (isLongTerm(filing.category) || filing.effective !== null) return false;
  return filing.madeFor === "another-stay" && filing.date < stay.admission;
}

/** Q2 is asked of a temporary filing made after the admission, unless its day of effect is recorded. */
function asksEffect(filing: Filing, { stay }: ClaimFacts): boolean {
  return !isLongTerm(filing.category) && filing.effective === null && filing.date > stay.admission;
}

function readingOf(reading: string | null): Grounds["reading"] {
  return reading === "admission-day" || reading === "filing-day" ? reading : null;
}

/** Whether a filing would have arisen had the person been admitted as insured, and nobody has said so. */
function asksAdmission(terms: FilingTerms, facts: ClaimFacts): boolean {
  if (facts.filing !== null || facts.stay.admittedAs !== null) return false;
  if (covers(facts.pool, facts.stay.place)) return false;
  return admissionOf(terms, facts.stay, "medical-insurance").kind === "arises";
}

function admissionOf(
  terms: FilingTerms,
  stay: Stay,
  registeredAs: AdmissionFacts["registeredAs"],
): Arising {
  return arisesAtAdmission(terms.temporary, {
    care: stay.care,
    admission: stay.admission,
    place: stay.place,
    emergency: stay.emergency !== "no",
    referred: false,
    registeredAs,
    filed: false,
  });
}

/** 即申即享: the hospital's admission made the filing (LN-1.2a). */
function arisenAtAdmission(terms: FilingTerms, { stay }: ClaimFacts): Filing | null {
  if (stay.admittedAs !== "insured") return null;
  const arising = admissionOf(terms, stay, "medical-insurance");
  if (arising.kind !== "arises") return null;
  const { category, basis, date, place } = arising.filing;
  return {
    category,
    basis,
    date,
    place,
    effective: date,
    proofEnds: null,
    sameDayOrder: "filing-first",
    completed: null,
    ended: null,
    madeFor: "this-stay",
    household: false,
    referredOn: false,
  };
}
