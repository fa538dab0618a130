import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { reportBug } from "../app/report.ts";
import { KEYS_ALTERED } from "../security/key-faults.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import type { Clock } from "../store/clock.ts";
import { readArrangements } from "../store/arrangements.ts";
import type { Store } from "../store/connection.ts";
import { KEYSLOTS_MISSING, machineProblem } from "../store/faults.ts";
import { readIdleMinutes, readOffice } from "../store/office.ts";
import { openStore } from "../store/open.ts";
import { workingOperator } from "../store/operators.ts";
import type { DataFiles } from "../store/profile.ts";
import { NO_OPERATOR } from "./gate.ts";
import { dropStraySlots } from "./operators.ts";
import type { Keyed, Session } from "./session.ts";

/** What a session works with beside the data. */
export type Means = Pick<Session, "attempts" | "keychain"> & { readonly clock: Clock };

/**
 * Opens the data for an operator whose key fits. Who they are and whether they
 * still work here the database says; key slots that somebody has altered are
 * refused. What the machine refuses is told as a problem.
 */
export async function openSession(
  files: DataFiles,
  key: Uint8Array,
  operatorId: string,
  means: Means,
): Promise<Result<Session, Problem>> {
  try {
    const slots = await readKeySlots(files.keySlots);
    if (!slots.ok) return fail(KEYSLOTS_MISSING);
    if (!areAuthentic(slots.value, key)) return fail(KEYS_ALTERED);
    const opened = await openStore(files.database, key);
    return opened.ok ? await sessionOver(opened.value, { files, key }, operatorId, means) : opened;
  } catch (error) {
    const problem = machineProblem(error);
    if (problem === null) throw error;
    return fail(problem);
  }
}

async function sessionOver(
  store: Store,
  keyed: Keyed,
  operatorId: string,
  { clock, keychain, attempts }: Means,
): Promise<Result<Session, Problem>> {
  try {
    await mendSlots(store, keyed);
    const operator = await store.read((reader) => workingOperator(reader, operatorId));
    if (operator === undefined) {
      await store.close();
      return fail(NO_OPERATOR);
    }
    const office = await store.read(readOffice);
    const idle = { minutes: await store.read(readIdleMinutes) };
    const arrangements = { ruling: await store.read(readArrangements) };
    const desk = { store, office, operator, clock };
    return ok({ desk, ...keyed, keychain, attempts, idle, arrangements });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A disk that takes no writing leaves the stray slots for the next time: they open no session. */
async function mendSlots(store: Store, keyed: Keyed): Promise<void> {
  try {
    await dropStraySlots(store, keyed);
  } catch (error) {
    if (machineProblem(error) === null) reportBug(error);
  }
}
