import type { Problem } from "../../core/problem.ts";
import type { AppState, Operator } from "../contract/session.ts";
import { reportBug } from "../app/report.ts";
import { readableSlots } from "../backup/choice.ts";
import { hasOwnCopies } from "../backup/copies.ts";
import { KEYS_ALTERED } from "../security/key-faults.ts";
import { readKeySlots } from "../security/keyslots.ts";
import { operatorsOf } from "../security/slot.ts";
import { chinaDay } from "../store/clock.ts";
import {
  DATA_GONE,
  DATABASE_DAMAGED,
  DATABASE_MISSING,
  DATABASE_NEWER,
  KEYSLOTS_MISSING,
  machineProblem,
  PROGRAM_FAULT,
} from "../store/faults.ts";
import { type DataFiles, inspect } from "../store/profile.ts";
import { onlyReading } from "../store/refusal.ts";
import type { Session } from "./session.ts";

/** Data that a copy, or what can still be read of them, may bring back. */
const RESCUABLE: readonly Problem[] = [
  DATA_GONE,
  DATABASE_DAMAGED,
  DATABASE_MISSING,
  KEYSLOTS_MISSING,
  KEYS_ALTERED,
];

/** Whether a failure to open the data stands for every try; a busy or full machine only for this one. */
export function blocks(problem: Problem): boolean {
  return problem === DATABASE_NEWER || RESCUABLE.includes(problem);
}

/** What the window shows: of an open session, or of what lies on the disk. */
export async function stateOf(
  version: string,
  files: DataFiles,
  session: Session | null,
  blocked: Problem | null,
): Promise<AppState> {
  if (blocked !== null) return blockedBy(version, files, blocked);
  if (session !== null) {
    const { office, operator, clock, store } = session.desk;
    const open = {
      phase: "open",
      version,
      office,
      operator,
      today: chinaDay(clock.now()),
      arrangements: session.arrangements.ruling,
    } as const;
    return store.refusal === null ? open : { ...open, onlyReads: onlyReading(store.refusal) };
  }
  try {
    const found = await inspect(files);
    if (found.kind === "empty") {
      const gone = await hasOwnCopies(files);
      return gone ? await blockedBy(version, files, DATA_GONE) : { phase: "setup", version };
    }
    if (found.kind === "blocked") return await blockedBy(version, files, found.problem);
    return { phase: "locked", version, operators: operatorsOf(found.slots.slots) };
  } catch (error) {
    const problem = machineProblem(error);
    if (problem === null) reportBug(error);
    // Without an answer the window would stay empty.
    return blockedBy(version, files, problem ?? PROGRAM_FAULT);
  }
}

async function blockedBy(version: string, files: DataFiles, problem: Problem): Promise<AppState> {
  const rescue = RESCUABLE.includes(problem);
  return { phase: "blocked", version, problem, rescue, operators: await operatorsIn(files) };
}

/** As far as the key slots can be read, those of the data or of their newest copy. */
async function operatorsIn(files: DataFiles): Promise<readonly Operator[]> {
  const file = await readableSlots(files);
  const slots = file === null ? null : await readKeySlots(file);
  return slots?.ok ? operatorsOf(slots.value.slots) : [];
}
