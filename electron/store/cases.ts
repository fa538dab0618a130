import { randomUUID } from "node:crypto";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { hashOf } from "../../core/casefile/revision.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer, CaseRow, Office, OpenedCase, Operator } from "../contract/contract.ts";
import { readIndex } from "./case-index.ts";
import { deriveRow, draftOutcome, packOf } from "./case-row.ts";
import { chinaDay, type Clock } from "./clock.ts";
import type { Reader, Store } from "./connection.ts";
import { allDrafts, type Draft, draftOf, dropDraft, putDraft } from "./drafts.ts";
import { fault } from "./faults.ts";
import { nextNumber } from "./numbering.ts";
import { caseNumberOf, documentHashOf, markOf, newestOf } from "./revisions.ts";
import { readSettings } from "./settings.ts";

/** Who works where: goes with everything that is written. */
export interface Desk {
  readonly store: Store;
  readonly office: Office;
  readonly operator: Operator;
  readonly clock: Clock;
}

export const NO_SUCH_CASE = fault(
  "E-CASE-01",
  "这台电脑上没有这个案件。",
  "请回到案件列表重新打开。",
);

export const NO_PACK = fault(
  "E-CASE-02",
  "这个统筹区和险种还没有待遇政策，不能办理。",
  "请核对险种；要新增统筹区，请联系管理员。",
);

/** Starts a case with a number and an empty draft. */
export function createCase(
  desk: Desk,
  insurance: CaseForm["pool"]["insurance"],
): Promise<Answer<OpenedCase>> {
  const form = emptyCase({ area: desk.office.pool, insurance });
  if (packOf(form) === undefined) return Promise.resolve(fail(NO_PACK));
  const savedAt = desk.clock.now();
  const caseId = randomUUID();
  return desk.store.write(async (tx) => {
    const number = await nextNumber(tx, desk.office, chinaDay(savedAt));
    await putDraft(tx, { caseId, number, form, operator: desk.operator.name, savedAt });
    return ok({ caseId, number, form, version: null, draftSavedAt: savedAt, issued: [] });
  });
}

/** Keeps what has been typed. Typing back to what the version says leaves no draft. */
export function saveDraft(
  desk: Desk,
  caseId: string,
  form: CaseForm,
): Promise<Answer<{ savedAt: string }>> {
  const savedAt = desk.clock.now();
  return desk.store.write(async (tx) => {
    const number = await caseNumberOf(tx, caseId);
    if (number === undefined) return fail(NO_SUCH_CASE);
    if ((await documentHashOf(tx, caseId)) === hashOf(form)) await dropDraft(tx, caseId);
    else await putDraft(tx, { caseId, number, form, operator: desk.operator.name, savedAt });
    return ok({ savedAt });
  });
}

/** Opens a case: its draft if there is one, else its newest version. */
export function openCase(desk: Desk, caseId: string): Promise<Answer<OpenedCase>> {
  return desk.store.read(async (reader) => {
    const draft = await draftOf(reader, caseId);
    const newest = await newestOf(reader, caseId);
    const version = newest === undefined ? null : await markOf(reader, newest);
    const issued = newest?.revision.issued ?? [];
    if (draft !== undefined) {
      const { number, form, savedAt } = draft;
      return ok({ caseId, number, form, version, draftSavedAt: savedAt, issued });
    }
    if (newest === undefined) return fail(NO_SUCH_CASE);
    const { caseNumber: number, document: form } = newest.revision;
    return ok({ caseId, number, form, version, draftSavedAt: null, issued });
  });
}

/** All cases of this machine, the last changed first; a draft stands for its case. */
export function listCases(desk: Desk): Promise<Answer<readonly CaseRow[]>> {
  return desk.store.read(async (reader) => {
    const drafts = await draftRows(reader);
    const drafted = new Set(drafts.map((row) => row.caseId));
    const saved = (await readIndex(reader))
      .filter((row) => !drafted.has(row.caseId))
      .map((row): CaseRow => ({ ...row, state: "saved" }));
    return ok([...drafts, ...saved].toSorted(lastChangedFirst));
  });
}

async function draftRows(reader: Reader): Promise<readonly CaseRow[]> {
  const settings = await readSettings(reader);
  return (await allDrafts(reader)).map((draft: Draft): CaseRow => {
    const { caseId, number, form, operator, savedAt } = draft;
    const outcome = draftOutcome(form, savedAt, settings);
    const row = deriveRow({ caseId, number, form, operator, at: savedAt, outcome });
    return { ...row, state: "draft" };
  });
}

function lastChangedFirst(a: CaseRow, b: CaseRow): number {
  if (a.changedAt === b.changedAt) return a.number < b.number ? 1 : -1;
  return a.changedAt < b.changedAt ? 1 : -1;
}
