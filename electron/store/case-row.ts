import { findArea } from "../../core/area.ts";
import { assess } from "../../core/assess.ts";
import { parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { outcomeOf, sealedOutcome } from "../../core/casefile/outcome.ts";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { aheadOfDraft, type CaseAhead, NOTHING_AHEAD } from "../ahead/case-ahead.ts";
import type { CaseRow } from "../contract/search.ts";
import { readCalendar } from "./arrangements.ts";
import { chinaDay } from "./clock.ts";
import type { Reader } from "./connection.ts";
import { packsKnown } from "./received-packs.ts";
import type { SettingsByPack } from "./settings.ts";

/** What a row of the case list is derived from: a sealed version, or a draft. */
export interface RowSource {
  readonly caseId: string;
  readonly number: string;
  readonly form: CaseForm;
  readonly operator: string;
  readonly at: string;
  readonly outcome: SealedOutcome;
}

/** The one mutable row of a case: what was typed since its newest version. */
export interface Draft {
  readonly caseId: string;
  readonly number: string;
  readonly form: CaseForm;
  readonly operator: string;
  readonly savedAt: string;
}

/** A row of the list without its state, which depends on whether a draft exists. */
export type DerivedRow = Omit<CaseRow, "state">;

/** Derives a row from a version or a draft: the same source gives the same row, always. */
export function deriveRow(source: RowSource): DerivedRow {
  const { form, outcome } = source;
  return {
    caseId: source.caseId,
    number: source.number,
    name: form.person.name.trim(),
    certNo: form.person.certNo.replace(/\s/gu, "").toUpperCase(),
    matter: matterOf(form),
    place: placeName(form.stay.place) || placeName(form.filing.place),
    hospital: form.stay.hospital.trim(),
    discharge: dateText(form.stay.discharge),
    total: outcome.total,
    fund: outcome.fund,
    standing: outcome.standing,
    operator: source.operator,
    changedAt: source.at,
  };
}

/** The pack that rules a form, or nothing when no pack is there for its pool and insurance. */
export async function packOf(
  reader: Reader,
  form: CaseForm,
  at: string,
): Promise<LoadedPack | undefined> {
  return packOfCase(form, await packsKnown(reader), chinaDay(at))?.loaded;
}

/** What the office has settled for a pack. */
export function settingsFor(settings: SettingsByPack, packId: string): PoolSettings {
  return settings[packId] ?? NO_SETTINGS;
}

/** What the core says of a draft today, under the pack and the settings in force. */
export async function draftSaid(
  reader: Reader,
  { number, form, savedAt }: Pick<Draft, "number" | "form" | "savedAt">,
  settings: SettingsByPack,
): Promise<{ readonly outcome: SealedOutcome; readonly ahead: CaseAhead }> {
  const loaded = await packOf(reader, form, savedAt);
  if (loaded === undefined) return { outcome: sealedOutcome(null), ahead: NOTHING_AHEAD };
  const own = settingsFor(settings, loaded.pack.id);
  const assessment = assess(form, loaded, own, chinaDay(savedAt));
  return {
    outcome: outcomeOf(assessment),
    ahead: aheadOfDraft({
      number,
      form,
      pack: loaded.pack,
      settings: own,
      assessment,
      calendar: await readCalendar(reader),
    }),
  };
}

/** What a case is about (事项), as far as it has been filled in. */
export function matterOf(form: CaseForm): CaseRow["matter"] {
  if (form.purpose !== undefined) return form.purpose;
  const filing = form.filing.wanted === "new";
  const claim =
    form.invoices.length > 0 ||
    form.lines.length > 0 ||
    form.stay.hospital.trim() !== "" ||
    form.stay.admission.trim() !== "";
  if (filing) return claim ? "filing-and-claim" : "filing";
  return claim ? "claim" : "empty";
}

function placeName(code: string): string {
  return findArea(code.trim())?.name ?? "";
}

function dateText(text: string): string {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.value : "";
}
