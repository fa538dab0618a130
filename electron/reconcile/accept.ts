import { acceptUpload, type Decisions, undecided } from "../../core/sync/accept.ts";
import { assess } from "../../core/assess.ts";
import { outcomeOf } from "../../core/casefile/outcome.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import { matchVisit } from "../../core/sync/match.ts";
import { reconcile } from "../../core/sync/reconcile.ts";
import type { VisitDetails } from "../../core/sync/visit-details.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed } from "../contract/contract.ts";
import type { AcceptedUpload, OpenedUpload } from "../contract/reconcile.ts";
import { packOf, settingsFor } from "../store/case-row.ts";
import { type Desk, NO_PACK, NO_SUCH_CASE } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { caseNumberOf, newestOf, revisionOf } from "../store/revisions.ts";
import { sealRevision } from "../store/seal.ts";
import { readSettings } from "../store/settings.ts";
import { readIdentity } from "../store/sync-identity.ts";
import { casesFor, uploadsFor, visitOfForm } from "../store/visit-details.ts";
import { formOf, isTaken, standingOf, uploadOfCase } from "./uploads.ts";

const NO_UPLOAD = fault(
  "E-REC-01",
  "医院的上传明细有了新的版本，或已不在本机。",
  "请重新打开核对，对照新的明细再采用。",
);
const UNDECIDED = fault(
  "E-REC-02",
  "还有不一致的行没有处理，或上传的行本身有误。",
  "逐行选采用上传或保留录入；上传有误的保留录入，并请医院更正。",
);
const SETTLED_DIRECTLY = fault(
  "E-REC-03",
  "医院上传的明细写明已经直接结算，不能再手工报销。",
  "请先核对异地就医结算单和票据上的基金支付；确已直接结算的，在就诊里填票据上的基金支付。",
);
const NOT_READ = fault("E-REC-04", "这个案件读不出来。", "请回到案件列表重新打开。");

/** A case beside the upload that it is of. */
export function openUpload(desk: Desk, caseId: string): Promise<Answer<OpenedUpload>> {
  const now = desk.clock.now();
  return desk.store.read(async (reader) => {
    const form = await formOf(reader, caseId);
    const caseNumber = await caseNumberOf(reader, caseId);
    if (form === undefined || caseNumber === undefined) return fail(NO_SUCH_CASE);
    const found = await uploadOfCase(reader, caseId, form);
    const listens = (await readIdentity(reader)) !== undefined;
    const standing = listens ? standingOf(form, found?.details ?? null, now) : null;
    if (found === null) return ok({ caseNumber, form, upload: null, standing });
    const { details, match, receivedAt } = found;
    const upload = { details, match, receivedAt, taken: isTaken(form, details) };
    return ok({ caseNumber, form, upload, standing });
  });
}

/**
 * Takes an upload over and seals the case on it (HUN-59): what the clerk saw is looked up
 * and compared anew, so that nothing is taken over that was not on the screen.
 */
export async function takeUpload(
  desk: Desk,
  { caseId, visit, version, decisions }: Parsed["reconcile.accept"],
): Promise<Answer<AcceptedUpload>> {
  const read = await desk.store.read(async (reader) => {
    const form = await formOf(reader, caseId);
    if (form === undefined) return fail(NO_SUCH_CASE);
    const found = await uploadOfCase(reader, caseId, form);
    if (found?.details.mdtrt_id !== visit || found.details.version !== version) {
      return fail(NO_UPLOAD);
    }
    const before = await outcomeBefore(reader, desk, caseId, form);
    return before === null ? fail(NO_PACK) : ok({ form, details: found.details, before });
  });
  if (!read.ok) return read;
  const { form, details, before } = read.value;
  const refused = refusalOf(form, details, decisions);
  if (refused !== null) return fail(refused);
  const { form: taken, kept } = acceptUpload(form, details, decisions);
  const sealed = await sealRevision(desk, caseId, taken);
  if (!sealed.ok) return sealed;
  const after = await desk.store.read((reader) => revisionOf(reader, sealed.value.version.hash));
  if (after === undefined) return fail(NOT_READ);
  const { count, hash } = sealed.value.version;
  return ok({ version: { count, hash }, kept, before, after: after.revision.outcome });
}

function refusalOf(form: CaseForm, details: VisitDetails, decisions: Decisions) {
  if (details.settledDirectly && (form.stay.directFund ?? "").trim() === "")
    return SETTLED_DIRECTLY;
  const { rows } = reconcile(form, details);
  return undecided(rows, decisions).length > 0 ? UNDECIDED : null;
}

/** What the citizen was told before: by the newest version, else by what is typed. */
async function outcomeBefore(
  reader: Reader,
  { clock }: Desk,
  caseId: string,
  form: CaseForm,
): Promise<SealedOutcome | null> {
  const newest = await newestOf(reader, caseId);
  if (newest !== undefined) return newest.revision.outcome;
  const now = clock.now();
  const loaded = await packOf(reader, form, now);
  if (loaded === undefined) return null;
  const settings = settingsFor(await readSettings(reader), loaded.pack.id);
  return outcomeOf(assess(form, loaded, settings, chinaDay(now)));
}

/** Uploads of a person that no case of this machine has taken over. */
export function uploadsOfPerson(
  desk: Desk,
  caseId: string,
  certNo: string,
): Promise<Answer<readonly VisitDetails[]>> {
  return desk.store.read(async (reader) => {
    const uploads = await uploadsFor(reader, certNo, []);
    const free: VisitDetails[] = [];
    for (const { details } of uploads) {
      if (!(await isElsewhere(reader, caseId, details))) free.push(details);
    }
    return ok(free);
  });
}

/** Another case is about this visit already: it is not offered a second time. */
async function isElsewhere(
  reader: Reader,
  caseId: string,
  details: VisitDetails,
): Promise<boolean> {
  for (const other of await casesFor(reader, details)) {
    if (other === caseId) continue;
    const form = await formOf(reader, other);
    if (form !== undefined && matchVisit(details, visitOfForm(other, form))?.is === "same") {
      return true;
    }
  }
  return false;
}
