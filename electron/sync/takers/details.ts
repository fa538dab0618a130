import { matchVisit } from "../../../core/sync/match.ts";
import { reconcile } from "../../../core/sync/reconcile.ts";
import type { VisitDetails } from "../../../core/sync/visit-details.ts";
import { z } from "zod";
import { parseYuan } from "../../../core/money.ts";
import { draftOf } from "../../store/drafts.ts";
import type { Reader, Transaction } from "../../store/connection.ts";
import { newestOf } from "../../store/revisions.ts";
import { noteConflict } from "../../store/sync-conflicts.ts";
import { casesFor, putDetails, visitOfForm } from "../../store/visit-details.ts";
import { KNOWN, TAKEN, type Taker, type TakeOutcome } from "./taker.ts";

/**
 * 医院上传明细 (HUN-59, KF-3.1). They are kept as they came; a case they are of is never
 * changed by them. What cannot stand beside them is put to a clerk.
 */
export const detailsTaker: Taker<"details"> = {
  take: async (tx, { details }, at) => {
    if (!(await putDetails(tx, details, at))) return again(tx, details);
    for (const caseId of await casesFor(tx, details)) await compare(tx, caseId, details, at);
    return TAKEN;
  },
};

const OTHER_CONTENT: TakeOutcome = {
  is: "set-aside",
  code: "E-DOWN-01",
  what: "同一次就诊、同一版本的上传明细有两种内容；先到的已留下，后到的搁置。",
  do: "请医院核对后以新的版本重新上传。",
};

const Body = z.object({ body: z.string() });

/** The same version twice is nothing new; another content under its number is not taken for it. */
async function again(reader: Reader, details: VisitDetails): Promise<TakeOutcome> {
  const kept = await reader.get(
    Body,
    "SELECT body FROM visit_details WHERE visit = ? AND version = ?",
    [details.mdtrt_id, details.version],
  );
  return kept?.body === JSON.stringify(details) ? KNOWN : OTHER_CONTENT;
}

async function compare(
  tx: Transaction,
  caseId: string,
  details: VisitDetails,
  at: string,
): Promise<void> {
  const newest = await newestOf(tx, caseId);
  const form = (await draftOf(tx, caseId))?.form ?? newest?.revision.document;
  if (form === undefined || matchVisit(details, visitOfForm(caseId, form))?.is !== "same") return;
  const { mdtrt_id: visit, version, fixmedins_name: hospital } = details;
  if (details.settledDirectly && !showsFund(form.stay.directFund ?? "")) {
    await noteConflict(tx, caseId, { kind: "settled-directly", visit, version, hospital }, at);
  }
  const state = newest?.revision.review?.state;
  if (newest === undefined || (state !== "approved" && state !== "handed-over")) return;
  if (reconcile(newest.revision.document, details).rows.every(({ same }) => same)) return;
  await noteConflict(tx, caseId, { kind: "already-closed", visit, version, hospital, state }, at);
}

/** The case itself says that the hospital has settled: it was stopped for it already (HUN-58). */
function showsFund(typed: string): boolean {
  const read = parseYuan(typed);
  return read.ok && read.value > 0;
}
