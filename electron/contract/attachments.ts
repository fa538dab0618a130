import { z } from "zod";
import type { FileKind } from "../../core/attachments/file-kind.ts";
import { RAW_BYTES } from "../../core/attachments/limits.ts";
import { type Attachment, AttachmentOf } from "../../core/casefile/attachment.ts";
import type { Hazard } from "../../core/forms/pdf-hazards.ts";
import type { Problem } from "../../core/problem.ts";
import type { Answer } from "./answer.ts";
import { id, none, sha256 } from "./leaf.ts";

/** Channels of what comes back on paper: signed forms and pictures of materials (签字件、材料影像). */

const name = z.string().min(1).max(400);
/** Name of a file in the scanner's folder; a path is none. */
const scan = z
  .string()
  .min(1)
  .max(255)
  .refine((file) => !/[\\/\0]/u.test(file) && file !== "." && file !== "..");
const bytes = z.custom<Uint8Array>(
  (file) => file instanceof Uint8Array && file.length <= RAW_BYTES,
);

export const attachmentRequests = {
  "attachments.list": z.strictObject({ caseId: id }),
  /** Asks for files, checks each and tells what it is; nothing is kept. */
  "attachments.choose": none,
  /** The same of a file that was dropped on the window. */
  "attachments.check": z.strictObject({ name, bytes }),
  /** The same of a file in the scanner's folder. */
  "attachments.take": z.strictObject({ file: scan }),
  /** What lies in the scanner's folder, the newest first. */
  "attachments.scanned": none,
  /** Takes a file that was attached out of the scanner's folder: it is a person's paper in plain. */
  "attachments.discard-scan": z.strictObject({ file: scan }),
  /** Keeps a prepared file and names it in a new version of the same document. */
  "attachments.add": z.strictObject({ caseId: id, of: AttachmentOf, name, bytes }),
  /** A new version without it; earlier versions go on naming it. */
  "attachments.remove": z.strictObject({ caseId: id, sha256 }),
  /** Asks for the folder that the scanner writes into; `remove` watches none any more. */
  "attachments.choose-folder": z.strictObject({ remove: z.boolean() }),
} as const;

/** A file that may be attached once it is prepared. */
export interface CheckedFile {
  readonly name: string;
  readonly kind: FileKind;
  /** A picture as it came; a PDF written anew. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** What a PDF carried beside its pages and no longer does. */
  readonly removed: readonly Hazard[];
  /** The name says another kind of file. */
  readonly misnamed: boolean;
}

/** A chosen file with what came of looking at it. */
export interface ChosenFile {
  readonly name: string;
  readonly checked: Answer<CheckedFile>;
}

export interface KeptAttachment extends Attachment {
  /** Who attached it, and when. */
  readonly operator: string;
  readonly at: string;
}

export interface Scan {
  readonly file: string;
  readonly bytes: number;
  /** When the scanner wrote it last. */
  readonly at: string;
  /** Nothing has been written to it for a while. */
  readonly whole: boolean;
}

export interface ScanFolder {
  /** Null: none is watched. */
  readonly folder: string | null;
  readonly scans: readonly Scan[];
  /** Why the folder cannot be read. */
  readonly problem: Problem | null;
}

/** Answers of the channels; `Version` marks the version that names the attachments. */
export interface AttachmentAnswers<Version> {
  "attachments.list": Answer<readonly KeptAttachment[]>;
  /** Empty when the dialog was closed. */
  "attachments.choose": Answer<readonly ChosenFile[]>;
  "attachments.check": Answer<CheckedFile>;
  "attachments.take": Answer<CheckedFile>;
  "attachments.scanned": Answer<ScanFolder>;
  "attachments.discard-scan": Answer<ScanFolder>;
  "attachments.add": Answer<AttachmentsNow<Version>>;
  "attachments.remove": Answer<AttachmentsNow<Version>>;
  "attachments.choose-folder": Answer<ScanFolder>;
}

/** A version with its attachments. */
export interface AttachmentsNow<Version> {
  readonly version: Version;
  readonly attachments: readonly KeptAttachment[];
}
