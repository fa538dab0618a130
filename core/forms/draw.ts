import { hashOf } from "../casefile/revision.ts";
import { commitmentForm } from "./commitment.ts";
import { filingForm } from "./filing.ts";
import { type FontSet, facesOf } from "./fonts.ts";
import { FORM_TITLE, type FormInput, type FormKind } from "./input.ts";
import { type Embedding, writePdf } from "./pdf.ts";
import { type LaidOutForm, type Sheet, newSheet } from "./sheet.ts";
import { statementForm } from "./statement.ts";

export interface DrawnForm {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that no font has, as `U+2A700`: boxes on the paper, to be filled by hand. */
  readonly missingGlyphs: readonly string[];
}

const DEFINITIONS: Readonly<Record<FormKind, (sheet: Sheet, input: FormInput) => LaidOutForm>> = {
  filing: filingForm,
  commitment: commitmentForm,
  statement: statementForm,
};

/** Lays a form out: everything on its pages and where, before any file exists. */
export function layOutForm(kind: FormKind, input: FormInput, fonts: FontSet): LaidOutForm {
  return DEFINITIONS[kind](newSheet(facesOf(fonts)), input);
}

/**
 * Draws a form of a case as PDF. The same input and fonts give the same bytes.
 * @param embedding `subset: false` embeds the fonts whole, to hold the usual files against
 */
export async function drawForm(
  kind: FormKind,
  input: FormInput,
  fonts: FontSet,
  embedding: Embedding = { subset: true },
): Promise<DrawnForm> {
  const { pages, missingGlyphs } = layOutForm(kind, input, fonts);
  const identity = {
    title: `${FORM_TITLE[kind]} ${input.caseNumber}`,
    at: input.revision.at,
    id: hashOf([kind, input.caseNumber, input.revision.hash, input.date, input.draft]).slice(0, 32),
  };
  const bytes = await writePdf(
    pages.map(({ marks }) => marks),
    fonts,
    identity,
    embedding,
  );
  return { bytes, pages: pages.length, missingGlyphs };
}
