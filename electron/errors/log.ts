import { addDays, day as dayOf } from "../../core/calendar.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import type { ErrorLog } from "../contract/errors.ts";
import type { Answer } from "../contract/answer.ts";
import type { Channel } from "../contract/contract.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { fault, machineProblem } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import { addHandled, addShown, problemDays, shownOn } from "./kept.ts";

const NOT_SHOWN = fault(
  "E-ERR-01",
  "那一天没有出过这个代码的问题。",
  "回到清单，选有记录的一条再登记。",
);

/**
 * Keeps that a problem was answered to a clerk: its code, when, to whom, by which channel, and
 * nothing else. A disk that takes no writing does not keep the clerk from the answer.
 */
export async function noteProblem(desk: Desk, channel: Channel, { code }: Problem): Promise<void> {
  const at = desk.clock.now();
  try {
    await desk.store.write((tx) =>
      addShown(tx, { day: chinaDay(at), code, channel, at, by: desk.operator }),
    );
  } catch (error) {
    if (machineProblem(error) === null) throw error;
  }
}

/** Days that the log looks back. */
const DAYS = 30;

/** The problems of a day by their codes, and the days before it that had some. */
export function errorsOf(desk: Desk, day: string): Promise<Answer<ErrorLog>> {
  const today = chinaDay(desk.clock.now());
  return desk.store.read(async (reader) => {
    const problems = await shownOn(reader, day);
    const days = await problemDays(reader, addDays(dayOf(today), 1 - DAYS));
    return ok({ problems, days });
  });
}

/** Records what was done about a code of a day (处理情况). */
export async function handleProblem(
  desk: Desk,
  day: string,
  code: string,
  words: string,
): Promise<Answer<ErrorLog>> {
  const kept = await desk.store.write(async (tx): Promise<Answer<null>> => {
    const shown = await shownOn(tx, day);
    if (!shown.some((one) => one.code === code)) return fail(NOT_SHOWN);
    await addHandled(tx, { day, code, words, at: desk.clock.now(), by: desk.operator });
    await record(tx, desk, "error-handled", code, day);
    return ok(null);
  });
  return kept.ok ? errorsOf(desk, day) : kept;
}
