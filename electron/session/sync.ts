import { readFile, stat } from "node:fs/promises";
import { fail, ok } from "../../core/result.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import type { EnrolmentSeen } from "../contract/sync.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import { caseNumberOf } from "../store/revisions.ts";
import { retry } from "../store/sync-answers.ts";
import { conflictOf, decide } from "../store/sync-conflicts.ts";
import { dropIdentity, readIdentity, setPaused, setProxy } from "../store/sync-identity.ts";
import { retryTaking } from "../store/sync-in.ts";
import { isUnsent } from "../store/sync-list.ts";
import { acceptEnrolment, readEnrolment } from "../sync/enrolment.ts";
import { giveWay, NO_CONFLICT } from "../sync/give-way.ts";
import { forkOf, resolveFork } from "../sync/resolve.ts";
import type { SyncWatch } from "../sync/watch.ts";
import type { WorkDesk } from "../work/work-desk.ts";
import type { Ask } from "./ask.ts";
import { type AtDesk, guarded, mayUse } from "./at-desk.ts";
import { exchangeHandlers } from "./exchange.ts";
import type { Handlers } from "./handlers.ts";
import { ownPassword, type Session } from "./session.ts";
import { unsentHandlers, type UnsentPrinting } from "./unsent.ts";

export type SyncChannel = Extract<Channel, `sync.${string}`>;

const NOT_READ = fault("E-SYNC-34", "文件读不出来。", "请检查 U 盘是否插好，再选一次。");
const OTHER_FINGERPRINT = fault(
  "E-SYNC-35",
  "核对的指纹与登记文件里的不一样，没有登记。",
  "请打开登记文件重新核对。",
);
const NOT_PROXY = fault(
  "E-SYNC-36",
  "代理地址写得不对。",
  "写成 http://地址:端口，例如 http://10.1.2.3:8080；不用代理的，留空。",
);

/** The exchange with the district's gateway. */
export function syncHandlers(
  atDesk: AtDesk,
  ask: Ask,
  sync: SyncWatch,
  print: UnsentPrinting,
  works: WorkDesk,
): Pick<Handlers, SyncChannel> {
  return {
    ...unsentHandlers(atDesk, print),
    ...queueHandlers(atDesk, sync),
    ...conflictHandlers(atDesk, sync),
    ...gatewayHandlers(atDesk, ask, sync),
    ...exchangeHandlers(atDesk, ask, sync, works),
  };
}

function queueHandlers(
  atDesk: AtDesk,
  sync: SyncWatch,
): Pick<
  Handlers,
  "sync.status" | "sync.list" | "sync.pause" | "sync.now" | "sync.retry" | "sync.case"
> {
  return {
    "sync.status": () => atDesk("sync.status", ({ desk }) => told(sync.status(desk))),
    "sync.list": () => atDesk("sync.list", ({ desk }) => told(sync.list(desk))),
    "sync.pause": ({ on }) =>
      atDesk("sync.pause", async ({ desk }) => {
        await desk.store.write((tx) => setPaused(tx, on));
        sync.look("anew");
        return told(sync.status(desk));
      }),
    "sync.now": () =>
      atDesk("sync.now", ({ desk }) => {
        sync.look();
        return told(sync.status(desk));
      }),
    "sync.retry": ({ kind, ref }) =>
      atDesk("sync.retry", async ({ desk }) => {
        await desk.store.write((tx) =>
          kind === "incoming" ? retryTaking(tx, Number(ref)) : retry(tx, kind, ref),
        );
        sync.look();
        return told(sync.list(desk));
      }),
    "sync.case": ({ caseId }) =>
      atDesk("sync.case", ({ desk }) =>
        desk.store.read(async (reader) =>
          ok({
            enrolled: (await readIdentity(reader)) !== undefined,
            unsent: await isUnsent(reader, caseId),
          }),
        ),
      ),
  };
}

