import { randomUUID } from "node:crypto";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { JournalAction, OperatorEntry } from "../contract/administration.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed } from "../contract/contract.ts";
import type { Operator } from "../contract/session.ts";
import { ROLE_WORDS } from "../contract/journal-words.ts";
import { writeSlotsWith } from "../security/keyslots.ts";
import { passwordSlot, type Slot, withSlot } from "../security/slot.ts";
import type { Reader, Store, Transaction } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import {
  addOperator,
  countOf,
  listOperators,
  nameTaken,
  removeOperator,
  workingOperator,
  workingOperators,
} from "../store/operators.ts";
import {
  type Keyed,
  nextSlots,
  ownPassword,
  provenBy,
  readSlots,
  type Session,
} from "./session.ts";

const NAME_TAKEN = fault(
  "E-OPR-01",
  "已经有一位在岗的操作员用这个姓名。",
  "请加上工号等以便区分，例如“李建国2”。",
);
const NOT_WORKING = fault(
  "E-OPR-02",
  "这位操作员不在岗，或者已经移除。",
  "请从名单里选在岗的操作员。",
);
const NOT_ONESELF = fault("E-OPR-03", "不能移除自己。", "请另一位主管登录后移除。");
const LAST_SUPERVISOR = fault(
  "E-OPR-04",
  "这是最后一位主管，不能移除。",
  "请先添加另一位主管，再移除这一位。",
);
const OLD_WRONG = fault(
  "E-PWD-04",
  "原口令不对，口令没有改。",
  "请重新输入原口令；连续输错会等得越来越久。",
);

type Listed = Promise<Answer<readonly OperatorEntry[]>>;

export function operatorsList(session: Session): Listed {
  return session.desk.store.read(async (reader) => ok(await listOperators(reader)));
}

/** Adds an operator with a first password. */
export async function operatorsAdd(session: Session, request: Parsed["operators.add"]): Listed {
  const allowed = await ownPassword(session, request.own);
  if (!allowed.ok) return allowed;
  const { desk, key } = session;
  const at = desk.clock.now();
  const operator: Operator = { id: randomUUID(), name: request.name, role: request.role };
  const slot = await passwordSlot(operator, request.password, key, at);
  return withNewSlot(session, slot, async (tx) => {
    if (await nameTaken(tx, operator.name)) return fail(NAME_TAKEN);
    await addOperator(tx, operator, at);
    return ok({
      action: "operator-added",
      subject: operator.name,
      detail: ROLE_WORDS[operator.role],
    });
  });
}

/**
 * Removes an operator: first in the database, which alone decides who may log
 * in, then their slot. Cut off between the two, the slot opens no session, and
 * the next sign-in takes it away (`dropStraySlots`).
 */
export async function operatorsRemove(
  session: Session,
  { operatorId, own }: Parsed["operators.remove"],
): Listed {
  const allowed = await ownPassword(session, own);
  if (!allowed.ok) return allowed;
  const { desk } = session;
  const removed = await desk.store.write(async (tx): Promise<Result<true, Problem>> => {
    const refused = await whyNotRemoved(tx, desk.operator.id, operatorId);
    if (refused !== null) return fail(refused);
    const leaving = await workingOperator(tx, operatorId);
    await removeOperator(tx, operatorId, desk.clock.now());
    await record(tx, desk, "operator-removed", leaving?.name ?? operatorId);
    return ok(true);
  });
  if (!removed.ok) return removed;
  const dropped = await dropStraySlots(desk.store, session);
  return dropped.ok ? operatorsList(session) : dropped;
}

async function whyNotRemoved(
  reader: Reader,
  own: string,
  operatorId: string,
): Promise<Problem | null> {
  if (operatorId === own) return NOT_ONESELF;
  const leaving = await workingOperator(reader, operatorId);
  if (leaving === undefined) return NOT_WORKING;
  const last = leaving.role === "supervisor" && (await countOf(reader, "supervisor")) < 2;
  return last ? LAST_SUPERVISOR : null;
}

/** Gives an operator who has forgotten theirs a new password. */
export async function operatorsSetPassword(
  session: Session,
  { operatorId, password, own }: Parsed["operators.set-password"],
): Listed {
  const allowed = await ownPassword(session, own);
  if (!allowed.ok) return allowed;
  const operator = await session.desk.store.read((reader) => workingOperator(reader, operatorId));
  if (operator === undefined) return fail(NOT_WORKING);
  return setPassword(session, operator, password, "operator-password-set");
}

/** Changes the own password. */
export async function changePassword(
  session: Session,
  request: Parsed["password.change"],
): Promise<Answer<null>> {
  const allowed = await provenBy(session, request.old, OLD_WRONG);
  if (!allowed.ok) return allowed;
  const { operator } = session.desk;
  const changed = await setPassword(session, operator, request.new, "password-changed");
  return changed.ok ? ok(null) : changed;
}

/** Puts a new password in the place of an operator's old one, with its entry in the journal. */
export async function setPassword(
  session: Session,
  operator: Operator,
  password: string,
  action: "password-changed" | "operator-password-set" | "recovery-used",
): Listed {
  const slot = await passwordSlot(operator, password, session.key, session.desk.clock.now());
  return withNewSlot(session, slot, () => Promise.resolve(ok({ action, subject: operator.name })));
}

interface Noted {
  readonly action: JournalAction;
  readonly subject: string;
  readonly detail?: string;
}

/**
 * What a job writes, its entry and the slot. Cut off before the slot is in its
 * place, an operator who was added gets in with a password that is set anew.
 */
function withNewSlot(
  session: Session,
  slot: Slot,
  job: (tx: Transaction) => Promise<Result<Noted, Problem>>,
): Listed {
  const { desk, files } = session;
  return desk.store.write(async (tx) => {
    const slots = await nextSlots(session, (old) => withSlot(old, slot));
    if (!slots.ok) return slots;
    const done = await job(tx);
    if (!done.ok) return done;
    const { action, subject, detail } = done.value;
    await record(tx, desk, action, subject, detail);
    await writeSlotsWith(tx, files.keySlots, slots.value);
    return ok(await listOperators(tx));
  });
}

/** Takes away the slots of everybody who does not work here: a removal was cut off. */
export function dropStraySlots(store: Store, keyed: Keyed): Promise<Result<true, Problem>> {
  return store.write(async (tx): Promise<Result<true, Problem>> => {
    const working = new Set((await workingOperators(tx)).map((operator) => operator.id));
    const stays = (slot: Slot): boolean => slot.kind !== "password" || working.has(slot.id);
    const read = await readSlots(keyed);
    if (!read.ok) return read;
    if (read.value.slots.every(stays)) return ok(true);
    const slots = await nextSlots(keyed, (old) => old.filter(stays));
    if (!slots.ok) return slots;
    await writeSlotsWith(tx, keyed.files.keySlots, slots.value);
    return ok(true);
  });
}
