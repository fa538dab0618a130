import { assess, type Assessment } from "../../core/assess.ts";
import { parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import {
  type CaseAtHand,
  type CaseDue,
  type CaseWait,
  duesOf,
  type WaitKind,
  waitsOf,
} from "../../core/due/ahead.ts";
import type { Pack } from "../../core/policy/pack.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { WorkCalendar } from "../../core/working-days.ts";
import { readCalendar } from "../store/arrangements.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { dayOfNumber } from "../store/numbering.ts";
import { pinnedPack } from "../store/pinned-packs.ts";

/**
 * The part of the index that says what each case waits for (`core/due/ahead.ts`). Derived from
 * the draft, else from the newest version, and rebuilt with the list.
 */
export interface CaseAhead {
  readonly dues: readonly CaseDue[];
  readonly waits: readonly CaseWait[];
}

export const NOTHING_AHEAD: CaseAhead = { dues: [], waits: [] };

interface DraftAtHand {
  readonly number: string;
  readonly form: CaseForm;
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly assessment: Assessment;
  readonly calendar: WorkCalendar;
}

export function aheadOfDraft({ number, ...same }: DraftAtHand): CaseAhead {
  return aheadOf({ ...same, accepted: acceptedOn(number), sealed: null });
}

/** A version by the pack and the settings that it pins; nothing where its pack is lost. */
export async function aheadOfVersion(reader: Reader, newest: Revision): Promise<CaseAhead> {
  const { document: form, settings, at, caseNumber, outcome, issued, review } = newest;
  if (isDone(newest)) return NOTHING_AHEAD;
  const loaded = await pinnedPack(reader, newest.pack);
  if (loaded === undefined) return NOTHING_AHEAD;
  return aheadOf({
    form,
    pack: loaded.pack,
    settings,
    assessment: assess(form, loaded, settings, chinaDay(at)),
    accepted: acceptedOn(caseNumber),
    calendar: await readCalendar(reader),
    sealed: {
      standing: outcome.standing,
      issued: issued.map((paper) => paper.form),
      review: review?.state ?? null,
    },
  });
}

/** Most cases of a machine are handed over and owe nothing: they are not computed again. */
function isDone({ document, review }: Revision): boolean {
  if (review?.state === "reversed") return true;
  return review?.state === "handed-over" && !restsOnPromise(document.filing);
}

/** Its materials may still be owed; so may those of the filing that took its place (变更). */
function restsOnPromise({ basis, steps = [] }: CaseForm["filing"]): boolean {
  return basis === "commitment" || steps.some(({ to }) => to?.basis === "commitment");
}

function aheadOf(atHand: CaseAtHand): CaseAhead {
  return { dues: duesOf(atHand), waits: waitsOf(atHand) };
}

function acceptedOn(number: string) {
  const day = parseDate(dayOfNumber(number));
  return day.ok ? day.value : null;
}

/** Words of the search index for what a case waits for. */
export function waitToken(kind: WaitKind): string {
  return `w${kind}`;
}

/** Brings the days and the waits of a case up to what was typed or sealed. */
export async function keepAhead(tx: Transaction, caseId: string, ahead: CaseAhead): Promise<void> {
  await tx.run("DELETE FROM case_due WHERE case_id = ?", [caseId]);
  await tx.run("DELETE FROM case_wait WHERE case_id = ?", [caseId]);
  for (const { kind, day } of ahead.dues) {
    await tx.run("INSERT INTO case_due (case_id, kind, day) VALUES (?, ?, ?)", [
      caseId,
      kind,
      day ?? "",
    ]);
  }
  for (const { kind, what } of ahead.waits) {
    await tx.run("INSERT INTO case_wait (case_id, kind, what) VALUES (?, ?, ?)", [
      caseId,
      kind,
      what,
    ]);
  }
}

export async function clearAhead(tx: Transaction): Promise<void> {
  await tx.run("DELETE FROM case_due");
  await tx.run("DELETE FROM case_wait");
}
