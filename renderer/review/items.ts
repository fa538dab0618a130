import { type Change, changesBetween } from "../../core/casefile/changes.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { IssuedForm } from "../../core/casefile/revision.ts";
import type { Attachment } from "../../core/casefile/attachment.ts";
import { FORM_TITLE } from "../../core/forms/kinds.ts";
import type { ReviewedCase, ReviewedVersion } from "../../electron/contract/review.ts";
import { titleOf } from "../attachments/choices.ts";
import { fieldLabel, fieldValue } from "../words/field-labels.ts";
import { REVIEW_WORDS as W } from "../words/review.ts";

/** What the middle of the screen shows: the case in words, a paper, or a picture. */
export type View =
  | { readonly kind: "facts" }
  | { readonly kind: "paper"; readonly paper: IssuedForm }
  | { readonly kind: "attachment"; readonly attachment: Attachment };

/** Something a reviewer has to look at before deciding. */
export interface Item {
  readonly key: string;
  /** Struck out before the arrow; empty where there was nothing. */
  readonly before: string;
  readonly after: string;
  /** Where in the case. */
  readonly where: string;
  readonly view: View;
}

const FACTS: View = { kind: "facts" };

/** What changed since the reviewer's last look; of a case never looked at, everything there is to see. */
export function itemsOf({ newest, seen }: ReviewedCase): readonly Item[] {
  if (seen === null) return firstLook(newest);
  return [
    ...changesBetween(seen.form, newest.form).map((change) => ofChange(change, seen, newest)),
    ...newest.attachments.filter((one) => !has(seen.attachments, one)).map(ofAttachment),
    ...newest.issued.filter((one) => !has(seen.issued, one)).map(ofPaper),
  ];
}

function firstLook(newest: ReviewedVersion): readonly Item[] {
  return [
    { key: "facts", before: "", after: W.facts, where: W.version(newest.count), view: FACTS },
    ...newest.attachments.map(ofAttachment),
    ...newest.issued.map(ofPaper),
  ];
}

function has(list: readonly { readonly sha256: string }[], one: { readonly sha256: string }) {
  return list.some(({ sha256 }) => sha256 === one.sha256);
}

function ofAttachment(attachment: Attachment): Item {
  return {
    key: `attachment ${attachment.sha256}`,
    before: "",
    after: titleOf(attachment),
    where: `${W.attachment}，${W.page(attachment.pages)}`,
    view: { kind: "attachment", attachment },
  };
}

function ofPaper(paper: IssuedForm): Item {
  return {
    key: `paper ${paper.sha256}`,
    before: "",
    after: FORM_TITLE[paper.form],
    where: `${W.paper}，${W.page(paper.pages)}`,
    view: { kind: "paper", paper },
  };
}

function ofChange(change: Change, seen: ReviewedVersion, newest: ReviewedVersion): Item {
  if (change.kind === "field") {
    const { path, before, after } = change;
    // The same amount written otherwise is shown as it was written.
    const same = fieldValue(path, before) === fieldValue(path, after);
    const said = (typed: string): string => (same ? typed : fieldValue(path, typed));
    return {
      key: path,
      before: before === "" ? "" : said(before),
      after: after === "" ? W.empty : said(after),
      where: whereOf(path, newest.form),
      view: FACTS,
    };
  }
  const { list, row } = change;
  const added = change.kind === "row-added";
  const what = rowWords(added ? newest.form : seen.form, list, row);
  const words = added ? W.added(what) : W.removed(what);
  return { key: `${change.kind} ${list} ${row}`, before: "", after: words, where: "", view: FACTS };
}

function whereOf(path: string, form: CaseForm): string {
  const [part, row = ""] = path.split(".");
  const label = fieldLabel(path);
  if (part !== "invoices" && part !== "lines") return label;
  return `${rowWords(form, part, Number(row))}，${label}`;
}

function rowWords(form: CaseForm, list: "invoices" | "lines", row: number): string {
  if (list === "invoices") return W.invoice(row + 1);
  return W.line(row + 1, form.lines[row]?.name ?? "");
}
