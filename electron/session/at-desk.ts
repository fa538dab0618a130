import { fail, ok } from "../../core/result.ts";
import { reportBug } from "../app/report.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import { noteProblem } from "../errors/log.ts";
import { machineProblem, PROGRAM_FAULT } from "../store/faults.ts";
import { Cancelled } from "../work/progress.ts";
import { refusalOf } from "./permissions.ts";
import type { Session } from "./session.ts";
import type { Workstation } from "./workstation.ts";

/** Runs a work for a channel, for an operator who is logged in and may use it. */
export type AtDesk = <T>(
  channel: Channel,
  work: (session: Session) => Promise<Answer<T>>,
) => Promise<Answer<T>>;

/**
 * The door of every channel that needs an operator. A session does not close
 * while a work is on its way, so a work waits for no dialog and for no end of a
 * session.
 */
export function atDeskOf(workstation: Workstation): AtDesk {
  return async (channel, work) => {
    const session = workstation.session();
    if (!session.ok) return session;
    const refusal = refusalOf(channel, session.value.desk.operator.role);
    return workstation.during(
      logged(channel, session.value, () =>
        refusal === null ? guarded(() => work(session.value)) : Promise.resolve(fail(refusal)),
      ),
    );
  };
}

/** Whether the operator may use a channel: asked before a dialog, or before the session ends for it. */
export function mayUse(atDesk: AtDesk, channel: Channel): Promise<Answer<null>> {
  return atDesk(channel, () => Promise.resolve(ok(null)));
}

/** What a clerk is told stands in the error log of the day (LN-4). */
async function logged<T>(
  channel: Channel,
  { desk }: Session,
  work: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const answer = await work();
  // A notice, such as that something was cancelled, is no error.
  if (!answer.ok && !answer.error.code.startsWith("N-")) {
    await noteProblem(desk, channel, answer.error).catch(reportBug);
  }
  return answer;
}

/** Whatever goes wrong becomes an answer: what was typed stays on the screen. */
export async function guarded<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) return fail(error.problem);
    const problem = machineProblem(error);
    if (problem === null) reportBug(error);
    return fail(problem ?? PROGRAM_FAULT);
  }
}
