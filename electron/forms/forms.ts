import { assess, type Assessment } from "../../core/assess.ts";
import { assessVersion } from "../../core/casefile/assess-version.ts";
import { outcomeOf, sameOutcome } from "../../core/casefile/outcome.ts";
import type { IssuedForm, Revision } from "../../core/casefile/revision.ts";
import { notDrawable } from "../../core/forms/drawable.ts";
import type { FormInput } from "../../core/forms/input.ts";
import { FORM_SHORT, type FormKind } from "../../core/forms/kinds.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { WorkCalendar } from "../../core/working-days.ts";
import type { Answer } from "../contract/answer.ts";
import type { DrawnForm, VersionMark } from "../contract/cases.ts";
import type { Reply } from "../contract/contract.ts";
import { readCalendar } from "../store/arrangements.ts";
import { putBlob } from "../store/blobs.ts";
import { packOf, settingsFor } from "../store/case-row.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { draftOf } from "../store/drafts.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import { readTelephone } from "../store/office.ts";
import { pinnedPack } from "../store/pinned-packs.ts";
import {
  addRevision,
  caseNumberOf,
  headsOf,
  markOf,
  newestOf,
  type StoredRevision,
} from "../store/revisions.ts";
import { readSettings } from "../store/settings.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import type { Drawer } from "./drawer.ts";
import { templateFor } from "./template-in-use.ts";

export const UNSAVED = fault("E-FORM-01", "有未存为版本的改动。", "先按 Ctrl+S 存为版本，再出表。");
const NO_VERSION = fault("E-FORM-02", "案件还没有存为版本。", "先按 Ctrl+S 存为版本，再出表。");
const MOVED = fault(
  "E-FORM-09",
  "存这个版本以后，统筹区的答复或参数有变动。",
  "按 Ctrl+S 存为新版本，再出表。",
);
const PACK_LOST = fault(
  "E-FORM-10",
  "存档里读不出这个版本所依据的待遇政策。",
  "请管理员运行数据校验，再从备份恢复。",
);

/** Draws a form from the newest version, as it was sealed, with a draft mark; nothing is stored. */
export async function previewForm(
  desk: Desk,
  draw: Drawer,
  caseId: string,
  kind: FormKind,
): Promise<Answer<DrawnForm>> {
  const source = await readSource(desk, caseId);
  if (!source.ok) return source;
  return drawOne(desk, draw, source.value, kind, true);
}

/**
 * Draws forms from the newest version, stores their bytes and names them in a
 * new version of the same document. All of it happens, or nothing.
 */
export async function issueForms(
  desk: Desk,
  draw: Drawer,
  caseId: string,
  kinds: readonly FormKind[],
): Promise<Reply<"forms.issue">> {
  const ready = await readyForms(desk, draw, caseId, kinds);
  if (!ready.ok) return ready;
  const { from, drawn } = ready.value;
  const missingGlyphs = [...new Set(drawn.flatMap((one) => one.missingGlyphs))];
  return desk.store.write(async (tx) => {
    if (!(await isNewest(tx, from))) return fail(UNSAVED);
    const papers: IssuedForm[] = [];
    for (const one of drawn) papers.push(await keepPaper(tx, one));
    return ok({ ...(await nameIssued(tx, desk, from, papers)), missingGlyphs });
  });
}

/** Forms as they will be issued, with the version that they were drawn from. */
export interface ReadyForms {
  readonly from: StoredRevision;
  readonly drawn: readonly ReadyForm[];
}

export type ReadyForm = DrawnForm & Pick<IssuedForm, "form" | "trial">;

/** Draws forms without the draft mark; refused while something typed is not yet a version. */
export async function readyForms(
  desk: Desk,
  draw: Drawer,
  caseId: string,
  kinds: readonly FormKind[],
  { signal, tell }: Progress = UNWATCHED,
): Promise<Result<ReadyForms, Problem>> {
  const read = await readSource(desk, caseId);
  if (!read.ok) return read;
  if (read.value.drafted) return fail(UNSAVED);
  if (kinds.includes("statement") && read.value.moved) return fail(MOVED);
  const from = read.value.entry;
  const drawn: ReadyForm[] = [];
  for (const form of new Set(kinds)) {
    signal.throwIfAborted();
    tell("drawing", { done: drawn.length, of: kinds.length, on: FORM_SHORT[form] });
    const one = await drawOne(desk, draw, read.value, form, false);
    if (!one.ok) return one;
    const trial = form === "statement" && from.revision.outcome.standing !== "final";
    drawn.push({ ...one.value, form, trial });
  }
  return ok({ from, drawn });
}

/** Whether a version still is the newest of its case, with nothing typed since. */
export async function isNewest(
  reader: Reader,
  { hash, revision }: StoredRevision,
): Promise<boolean> {
  const heads = await headsOf(reader, revision.caseId);
  if (heads.length !== 1 || heads[0] !== hash) return false;
  return (await draftOf(reader, revision.caseId)) === undefined;
}

