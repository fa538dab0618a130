import type { Assessment } from "../assess.ts";
import type { IsoDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { SealedOutcome } from "../casefile/revision.ts";
import { deadlineOf } from "../forms/due-day.ts";
import { FORM_SHORT, type FormKind } from "../forms/kinds.ts";
import { formsNeeded } from "../forms/needed.ts";
import { readCount } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { Result } from "../result.ts";
import type { ReviewState } from "../review/review.ts";
import { createAsker } from "../settlement/ask.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import type { WorkCalendar } from "../working-days.ts";
import { claimDue } from "./claim.ts";
import { filingDue } from "./filing.ts";

/**
 * What a case of the counter waits for (工作台): the days by which something is due, and what
 * keeps it at this desk. Of the draft, else of the newest version; nothing here looks at a clock.
 */

/** commitment: promised materials (HUN-22, LN-1.2b); claim: 手工报销办理时限; filing: 备案办结 (HUN-10). */
export const DUE_KINDS = ["commitment", "claim", "filing"] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface CaseDue {
  readonly kind: DueKind;
  /** Null: the days off of that year are not known yet, so that nobody can tell the day. */
  readonly day: IsoDate | null;
}

export const WAIT_KINDS = ["material", "print"] as const;
export type WaitKind = (typeof WAIT_KINDS)[number];

export interface CaseWait {
  readonly kind: WaitKind;
  /** The materials or forms by their names. */
  readonly what: string;
}

/** A version with nothing typed since. */
export interface SealedState {
  readonly standing: SealedOutcome["standing"];
  readonly issued: readonly FormKind[];
  readonly review: ReviewState | null;
}

export interface CaseAtHand {
  readonly form: CaseForm;
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly assessment: Pick<Assessment, "receipt" | "life" | "problems">;
  /** Day of acceptance (受理), which the number of the case tells. */
  readonly accepted: IsoDate | null;
  readonly calendar: WorkCalendar;
  /** Null: a draft. */
  readonly sealed: SealedState | null;
}

/** It has left this counter, or was taken back (冲销). */
export function isDone(review: ReviewState | null): boolean {
  return review === "handed-over" || review === "reversed";
}

/** The days that a case has still to meet. */
export function duesOf(atHand: CaseAtHand): readonly CaseDue[] {
  const dues = [promisedBy(atHand), settledBy(atHand), filedBy(atHand)];
  return dues.filter((due) => due !== null);
}

/**
 * The promised materials are owed until they are in or the filing has ended, also after the
 * case was handed over, and after a lapse, which they cure (HUN-22, LN-1.2b).
 */
function promisedBy({ assessment: { life } }: CaseAtHand): CaseDue | null {
  const now = life?.lived?.ok === true ? life.lived.value.now : null;
  const owed = now?.state === "in-effect-on-commitment" || now?.state === "lapsed";
  return owed && now.due !== null ? { kind: "commitment", day: now.due } : null;
}

/** The pool's limit for a manual claim, counted from acceptance; nothing where it has set none. */
function settledBy({
  form,
  pack,
  settings,
  assessment: { receipt },
  accepted,
  calendar,
  sealed,
}: CaseAtHand): CaseDue | null {
  if (accepted === null || isDone(sealed?.review ?? null)) return null;
  if (receipt !== null) {
    const due = deadlineOf(receipt.obligations, "claim")?.due;
    if (due?.kind !== "working-days") return null;
    return dueOn("claim", claimDue(accepted, due.days, calendar));
  }
  // The days run while the entry is still incomplete.
  if (form.stay.settled.trim() === "" && form.invoices.length === 0) return null;
  const asker = createAsker(pack, settings, {});
  const days = asker.value("processingDays", pack.processingDays, readCount);
  return days.ok ? dueOn("claim", claimDue(accepted, days.value.value, calendar)) : null;
}

/** A filing is settled once its form is issued: at once, or online within two working days (HUN-10). */
function filedBy({ form, pack, accepted, calendar, sealed }: CaseAtHand): CaseDue | null {
  const { wanted, channel } = form.filing;
  if (accepted === null || wanted !== "new" || channel === "") return null;
  if (ofPack(pack, ["HUN-10"]).length === 0) return null;
  if (sealed !== null && (isDone(sealed.review) || sealed.issued.some(isOfFiling))) return null;
  const by = channel === "phone" ? "telephone" : channel;
  return dueOn("filing", filingDue(by, accepted, calendar));
}

/** Once the filing was changed or completed, its later form says the same. */
function isOfFiling(kind: FormKind): boolean {
  return kind === "filing" || kind === "filing-change";
}

function dueOn(kind: DueKind, due: Result<IsoDate, unknown>): CaseDue {
  return { kind, day: due.ok ? due.value : null };
}

/** What keeps a case at this desk: materials not brought, forms not printed. */
export function waitsOf(atHand: CaseAtHand): readonly CaseWait[] {
  const kinds: readonly CaseWait[] = [
    { kind: "material", what: materialsLacking(atHand).join("、") },
    { kind: "print", what: formsLacking(atHand).join("、") },
  ];
  return kinds.filter(({ what }) => what !== "");
}

/** Before the case is handed in; what a commitment puts off is no material that is waited for. */
function materialsLacking({ form, pack, assessment, sealed }: CaseAtHand): readonly string[] {
  if (sealed !== null && sealed.review !== null && sealed.review !== "returned") return [];
  const { category, basis } = form.filing;
  const route = pack.filing.routes.find((one) => one.category === category && one.basis === basis);
  const labels = new Map(route?.materials.map(({ id, label }) => [id, label]));
  return assessment.problems.flatMap(({ kind, field = "" }) => {
    if (kind !== "missing" || !field.startsWith(MATERIAL)) return [];
    return labels.get(field.slice(MATERIAL.length)) ?? [];
  });
}

const MATERIAL = "filing.materials.";

/** Of a version whose result stands; a trial is not yet for the person's hands. */
function formsLacking({ form, pack, assessment, sealed }: CaseAtHand): readonly string[] {
  if (sealed === null || isDone(sealed.review)) return [];
  if (!STANDS.includes(sealed.standing)) return [];
  return formsNeeded(form, pack, assessment)
    .filter((kind) => !sealed.issued.includes(kind))
    .map((kind) => FORM_SHORT[kind]);
}

/** `filed`: of a filing alone. */
const STANDS: readonly SealedOutcome["standing"][] = ["final", "refused", "filed"];
