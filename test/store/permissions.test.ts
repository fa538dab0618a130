import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { TemplateMapping } from "../../core/forms/template/mapping.ts";
import { type Role, ROLES } from "../../electron/contract/administration.ts";
import { type Channel, type Parsed, requests } from "../../electron/contract/contract.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import type { Handlers } from "../../electron/session/handlers.ts";
import { PERMITTED, refusalOf } from "../../electron/session/permissions.ts";
import { hire, logIn, newOffice, type Office, PASSWORD } from "./office.ts";
import { referral } from "./people.ts";
import { value } from "./desk.ts";

const packId = "kaifeng-residents-2023";
const own = "not the password";
const caseId = "no-such-case";
const NO_PLACES: TemplateMapping = { format: "template-mapping/1", placements: [] };

/** A harmless request of each channel that needs an operator. */
const ASKED: { readonly [C in Channel]?: Parsed[C] } = {
  "cases.search": EVERYTHING,
  "case.create": { insurance: "resident" },
  "case.open": { caseId },
  "draft.save": { caseId, form: referral() },
  "case.seal": { caseId, form: referral() },
  "forms.preview": { caseId, form: "filing" },
  "forms.issue": { caseId, forms: ["filing"] },
  "print.printers": {},
  "print.set-printer": { form: "filing", printer: null },
  "print.copies": { form: "filing", copies: 1 },
  "print.send": { caseId, papers: [{ form: "filing", copies: 1 }], way: "dialog" },
  "print.confirm": { caseId, papers: [{ jobId: "none", out: true }] },
  "print.jobs": { caseId },
  "print.calibrate": { printer: "none", offset: { right: 0, down: 0 } },
  "blob.read": { sha256: "0".repeat(64) },
  "sync.status": {},
  "sync.list": {},
  "sync.case": { caseId },
  "sync.fork": { caseId },
  "sync.now": {},
  "sync.pause": { on: true },
  "sync.retry": { kind: "revision", ref: "0".repeat(64) },
  "sync.resolve": { caseId, keep: "0".repeat(64) },
  "sync.decide": { conflict: "none", decision: "无" },
  "sync.give-way": { conflict: "none", reason: "无" },
  "sync.print": {},
  "sync.export": {},
  "sync.import": {},
  "sync.choose-enrolment": {},
  "sync.read-enrolment": { text: "" },
  "sync.enrol": { text: "", fingerprint: "", own: "" },
  "sync.set-proxy": { proxy: "" },
  "sync.remove": { own: "" },
  "statistics.read": { from: "2026-01-01", to: "2026-12-31", by: "month" },
  "statistics.ageing": {},
  "ahead.read": {},
  "versions.list": { caseId },
  "versions.open": { caseId, hash: "0".repeat(64) },
  "versions.newer": { caseId, shown: null },
  "archive.list": { caseId },
  "archive.export": { caseId },
  "errors.day": { day: "2026-01-01" },
  "errors.handle": { day: "2026-01-01", code: "E-CASE-06", words: "x" },
  "statistics.export": { from: "2026-01-01", to: "2026-12-31" },
  "inquiries.list": {},
  "inquiries.ask": {
    caseId,
    on: "2026-11-20",
    asked: {
      kind: "coordination",
      office: "x",
      matter: "x",
      type: "other",
      persons: "",
      firstResponder: "x",
    },
  },
  "inquiries.act": { inquiryId: "none", act: { step: "confirmed", on: day("2026-11-20") } },
  "inquiries.export": { summarised: "2026-11-26" },
  "case.across": { caseId, form: referral() },
  "filings.of-person": { caseId, certNo: referral().person.certNo },
  "filings.clawback": { caseId, form: referral() },
  "recovery.owed": { caseId, certNo: referral().person.certNo },
  "reversal.make": { caseId, saw: "0".repeat(64), reason: "重复报销", document: "" },
  "own-year.cases": {
    caseId,
    certNo: referral().person.certNo,
    pool: { area: "410200", insurance: "resident" },
  },
  "review.submit": { caseId },
  "review.queue": {},
  "review.open": { caseId },
  "review.seen": { caseId, hash: "0".repeat(64) },
  "review.approve": { caseId, saw: "0".repeat(64) },
  "review.return": { caseId, saw: "0".repeat(64), reason: "x" },
  "review.draw": { percent: 10, seed: null },
  "review.hand-over": { caseId },
  "attachments.list": { caseId },
  "attachments.choose": {},
  "attachments.check": { name: "x.jpg", bytes: new Uint8Array() },
  "attachments.take": { file: "x.jpg" },
  "attachments.scanned": {},
  "attachments.discard-scan": { file: "x.jpg" },
  "attachments.add": { caseId, of: { kind: "other" }, name: "x", bytes: new Uint8Array() },
  "attachments.remove": { caseId, sha256: "0".repeat(64) },
  "attachments.choose-folder": { remove: true },
  "imports.choose": {},
  "imports.mapping": { hospital: "x", signature: "x" },
  "imports.remember": { hospital: "x", signature: "x", columns: ["name"] },
  "catalogue.status": {},
  "catalogue.import": {},
  "catalogue.search": { text: "x" },
  "catalogue.lookup": { codes: ["x"] },
  "reconcile.list": {},
  "reconcile.open": { caseId: "x" },
  "reconcile.of-person": { caseId: "x", certNo: "x" },
  "reconcile.accept": { caseId: "x", visit: "x", version: 1, decisions: {} },
  "packs.received": {},
  "packs.changes": { hash: "0".repeat(64) },
  "sent-templates.list": {},
  "sent-templates.adopt": { id: "x" },
  "registers.person": { certNo: "x" },
  "registers.institutions": { text: "x", on: "2026-11-20" },
  "registers.codes": {},
  "messages.list": {},
  "messages.take": { id: "x" },
  "messages.close": { id: "x", words: "" },
  "messages.outages": { on: "2026-11-20" },
  "decisions.of-case": { caseId: "x" },
  "templates.list": {},
  "templates.choose": {},
  "templates.open": { seq: 1 },
  "templates.try": { form: "filing", bytes: new Uint8Array(), mapping: NO_PLACES },
  "templates.keep": { form: "filing", name: "x", bytes: new Uint8Array(), mapping: NO_PLACES },
  "templates.use": { form: "filing", seq: null },
  "settings.read": {},
  "settings.answer": { packId, question: "Q10", reading: "none", document: "x" },
  "settings.confirm": { packId, paths: ["none"], document: "x" },
  "settings.set-value": { packId, path: "none", value: "1", document: "x" },
  "password.change": { old: own, new: "not changed 2026" },
  "operators.list": {},
  "operators.add": { name: "x", role: "clerk", password: "12345678", own },
  "operators.remove": { operatorId: "x", own },
  "operators.set-password": { operatorId: "x", password: "12345678", own },
  "keys.status": {},
  "keys.new-recovery": { own },
  "keys.sheet-proven": {},
  "keys.bind-device": { on: false, own },
  "keys.renew": { own },
  "office.set-idle": { minutes: 10 },
  "office.read": {},
  "arrangements.list": {},
  "arrangements.enter": { year: 2027, text: "没有日子", document: "x" },
  "office.set-telephone": { telephone: "0371-22750000" },
  "ledger.day": { date: "2026-11-20" },
  "ledger.print": { date: "2026-11-20", printer: "none", copies: 1 },
  "papers.save": { caseId, sha256: "0".repeat(64) },
  "ledger.save": { date: "2026-11-20", as: "csv" },
  "journal.read": { before: null, action: null, limit: 1 },
  "journal.export": { from: "2026-11-20", to: "2026-11-20" },
  "backups.status": {},
  "backups.make": {},
  "backups.choose-folder": { remove: true },
  "backups.restore": { backup: "/nowhere", own },
  "store.verify": {},
};

