import type { Problem } from "../../core/problem.ts";
import { type Role, ROLES } from "../contract/administration.ts";
import type { Channel } from "../contract/contract.ts";
import { fault } from "../store/faults.ts";

/** Nobody has to be logged in: the start screen, and what ends or guards a session. */
const ANYBODY = "anybody";
const EVERY_OPERATOR: readonly Role[] = ROLES;
/** Cases and papers are written by those who answer for them at the counter. */
const WRITERS: readonly Role[] = ["clerk", "supervisor"];
/** 复核: a second person; a supervisor may be one, and the four eyes are held per case. */
const REVIEWERS: readonly Role[] = ["reviewer", "supervisor"];
const SUPERVISOR: readonly Role[] = ["supervisor"];

type Permitted = typeof ANYBODY | readonly Role[];

/** Who may ask for what. A channel that is missing here does not compile. */
export const PERMITTED: Readonly<Record<Channel, Permitted>> = {
  "app.state": ANYBODY,
  "setup.create": ANYBODY,
  "session.open": ANYBODY,
  "session.close": ANYBODY,
  "session.active": ANYBODY,
  "session.recover": ANYBODY,
  "rescue.list": ANYBODY,
  "rescue.choose-folder": ANYBODY,
  "rescue.restore": ANYBODY,
  "rescue.export": ANYBODY,
  "work.progress": ANYBODY,
  "work.cancel": ANYBODY,

  "cases.search": EVERY_OPERATOR,
  "case.open": EVERY_OPERATOR,
  "case.across": EVERY_OPERATOR,
  "filings.of-person": EVERY_OPERATOR,
  "filings.clawback": EVERY_OPERATOR,
  "own-year.cases": EVERY_OPERATOR,
  "recovery.owed": EVERY_OPERATOR,
  "forms.preview": EVERY_OPERATOR,
  "blob.read": EVERY_OPERATOR,
  "print.printers": EVERY_OPERATOR,
  "print.jobs": EVERY_OPERATOR,
  "templates.list": EVERY_OPERATOR,
  "templates.open": EVERY_OPERATOR,
  "settings.read": EVERY_OPERATOR,
  "office.read": EVERY_OPERATOR,
  "arrangements.list": EVERY_OPERATOR,
  "attachments.list": EVERY_OPERATOR,
  "ledger.day": EVERY_OPERATOR,
  "password.change": EVERY_OPERATOR,
  "backups.status": EVERY_OPERATOR,
  "store.verify": EVERY_OPERATOR,

  "case.create": WRITERS,
  "draft.save": WRITERS,
  "case.seal": WRITERS,
  "forms.issue": WRITERS,
  "print.set-printer": WRITERS,
  "print.copies": WRITERS,
  "print.send": WRITERS,
  "print.confirm": WRITERS,
  "print.calibrate": WRITERS,
  "ledger.print": WRITERS,
  "attachments.choose": WRITERS,
  "attachments.check": WRITERS,
  "attachments.take": WRITERS,
  "attachments.scanned": EVERY_OPERATOR,
  "attachments.discard-scan": WRITERS,
  "attachments.add": WRITERS,
  "attachments.remove": WRITERS,
  "ledger.save": WRITERS,
  "papers.save": WRITERS,

  "imports.choose": WRITERS,
  "imports.mapping": WRITERS,
  "imports.remember": WRITERS,
  "catalogue.status": EVERY_OPERATOR,
  "catalogue.search": EVERY_OPERATOR,
  "catalogue.lookup": EVERY_OPERATOR,
  "catalogue.import": SUPERVISOR,

  "reconcile.list": EVERY_OPERATOR,
  "reconcile.open": EVERY_OPERATOR,
  "reconcile.of-person": WRITERS,
  "reconcile.accept": WRITERS,
  "packs.received": EVERY_OPERATOR,
  "packs.changes": EVERY_OPERATOR,
  "registers.person": EVERY_OPERATOR,
  "registers.institutions": EVERY_OPERATOR,
  "registers.codes": EVERY_OPERATOR,
  "messages.list": EVERY_OPERATOR,
  "messages.take": EVERY_OPERATOR,
  "messages.close": EVERY_OPERATOR,
  "messages.outages": EVERY_OPERATOR,
  "decisions.of-case": EVERY_OPERATOR,
  "sent-templates.list": SUPERVISOR,
  "sent-templates.adopt": SUPERVISOR,

  "templates.choose": SUPERVISOR,
  "templates.try": SUPERVISOR,
  "templates.keep": SUPERVISOR,
  "templates.use": SUPERVISOR,
  "review.submit": WRITERS,
  "review.hand-over": WRITERS,
  "review.queue": EVERY_OPERATOR,
  "review.open": EVERY_OPERATOR,
  "review.seen": REVIEWERS,
  "review.approve": REVIEWERS,
  "review.return": REVIEWERS,
  "review.draw": SUPERVISOR,
  "reversal.make": SUPERVISOR,

  "sync.status": EVERY_OPERATOR,
  "sync.list": EVERY_OPERATOR,
  "sync.case": EVERY_OPERATOR,
  "sync.fork": EVERY_OPERATOR,
  "sync.now": EVERY_OPERATOR,
  "sync.pause": WRITERS,
  "sync.retry": WRITERS,
  "sync.resolve": WRITERS,
  "sync.decide": WRITERS,
  "sync.give-way": WRITERS,
  "sync.print": EVERY_OPERATOR,
  "sync.export": WRITERS,
  "sync.import": WRITERS,
  "sync.choose-enrolment": SUPERVISOR,
  "sync.read-enrolment": SUPERVISOR,
  "sync.enrol": SUPERVISOR,
  "sync.set-proxy": SUPERVISOR,
  "sync.remove": SUPERVISOR,

  "statistics.read": EVERY_OPERATOR,
  "statistics.export": EVERY_OPERATOR,
  "statistics.ageing": EVERY_OPERATOR,

  "ahead.read": EVERY_OPERATOR,
  "versions.list": EVERY_OPERATOR,
  "versions.open": EVERY_OPERATOR,
  "versions.newer": EVERY_OPERATOR,
  "archive.list": EVERY_OPERATOR,
  "archive.export": WRITERS,
  "errors.day": SUPERVISOR,
  "errors.handle": SUPERVISOR,

  "inquiries.list": EVERY_OPERATOR,
  "inquiries.ask": WRITERS,
  "inquiries.act": WRITERS,
  "inquiries.export": WRITERS,

  "settings.answer": SUPERVISOR,
  "settings.confirm": SUPERVISOR,
  "settings.set-value": SUPERVISOR,
  "operators.list": SUPERVISOR,
  "operators.add": SUPERVISOR,
  "operators.remove": SUPERVISOR,
  "operators.set-password": SUPERVISOR,
  "keys.status": SUPERVISOR,
  "keys.new-recovery": SUPERVISOR,
  "keys.sheet-proven": SUPERVISOR,
  "keys.bind-device": SUPERVISOR,
  "keys.renew": SUPERVISOR,
  "office.set-idle": SUPERVISOR,
  "office.set-telephone": SUPERVISOR,
  "arrangements.enter": SUPERVISOR,
  "attachments.choose-folder": SUPERVISOR,
  "journal.read": SUPERVISOR,
  "journal.export": SUPERVISOR,
  "backups.make": SUPERVISOR,
  "backups.choose-folder": SUPERVISOR,
  "backups.restore": SUPERVISOR,
};

const SUPERVISOR_ONLY = fault("E-ROLE-01", "只有主管能办这件事。", "请主管登录后办理。");
const WRITERS_ONLY = fault(
  "E-ROLE-02",
  "复核人员只能查看，不能填写、存版本、出表或打印。",
  "请经办人员或主管登录后办理。",
);

const REVIEWERS_ONLY = fault("E-ROLE-03", "经办人员不能复核。", "请复核人员或主管登录后办理。");

/** Why somebody of a role may not use a channel; null when they may. */
export function refusalOf(channel: Channel, role: Role): Problem | null {
  const permitted = PERMITTED[channel];
  if (permitted === ANYBODY || permitted.includes(role)) return null;
  if (permitted === SUPERVISOR) return SUPERVISOR_ONLY;
  return permitted === REVIEWERS ? REVIEWERS_ONLY : WRITERS_ONLY;
}
