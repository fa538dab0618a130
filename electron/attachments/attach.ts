import { z } from "zod";
import { Attachment, MOST_ATTACHMENTS } from "../../core/casefile/attachment.ts";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import { fail, ok } from "../../core/result.ts";
import type { AttachmentsNow, KeptAttachment } from "../contract/attachments.ts";
import type { Answer } from "../contract/answer.ts";
import type { VersionMark } from "../contract/cases.ts";
import type { Parsed } from "../contract/contract.ts";
import { isNewest } from "../forms/forms.ts";
import { putBlob, sha256Hex } from "../store/blobs.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { record } from "../store/journal.ts";
import {
  addRevision,
  caseNumberOf,
  markOf,
  newestOf,
  type StoredRevision,
} from "../store/revisions.ts";
import { checkPrepared, type PdfCleaner, shortName } from "./check.ts";
import { NO_VERSION, NOT_THERE, THERE_ALREADY, TOO_MANY } from "./faults.ts";

type Now = AttachmentsNow<VersionMark>;

/** The attachments of the newest version, each with who attached it and when. */
export async function listAttachments(
  desk: Desk,
  caseId: string,
): Promise<Answer<readonly KeptAttachment[]>> {
  return ok(await desk.store.read((reader) => attachmentsOf(reader, caseId)));
}

/**
 * Keeps a prepared file and names it in a new version of the same document, in
 * one step. Refused while something typed is not yet a version: that version
 * would take what was typed with it.
 */
export async function addAttachment(
  desk: Desk,
  clean: PdfCleaner,
  { caseId, of, name, bytes }: Parsed["attachments.add"],
): Promise<Answer<Now>> {
  const checked = await checkPrepared(bytes, clean);
  if (!checked.ok) return checked;
  const { bytes: kept, mediaType, pages } = checked.value;
  const sha256 = sha256Hex(kept);
  return changed(desk, caseId, async (tx, { revision }) => {
    const before = revision.attachments ?? [];
    if (before.some((one) => one.sha256 === sha256)) return fail(THERE_ALREADY);
    if (before.length >= MOST_ATTACHMENTS) return fail(TOO_MANY);
    await putBlob(tx, kept, mediaType);
    const added = { sha256, mediaType, pages, bytes: kept.length, name: shortName(name), of };
    await record(tx, desk, "attached", revision.caseNumber, said(added));
    return ok([...before, added]);
  });
}

/** A new version without an attachment; its bytes stay, and earlier versions go on naming it. */
export function removeAttachment(
  desk: Desk,
  { caseId, sha256 }: Parsed["attachments.remove"],
): Promise<Answer<Now>> {
  return changed(desk, caseId, async (tx, { revision }) => {
    const before = revision.attachments ?? [];
    const gone = before.find((one) => one.sha256 === sha256);
    if (gone === undefined) return fail(NOT_THERE);
    await record(tx, desk, "attachment-removed", revision.caseNumber, said(gone));
    return ok(before.filter((one) => one !== gone));
  });
}

type Change = (tx: Transaction, newest: StoredRevision) => Promise<Answer<readonly Attachment[]>>;

function changed(desk: Desk, caseId: string, change: Change): Promise<Answer<Now>> {
  return desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) {
      return fail((await caseNumberOf(tx, caseId)) === undefined ? NO_SUCH_CASE : NO_VERSION);
    }
    if (!(await isNewest(tx, newest))) return fail(NO_VERSION);
    const next = await change(tx, newest);
    if (!next.ok) return next;
    const { attachments: _, ...same } = newest.revision;
    const { id, name } = desk.operator;
    const entry = await addRevision(tx, {
      ...same,
      parents: [newest.hash],
      author: { id, name },
      at: desk.clock.now(),
      ...(next.value.length === 0 ? {} : { attachments: [...next.value] }),
    });
    const attachments = await attachmentsOf(tx, caseId);
    return ok({ version: await markOf(tx, entry), attachments });
  });
}

/** What it is and how long, for the journal: a file's name may be a person's. */
function said({ of, pages }: Pick<Attachment, "of" | "pages">): string {
  const what = { form: "", material: "材料", other: "其他" }[of.kind];
  return `${of.kind === "form" ? FORM_SHORT[of.form] : what} ${pages} 页`;
}

const Row = z
  .object({ list: z.string(), author: z.string(), at: z.string() })
  .transform(({ list, ...by }) => ({ ...by, named: z.array(Attachment).parse(JSON.parse(list)) }));

/** A file that was removed and attached again counts from its last attaching. */
async function attachmentsOf(reader: Reader, caseId: string): Promise<readonly KeptAttachment[]> {
  const newest = await newestOf(reader, caseId);
  const now = newest?.revision.attachments ?? [];
  if (now.length === 0) return [];
  const rows = await reader.all(
    Row,
    `SELECT coalesce(body -> '$.attachments', '[]') AS list, body ->> '$.author.name' AS author, at
     FROM revision WHERE case_id = ? ORDER BY seq`,
    [caseId],
  );
  return now.map((one): KeptAttachment => {
    const has = rows.map(({ named }) => named.some(({ sha256 }) => sha256 === one.sha256));
    const first = rows[has.lastIndexOf(false) + 1] ?? rows.at(-1);
    return { ...one, operator: first?.author ?? "", at: first?.at ?? "" };
  });
}