/** Keeps the bytes of a form for good, under their hash. */
export async function keepPaper(tx: Transaction, ready: ReadyForm): Promise<IssuedForm> {
  const { form, bytes, pages, trial } = ready;
  return { form, sha256: await putBlob(tx, bytes, "application/pdf"), pages, trial };
}

/**
 * Names papers as issued, in a new version of the same document. Those that
 * stand there already make no other version.
 */
export async function nameIssued(
  tx: Transaction,
  desk: Desk,
  from: StoredRevision,
  papers: readonly IssuedForm[],
): Promise<{ readonly version: VersionMark; readonly issued: readonly IssuedForm[] }> {
  const before = from.revision.issued;
  const added = papers.filter(
    ({ form, sha256 }) => !before.some((entry) => entry.form === form && entry.sha256 === sha256),
  );
  const issued = [...before, ...added];
  if (added.length === 0) return { version: await markOf(tx, from), issued };
  const { id, name } = desk.operator;
  const entry = await addRevision(tx, {
    ...from.revision,
    parents: [from.hash],
    author: { id, name },
    at: desk.clock.now(),
    issued,
  });
  const said = added.map(({ form, pages }) => `${FORM_SHORT[form]} ${pages} 页`).join("、");
  await record(tx, desk, "forms-issued", from.revision.caseNumber, said);
  return { version: await markOf(tx, entry), issued };
}

/** What forms are drawn from: a version with the pack and the settings that it pins. */
interface Source {
  readonly entry: StoredRevision;
  readonly mark: VersionMark;
  readonly loaded: LoadedPack;
  readonly assessment: Assessment;
  /** Today the same document would come out otherwise: a statement of it would be out of date. */
  readonly moved: boolean;
  readonly drafted: boolean;
  /** 咨询电话; empty: none. */
  readonly telephone: string;
  readonly calendar: WorkCalendar;
}

function readSource(desk: Desk, caseId: string): Promise<Result<Source, Problem>> {
  return desk.store.read(async (reader) => {
    const entry = await newestOf(reader, caseId);
    if (entry === undefined) {
      return fail((await caseNumberOf(reader, caseId)) === undefined ? NO_SUCH_CASE : NO_VERSION);
    }
    const { pack, outcome, at } = entry.revision;
    const loaded = await pinnedPack(reader, pack);
    if (loaded === undefined) return fail(PACK_LOST);
    const assessment = assessVersion(entry.revision, loaded, chinaDay(at));
    const asSealed = sameOutcome(outcomeOf(assessment), outcome);
    return ok({
      entry,
      mark: await markOf(reader, entry),
      loaded,
      assessment,
      moved: !asSealed || (await movedSince(reader, entry.revision)),
      drafted: (await draftOf(reader, caseId)) !== undefined,
      telephone: await readTelephone(reader),
      calendar: await readCalendar(reader),
    });
  });
}

/** Whether the pack and the settings in force give another standing or amount than was sealed. */
async function movedSince(reader: Reader, revision: Revision): Promise<boolean> {
  const { document, outcome, at, review } = revision;
  // A mirror record turns round what was settled then, whatever holds today.
  if (review?.state === "reversed") return false;
  const loaded = await packOf(reader, document, at);
  // Nothing in force speaks of this case any more: it stays as it was sealed.
  if (loaded === undefined) return false;
  const settings = settingsFor(await readSettings(reader), loaded.pack.id);
  return !sameOutcome(outcomeOf(assess(document, loaded, settings, chinaDay(at))), outcome);
}

async function drawOne(
  desk: Desk,
  draw: Drawer,
  source: Source,
  kind: FormKind,
  draft: boolean,
): Promise<Result<DrawnForm, Problem>> {
  const { entry, loaded, assessment } = source;
  const { document: form, settings } = entry.revision;
  const why = notDrawable(kind, { form, pack: loaded.pack, settings, assessment });
  // What the version lacked may have been settled since: then a new version is what helps.
  if (why !== null) return fail(kind === "statement" && source.moved ? MOVED : why);
  const template = await templateFor(desk.store, kind);
  if (!template.ok) return template;
  return ok(await draw(kind, inputOf(desk, source, draft), template.value));
}

function inputOf(desk: Desk, source: Source, draft: boolean): FormInput {
  const { revision, hash } = source.entry;
  return {
    form: revision.document,
    pack: source.loaded.pack,
    settings: revision.settings,
    receipt: source.assessment.receipt,
    life: source.assessment.life,
    problems: source.assessment.problems,
    caseNumber: revision.caseNumber,
    office: { ...desk.office, telephone: source.telephone },
    operator: desk.operator.name,
    revision: { count: source.mark.count, hash, at: revision.at },
    date: chinaDay(desk.clock.now()),
    calendar: source.calendar,
    ...(revision.review?.state === "reversed" ? { reversal: revision.review } : {}),
    draft,
  };
}