function conflictHandlers(
  atDesk: AtDesk,
  sync: SyncWatch,
): Pick<Handlers, "sync.fork" | "sync.resolve" | "sync.decide" | "sync.give-way"> {
  return {
    "sync.give-way": ({ conflict, reason }) =>
      atDesk("sync.give-way", async ({ desk }) => {
        const given = await giveWay(desk, conflict, reason);
        if (given.ok) sync.look();
        return given;
      }),
    "sync.fork": ({ caseId }) => atDesk("sync.fork", ({ desk }) => forkOf(desk, caseId)),
    "sync.resolve": ({ caseId, keep }) =>
      atDesk("sync.resolve", async ({ desk }) => {
        const resolved = await resolveFork(desk, caseId, keep);
        if (resolved.ok) sync.look();
        return resolved;
      }),
    "sync.decide": ({ conflict, decision }) =>
      atDesk("sync.decide", async ({ desk }) => {
        const decided = await desk.store.write(async (tx): Promise<Answer<null>> => {
          const open = await conflictOf(tx, conflict);
          // Of a fork a version with both parents is the decision.
          if (open === undefined || open.conflict.kind === "fork") return fail(NO_CONFLICT);
          await decide(tx, conflict, decision, desk.clock.now(), desk);
          await record(tx, desk, "conflict-decided", (await caseNumberOf(tx, open.caseId)) ?? "");
          return ok(null);
        });
        return decided.ok ? told(sync.list(desk)) : decided;
      }),
  };
}

function gatewayHandlers(
  atDesk: AtDesk,
  ask: Ask,
  sync: SyncWatch,
): Pick<
  Handlers,
  "sync.choose-enrolment" | "sync.read-enrolment" | "sync.enrol" | "sync.set-proxy" | "sync.remove"
> {
  return {
    "sync.choose-enrolment": async () => {
      const allowed = await mayUse(atDesk, "sync.choose-enrolment");
      if (!allowed.ok) return allowed;
      // Outside the session: a dialog may stay open for long, and a lock must not wait for it.
      const [file] = await ask.files("选区县发来的登记文件", ENROLMENT_FILES);
      return file === undefined ? ok(null) : guarded(() => seenIn(file));
    },
    "sync.read-enrolment": ({ text }) =>
      atDesk("sync.read-enrolment", () => Promise.resolve(seen(text))),
    "sync.enrol": ({ text, fingerprint, own }) =>
      atDesk("sync.enrol", async (session) => {
        const asked = await ownPassword(session, own);
        if (!asked.ok) return asked;
        const read = readEnrolment(text);
        if (!read.ok) return read;
        if (read.value.fingerprint !== fingerprint) return fail(OTHER_FINGERPRINT);
        const { desk } = session;
        const before = await desk.store.read(readIdentity);
        if (before !== undefined) await desk.store.write(dropIdentity);
        await acceptEnrolment(desk, read.value, before?.proxy ?? "");
        return changed(session, sync, "gateway-enrolled", read.value.district);
      }),
    "sync.set-proxy": ({ proxy }) =>
      atDesk("sync.set-proxy", async (session) => {
        if (!isProxy(proxy)) return fail(NOT_PROXY);
        await session.desk.store.write((tx) => setProxy(tx, proxy));
        return changed(session, sync, "gateway-changed", "代理");
      }),
    "sync.remove": ({ own }) =>
      atDesk("sync.remove", async (session) => {
        const asked = await ownPassword(session, own);
        if (!asked.ok) return asked;
        await session.desk.store.write(dropIdentity);
        return changed(session, sync, "gateway-removed", "");
      }),
  };
}

const ENROLMENT_FILES = { name: "登记文件", extensions: ["json", "txt", "enrolment"] } as const;
const MOST_READ = 100_000;

async function seenIn(file: string): Promise<Answer<EnrolmentSeen>> {
  try {
    if ((await stat(file)).size > MOST_READ) return fail(NOT_READ);
    return seen(await readFile(file, "utf8"));
  } catch {
    return fail(NOT_READ);
  }
}

function seen(text: string): Answer<EnrolmentSeen> {
  const read = readEnrolment(text);
  if (!read.ok) return read;
  const { url, district, office, window, fingerprint } = read.value;
  return ok({ text, url, district, office, window, fingerprint });
}

function isProxy(text: string): boolean {
  if (text === "") return true;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return protocol === "http:" && hostname !== "" && pathname === "/";
}

async function changed(
  { desk }: Session,
  sync: SyncWatch,
  action: "gateway-enrolled" | "gateway-changed" | "gateway-removed",
  subject: string,
) {
  await desk.store.write((tx) => record(tx, desk, action, subject));
  sync.look("anew");
  return told(sync.status(desk));
}

async function told<T>(value: Promise<T>): Promise<Answer<T>> {
  return ok(await value);
}
