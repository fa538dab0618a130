import { cleanPdf } from "../../core/forms/pdf-cleaning.ts";
import { readTemplate } from "../../core/forms/template/read.ts";
import { fail, ok } from "../../core/result.ts";
import type { PdfCleaner } from "../attachments/check.ts";
import type { Backups } from "../backup/backups.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel, Parsed, Reply } from "../contract/contract.ts";
import type { Drawer, LedgerDrawer, UnsentDrawer } from "../forms/drawer.ts";
import { issueForms, previewForm } from "../forms/forms.ts";
import type { TemplateReader } from "../forms/template-reader.ts";
import { NO_PRINTING, type Printing } from "../print/printing.ts";
import { readBlob } from "../store/blobs.ts";
import { createCase, type Desk, openCase, saveDraft } from "../store/cases.ts";
import { fault } from "../store/faults.ts";
import { sealRevision } from "../store/seal.ts";
import { searchCases } from "../store/search.ts";
import { type Ask, NO_DIALOGS } from "./ask.ts";
import { type AtDesk, atDeskOf, guarded, mayUse } from "./at-desk.ts";
import { backupsOf, copyHandlers } from "./copies.ts";
import {
  daysFault,
  exportJournal,
  exportName,
  JOURNAL_CANCELLED,
  journalPage,
} from "./journal-of.ts";
import { bindThisDevice, keysStatus, newRecovery, proveSheet, setIdle } from "./keys.ts";
import {
  changePassword,
  operatorsAdd,
  operatorsList,
  operatorsRemove,
  operatorsSetPassword,
} from "./operators.ts";
import {
  answerQuestion,
  confirmParameters,
  readPoolSettings,
  setParameter,
} from "./pool-settings.ts";
import { aheadHandlers } from "./ahead.ts";
import { archiveHandlers } from "./archive.ts";
import { arrangementHandlers } from "./arrangements.ts";
import { errorHandlers } from "./errors.ts";
import { filingHandlers } from "./filings.ts";
import { fromGatewayHandlers } from "./from-gateway.ts";
import { ledgerHandlers } from "./ledger.ts";
import { longWorkHandlers } from "./long-work.ts";
import { attachmentHandlers } from "./attachments.ts";
import { officeHandlers } from "./office.ts";
import { importHandlers } from "./imports.ts";
import { ownYearHandlers } from "./own-year.ts";
import { paperFileHandlers } from "./paper-files.ts";
import { printHandlers } from "./printing.ts";
import { templateHandlers } from "./templates.ts";
import { inquiryHandlers } from "./inquiries.ts";
import { recoveryHandlers } from "./recovery.ts";
import { reconcileHandlers } from "./reconcile.ts";
import { reviewHandlers } from "./review.ts";
import { statisticsHandlers } from "./statistics.ts";
import { syncHandlers } from "./sync.ts";
import { SyncWatch } from "../sync/watch.ts";
import type { Progress } from "../work/progress.ts";
import { WorkDesk } from "../work/work-desk.ts";
import { versionHandlers } from "./versions.ts";
import type { Workstation } from "./workstation.ts";

/** One function per channel of the contract. They know nothing of Electron. */
export type Handlers = {
  readonly [C in Channel]: (request: Parsed[C]) => Promise<Reply<C>>;
};

const NO_BLOB = fault(
  "E-BLOB-01",
  "存档里没有这份文件。",
  "请重新打开案件；仍没有的，请管理员运行数据校验。",
);

const NOT_VERIFIED = fault(
  "N-DB-11",
  "数据核对已取消，没有核对完。",
  "有空时再按“现在核对”，从头核对一遍。",
);

/** Where no fonts are there to draw it. */
const NO_LEDGER: LedgerDrawer = () => Promise.reject(new Error("no fonts for the ledger"));

const NO_LIST: UnsentDrawer = () => Promise.reject(new Error("no fonts for the list"));

export function handlersOf(
  workstation: Workstation,
  draw: Drawer,
  ask: Ask = NO_DIALOGS,
  backups: Backups = backupsOf(workstation),
  printing: Printing = NO_PRINTING,
  drawDay: LedgerDrawer = NO_LEDGER,
  clean: PdfCleaner = cleanPdf,
  read: TemplateReader = readTemplate,
  sync: SyncWatch = new SyncWatch(workstation),
  drawList: UnsentDrawer = NO_LIST,
): Handlers {
  const works = new WorkDesk();
  const atDesk = atDeskOf(workstation);
  return {
    ...sessionHandlers(workstation),
    ...caseHandlers(atDesk, draw),
    ...printHandlers(atDesk, draw, printing, works),
    ...importHandlers(atDesk, ask, works),
    ...reviewHandlers(atDesk),
    ...inquiryHandlers(atDesk, ask),
    ...reconcileHandlers(atDesk),
    ...fromGatewayHandlers(atDesk, read),
    ...filingHandlers(atDesk),
    ...syncHandlers(atDesk, ask, sync, { draw: drawList, printing }, works),
    ...statisticsHandlers(atDesk, ask, works),
    ...aheadHandlers(atDesk),
    ...versionHandlers(atDesk),
    ...archiveHandlers(atDesk, ask, works),
    ...errorHandlers(atDesk),
    ...officeHandlers(atDesk),
    ...arrangementHandlers(atDesk),
    ...attachmentHandlers(atDesk, ask, clean),
    ...paperFileHandlers(atDesk, ask),
    ...ownYearHandlers(atDesk),
    ...recoveryHandlers(atDesk),
    ...ledgerHandlers(atDesk, drawDay, printing, ask, works),
    ...templateHandlers(atDesk, draw, ask, read),
    ...settingHandlers(atDesk),
    ...operatorHandlers(atDesk),
    ...keyHandlers(workstation, atDesk),
    ...journalHandlers(atDesk, ask, works),
    ...copyHandlers(workstation, atDesk, ask, backups, works),
    ...longWorkHandlers(works),
    "store.verify": async ({ asked }) => {
      const allowed = await mayUse(atDesk, "store.verify");
      if (!allowed.ok) return allowed;
      const verify = (progress?: Progress) => guarded(() => workstation.verify(progress));
      return asked === true ? works.run("verify", NOT_VERIFIED, verify) : verify();
    },
  };
}

