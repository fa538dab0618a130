import { randomUUID } from "node:crypto";
import { ZodError } from "zod";
import { findArea } from "../../core/area.ts";
import { type CaseForm, emptyCase, type Purpose } from "../../core/casefile/form.ts";
import { hashOf } from "../../core/casefile/revision.ts";
import { underPack } from "../../core/policy/pack-of-case.ts";
import { packFor } from "../../core/policy/packs.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { OpenedCase } from "../contract/cases.ts";
import type { Office, Operator } from "../contract/session.ts";
import { chinaDay, type Clock } from "./clock.ts";
import type { Reader, Store } from "./connection.ts";
import { draftOf, dropDraft, putDraft } from "./drafts.ts";
import { DATABASE_DAMAGED, fault, machineProblem } from "./faults.ts";
import { note } from "./journal.ts";
import { nextNumber } from "./numbering.ts";
import { packsKnown } from "./received-packs.ts";
import { caseNumberOf, documentHashOf, markOf, newestOf } from "./revisions.ts";

/** Who works where: goes with everything that is written. */
export interface Desk {
  readonly store: Store;
  readonly office: Office;
  readonly operator: Operator;
  readonly clock: Clock;
}

export const NO_SUCH_CASE = fault(
  "E-CASE-06",
  "这台电脑上没有这个案件。",
  "请回到案件列表重新打开。",
);

const CASE_DAMAGED = fault(
  "E-CASE-08",
  "这个案件存储的内容坏了，读不出来。",
  "其他案件照常办理；请主管从备份恢复，不要重新录入同一案件。",
);

export const NO_PACK = fault(
  "E-CASE-07",
  "这个统筹区和险种还没有待遇政策，不能办理。",
  "请核对险种；要新增统筹区，请联系管理员。",
);

/** Starts a case with a number and an empty draft. */
export function createCase(
  desk: Desk,
  insurance: CaseForm["pool"]["insurance"],
  purpose?: Purpose,
): Promise<Answer<OpenedCase>> {
  const savedAt = desk.clock.now();
  const caseId = randomUUID();
  return desk.store.write(async (tx) => {
    const empty = emptyCase({ area: desk.office.pool, insurance }, purpose);
    const begun = purpose === "filing" ? filedToday(empty, chinaDay(savedAt)) : empty;
    const form = await underPackOfToday(tx, begun, savedAt);
    if (form === undefined) return fail(NO_PACK);
    const number = await nextNumber(tx, desk.office, chinaDay(savedAt));
    await putDraft(tx, { caseId, number, form, operator: desk.operator.name, savedAt });
    return ok({
      caseId,
      number,
      form,
      version: null,
      draftSavedAt: savedAt,
      issued: [],
      review: null,
    });
  });
}

/** A new case is computed under the pack of the day on which it is begun. */
async function underPackOfToday(
  reader: Reader,
  form: CaseForm,
  at: string,
): Promise<CaseForm | undefined> {
  const packs = await packsKnown(reader);
  const pool = findArea(form.pool.area);
  const loaded =
    pool === undefined ? undefined : packFor(pool.code, form.pool.insurance, chinaDay(at), packs);
  return loaded === undefined ? undefined : underPack(form, packs, loaded);
}

/** Who comes to file alone files now, at this window. */
function filedToday(form: CaseForm, date: string): CaseForm {
  return { ...form, filing: { ...form.filing, wanted: "new", date, channel: "window" } };
}

/**
 * Keeps what has been typed. Typing back to what the version says leaves no draft.
 * @param shown the version on the screen, which the draft is begun on
 */
export function saveDraft(
  desk: Desk,
  caseId: string,
  form: CaseForm,
  shown: string | null = null,
): Promise<Answer<{ savedAt: string }>> {
  const savedAt = desk.clock.now();
  return desk.store.write(async (tx) => {
    const number = await caseNumberOf(tx, caseId);
    if (number === undefined) return fail(NO_SUCH_CASE);
    if ((await documentHashOf(tx, caseId)) === hashOf(form)) await dropDraft(tx, caseId);
    else {
      const draft = { caseId, number, form, operator: desk.operator.name, savedAt };
      await putDraft(tx, draft, shown);
    }
    return ok({ savedAt });
  });
}

/** Opens a case: its draft if there is one, else its newest version. That it was looked at is entered. */
export async function openCase(desk: Desk, caseId: string): Promise<Answer<OpenedCase>> {
  const opened = await readCase(desk, caseId).catch((error: unknown) => {
    if (!isDamage(error)) throw error;
    return fail(CASE_DAMAGED);
  });
  if (opened.ok) await note(desk, "case-viewed", opened.value.number);
  return opened;
}

/** A page of the file that cannot be read, or a body that is no longer what was written. */
function isDamage(error: unknown): boolean {
  return (
    error instanceof ZodError ||
    error instanceof SyntaxError ||
    machineProblem(error) === DATABASE_DAMAGED
  );
}

function readCase(desk: Desk, caseId: string): Promise<Answer<OpenedCase>> {
  return desk.store.read(async (reader) => {
    const draft = await draftOf(reader, caseId);
    const newest = await newestOf(reader, caseId);
    const version = newest === undefined ? null : await markOf(reader, newest);
    const issued = newest?.revision.issued ?? [];
    const review = newest?.revision.review ?? null;
    if (draft !== undefined) {
      const { number, form, savedAt } = draft;
      return ok({ caseId, number, form, version, draftSavedAt: savedAt, issued, review });
    }
    if (newest === undefined) return fail(NO_SUCH_CASE);
    const { caseNumber: number, document: form } = newest.revision;
    return ok({ caseId, number, form, version, draftSavedAt: null, issued, review });
  });
}
