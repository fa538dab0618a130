import { z } from "zod";
import { addDays, parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { matchVisit, type VisitMatch } from "../../core/sync/match.ts";
import { reconcile } from "../../core/sync/reconcile.ts";
import { uploadStanding, type UploadStanding } from "../../core/sync/upload-due.ts";
import type { VisitDetails } from "../../core/sync/visit-details.ts";
import type { MissingUpload, WaitingUpload } from "../contract/reconcile.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { draftOf } from "../store/drafts.ts";
import { newestOf } from "../store/revisions.ts";
import { readIdentity } from "../store/sync-identity.ts";
import {
  casesFor,
  type KeptUpload,
  newestUploads,
  uploadsFor,
  visitOfForm,
} from "../store/visit-details.ts";

/** Which upload a case is of, and which of them nobody has looked at. */

/** So many uploads are looked through, the last that came first. */
const LOOKED_THROUGH = 300;
/** Cases settled longer ago than this are not asked after any more. */
const ASKED_AFTER_DAYS = 60;

/** What stands for a case: its draft, else its newest version. */
export async function formOf(reader: Reader, caseId: string): Promise<CaseForm | undefined> {
  const draft = await draftOf(reader, caseId);
  return draft?.form ?? (await newestOf(reader, caseId))?.revision.document;
}

export interface UploadOfCase extends KeptUpload {
  readonly match: VisitMatch;
}

/** The upload that a case is of: the surest, of several the last that came. */
export async function uploadOfCase(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<UploadOfCase | null> {
  const one = visitOfForm(caseId, form);
  const found = (await uploadsFor(reader, one.certNo, one.invoices)).flatMap((upload) => {
    const match = matchVisit(upload.details, one);
    return match === null ? [] : [{ ...upload, match }];
  });
  const [best] = found.toSorted(
    (a, b) => sureness(b.match) - sureness(a.match) || (a.receivedAt < b.receivedAt ? 1 : -1),
  );
  return best ?? null;
}

function sureness({ is, by }: VisitMatch): number {
  return (is === "same" ? 10 : 0) + by.length;
}

export function isTaken(form: CaseForm, { mdtrt_id, version }: VisitDetails): boolean {
  return form.upload?.visit === mdtrt_id && form.upload.version >= version;
}

/** Uploads of cases of this machine that have not been taken over. */
export async function waitingUploads(reader: Reader): Promise<readonly WaitingUpload[]> {
  const waiting: WaitingUpload[] = [];
  for (const { details } of await newestUploads(reader, LOOKED_THROUGH)) {
    for (const caseId of await casesFor(reader, details)) {
      const form = await formOf(reader, caseId);
      const match = form === undefined ? null : matchVisit(details, visitOfForm(caseId, form));
      if (form === undefined || match === null || isTaken(form, details)) continue;
      const named = await nameOf(reader, caseId);
      const differences = reconcile(form, details).rows.filter(({ same }) => !same).length;
      const { fixmedins_name: hospital, mdtrt_id: visit } = details;
      waiting.push({ caseId, ...named, hospital, visit, is: match.is, differences });
    }
  }
  return waiting;
}

const Name = z
  .object({ number: z.string(), name: z.string() })
  .transform(({ number, name }) => ({ caseNumber: number, name }));

async function nameOf(reader: Reader, caseId: string) {
  const sql = "SELECT number, name FROM case_list WHERE case_id = ?";
  return (await reader.get(Name, sql, [caseId])) ?? { caseNumber: "", name: "" };
}

/** How the upload of a case stands (HUN-47); null while no day of settlement is known. */
export function standingOf(
  { stay }: CaseForm,
  upload: VisitDetails | null,
  today: string,
): UploadStanding | null {
  const [settled] = [stay.settled, stay.discharge].flatMap((text) => {
    const read = parseDate(text);
    return read.ok ? [read.value] : [];
  });
  if (settled === undefined) return null;
  const uploaded = upload === null ? null : parseDate(upload.uploadedOn);
  return uploadStanding(settled, uploaded?.ok === true ? uploaded.value : null, chinaDay(today));
}

const Stay = z.object({ case_id: z.string(), hospital: z.string() });

/** Cases of the last weeks whose hospital has not uploaded in time (HUN-47). */
export async function missingUploads(
  reader: Reader,
  now: string,
): Promise<readonly MissingUpload[]> {
  // Without a gateway nothing comes down, and nobody is late.
  if ((await readIdentity(reader)) === undefined) return [];
  const from = addDays(chinaDay(now), -ASKED_AFTER_DAYS);
  const stays = await reader.all(
    Stay,
    `SELECT case_stay.case_id, hospital FROM case_stay JOIN case_list USING (case_id)
     WHERE case_stay.discharge >= ? AND hospital <> '' AND matter IN ('claim', 'filing-and-claim')
     ORDER BY case_stay.discharge, case_id LIMIT 200`,
    [from],
  );
  const missing: MissingUpload[] = [];
  for (const { case_id: caseId, hospital } of stays) {
    const form = await formOf(reader, caseId);
    if (form === undefined || form.upload !== undefined) continue;
    const standing = standingOf(form, null, now);
    if (standing?.is !== "missing" || (await uploadOfCase(reader, caseId, form)) !== null) continue;
    missing.push({ caseId, ...(await nameOf(reader, caseId)), hospital, by: standing.by });
  }
  return missing;
}
