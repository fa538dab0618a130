import type { FileIdentity } from "./archival.ts";
import { hashOf } from "../casefile/revision.ts";
import { acceptanceForm } from "./acceptance.ts";
import { accountTransferForm } from "./account-transfer.ts";
import { claimForm } from "./claim.ts";
import { commitmentReminderForm } from "./commitment-reminder.ts";
import { commitmentForm } from "./commitment.ts";
import { crossCheckForm } from "./cross-check.ts";
import { expensesForm } from "./expenses.ts";
import { filingNoticeForm } from "./filing-notice.ts";
import { filingReviewForm } from "./filing-review.ts";
import { filingChangeForm } from "./filing-change.ts";
import { filingRevocationForm } from "./filing-revocation.ts";
import { filingForm } from "./filing.ts";
import { type FontSet, facesOf } from "./fonts.ts";
import type { FormInput } from "./input.ts";
import { FORM_TITLE, type FormKind } from "./kinds.ts";
import { type DayLedger, LEDGER_TITLE, ledgerForm } from "./ledger.ts";
import { missingForm } from "./missing.ts";
import { noThirdPartyForm } from "./no-third-party.ts";
import { outsideBillForm } from "./outside-bill.ts";
import { type Embedding, writePdf } from "./pdf.ts";
import { refusalForm } from "./refusal.ts";
import { type LaidOutForm, type Sheet, newSheet } from "./sheet.ts";
import { UNSENT_TITLE, unsentForm, type UnsentList } from "./unsent.ts";
import { statementForm } from "./statement.ts";

export interface DrawnForm {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that no font has, as `U+2A700`: boxes on the paper, to be filled by hand. */
  readonly missingGlyphs: readonly string[];
}

type Definition = (sheet: Sheet, input: FormInput) => LaidOutForm;

const DEFINITIONS: Readonly<Record<FormKind, Definition>> = {
  "filing-notice": filingNoticeForm,
  filing: filingForm,
  commitment: commitmentForm,
  "filing-review": filingReviewForm,
  "filing-change": filingChangeForm,
  "filing-revocation": filingRevocationForm,
  "no-third-party": noThirdPartyForm,
  "outside-bill": outsideBillForm,
  claim: claimForm,
  acceptance: acceptanceForm,
  missing: missingForm,
  "commitment-reminder": commitmentReminderForm,
  statement: statementForm,
  expenses: expensesForm,
  refusal: refusalForm,
  "cross-check": crossCheckForm,
  "account-transfer": accountTransferForm,
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
  const identity = {
    title: `${FORM_TITLE[kind]} ${input.caseNumber}`,
    at: input.revision.at,
    id: hashOf([kind, input.caseNumber, input.revision.hash, input.date, input.draft]).slice(0, 32),
  };
  return written(layOutForm(kind, input, fonts), fonts, identity, embedding);
}

/** Lays the ledger of a day out, like a form of a case. */
export function layOutLedger(day: DayLedger, fonts: FontSet): LaidOutForm {
  return ledgerForm(newSheet(facesOf(fonts)), day);
}

/** Draws the ledger of a day (业务台账) as PDF; its input is rows, not a case. */
export async function drawLedger(day: DayLedger, fonts: FontSet): Promise<DrawnForm> {
  const identity = {
    title: `${LEDGER_TITLE} ${day.date}`,
    at: day.at,
    id: hashOf(["ledger", day]).slice(0, 32),
  };
  return written(layOutLedger(day, fonts), fonts, identity, { subset: true });
}

/** Draws the list of what a window has not sent (未上传清单) as PDF. */
export async function drawUnsent(list: UnsentList, fonts: FontSet): Promise<DrawnForm> {
  const identity = {
    title: `${UNSENT_TITLE} ${list.when}`,
    at: list.at,
    id: hashOf(["unsent", list]).slice(0, 32),
  };
  const form = unsentForm(newSheet(facesOf(fonts)), list);
  return written(form, fonts, identity, { subset: true });
}

async function written(
  { pages, missingGlyphs }: LaidOutForm,
  fonts: FontSet,
  identity: FileIdentity,
  embedding: Embedding,
): Promise<DrawnForm> {
  const marks = pages.map((page) => page.marks);
  const bytes = await writePdf(marks, fonts, identity, embedding);
  return { bytes, pages: pages.length, missingGlyphs };
}
