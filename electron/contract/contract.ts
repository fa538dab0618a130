import { z } from "zod";
import { CaseForm, PURPOSES } from "../../core/casefile/form.ts";
import type { IssuedForm, SealedOutcome } from "../../core/casefile/revision.ts";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import { QUESTIONS, type PoolSettings } from "../../core/policy/questions.ts";
import type { Problem } from "../../core/problem.ts";
import type { Review } from "../../core/review/review.ts";
import type { Result } from "../../core/result.ts";
import {
  administrationRequests,
  type Backup,
  type BackupStatus,
  type JournalPage,
  type KeyStatus,
  newPassword,
  type OperatorEntry,
  type Role,
  type Verification,
} from "./administration.ts";
import { type AheadAnswers, aheadRequests } from "./ahead.ts";
import { type ArchiveAnswers, archiveRequests } from "./archive.ts";
import { type AttachmentAnswers, attachmentRequests } from "./attachments.ts";
import { type ErrorAnswers, errorRequests } from "./errors.ts";
import { type LedgerAnswers, ledgerRequests } from "./ledger.ts";
import { type LongWorkAnswers, longWorkRequests } from "./long-work.ts";
import { type OfficeAnswers, officeRequests, telephone } from "./office.ts";
import { type ImportAnswers, importRequests } from "./imports.ts";
import { type OwnYearAnswers, ownYearRequests } from "./own-year.ts";
import { type PaperFileAnswers, paperFileRequests } from "./paper-files.ts";
import { type FilingAnswers, filingRequests } from "./filings.ts";
import { type FromGatewayAnswers, fromGatewayRequests } from "./from-gateway.ts";
import { type InquiryAnswers, inquiryRequests } from "./inquiries.ts";
import { type RecoveryAnswers, recoveryRequests } from "./recovery.ts";
import { type PrintAnswers, printRequests } from "./printing.ts";
import { type ReconcileAnswers, reconcileRequests } from "./reconcile.ts";
import { type ReviewAnswers, reviewRequests } from "./review.ts";
import { type StatisticsAnswers, statisticsRequests } from "./statistics.ts";
import { type CasePage, type CaseState, searchRequest } from "./search.ts";
import { type TemplateAnswers, templateRequests, type TemplateVersion } from "./templates.ts";
import { type SyncAnswers, syncRequests } from "./sync.ts";
import { type VersionAnswers, versionRequests } from "./versions.ts";

/**
 * The one contract between the window and the desktop process: channel ->
 * request schema and answer type. Every payload is validated on arrival; every
 * expected failure is a `Problem` that the clerk can read.
 */
export type Answer<T> = Result<T, Problem>;

export type { FormKind };

const id = z.string().min(1).max(64);
const none = z.strictObject({});

/**
 * Number of a window (窗口编号) as case numbers begin with it, in capitals: the
 * small letter that a restore adds (`A3b`) is then no other window's number.
 */
