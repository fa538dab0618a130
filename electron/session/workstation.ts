import { randomUUID } from "node:crypto";
import { findArea } from "../../core/area.ts";
import { packsOf } from "../../core/policy/packs.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Answer, AppState, Parsed } from "../contract/contract.ts";
import { Attempts } from "../security/attempts.ts";
import { openSlot, operatorsOf } from "../security/keyslots.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay, type Clock } from "../store/clock.ts";
import { reportBug } from "../app/report.ts";
import {
  DATABASE_DAMAGED,
  DATABASE_NEWER,
  fault,
  machineProblem,
  PROGRAM_FAULT,
} from "../store/faults.ts";
import { openStore } from "../store/open.ts";
import { type DataFiles, inspect } from "../store/profile.ts";
import { Serial } from "../store/serial.ts";
import { createData, readOffice, readOperator } from "../store/setup.ts";

export const NOT_OPEN = fault("E-SES-01", "还没有登录。", "请选操作员，输入口令。");

const WRONG_PASSWORD = fault(
  "E-PWD-01",
  "口令不对。",
  "请看清大小写和输入法再输；连续输错会等得越来越久。",
);
const NO_OPERATOR = fault("E-PWD-02", "没有这个操作员。", "请从名单里选。");
const ALREADY_SET_UP = fault("E-SET-01", "这台电脑已经设置过。", "请直接登录。");
const NO_POOL = fault(
  "E-SET-02",
  "这个统筹区还没有待遇政策。",
  "请从列表里选；列表里没有的，请联系管理员。",
);

/** The workstation as a whole: whether it is set up, and who has opened it. */
export class Workstation {
  readonly #files: DataFiles;
  readonly #clock: Clock;
  readonly #version: string;
  readonly #attempts: Attempts;
  readonly #queue = new Serial();
  #desk: Desk | null = null;
  /** Why the data cannot be opened, once an attempt has shown it. */
  #blocked: Problem | null = null;

  constructor(files: DataFiles, clock: Clock, version: string, attempts = new Attempts()) {
    this.#files = files;
    this.#clock = clock;
    this.#version = version;
    this.#attempts = attempts;
  }

  state(): Promise<AppState> {
    return this.#queue.run(() => this.#state());
  }

  /** The open desk, or what to do when nobody has logged in. */
  desk(): Result<Desk, Problem> {
    return this.#desk === null ? fail(NOT_OPEN) : ok(this.#desk);
  }

  /** First run: makes the encrypted data and logs the first operator in, as supervisor. */
  setup(request: Parsed["setup.create"]): Promise<Answer<AppState>> {
    return this.#queue.run(async () => {
      const found = await inspect(this.#files);
      if (found.kind === "blocked") return fail(found.problem);
      if (found.kind === "ready") return fail(ALREADY_SET_UP);
      const pool = findArea(request.pool);
      if (pool === undefined || packsOf(pool.code).length === 0) return fail(NO_POOL);
      const operator = { id: randomUUID(), name: request.operator, role: "supervisor" } as const;
      const key = await createData(this.#files, {
        office: { name: request.office, window: request.window, pool: pool.code },
        operator,
        password: request.password,
        at: this.#clock.now(),
      });
      return key.ok ? this.#enter(key.value, operator.id) : key;
    });
  }

  /** Logs an operator in; whoever was logged in before is out. */
  async open(request: Parsed["session.open"]): Promise<Answer<AppState>> {
    const found = await inspect(this.#files);
    if (found.kind !== "ready") return ok(await this.state());
    const slot = found.slots.slots.find(
      (entry) => entry.kind === "password" && entry.id === request.operatorId,
    );
    if (slot === undefined) return fail(NO_OPERATOR);
    const key = await this.#attempts.run(slot.id, () => openSlot(slot, request.password));
    if (key === null) return fail(WRONG_PASSWORD);
    return this.#queue.run(() => this.#enter(key, slot.id));
  }

  /** Locks the screen: the store is closed after everything asked for is on disk. */
  close(): Promise<AppState> {
    return this.#queue.run(async () => {
      await this.#leave();
      return this.#state();
    });
  }

  async #enter(key: Uint8Array, operatorId: string): Promise<Answer<AppState>> {
    await this.#leave();
    const opened = await this.#openStore(key);
    key.fill(0);
    if (!opened.ok) return this.#blocked === null ? opened : ok(await this.#state());
    const store = opened.value;
    const office = await store.read(readOffice);
    const operator = await store.read((reader) => readOperator(reader, operatorId));
    if (operator === undefined) {
      await store.close();
      return fail(NO_OPERATOR);
    }
    this.#blocked = null;
    this.#desk = { store, office, operator, clock: this.#clock };
    return ok(await this.#state());
  }

  /** A file that cannot be opened blocks the whole program; a busy or full machine only this try. */
  async #openStore(key: Uint8Array): ReturnType<typeof openStore> {
    const opened = await openStore(this.#files.database, key).catch((error: unknown) => {
      const problem = machineProblem(error);
      if (problem === null) throw error;
      return fail(problem);
    });
    if (!opened.ok && (opened.error === DATABASE_DAMAGED || opened.error === DATABASE_NEWER)) {
      this.#blocked = opened.error;
    }
    return opened;
  }

  async #leave(): Promise<void> {
    const desk = this.#desk;
    this.#desk = null;
    await desk?.store.close();
  }

  async #state(): Promise<AppState> {
    const version = this.#version;
    if (this.#blocked !== null) return { phase: "blocked", version, problem: this.#blocked };
    if (this.#desk !== null) {
      const { office, operator } = this.#desk;
      return { phase: "open", version, office, operator, today: chinaDay(this.#clock.now()) };
    }
    return this.#stateOfFiles();
  }

  async #stateOfFiles(): Promise<AppState> {
    const version = this.#version;
    try {
      const found = await inspect(this.#files);
      if (found.kind === "empty") return { phase: "setup", version };
      if (found.kind === "blocked") return { phase: "blocked", version, problem: found.problem };
      return { phase: "locked", version, operators: operatorsOf(found.slots) };
    } catch (error) {
      const problem = machineProblem(error);
      if (problem === null) reportBug(error);
      // Without an answer the window would stay empty.
      return { phase: "blocked", version, problem: problem ?? PROGRAM_FAULT };
    }
  }
}
