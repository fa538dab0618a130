import { z } from "zod";
import { FORM_KINDS } from "../forms/kinds.ts";

/**
 * A page that came back: a signed form, or the picture of a material
 * (签字件、材料影像), with what it is.
 */

/** What an attachment is a picture of. */
export const AttachmentOf = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("form"), form: z.enum(FORM_KINDS) }),
  /** A material of the checklist, by its id there and as it is called there. */
  z.strictObject({
    kind: z.literal("material"),
    id: z.string().min(1).max(80),
    label: z.string().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal("other") }),
]);
export type AttachmentOf = z.output<typeof AttachmentOf>;

export const MEDIA_TYPES = ["image/jpeg", "application/pdf"] as const;

/** An attachment as a revision names it: its bytes lie in the blob store under the hash. */
export const Attachment = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  mediaType: z.enum(MEDIA_TYPES),
  pages: z.int().positive(),
  bytes: z.int().positive(),
  /** Name of the file that it came in, as the clerk knows it. */
  name: z.string().min(1).max(120),
  of: AttachmentOf,
});
export type Attachment = z.output<typeof Attachment>;

/** Attachments of one case. */
export const MOST_ATTACHMENTS = 100;
