import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { reportBug } from "../app/report.ts";
import type { Verification } from "../contract/administration.ts";
import { machineProblem } from "../store/faults.ts";
import { integrityFaults } from "../store/integrity.ts";
import type { Sqlite } from "../store/sqlite.ts";
import { onConnection } from "../store/unlock.ts";
import { inFile, verifyInSlices } from "../store/verify.ts";
import { Cancelled, endedBy, type Progress, UNWATCHED, unlessCancelled } from "../work/progress.ts";
import type { Session } from "./session.ts";

const Name = z.object({ name: z.string() });

/** The checks of an open session: one at a time. */
export class StoreChecks {
  #running: { readonly of: Session; readonly check: StoreCheck } | null = null;

  /** Begins a check that nobody waits for; a file or a disk that fails it is no bug. */
  begin(session: Session): void {
    this.#start(session, true).result.catch((error: unknown) => {
      if (!isStopped(error) && machineProblem(error) === null) reportBug(error);
    });
  }

  /**
   * Checks now, or joins the check that is on its way; null: it was stopped. A cancel
   * ends a check that was begun for it, and only the wait for one that was not.
   */
  async result(session: Session, progress: Progress = UNWATCHED): Promise<Verification | null> {
    const running = this.#running?.of === session ? this.#running.check : null;
    const check = running ?? this.#start(session, false);
    check.watch = progress.tell;
    try {
      return await unlessCancelled(progress, check.result);
    } catch (error) {
      if (error instanceof Cancelled && running === null) await check.stop();
      if (isStopped(error)) return null;
      throw error;
    }
  }

  /** Ends the check on its way. Its own connection is closed when this resolves. */
  async stop(): Promise<void> {
    await this.#running?.check.stop();
  }

  #start(session: Session, gently: boolean): StoreCheck {
    const running = { of: session, check: new StoreCheck(session, gently) };
    this.#running = running;
    const end = (): void => {
      if (this.#running === running) this.#running = null;
    };
    running.check.result.then(end, end);
    return running.check;
  }
}

function isStopped(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** A check of the whole store beside whoever works with it. */
class StoreCheck {
  readonly result: Promise<Verification>;
  /** Whoever wants to see how far it is. */
  watch: Progress["tell"] = UNWATCHED.tell;
  readonly #stop = new AbortController();

  /** `gently`: takes half of the time for others, such as after a log-in that nobody waits for. */
  constructor(session: Session, gently: boolean) {
    const tell: Progress["tell"] = (step, part) => this.watch(step, part);
    this.result = check(session, gently, { signal: this.#stop.signal, tell });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.result.catch(() => undefined);
  }
}

async function check(session: Session, gently: boolean, progress: Progress): Promise<Verification> {
  const { desk } = session;
  const at = desk.clock.now();
  const key = Uint8Array.from(session.key);
  try {
    const { cases, revisions, faults, faultyCases } = await verifyInSlices({
      read: async (slice) => {
        const began = performance.now();
        const result = await desk.store.read(slice);
        if (gently) await pause(performance.now() - began);
        return result;
      },
      structure: () => structureFaults(session.files.database, key, progress),
      ...progress,
    });
    return { at, cases, revisions, faults, faultyCases };
  } finally {
    key.fill(0);
  }
}

/**
 * Looks at how the tables are built, on a connection of its own: a large one
 * takes seconds, in which nobody else has to wait. The table of documents is
 * left out, because every document is read and hashed anyway.
 */
function structureFaults(
  database: string,
  key: Uint8Array,
  progress: Progress,
): Promise<readonly string[]> {
  return onConnection(database, "read", key, (sqlite) =>
    endedBy(
      progress,
      () => sqlite.interrupt(),
      () => structureOf(sqlite, progress),
    ),
  );
}

async function structureOf(sqlite: Sqlite, { signal, tell }: Progress): Promise<readonly string[]> {
  const faults: string[] = [];
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'blob'";
  const tables = z.array(Name).parse(await sqlite.all(sql));
  for (const [done, { name }] of tables.entries()) {
    signal.throwIfAborted();
    tell("structure", { done, of: tables.length });
    faults.push(...(await integrityFaults((check) => sqlite.all(check), name)).map(inFile));
  }
  return faults;
}