const CHANNELS = Object.keys(requests).filter((name): name is Channel =>
  Object.hasOwn(requests, name),
);
const GUARDED = CHANNELS.filter((channel) => PERMITTED[channel] !== "anybody");

async function ask<C extends Channel>(handlers: Handlers, channel: C): Promise<string> {
  const request = ASKED[channel];
  if (request === undefined) throw new Error(`no request for ${channel}`);
  const handler: (given: Parsed[C]) => Promise<unknown> = handlers[channel];
  const text = JSON.stringify(await handler(request));
  return /"code":"(?<code>[^"]+)"/u.exec(text)?.groups?.["code"] ?? "";
}

describe("what a role may do", () => {
  it("is: a clerk writes, a reviewer reads and decides, a supervisor does everything", () => {
    const may = (role: Role): readonly Channel[] =>
      GUARDED.filter((channel) => refusalOf(channel, role) === null);
    expect(may("supervisor")).toEqual(GUARDED);
    const writes: readonly Channel[] = [
      "case.create",
      "draft.save",
      "case.seal",
      "forms.issue",
      "print.set-printer",
      "print.copies",
      "print.send",
      "print.confirm",
      "print.calibrate",
      "ledger.print",
      "ledger.save",
      "papers.save",
      "imports.choose",
      "imports.mapping",
      "imports.remember",
      "review.submit",
      "review.hand-over",
      "inquiries.ask",
      "inquiries.act",
      "inquiries.export",
      "sync.pause",
      "sync.retry",
      "sync.resolve",
      "sync.decide",
      "sync.give-way",
      "sync.export",
      "sync.import",
      "reconcile.of-person",
      "reconcile.accept",
      "archive.export",
      "attachments.choose",
      "attachments.check",
      "attachments.take",
      "attachments.discard-scan",
      "attachments.add",
      "attachments.remove",
    ];
    const decides: readonly Channel[] = ["review.seen", "review.approve", "review.return"];
    const reads = may("reviewer").filter((channel) => !decides.includes(channel));
    expect(may("reviewer")).toEqual(expect.arrayContaining([...decides]));
    expect(reads.filter((channel) => writes.includes(channel))).toEqual([]);
    expect(may("clerk").toSorted()).toEqual([...reads, ...writes].toSorted());
    for (const channel of ["operators.add", "keys.renew", "journal.read", "settings.answer"]) {
      expect(reads).not.toContain(channel);
    }
  });

  test.each(GUARDED)("%s is refused when nobody is logged in", async (channel) => {
    await here.workstation.close();
    expect(await ask(here.handlers, channel)).toBe("E-SES-01");
  });

  describe.each(ROLES)("as %s", (role) => {
    test.each(GUARDED)("%s is done or refused as the table says", async (channel) => {
      await as(role);
      const code = await ask(here.handlers, channel);
      const expected = refusalOf(channel, role)?.code;
      if (expected === undefined) expect(code).not.toMatch(/^E-(?:ROLE|SES|APP)/u);
      else expect(code).toBe(expected);
    });
  });
});

let here: Office;
let folder = "";
const ids: Partial<Record<Role, string>> = {};
let current: Role | null = null;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "permissions-"));
  here = await newOffice({ folder });
  ids.supervisor = here.id;
  ids.clerk = await hire(here, "王秀英", "clerk");
  ids.reviewer = await hire(here, "赵敏", "reviewer");
}, 30_000);

afterAll(async () => {
  await here.workstation.close();
  await rm(folder, { recursive: true, force: true });
});

async function as(role: Role): Promise<void> {
  if (current === role && here.workstation.session().ok) return;
  value(await logIn(here, ids[role] ?? "", PASSWORD));
  current = role;
}
