import type { z } from "zod";
import { type AdministrationAnswers, administrationRequests } from "./administration.ts";
import { type AheadAnswers, aheadRequests } from "./ahead.ts";
import { type ArrangementAnswers, arrangementRequests } from "./arrangements.ts";
import { type ArchiveAnswers, archiveRequests } from "./archive.ts";
import { type AttachmentAnswers, attachmentRequests } from "./attachments.ts";
import { type CaseAnswers, caseRequests, type NamedForms, type VersionMark } from "./cases.ts";
import { type ErrorAnswers, errorRequests } from "./errors.ts";
import { type FilingAnswers, filingRequests } from "./filings.ts";
import { type FromGatewayAnswers, fromGatewayRequests } from "./from-gateway.ts";
import { type ImportAnswers, importRequests } from "./imports.ts";
import { type InquiryAnswers, inquiryRequests } from "./inquiries.ts";
import { type LedgerAnswers, ledgerRequests } from "./ledger.ts";
import { type LongWorkAnswers, longWorkRequests } from "./long-work.ts";
import { type OfficeAnswers, officeRequests } from "./office.ts";
import { type OwnYearAnswers, ownYearRequests } from "./own-year.ts";
import { type PaperFileAnswers, paperFileRequests } from "./paper-files.ts";
import { type PoolSettingAnswers, poolSettingRequests } from "./pool-settings.ts";
import { type PrintAnswers, printRequests } from "./printing.ts";
import { type ReconcileAnswers, reconcileRequests } from "./reconcile.ts";
import { type RecoveryAnswers, recoveryRequests } from "./recovery.ts";
import { type ReviewAnswers, reviewRequests } from "./review.ts";
import { type AppState, type SessionAnswers, sessionRequests } from "./session.ts";
import { type StatisticsAnswers, statisticsRequests } from "./statistics.ts";
import { type SyncAnswers, syncRequests } from "./sync.ts";
import { type TemplateAnswers, templateRequests, type TemplateVersion } from "./templates.ts";
import { type VersionAnswers, versionRequests } from "./versions.ts";

/**
 * The one contract between the window and the desktop process: channel ->
 * request schema and answer type. Every payload is validated on arrival; every
 * expected failure is a `Problem` that the clerk can read.
 */
export const requests = {
  ...administrationRequests,
  ...sessionRequests,
  ...caseRequests,
  ...poolSettingRequests,
  ...printRequests,
  ...importRequests,
  ...reviewRequests,
  ...inquiryRequests,
  ...statisticsRequests,
  ...templateRequests,
  ...syncRequests,
  ...officeRequests,
  ...arrangementRequests,
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
} as const;

/** Answer of each channel. */
export interface Answers
  extends
    AdministrationAnswers<AppState>,
    SessionAnswers,
    CaseAnswers,
    PoolSettingAnswers,
    PrintAnswers<NamedForms>,
    OfficeAnswers,
    ArrangementAnswers,
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
    ImportAnswers {}

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
