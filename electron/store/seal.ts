import { assess, type Assessment } from "../../core/assess.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { outcomeOf, sameOutcome } from "../../core/casefile/outcome.ts";
import { basisOf, hashOf, type Revision } from "../../core/casefile/revision.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import { afterWriting } from "../../core/review/steps.ts";
import type { Answer } from "../contract/answer.ts";
import type { VersionMark } from "../contract/cases.ts";
import { builtOn } from "./built-on.ts";
import { packOf, settingsFor } from "./case-row.ts";
import { type Desk, NO_PACK, NO_SUCH_CASE } from "./cases.ts";
import { chinaDay } from "./clock.ts";
import { dropDraft, putDraft } from "./drafts.ts";
import { fault } from "./faults.ts";
import { record } from "./journal.ts";
import { keepPack } from "./pinned-packs.ts";
import { addRevision, caseNumberOf, markOf, type StoredRevision } from "./revisions.ts";
import { codesInForce } from "./registers.ts";
import { readSettings } from "./settings.ts";
import { keepFork } from "./sync-conflicts.ts";

export const FORKED = fault(
  "E-CASE-09",
  "这个案件有两个不同的最新版本。",
  "先对照两个版本选定一个，再存为版本。",
);

/**
 * Seals what was typed into a version (存为版本), with the pack, the settings and
 * the outcome of this moment. A wrong entry is refused and what was typed stays a
 * draft; a missing entry is not refused. Sealing what already is the newest
 * version makes no other; after the office has settled something, it does.
 * @param shown the version on the screen: where another window's has come in since, sealing
 *   makes a fork and overwrites nothing
 */
export function sealRevision(
  desk: Desk,
  caseId: string,
  form: CaseForm,
  shown: string | null = null,
): Promise<Answer<{ version: VersionMark }>> {
  const at = desk.clock.now();
  const { id, name } = desk.operator;
  return desk.store.write(async (tx) => {
    // Side by side: each statement waits for a thread, and the thread for nobody.
    const [loaded, caseNumber, settings, { parents, newest, forks }] = await Promise.all([
      packOf(tx, form, at),
      caseNumberOf(tx, caseId),
      readSettings(tx),
      builtOn(tx, caseId, shown),
    ]);
    if (loaded === undefined) return fail(NO_PACK);
    if (caseNumber === undefined) return fail(NO_SUCH_CASE);
    const basis = { loaded, settings: settingsFor(settings, loaded.pack.id) };
    const assessment = assess(form, loaded, basis.settings, chinaDay(at));
    const refusal = whyNot(assessment.problems, parents);
    if (refusal !== null) {
      const draft = { caseId, number: caseNumber, form, operator: name, savedAt: at };
      await putDraft(tx, draft, shown);
      return fail(refusal);
    }
    const content = {
      ...contentOf(form, basis, assessment),
      ...(await codesInForce(tx, chinaDay(at))),
    };
    if (newest !== undefined && saysAlready(newest, content)) {
      await dropDraft(tx, caseId);
      return ok({ version: await markOf(tx, newest) });
    }
    const author = { id, name };
    const kept = { caseId, caseNumber, parents: [...parents], author, at };
    const more = newest === undefined ? {} : carriedOn(newest.revision);
    const revision = { format: "revision/1", ...kept, ...content, ...more } as const;
    const [entry] = await Promise.all([addRevision(tx, revision), keepPack(tx, loaded)]);
    if (forks) await keepFork(tx, caseId, at);
    const version = await markOf(tx, entry);
    await record(tx, desk, "case-sealed", caseNumber, `第 ${version.count} 版`);
    return ok({ version });
  });
}

type Content = Pick<Revision, "pack" | "settings" | "document" | "outcome" | "issued">;

function contentOf(
  document: CaseForm,
  { loaded, settings }: { readonly loaded: LoadedPack; readonly settings: PoolSettings },
  assessment: Assessment,
): Content {
  return {
    pack: { id: loaded.pack.id, hash: loaded.hash },
    settings,
    document,
    outcome: outcomeOf(assessment),
    // Forms belong to the version they were drawn from; the earlier versions keep naming theirs.
    issued: [],
  };
}

/** What came back on paper is of the case, whatever its form says by now; so is its review. */
function carriedOn(newest: Revision): Pick<Revision, "attachments" | "review"> {
  const { attachments } = newest;
  const review = afterWriting(newest.review ?? null);
  return {
    ...(attachments === undefined ? {} : { attachments }),
    ...(review === null ? {} : { review }),
  };
}

/** The outcome counts too: a program that computes differently now is not to pass in silence. */
function saysAlready({ revision, documentHash }: StoredRevision, content: Content): boolean {
  // What was reversed is settled anew only where something in it is put right.
  if (revision.review?.state === "reversed") return documentHash === hashOf(content.document);
  return (
    documentHash === hashOf(content.document) &&
    basisOf(revision.pack.hash, revision.settings) ===
      basisOf(content.pack.hash, content.settings) &&
    sameOutcome(revision.outcome, content.outcome)
  );
}

function whyNot(problems: readonly Problem[], heads: readonly string[]): Problem | null {
  const wrong = firstWrong(problems);
  if (wrong !== undefined) return cannotSeal(wrong);
  return heads.length > 1 ? FORKED : null;
}

function firstWrong(problems: readonly Problem[]): Problem | undefined {
  return problems.find((problem) => problem.kind === "invalid");
}

function cannotSeal(wrong: Problem): Problem {
  return { ...wrong, code: "E-SAVE-01", what: `还不能存为版本：${wrong.what}` };
}