export function windowName(typed: string): string {
  return typed.normalize("NFKC").trim().toUpperCase();
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** Request of each channel. */
export const requests = {
  ...administrationRequests,
  ...printRequests,
  ...importRequests,
  ...reviewRequests,
  ...inquiryRequests,
  ...statisticsRequests,
  ...templateRequests,
  ...syncRequests,
  ...officeRequests,
  ...attachmentRequests,
  ...filingRequests,
  ...reconcileRequests,
  ...fromGatewayRequests,
  ...ledgerRequests,
  ...paperFileRequests,
  ...ownYearRequests,
  ...recoveryRequests,
  ...aheadRequests,
  ...versionRequests,
  ...archiveRequests,
  ...errorRequests,
  ...longWorkRequests,
  "app.state": none,
  "setup.create": z.strictObject({
    office: z.string().trim().min(1).max(60),
    window: z.string().overwrite(windowName).min(1).max(20),
    /** Six-digit area of the insured pool (统筹区). */
    pool: z.string().regex(/^\d{6}$/u),
    operator: z.string().trim().min(1).max(40),
    password: newPassword,
    /** 咨询电话, as papers tell it. */
    telephone: telephone.optional(),
  }),
  "session.open": z.strictObject({ operatorId: id, password: z.string().max(200) }),
  "session.close": none,
  "cases.search": searchRequest,
  "case.create": z.strictObject({
    insurance: z.enum(["resident", "employee"]),
    purpose: z.enum(PURPOSES).optional(),
  }),
  "case.open": z.strictObject({ caseId: id }),
  /** `shown`: the version on the screen, so that another window's is not overwritten unseen. */
  "draft.save": z.strictObject({ caseId: id, form: CaseForm, shown: sha256.nullish() }),
  "case.seal": z.strictObject({ caseId: id, form: CaseForm, shown: sha256.nullish() }),
  /** Draws a form from the newest version with a draft watermark; nothing is stored. */
  "forms.preview": z.strictObject({ caseId: id, form: z.enum(FORM_KINDS) }),
  /** Draws the forms of the newest version, stores their bytes and names them in a new revision. */
  "forms.issue": z.strictObject({ caseId: id, forms: z.array(z.enum(FORM_KINDS)).min(1) }),
  "blob.read": z.strictObject({ sha256 }),
  "settings.read": none,
  "settings.answer": z.strictObject({
    packId: id,
    question: z.enum(QUESTIONS),
    reading: id,
    document: z.string().trim().min(1).max(200),
  }),
  "settings.confirm": z.strictObject({
    packId: id,
    paths: z.array(z.string().max(200)).min(1),
    document: z.string().trim().min(1).max(200),
  }),
  /** Sets a local parameter, in place of the pack's value where it has one. */
  "settings.set-value": z.strictObject({
    packId: id,
    path: z.string().min(1).max(200),
    /** As packs write a value of its kind: `1200`, `0.1`, `4000=0.53,*=0.72`. */
    value: z.string().trim().min(1).max(400),
    document: z.string().trim().min(1).max(200),
    /** Document of the province's consent, where one is needed (LN-2e). */
    consent: z.string().trim().max(200).optional(),
  }),
} as const;

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface Office {
  readonly name: string;
  readonly window: string;
  readonly pool: string;
}

export type AppState =
  | { readonly phase: "setup"; readonly version: string }
  | {
      readonly phase: "locked";
      readonly version: string;
      /** From the key slots, which show nothing but display names. */
      readonly operators: readonly Operator[];
    }
  | {
      readonly phase: "open";
      readonly version: string;
      readonly office: Office;
      readonly operator: Operator;
      /** Today as the desktop process sees it, `YYYY-MM-DD`. */
      readonly today: string;
      /** The disk takes no writing: why, and what to do. What is there can be read. */
      readonly onlyReads?: Problem;
    }
  /** The data cannot be opened: a newer version wrote them, or the file is damaged. */
  | {
      readonly phase: "blocked";
      readonly version: string;
      readonly problem: Problem;
      /** Whether a restore or an export of what can be read may help: not against newer data. */
      readonly rescue: boolean;
      /** From the key slots, as far as they can be read. */
      readonly operators: readonly Operator[];
    };

/** One row of the case list, from the index. */
export interface CaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly state: CaseState;
  readonly name: string;
  readonly certNo: string;
  /** 补办+报销, 报销, 仅备案 */
  readonly matter: "filing-and-claim" | "claim" | "filing" | "empty";
  readonly place: string;
  readonly hospital: string;
  readonly discharge: string;
  /** Amounts as `12345.67`; empty while unknown. */
  readonly total: string;
  readonly fund: string;
  readonly standing: SealedOutcome["standing"];
  readonly operator: string;
  readonly changedAt: string;
}

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

