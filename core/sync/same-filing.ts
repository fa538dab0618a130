import { z } from "zod";
import { covers, findArea } from "../area.ts";
import { addDays, type IsoDate, parseDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import { readCase } from "../casefile/read.ts";
import { BASES, CATEGORIES, isLongTerm } from "../filing/category.ts";
import type { AnyFiling, FilingLife } from "../filing/states.ts";
import type { FilingTerms } from "../filing/terms.ts";
import { longTermValidity, temporaryValidity, type Validity } from "../filing/validity.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { assertNever } from "../result.ts";
import { lifeOf } from "../settlement/filing-life.ts";

/** One filing, two cases: what a case brings, and when two bring the same (docs/sync.md). */

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const dayOrNone = z.union([day, z.literal("")]);

/** A filing that a case has made (新办), with the days on which it holds. */
export const BroughtFiling = z.object({
  category: z.enum(CATEGORIES),
  basis: z.enum(BASES),
  date: day,
  place: z.string().max(6),
  from: day,
  /** Day of effect; empty while Q2 leaves it open. */
  effective: dayOrNone,
  /** Empty: without end. */
  until: dayOrNone,
  /** Number of the case that it follows without new proof (HUN-12), or empty. */
  follows: z.string().max(200),
});
export type BroughtFiling = z.output<typeof BroughtFiling>;

/**
 * The filings that a case brings; none where it brings none, or they were cancelled or revoked.
 * @param on day of the version
 */
export function broughtFilings(
  form: CaseForm,
  loaded: LoadedPack,
  settings: PoolSettings,
  on: IsoDate,
): readonly BroughtFiling[] {
  if (form.filing.wanted !== "new") return [];
  // The bills say nothing of a filing and are long.
  const { recorded } = readCase({ ...form, invoices: [], lines: [] }, on);
  if (recorded === null) return [];
  const admitted = parseDate(form.stay.admission);
  const admission = form.purpose !== "filing" && admitted.ok ? admitted.value : null;
  const stay = admission === null ? null : { admission };
  const { filing, effective, lived, terms } = lifeOf(loaded, settings, recorded, stay, on);
  const follows = form.filing.repeat?.follows.trim() ?? "";
  if (effective === null || lived?.ok !== true) {
    if (recorded.steps.some((step) => step.do === "cancel" || step.do === "revoke")) return [];
    const from = effective ?? earlier(filing.date, admission ?? filing.date);
    const last = lastDay(validityOf(filing, terms, effective ?? filing.date));
    return [spanOf(filing, { from, effective: effective ?? "", until: last }, follows)];
  }
  const { changed, now } = lived.value;
  const before = changed.map((one) =>
    spanOf(one.filing, daysFrom(one.effective, addDays(one.on, -1)), follows),
  );
  return [...before, ...heldBy(now, terms, effective, follows)].filter(
    ({ from, until }) => until === "" || from <= until,
  );
}

/** Whether two cases bring the same filing, the persons being one (KF-1.1, HUN-7, HUN-15). */
export function isSameFiling(one: BroughtFiling, other: BroughtFiling): boolean {
  return (
    isLongTerm(one.category) === isLongTerm(other.category) &&
    placesMeet(one.place, other.place) &&
    startsBy(one, other.until) &&
    startsBy(other, one.until)
  );
}

function startsBy({ from }: BroughtFiling, until: string): boolean {
  return until === "" || from <= until;
}

function placesMeet(one: string, other: string): boolean {
  const [a, b] = [findArea(one)?.code, findArea(other)?.code];
  if (a === undefined || b === undefined) return one === other;
  return covers(a, b) || covers(b, a);
}

type Filed = Pick<BroughtFiling, "category" | "basis" | "date" | "place">;
type Days = Pick<BroughtFiling, "from" | "effective" | "until">;

function spanOf({ category, basis, date, place }: Filed, days: Days, follows: string) {
  return { category, basis, date, place, ...days, follows };
}

function daysFrom(from: IsoDate, until: string): Days {
  return { from, effective: from, until };
}

/** The days of the filing that a case has now. */
function heldBy(
  life: FilingLife,
  terms: FilingTerms,
  first: IsoDate,
  follows: string,
): readonly BroughtFiling[] {
  const { filing } = life;
  const held = (from: IsoDate, until: string) => [spanOf(filing, daysFrom(from, until), follows)];
  switch (life.state) {
    case "cancelled":
    case "revoked":
      return [];
    case "applied":
      return held(first, lastDay(validityOf(filing, terms, first)));
    case "in-effect":
      return held(life.effective, lastDay(life));
    case "in-effect-on-commitment":
    case "lapsed":
      return held(life.effective, "");
    case "expired":
      return held(life.effective, life.until);
    case "changed":
    case "ended":
      return held(life.effective, life.on);
    default:
      return assertNever(life);
  }
}

function validityOf(
  filing: Pick<AnyFiling, "category"> & { readonly proofEnds?: IsoDate | null },
  terms: FilingTerms,
  effective: IsoDate,
): Validity {
  return isLongTerm(filing.category)
    ? longTermValidity(terms.longTerm, filing.proofEnds ?? null)
    : temporaryValidity(terms.temporary, effective);
}

function lastDay(validity: Validity): string {
  return validity.validity === "until" ? validity.until : "";
}

function earlier(one: IsoDate, other: IsoDate): IsoDate {
  return one < other ? one : other;
}
