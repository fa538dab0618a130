import { assess, type Assessment } from "../../core/assess.ts";
import type { IssuedForm } from "../../core/casefile/revision.ts";
import type { FormInput, FormKind } from "../../core/forms/input.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Answer, DrawnForm, Reply, VersionMark } from "../contract/contract.ts";
import { putBlob, sha256Hex } from "../store/blobs.ts";
import { packOf, settingsFor } from "../store/case-row.ts";
import { type Desk, NO_PACK, NO_SUCH_CASE } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { draftOf } from "../store/drafts.ts";
import { fault } from "../store/faults.ts";
import {
  addRevision,
  caseNumberOf,
  headsOf,
  markOf,
  newestOf,
  type StoredRevision,
} from "../store/revisions.ts";
import { readSettings } from "../store/settings.ts";
import type { Drawer } from "./drawer.ts";
import { notDrawable } from "./printable.ts";

const UNSAVED = fault("E-FORM-01", "有未存为版本的改动。", "先按 Ctrl+S 存为版本，再出表。");
const NO_VERSION = fault("E-FORM-02", "案件还没有存为版本。", "先按 Ctrl+S 存为版本，再出表。");
const OTHER_PACK = fault(
  "E-FORM-08",
  "存这个版本以后，待遇政策已经更新。",
  "核对新的待遇后按 Ctrl+S 存为新版本，再出表。",
);

/** Draws a form from the newest version with a draft mark; nothing is stored. */
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
  const read = await readSource(desk, caseId);
  if (!read.ok) return read;
  if (read.value.drafted) return fail(UNSAVED);
  const drawn: DrawnOne[] = [];
  for (const form of new Set(kinds)) {
    const one = await drawOne(desk, draw, read.value, form, false);
    if (!one.ok) return one;
    drawn.push({ ...one.value, form });
  }
  const trial = read.value.assessment.receipt?.standing !== "final";
  return storeForms(desk, read.value.entry, drawn, trial);
}

/** What forms are drawn from. */
interface Source {
  readonly entry: StoredRevision;
  readonly mark: VersionMark;
  readonly loaded: LoadedPack;
  readonly settings: PoolSettings;
  readonly assessment: Assessment;
  readonly drafted: boolean;
}

function readSource(desk: Desk, caseId: string): Promise<Result<Source, Problem>> {
  return desk.store.read(async (reader) => {
    const entry = await newestOf(reader, caseId);
    if (entry === undefined) {
      return fail((await caseNumberOf(reader, caseId)) === undefined ? NO_SUCH_CASE : NO_VERSION);
    }
    const { document, pack, at } = entry.revision;
    const loaded = packOf(document);
    if (loaded === undefined) return fail(NO_PACK);
    if (loaded.hash !== pack.hash) return fail(OTHER_PACK);
    const settings = settingsFor(await readSettings(reader), pack.id);
    return ok({
      entry,
      mark: await markOf(reader, entry),
      loaded,
      settings,
      assessment: assess(document, loaded, settings, chinaDay(at)),
      drafted: (await draftOf(reader, caseId)) !== undefined,
    });
  });
}

async function drawOne(
  desk: Desk,
  draw: Drawer,
  source: Source,
  kind: FormKind,
  draft: boolean,
): Promise<Result<DrawnForm, Problem>> {
  const { entry, loaded, assessment } = source;
  const why = notDrawable(kind, entry.revision.document, loaded.pack, assessment);
  if (why !== null) return fail(why);
  return ok(await draw(kind, inputOf(desk, source, draft)));
}

function inputOf(desk: Desk, source: Source, draft: boolean): FormInput {
  const { revision, hash } = source.entry;
  return {
    form: revision.document,
    pack: source.loaded.pack,
    settings: source.settings,
    receipt: source.assessment.receipt,
    caseNumber: revision.caseNumber,
    office: desk.office,
    operator: desk.operator.name,
    revision: { count: source.mark.count, hash, at: revision.at },
    date: chinaDay(desk.clock.now()),
    draft,
  };
}

type DrawnOne = DrawnForm & { readonly form: FormKind };

function storeForms(
  desk: Desk,
  from: StoredRevision,
  drawn: readonly DrawnOne[],
  trial: boolean,
): Promise<Reply<"forms.issue">> {
  const at = desk.clock.now();
  const { caseId, issued: before } = from.revision;
  const missingGlyphs = [...new Set(drawn.flatMap((one) => one.missingGlyphs))];
  return desk.store.write(async (tx) => {
    const [head, ...others] = await headsOf(tx, caseId);
    const changed = head !== from.hash || others.length > 0;
    if (changed || (await draftOf(tx, caseId)) !== undefined) return fail(UNSAVED);
    const added: IssuedForm[] = [];
    for (const { form, bytes, pages } of drawn) {
      const sha256 = sha256Hex(bytes);
      if (before.some((entry) => entry.form === form && entry.sha256 === sha256)) continue;
      await putBlob(tx, bytes, "application/pdf");
      added.push({ form, sha256, pages, trial: form === "statement" && trial });
    }
    const issued = [...before, ...added];
    if (added.length === 0) return ok({ version: await markOf(tx, from), issued, missingGlyphs });
    const { id, name } = desk.operator;
    const entry = await addRevision(tx, {
      ...from.revision,
      parents: [from.hash],
      author: { id, name },
      at,
      issued,
    });
    return ok({ version: await markOf(tx, entry), issued, missingGlyphs });
  });
}