/** Answer of each channel. */
export interface Answers
  extends
    PrintAnswers<NamedForms>,
    OfficeAnswers,
    SyncAnswers,
    FilingAnswers,
    ReconcileAnswers,
    FromGatewayAnswers<readonly TemplateVersion[]>,
    LedgerAnswers,
    PaperFileAnswers,
    OwnYearAnswers,
    RecoveryAnswers,
    TemplateAnswers,
    ReviewAnswers,
    InquiryAnswers,
    StatisticsAnswers,
    AheadAnswers,
    VersionAnswers,
    ArchiveAnswers,
    ErrorAnswers,
    LongWorkAnswers,
    AttachmentAnswers<VersionMark>,
    ImportAnswers {
  "app.state": AppState;
  /** The recovery key is told once, to be printed for the office's safe. */
  "setup.create": Answer<{ readonly state: AppState; readonly recoveryKey: string }>;
  "session.open": Answer<AppState>;
  "session.close": AppState;
  "session.active": null;
  "session.recover": Answer<AppState>;
  "password.change": Answer<null>;
  "operators.list": Answer<readonly OperatorEntry[]>;
  "operators.add": Answer<readonly OperatorEntry[]>;
  "operators.remove": Answer<readonly OperatorEntry[]>;
  "operators.set-password": Answer<readonly OperatorEntry[]>;
  "keys.status": Answer<KeyStatus>;
  "keys.new-recovery": Answer<{ readonly recoveryKey: string }>;
  "keys.sheet-proven": Answer<KeyStatus>;
  "keys.bind-device": Answer<KeyStatus>;
  "keys.renew": Answer<KeyStatus>;
  "office.set-idle": Answer<KeyStatus>;
  "journal.read": Answer<JournalPage>;
  /** The file written; null when the clerk closed the dialog. */
  "journal.export": Answer<string | null>;
  "backups.status": Answer<BackupStatus>;
  "backups.make": Answer<BackupStatus>;
  "backups.choose-folder": Answer<BackupStatus>;
  "backups.restore": Answer<AppState>;
  "rescue.list": Answer<readonly Backup[]>;
  "rescue.choose-folder": Answer<readonly Backup[]>;
  "rescue.restore": Answer<AppState>;
  /** The folder written and how many cases it holds; null when the dialog was closed. */
  "rescue.export": Answer<{ readonly folder: string; readonly cases: number } | null>;
  "store.verify": Answer<Verification>;
  "cases.search": Answer<CasePage>;
  "case.create": Answer<OpenedCase>;
  "case.open": Answer<OpenedCase>;
  "draft.save": Answer<{ readonly savedAt: string }>;
  "case.seal": Answer<{ readonly version: VersionMark }>;
  "forms.preview": Answer<DrawnForm>;
  "forms.issue": Answer<NamedForms & { readonly missingGlyphs: readonly string[] }>;
  "blob.read": Answer<Uint8Array>;
  "settings.read": Answer<PoolSettingsByPack>;
  "settings.answer": Answer<PoolSettingsByPack>;
  "settings.confirm": Answer<PoolSettingsByPack>;
  "settings.set-value": Answer<PoolSettingsByPack>;
}

export type PoolSettingsByPack = { readonly [packId: string]: PoolSettings };

export type Channel = keyof typeof requests;
export type Request<C extends Channel> = z.input<(typeof requests)[C]>;
/** Request of each channel after validation. */
export type Parsed = { readonly [C in Channel]: z.output<(typeof requests)[C]> };
export type Reply<C extends Channel> = Answers[C];

/** What the preload script puts on `window.desktop`. */
export interface DesktopBridge {
  /** A request may be its JSON, which crosses in one piece and not value by value. */
  readonly call: <C extends Channel>(channel: C, request: Request<C> | string) => Promise<Reply<C>>;
  /** Window buttons of the frameless title bar. */
  readonly window: (action: "minimize" | "maximize" | "close") => void;
  /** Called when the desktop process has locked the session by itself; null takes it back. */
  readonly onLocked: (locked: (() => void) | null) => void;
  /**
   * Registers what must be finished before the window closes, such as writing a
   * draft that is still waiting for its second; null takes it back. The window
   * waits for the promise, but not for ever; `false` says that something could
   * not be kept, and the clerk is asked before the window goes.
   */
  readonly onClosing: (finish: (() => Promise<boolean | void>) | null) => void;
}
