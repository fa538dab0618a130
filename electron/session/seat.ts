import { reportBug } from "../app/report.ts";
import { note } from "../store/journal.ts";
import { type Session, type SessionWatch, shut } from "./session.ts";
import { StoreChecks } from "./store-check.ts";

/** The one place at the workstation: whose session is open, what runs in it, who hears of its end. */
export class Seat {
  readonly checks = new StoreChecks();
  readonly #running = new Set<Promise<unknown>>();
  readonly #watches: SessionWatch[] = [];
  #session: Session | null = null;

  session(): Session | null {
    return this.#session;
  }

  /** Adds one who wants to know; whoever came last hears of an end first. */
  watch(watch: SessionWatch): void {
    this.#watches.push(watch);
  }

  /** Does a work of the open session to its end before the session may close. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Whoever sat here before has left. */
  take(session: Session): void {
    this.#session = session;
    this.checks.begin(session);
    for (const watch of this.#watches) watch.opened(session);
  }

  /** Ends the session; `how` goes into the journal, null: nobody has signed out. */
  async leave(how: string | null): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    await Promise.allSettled([...this.#running, this.checks.stop()]);
    for (const watch of this.#watches.toReversed()) await watch.closing(session).catch(reportBug);
    if (how !== null) await note(session.desk, "sign-out", "", how).catch(reportBug);
    await shut(session);
  }
}
