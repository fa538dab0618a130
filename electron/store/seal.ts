import { assess } from "../../core/assess.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { hashOf } from "../../core/casefile/revision.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import type { Answer, VersionMark } from "../contract/contract.ts";
import { packOf, settingsFor } from "./case-row.ts";
import { type Desk, NO_PACK, NO_SUCH_CASE } from "./cases.ts";
import { chinaDay } from "./clock.ts";
import { dropDraft, putDraft } from "./drafts.ts";
import { fault } from "./faults.ts";
import { addRevision, caseNumberOf, headsOf, markOf, newestOf } from "./revisions.ts";
import { readSettings } from "./settings.ts";

export const FORKED = fault(
  "E-CASE-03",
  "这个案件有两个不同的最新版本。",
  "先对照两个版本选定一个，再存为版本。",
);

/**
 * Seals what was typed into a version (存为版本). A wrong entry is refused and
 * what was typed stays a draft; a missing entry is not refused. Sealing the same
 * content again makes no new version.
 */
export function sealRevision(
  desk: Desk,
  caseId: string,
  form: CaseForm,
): Promise<Answer<{ version: VersionMark }>> {
  const loaded = packOf(form);
  if (loaded === undefined) return Promise.resolve(fail(NO_PACK));
  const at = desk.clock.now();
  const pack = { id: loaded.pack.id, hash: loaded.hash };
  return desk.store.write(async (tx) => {
    const caseNumber = await caseNumberOf(tx, caseId);
    if (caseNumber === undefined) return fail(NO_SUCH_CASE);
    const { id, name } = desk.operator;
    const settings = settingsFor(await readSettings(tx), pack.id);
    const wrong = firstWrong(assess(form, loaded, settings, chinaDay(at)).problems);
    const parents = await headsOf(tx, caseId);
    if (wrong !== undefined || parents.length > 1) {
      await putDraft(tx, { caseId, number: caseNumber, form, operator: name, savedAt: at });
      return fail(wrong === undefined ? FORKED : cannotSeal(wrong));
    }
    const newest = await newestOf(tx, caseId);
    if (newest?.documentHash === hashOf(form) && newest.revision.pack.hash === pack.hash) {
      await dropDraft(tx, caseId);
      return ok({ version: await markOf(tx, newest) });
    }
    const entry = await addRevision(tx, {
      format: "revision/1",
      caseId,
      caseNumber,
      parents: [...parents],
      author: { id, name },
      at,
      pack,
      document: form,
      // Forms belong to the version they were drawn from; the earlier versions keep naming theirs.
      issued: [],
    });
    return ok({ version: await markOf(tx, entry) });
  });
}

function firstWrong(problems: readonly Problem[]): Problem | undefined {
  return problems.find((problem) => problem.kind === "invalid");
}

function cannotSeal(wrong: Problem): Problem {
  return { ...wrong, code: "E-SAVE-01", what: `还不能存为版本：${wrong.what}` };
}
