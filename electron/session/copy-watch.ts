import { reportBug } from "../app/report.ts";
import type { Backups } from "../backup/backups.ts";
import { machineProblem } from "../store/faults.ts";
import type { Session, SessionWatch } from "./session.ts";
import type { Workstation } from "./workstation.ts";

/** Makes the copies that nobody asks for: after a sign-in, at intervals, and at the end. */
export class CopyWatch implements SessionWatch {
  readonly #backups: Backups;
  readonly #workstation: Workstation;
  #programEnds = false;

  constructor(workstation: Workstation, backups: Backups) {
    this.#backups = backups;
    this.#workstation = workstation;
    workstation.watch(this);
  }

  /** From now on the end of a session is the end of the program's day. */
  programEnds(): void {
    this.#programEnds = true;
  }

  readonly opened = (session: Session): void => {
    this.#run(session, "sign-in");
  };

  /** To be called every `LOOK_EVERY_MS`. */
  readonly look = (): void => {
    const session = this.#workstation.session();
    if (session.ok) this.#run(session.value, "interval");
    else {
      this.#workstation
        .whileLocked((open) => this.#backups.run(open, "interval"))
        .catch((error: unknown) => {
          // Data that do not open are told to whoever logs in next.
          if (machineProblem(error) === null) reportBug(error);
        });
    }
  };

  /** Also waits for a copy that is being made: it reads the data that are about to be closed. */
  readonly closing = (session: Session): Promise<void> =>
    // A screen that locks many times a day is no reason for as many copies.
    this.#backups.run(session, this.#programEnds ? "closing" : "interval");

  #run(session: Session, occasion: "sign-in" | "interval"): void {
    this.#backups.run(session, occasion).catch(reportBug);
  }
}
