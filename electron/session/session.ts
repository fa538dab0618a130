import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Arrangement } from "../../core/working-days.ts";
import type { Operator } from "../contract/session.ts";
import type { Attempts } from "../security/attempts.ts";
import { changedSlots, type KeySlots, readKeySlots } from "../security/keyslots.ts";
import type { Keychain } from "../security/keychain.ts";
import { openSlot, type Slot, slotOfOperator } from "../security/slot.ts";
import type { Desk } from "../store/cases.ts";
import { fault, KEYSLOTS_MISSING } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import type { DataFiles } from "../store/profile.ts";

/** What is there while an operator is logged in. */
export interface Session {
  readonly desk: Desk;
  readonly files: DataFiles;
  /** Of the database; overwritten with zeros when the session ends. */
  readonly key: Uint8Array;
  readonly keychain: Keychain;
  /** Slows down whoever guesses passwords. */
  readonly attempts: Attempts;
  /** Minutes without a key press until the screen locks; changes when the office sets another. */
  readonly idle: { minutes: number };
  /** Days off that the office has entered; changes when it enters more. */
  readonly arrangements: { ruling: readonly Arrangement[] };
}

/** Who wants to know when the data are opened and before they are closed, such as to copy them. */
export interface SessionWatch {
  readonly opened: (session: Session) => void;
  /** The session takes nothing new any more; its store is still open. */
  readonly closing: (session: Session) => Promise<void>;
}

/** A session that has ended, with a copy of its key that lasts as long as the job. */
export interface Ended {
  readonly key: Uint8Array;
  readonly operator: Operator;
}

/** The data with the key that opens them. */
export type Keyed = Pick<Session, "files" | "key">;

export const NOT_OPEN = fault("E-SES-01", "还没有登录。", "请选操作员，输入口令。");
export const BUSY = fault(
  "E-SES-02",
  "正在更换密钥或恢复数据，这次没有存进去。",
  "请等它做完再存一次；填写的内容还在窗口里。",
);

const OWN_WRONG = fault(
  "E-PWD-03",
  "您本人的口令不对，什么也没有改。",
  "请输入当前登录人的口令；连续输错会等得越来越久。",
);

/** Asks again who is at the keyboard, before keys or operators change. */
export function ownPassword(session: Session, own: string): Promise<Result<true, Problem>> {
  return provenBy(session, own, OWN_WRONG);
}

/** Whether a secret is the password of whoever is logged in; a wrong one goes into the journal. */
export async function provenBy(
  session: Session,
  own: string,
  wrong: Problem,
): Promise<Result<true, Problem>> {
  const read = await readSlots(session);
  if (!read.ok) return read;
  const { desk, attempts } = session;
  const slot = slotOfOperator(read.value.slots, desk.operator.id);
  if (slot === undefined) return fail(wrong);
  const key = await attempts.run(slot.id, () => openSlot(slot, own));
  if (key === null) {
    await note(desk, "sign-in-failed", desk.operator.name, "登录以后核对本人口令，输错");
    return fail(wrong);
  }
  key.fill(0);
  return ok(true);
}

/** The key slots as they lie beside the data. */
export async function readSlots({ files }: Keyed): Promise<Result<KeySlots, Problem>> {
  const read = await readKeySlots(files.keySlots);
  return read.ok ? read : fail(KEYSLOTS_MISSING);
}

/**
 * The slots as they are to be. To be read and written within one transaction of
 * the store, which lets no other change of the slots in between.
 */
export async function nextSlots(
  keyed: Keyed,
  change: (slots: readonly Slot[]) => readonly Slot[],
): Promise<Result<KeySlots, Problem>> {
  const read = await readSlots(keyed);
  return read.ok ? changedSlots(read.value, keyed.key, change) : read;
}

/** Closes the data and forgets their key. */
export async function shut({ desk, key }: Session): Promise<void> {
  try {
    await desk.store.close();
  } finally {
    key.fill(0);
  }
}

/** What the beginning of a session comes to; one that it refuses, or in which it fails, is over. */
export async function keptOpen<T extends Result<unknown, Problem>>(
  session: Session,
  beginning: Promise<T>,
): Promise<T> {
  let kept = false;
  try {
    const begun = await beginning;
    kept = begun.ok;
    return begun;
  } finally {
    if (!kept) await shut(session);
  }
}
