import { z } from "zod";
import type { Attachment, AttachmentOf } from "../../core/casefile/attachment.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { Answer } from "./answer.ts";
import { id } from "./leaf.ts";

/** Channels of the archive of a case (业务档案, HUN-85). */

export const archiveRequests = {
  "archive.list": z.strictObject({ caseId: id }),
  /** Asks where, and writes a zip that lies unprotected outside the program. */
  "archive.export": z.strictObject({ caseId: id }),
} as const;

/** What a document of the archive is. */
export type ArchivedAs =
  | { readonly kind: "form"; readonly form: FormKind; readonly trial: boolean }
  | {
      readonly kind: "attachment";
      readonly of: AttachmentOf;
      readonly mediaType: Attachment["mediaType"];
    }
  /** The version itself, as it was sealed. */
  | { readonly kind: "version" };

export interface ArchiveEntry {
  readonly sha256: string;
  readonly is: ArchivedAs;
  /** As stored; 0 where nothing is. */
  readonly bytes: number;
  readonly pages: number;
  /** Who made it and when: the version that named it first. */
  readonly author: string;
  readonly at: string;
  readonly version: number;
  /** The newest version names it; else it was replaced or taken away, and stays in the archive. */
  readonly current: boolean;
  /** The stored bytes are what the hash says. */
  readonly found: "right" | "wrong" | "missing";
}

export interface Archive {
  readonly number: string;
  /** Versions, forms and attachments, each in the order in which they came. */
  readonly entries: readonly ArchiveEntry[];
}

export interface ArchiveFile {
  readonly file: string;
  readonly documents: number;
}

export interface ArchiveAnswers {
  "archive.list": Answer<Archive>;
  /** Null when the dialog was closed. */
  "archive.export": Answer<ArchiveFile | null>;
}
