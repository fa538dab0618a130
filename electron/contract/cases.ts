import { z } from "zod";
import { CaseForm, PURPOSES } from "../../core/casefile/form.ts";
import type { IssuedForm } from "../../core/casefile/revision.ts";
import { FORM_KINDS } from "../../core/forms/kinds.ts";
import type { Review } from "../../core/review/review.ts";
import type { Answer } from "./answer.ts";
import { id, sha256 } from "./leaf.ts";
import { type CasePage, searchRequest } from "./search.ts";

/** Channels of cases: found, opened, kept as a draft, sealed, and their forms drawn. */

/** `shown`: the version on the screen, so that another window's is not overwritten unseen. */
const written = z.strictObject({ caseId: id, form: CaseForm, shown: sha256.nullish() });

export const caseRequests = {
  "cases.search": searchRequest,
  "case.create": z.strictObject({
    insurance: z.enum(["resident", "employee"]),
    purpose: z.enum(PURPOSES).optional(),
  }),
  "case.open": z.strictObject({ caseId: id }),
  "draft.save": written,
  "case.seal": written,
  /** Draws a form from the newest version with a draft watermark; nothing is stored. */
  "forms.preview": z.strictObject({ caseId: id, form: z.enum(FORM_KINDS) }),
  /** Draws the forms of the newest version, stores their bytes and names them in a new revision. */
  "forms.issue": z.strictObject({ caseId: id, forms: z.array(z.enum(FORM_KINDS)).min(1) }),
  "blob.read": z.strictObject({ sha256 }),
} as const;

export interface OpenedCase {
  readonly caseId: string;
  readonly number: string;
  readonly form: CaseForm;
  /** Newest sealed version, or null for a case that is only a draft. */
  readonly version: VersionMark | null;
  /** When the form above was kept as a draft after that version; null when it is the version. */
  readonly draftSavedAt: string | null;
  readonly issued: readonly IssuedForm[];
  /** How the newest version stands in its review; null: nobody has handed it in. */
  readonly review: Review | null;
}

export interface VersionMark {
  /** 1 for the first sealed version of the case. */
  readonly count: number;
  readonly hash: string;
  readonly at: string;
  readonly author: string;
  /**
   * What the version was computed with (`basisOf`): another value for the pack
   * and settings of today means that something was settled since.
   */
  readonly basis: string;
}

export interface DrawnForm {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that no font has (`U+2A700`): empty boxes on the paper, to be filled by hand. */
  readonly missingGlyphs: readonly string[];
  /** Of an official template: values set smaller than can be read, for want of room. */
  readonly tooLong?: readonly string[];
}

/** A version that names issued forms. */
export interface NamedForms {
  readonly version: VersionMark;
  readonly issued: readonly IssuedForm[];
}

export interface CaseAnswers {
  "cases.search": Answer<CasePage>;
  "case.create": Answer<OpenedCase>;
  "case.open": Answer<OpenedCase>;
  "draft.save": Answer<{ readonly savedAt: string }>;
  "case.seal": Answer<{ readonly version: VersionMark }>;
  "forms.preview": Answer<DrawnForm>;
  "forms.issue": Answer<NamedForms & { readonly missingGlyphs: readonly string[] }>;
  "blob.read": Answer<Uint8Array>;
}
