import { z } from "zod";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import { type Box, TemplateMapping } from "../../core/forms/template/mapping.ts";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of official templates (官方表样): load, map on the page, try, put to use. */

const form = z.enum(FORM_KINDS);
const name = z.string().trim().min(1).max(120);

/** Largest file of a template. */
export const TEMPLATE_BYTES = 10 * 1024 * 1024;
const bytes = z.custom<Uint8Array>(
  (file) => file instanceof Uint8Array && file.length <= TEMPLATE_BYTES,
);

export const templateRequests = {
  "templates.list": none,
  /** Asks for a file, checks it and tells what is in it; nothing is kept. */
  "templates.choose": none,
  /** A kept version: its file as it was loaded, and how it is filled. */
  "templates.open": z.strictObject({ seq: z.int().positive() }),
  /** Fills a file as it would be kept, with an invented person, to look at. */
  "templates.try": z.strictObject({ form, bytes, mapping: TemplateMapping }),
  /** Keeps a new version and puts it to use; older versions stay. */
  "templates.keep": z.strictObject({ form, name, bytes, mapping: TemplateMapping }),
  /** Puts a kept version to use; null: the program's own reference form (参考样式). */
  "templates.use": z.strictObject({ form, seq: z.int().positive().nullable() }),
} as const;

/** A field of the file's own form (AcroForm). */
export interface TemplateField {
  /** Full name. */
  readonly name: string;
  readonly kind: "text" | "tick" | "choice";
  /** Where it stands; a field may stand at several places. */
  readonly boxes: readonly Box[];
}

/** A file that can be a template, with what was found in it. */
export interface TemplateFile {
  readonly name: string;
  /** Without scripts, actions and attachments. */
  readonly bytes: Uint8Array;
  /** Size of each page in points, as it is looked at. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly fields: readonly TemplateField[];
}

export interface TemplateVersion {
  readonly seq: number;
  readonly form: FormKind;
  readonly name: string;
  readonly sha256: string;
  readonly at: string;
  readonly operator: string;
  /** Whether the form is drawn on it now. */
  readonly inUse: boolean;
}

export interface TriedTemplate {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly missingGlyphs: readonly string[];
  /** Values that did not fit their place and were set smaller than can be read. */
  readonly tooLong: readonly string[];
}

export interface TemplateAnswers {
  "templates.list": Answer<readonly TemplateVersion[]>;
  /** Null when the dialog was closed. */
  "templates.choose": Answer<TemplateFile | null>;
  "templates.open": Answer<TemplateFile & { readonly mapping: TemplateMapping }>;
  "templates.try": Answer<TriedTemplate>;
  "templates.keep": Answer<readonly TemplateVersion[]>;
  "templates.use": Answer<readonly TemplateVersion[]>;
}
