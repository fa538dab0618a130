import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import type { Role } from "../../electron/contract/administration.ts";
import { openForReview } from "../../electron/review/queue.ts";
import { approveCase, handOverCase, submitCase } from "../../electron/review/steps.ts";
import { answerQuestion, confirmParameters } from "../../electron/session/pool-settings.ts";
import type { Desk } from "../../electron/store/cases.ts";
import { newDesk, sealed, type TestDesk, value } from "./desk.ts";

/** The people of a counter whose pool has settled all that its cases rest on. */
export interface SettledCounter {
  readonly clerk: TestDesk;
  readonly reviewer: Desk;
  readonly supervisor: TestDesk;
}

/** @param forms of the cases that shall come out final */
export async function settledCounter(...forms: readonly CaseForm[]): Promise<SettledCounter> {
  const supervisor = await newDesk();
  for (const form of forms) await settle(supervisor, form);
  const as = <D extends Desk>(desk: D, id: string, name: string, role: Role): D => {
    return { ...desk, operator: { id, name, role } };
  };
  return {
    clerk: as(supervisor, "operator-2", "李倩", "clerk"),
    reviewer: as(supervisor, "operator-3", "王建国", "reviewer"),
    supervisor,
  };
}

async function settle(supervisor: Desk, form: CaseForm): Promise<void> {
  const loaded = packOfCase(form, PACKS, day("2026-11-20"))?.loaded;
  if (loaded === undefined) throw new Error("no pack");
  const packId = loaded.pack.id;
  for (const { id: question, readings } of loaded.pack.questions) {
    const [first] = readings;
    if (first === undefined) continue;
    const answer = { packId, question, reading: first.id, document: "函" };
    value(await answerQuestion(supervisor, answer));
  }
  const { receipt } = assess(form, loaded, NO_SETTINGS, day("2026-11-20"));
  const paths = (receipt?.unconfirmed ?? []).map(({ path }) => path);
  if (paths.length > 0) {
    value(await confirmParameters(supervisor, { packId, paths, document: "函" }));
  }
}

/** A case that was sealed, handed in and approved; its id. */
export async function approvedCase(
  { clerk, reviewer }: SettledCounter,
  form: CaseForm,
): Promise<string> {
  const { caseId } = await sealed(clerk, form);
  await approve({ clerk, reviewer }, caseId);
  return caseId;
}

export async function approve(
  { clerk, reviewer }: Pick<SettledCounter, "clerk" | "reviewer">,
  caseId: string,
): Promise<void> {
  value(await submitCase(clerk, caseId));
  value(await approveCase(reviewer, caseId, await headOf(reviewer, caseId)));
}

export async function handedOverCase(counter: SettledCounter, form: CaseForm): Promise<string> {
  const caseId = await approvedCase(counter, form);
  value(await handOverCase(counter.clerk, caseId));
  return caseId;
}

/** Hash of the newest version, as somebody sees it who looks. */
export async function headOf(desk: Desk, caseId: string): Promise<string> {
  return value(await openForReview(desk, caseId)).newest.hash;
}
