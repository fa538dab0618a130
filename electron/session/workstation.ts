import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { KeyStatus, Verification } from "../contract/administration.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed, Reply } from "../contract/contract.ts";
import type { AppState } from "../contract/session.ts";
import { Attempts } from "../security/attempts.ts";
import { type Keychain, NO_KEYCHAIN } from "../security/keychain.ts";
import type { Desk } from "../store/cases.ts";
import type { Clock } from "../store/clock.ts";
import { note } from "../store/journal.ts";
import { type DataFiles, inspect } from "../store/profile.ts";
import { Serial } from "../store/serial.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { firstRun } from "./first-run.ts";
import { Gate } from "./gate.ts";
import { keysStatus } from "./keys.ts";
import { type OpenForMachine, openForMachine } from "./open-for-machine.ts";
import { type Means, openSession } from "./open-session.ts";
import { setPassword } from "./operators.ts";
import { tryRenewal } from "./renewal.ts";
import { Seat } from "./seat.ts";
import {
  BUSY,
  type Ended,
  keptOpen,
  NOT_OPEN,
  ownPassword,
  type Session,
  type SessionWatch,
} from "./session.ts";
import { blocks, stateOf } from "./state.ts";

/** What is done in a session that begins, before anyone can use it. */
type Greeting = (session: Session) => Promise<Result<unknown, Problem>>;

/** The workstation as a whole: whether it is set up, and who has opened it. */
export class Workstation {
  readonly #files: DataFiles;
  readonly #version: string;
  readonly #means: Means;
  readonly #gate: Gate;
  readonly #queue = new Serial();
  readonly #seat = new Seat();
  /** The data are being replaced as a whole. */
  #replacing = false;
  /** Why the data cannot be opened, once an attempt has shown it. */
  #blocked: Problem | null = null;

  constructor(
    files: DataFiles,
    clock: Clock,
    version: string,
    attempts = new Attempts(),
    keychain: Keychain = NO_KEYCHAIN,
  ) {
    this.#files = files;
    this.#version = version;
    this.#means = { clock, attempts, keychain };
    this.#gate = new Gate(files, attempts, clock);
  }

