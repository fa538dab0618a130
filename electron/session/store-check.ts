import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { reportBug } from "../app/report.ts";
import type { Verification } from "../contract/administration.ts";
import { machineProblem } from "../store/faults.ts";
import { integrityFaults } from "../store/integrity.ts";
import type { Sqlite } from "../store/sqlite.ts";
import { onConnection } from "../store/unlock.ts";
import { inFile, verifyInSlices } from "../store/verify.ts";
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

  /** Checks now, or joins the check that is on its way; null: it was stopped. */
  async result(session: Session): Promise<Verification | null> {
    const running = this.#running?.of === session ? this.#running.check : null;
    try {
      return await (running ?? this.#start(session, false)).result;
    } catch (error) {
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
  readonly #stop = new AbortController();

  /** `gently`: takes half of the time for others, such as after a log-in that nobody waits for. */
  constructor(session: Session, gently: boolean) {
    this.result = check(session, gently, this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.result.catch(() => undefined);
  }
}

async function check(
  session: Session,
  gently: boolean,
  signal: AbortSignal,
): Promise<Verification> {
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
      structure: () => structureFaults(session.files.database, key, signal),
      signal,
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
  signal: AbortSignal,
): Promise<readonly string[]> {
  return onConnection(database, "read", key, async (sqlite) => {
    const stop = (): void => sqlite.interrupt();
    signal.addEventListener("abort", stop);
    try {
      return await structureOf(sqlite, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  });
}

async function structureOf(sqlite: Sqlite, signal: AbortSignal): Promise<readonly string[]> {
  const faults: string[] = [];
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'blob'";
  for (const { name } of z.array(Name).parse(await sqlite.all(sql))) {
    signal.throwIfAborted();
    faults.push(...(await integrityFaults((check) => sqlite.all(check), name)).map(inFile));
  }
  return faults;
}
