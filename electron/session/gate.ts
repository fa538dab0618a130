import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Parsed } from "../contract/contract.ts";
import type { Attempts } from "../security/attempts.ts";
import { RECOVERY_MISTYPED, RECOVERY_WRONG } from "../security/key-faults.ts";
import { parseRecoveryKey } from "../security/recovery-key.ts";
import { openSlot, recoverySlotOf, type Slot, slotOfOperator } from "../security/slot.ts";
import type { Desk } from "../store/cases.ts";
import { chinaTime } from "../contract/china-time.ts";
import type { Clock } from "../store/clock.ts";
import { fault } from "../store/faults.ts";
import { note } from "../store/journal.ts";
import { nameOf } from "../store/operators.ts";
import type { DataFiles } from "../store/profile.ts";
import { FailedTries } from "./failed-tries.ts";

export const NO_OPERATOR = fault("E-PWD-02", "没有这个操作员。", "请从名单里选。");

const WRONG_PASSWORD = fault(
  "E-PWD-01",
  "口令不对。",
  "请看清大小写和输入法再输；连续输错会等得越来越久。",
);

/**
 * Who may open the data: tries secrets on the key slots, slowly after wrong
 * ones. The journal lies in the data, so failed tries are entered when the next
 * operator has opened them.
 */
export class Gate {
  readonly #attempts: Attempts;
  readonly #clock: Clock;
  readonly #failed: FailedTries;

  constructor(files: DataFiles, attempts: Attempts, clock: Clock) {
    this.#attempts = attempts;
    this.#clock = clock;
    this.#failed = new FailedTries(files);
  }

  /** The database key by an operator's password. */
  async byPassword(
    slots: readonly Slot[],
    { operatorId, password }: Parsed["session.open"],
  ): Promise<Result<Uint8Array, Problem>> {
    const slot = slotOfOperator(slots, operatorId);
    if (slot === undefined) return fail(NO_OPERATOR);
    return this.#open(slot, password, operatorId, WRONG_PASSWORD);
  }

  /** The database key by the office's sheet, for an operator who has forgotten the password. */
  async byRecoveryKey(
    slots: readonly Slot[],
    { operatorId, recoveryKey }: Parsed["session.recover"],
  ): Promise<Result<Uint8Array, Problem>> {
    const typed = parseRecoveryKey(recoveryKey);
    if (!typed.ok) return fail(RECOVERY_MISTYPED);
    const slot = recoverySlotOf(slots);
    if (slot === undefined) return fail(RECOVERY_WRONG);
    return this.#open(slot, typed.value, operatorId, RECOVERY_WRONG);
  }

  async #open(
    slot: Slot,
    secret: string,
    operatorId: string,
    wrong: Problem,
  ): Promise<Result<Uint8Array, Problem>> {
    // Starting the program anew does not make guessing passwords fast again.
    if (slot.kind === "password") {
      this.#attempts.recall(slot.id, await this.#failed.countOf(operatorId));
    }
    const key = await this.#attempts.run(slot.id, () => openSlot(slot, secret));
    if (key !== null) return ok(key);
    await this.#failed.add(operatorId, this.#clock.now());
    return fail(wrong);
  }

  /**
   * Enters this sign-in, and the failed tries since the last, by operator. A disk
   * that takes no writing leaves the tries for the next sign-in.
   */
  async enter(desk: Desk): Promise<void> {
    if (!(await note(desk, "sign-in", ""))) return;
    for (const [operatorId, { count, first, last }] of await this.#failed.take()) {
      const name = await desk.store.read((reader) => nameOf(reader, operatorId));
      const when = count === 1 ? chinaTime(first) : `${chinaTime(first)} 至 ${chinaTime(last)}`;
      await note(desk, "sign-in-failed", name ?? operatorId, `${count} 次，${when}`);
    }
  }
}