  /** What stays the same as long as the program runs. */
  about(): { readonly files: DataFiles; readonly clock: Clock; readonly version: string } {
    return { files: this.#files, clock: this.#means.clock, version: this.#version };
  }

  state(): Promise<AppState> {
    return this.#queue.run(() => this.#state());
  }

  /** The open session, or what to do when nobody has logged in. */
  session(): Result<Session, Problem> {
    const session = this.#seat.session();
    if (session !== null) return ok(session);
    return fail(this.#replacing ? BUSY : NOT_OPEN);
  }

  desk(): Result<Desk, Problem> {
    const session = this.session();
    return session.ok ? ok(session.value.desk) : session;
  }

  /** Minutes until an untouched session locks; null while nobody is logged in. */
  idleMinutes(): number | null {
    return this.#seat.session()?.idle.minutes ?? null;
  }

  /** Adds one who wants to know; whoever came last hears of an end first. */
  watch(watch: SessionWatch): void {
    this.#seat.watch(watch);
  }

  /** Does a work of the open session to its end before the session may close. */
  during<T>(work: Promise<T>): Promise<T> {
    return this.#seat.during(work);
  }

  /** First run: makes the encrypted data and logs the first operator in, as supervisor. */
  setup(request: Parsed["setup.create"]): Promise<Reply<"setup.create">> {
    return this.#queue.run(async () => {
      const made = await firstRun(this.#files, request, this.#means.clock.now());
      if (!made.ok) return made;
      const { key, operator, recoveryKey } = made.value;
      const entered = await this.#enter(key, operator.id, async ({ desk }) => {
        await note(desk, "operator-added", operator.name, "首次设置，主管");
        return ok(await this.#gate.enter(desk));
      });
      // The data are made, whether they open or not: the sheet is told in any case.
      return ok({ state: entered.ok ? entered.value : await this.#state(), recoveryKey });
    });
  }

  /** Logs an operator in; whoever was logged in before is out. */
  async open(request: Parsed["session.open"]): Promise<Answer<AppState>> {
    const found = await inspect(this.#files);
    if (found.kind !== "ready") return ok(await this.state());
    const key = await this.#gate.byPassword(found.slots.slots, request);
    if (!key.ok) return key;
    return this.#queue.run(() =>
      this.#enter(key.value, request.operatorId, async ({ desk }) =>
        ok(await this.#gate.enter(desk)),
      ),
    );
  }

  /** Logs an operator in with the office's sheet, and gives them a new password. */
  async recover(request: Parsed["session.recover"]): Promise<Answer<AppState>> {
    const found = await inspect(this.#files);
    if (found.kind !== "ready") return ok(await this.state());
    const key = await this.#gate.byRecoveryKey(found.slots.slots, request);
    if (!key.ok) return key;
    return this.#queue.run(() =>
      this.#enter(key.value, request.operatorId, async (session) => {
        const { desk } = session;
        const set = await setPassword(session, desk.operator, request.password, "recovery-used");
        return set.ok ? ok(await this.#gate.enter(desk)) : set;
      }),
    );
  }

  /** Locks the screen: the store is closed after everything asked for is on disk. */
  close(how = ""): Promise<AppState> {
    return this.#queue.run(async () => {
      await this.#seat.leave(how);
      return this.#state();
    });
  }

  /** Encrypts everything under a new key; the operator stays logged in. */
  async renewKeys({ own }: Parsed["keys.renew"]): Promise<Answer<KeyStatus>> {
    const session = this.session();
    if (!session.ok) return session;
    const allowed = await ownPassword(session.value, own);
    if (!allowed.ok) return allowed;
    const { id } = session.value.desk.operator;
    return this.alone(async (ended) => {
      // Somebody else may have logged in meanwhile.
      if (ended?.operator.id !== id) return fail(NOT_OPEN);
      const renewal = await tryRenewal(this.#files, ended.key, this.#means.clock.now());
      if (renewal.key !== null) {
        await this.#enter(renewal.key, id, async ({ desk }) => {
          if (renewal.done.ok) await note(desk, "keys-renewed", "");
          return ok(true);
        });
      }
      if (!renewal.done.ok) return renewal.done;
      const renewed = this.#seat.session();
      return renewed === null ? fail(NOT_OPEN) : keysStatus(renewed);
    });
  }

  /**
   * Runs a job while nobody has the data open; it is told which session has ended
   * for it. What blocked the data is looked at anew afterwards.
   */
  alone<T>(job: (ended: Ended | null) => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      const session = this.#seat.session();
      const key = Uint8Array.from(session?.key ?? []);
      this.#replacing = true;
      try {
        await this.#seat.leave(null);
        await this.#seat.checks.stop();
        this.#blocked = null;
        return await job(session === null ? null : { key, operator: session.desk.operator });
      } finally {
        this.#replacing = false;
        key.fill(0);
      }
    });
  }

  /** Runs a job over the data while nobody is logged in, where this machine is bound to them. */
  whileLocked(job: (open: OpenForMachine) => Promise<void>): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#seat.session() !== null) return;
      const open = await openForMachine(this.#files, this.#means);
      if (open === null) return;
      try {
        await job(open);
      } finally {
        open.key.fill(0);
        await open.desk.store.close();
      }
    });
  }

  /** Checks everything; joins a check that is on its way. */
  async verify(progress: Progress = UNWATCHED): Promise<Answer<Verification>> {
    const session = this.session();
    if (!session.ok) return session;
    const found = await this.#seat.checks.result(session.value, progress);
    return found === null ? fail(NOT_OPEN) : ok(found);
  }

  async #enter(key: Uint8Array, operatorId: string, greet: Greeting): Promise<Answer<AppState>> {
    await this.#seat.leave("");
    const opened = await openSession(this.#files, key, operatorId, this.#means);
    if (!opened.ok) {
      key.fill(0);
      if (!blocks(opened.error)) return opened;
      this.#blocked = opened.error;
      return ok(await this.#state());
    }
    const session = opened.value;
    const greeted = await keptOpen(session, greet(session));
    if (!greeted.ok) return greeted;
    this.#blocked = null;
    this.#seat.take(session);
    return ok(await this.#state());
  }

  #state(): Promise<AppState> {
    return stateOf(this.#version, this.#files, this.#seat.session(), this.#blocked);
  }
}