type Part<C extends Channel> = Pick<Handlers, C>;
type Of<Area extends string> = Extract<Channel, `${Area}.${string}`>;

function sessionHandlers(
  workstation: Workstation,
): Part<"app.state" | "setup.create" | Of<"session">> {
  return {
    "app.state": () => workstation.state(),
    "setup.create": (request) => guarded(() => workstation.setup(request)),
    "session.open": (request) => guarded(() => workstation.open(request)),
    "session.recover": (request) => guarded(() => workstation.recover(request)),
    "session.close": () => workstation.close(),
    // That it arrived is all: the idle lock hears every channel.
    "session.active": () => Promise.resolve(null),
  };
}

function caseHandlers(
  atDesk: AtDesk,
  draw: Drawer,
): Part<Of<"cases"> | Exclude<Of<"case">, "case.across"> | Of<"draft"> | Of<"forms"> | Of<"blob">> {
  return {
    "cases.search": (request) => atDesk("cases.search", ({ desk }) => searchCases(desk, request)),
    "case.create": ({ insurance, purpose }) =>
      atDesk("case.create", ({ desk }) => createCase(desk, insurance, purpose)),
    "case.open": ({ caseId }) => atDesk("case.open", ({ desk }) => openCase(desk, caseId)),
    "draft.save": ({ caseId, form, shown = null }) =>
      atDesk("draft.save", ({ desk }) => saveDraft(desk, caseId, form, shown)),
    "case.seal": ({ caseId, form, shown = null }) =>
      atDesk("case.seal", ({ desk }) => sealRevision(desk, caseId, form, shown)),
    "forms.preview": ({ caseId, form }) =>
      atDesk("forms.preview", ({ desk }) => previewForm(desk, draw, caseId, form)),
    "forms.issue": ({ caseId, forms }) =>
      atDesk("forms.issue", ({ desk }) => issueForms(desk, draw, caseId, forms)),
    "blob.read": ({ sha256 }) => atDesk("blob.read", ({ desk }) => blob(desk, sha256)),
  };
}

function settingHandlers(atDesk: AtDesk): Part<Of<"settings">> {
  return {
    "settings.read": () => atDesk("settings.read", ({ desk }) => readPoolSettings(desk)),
    "settings.answer": (request) =>
      atDesk("settings.answer", ({ desk }) => answerQuestion(desk, request)),
    "settings.confirm": (request) =>
      atDesk("settings.confirm", ({ desk }) => confirmParameters(desk, request)),
    "settings.set-value": (request) =>
      atDesk("settings.set-value", ({ desk }) => setParameter(desk, request)),
  };
}

function operatorHandlers(atDesk: AtDesk): Part<Of<"operators"> | Of<"password">> {
  return {
    "password.change": (request) =>
      atDesk("password.change", (session) => changePassword(session, request)),
    "operators.list": () => atDesk("operators.list", operatorsList),
    "operators.add": (request) =>
      atDesk("operators.add", (session) => operatorsAdd(session, request)),
    "operators.remove": (request) =>
      atDesk("operators.remove", (session) => operatorsRemove(session, request)),
    "operators.set-password": (request) =>
      atDesk("operators.set-password", (session) => operatorsSetPassword(session, request)),
  };
}

function keyHandlers(
  workstation: Workstation,
  atDesk: AtDesk,
): Part<Of<"keys"> | "office.set-idle"> {
  return {
    "keys.status": () => atDesk("keys.status", keysStatus),
    "keys.new-recovery": (request) =>
      atDesk("keys.new-recovery", (session) => newRecovery(session, request)),
    "keys.sheet-proven": () => atDesk("keys.sheet-proven", proveSheet),
    "keys.bind-device": (request) =>
      atDesk("keys.bind-device", (session) => bindThisDevice(session, request)),
    "keys.renew": async (request) => {
      // Not a work of the session: it ends it and begins another.
      const allowed = await mayUse(atDesk, "keys.renew");
      return allowed.ok ? guarded(() => workstation.renewKeys(request)) : allowed;
    },
    "office.set-idle": (request) =>
      atDesk("office.set-idle", (session) => setIdle(session, request)),
  };
}

function journalHandlers(atDesk: AtDesk, ask: Ask, works: WorkDesk): Part<Of<"journal">> {
  return {
    "journal.read": (request) => atDesk("journal.read", ({ desk }) => journalPage(desk, request)),
    "journal.export": async (days) => {
      const wrong = daysFault(days);
      const allowed = await atDesk("journal.export", () =>
        Promise.resolve(wrong === null ? ok(null) : fail(wrong)),
      );
      if (!allowed.ok) return allowed;
      const file = await ask.saveAs("导出经办日志", exportName(days));
      if (file === null) return ok(null);
      return works.run("journal", JOURNAL_CANCELLED, (progress) =>
        atDesk("journal.export", ({ desk }) => exportJournal(desk, days, file, progress)),
      );
    },
  };
}

async function blob(desk: Desk, sha256: string): Promise<Answer<Uint8Array>> {
  const bytes = await desk.store.read((reader) => readBlob(reader, sha256));
  return bytes === undefined ? fail(NO_BLOB) : ok(bytes);
}
