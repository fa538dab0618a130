import { z } from "zod";
import type { Handled, ProblemDay, ShownProblem } from "../contract/errors.ts";
import type { Operator } from "../contract/session.ts";
import type { Reader, Transaction } from "../store/connection.ts";

/** The two tables of the error log; rows are only ever added. */

interface Row {
  readonly day: string;
  readonly code: string;
  readonly at: string;
  readonly by: Pick<Operator, "id" | "name">;
}

export async function addShown(
  tx: Transaction,
  { day, code, channel, at, by }: Row & { readonly channel: string },
): Promise<void> {
  await tx.run(
    `INSERT INTO problem_shown (day, code, channel, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [day, code, channel, at, by.id, by.name],
  );
}

export async function addHandled(
  tx: Transaction,
  { day, code, words, at, by }: Row & { readonly words: string },
): Promise<void> {
  await tx.run(
    `INSERT INTO problem_handled (day, code, words, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [day, code, words, at, by.id, by.name],
  );
}

const Shown = z.object({
  code: z.string(),
  count: z.int(),
  operators: z.int(),
  last: z.string(),
});
const HandledRow = z.object({
  code: z.string(),
  words: z.string(),
  by: z.string(),
  at: z.string(),
});

/** The codes of a day, the most frequent first, each with what was recorded about it. */
export async function shownOn(reader: Reader, day: string): Promise<readonly ShownProblem[]> {
  const shown = await reader.all(
    Shown,
    `SELECT code, count(*) AS count, count(DISTINCT operator_id) AS operators, max(at) AS last
     FROM problem_shown WHERE day = ? GROUP BY code ORDER BY count(*) DESC, code`,
    [day],
  );
  const handled = await reader.all(
    HandledRow,
    `SELECT code, words, operator_name AS by, at FROM problem_handled
     WHERE day = ? ORDER BY seq DESC`,
    [day],
  );
  return shown.map((one) => ({
    ...one,
    handled: handled
      .filter(({ code }) => code === one.code)
      .map(({ words, by, at }): Handled => ({ words, by, at })),
  }));
}

const Day = z.object({ day: z.string(), count: z.int(), open: z.int() });

/** The days from one on that had problems, the newest first. */
export function problemDays(reader: Reader, from: string): Promise<readonly ProblemDay[]> {
  return reader.all(
    Day,
    `SELECT day, sum(count) AS count, sum(open) AS open FROM (
       SELECT day, code, count(*) AS count,
         NOT EXISTS (SELECT 1 FROM problem_handled AS done
           WHERE done.day = shown.day AND done.code = shown.code) AS open
       FROM problem_shown AS shown WHERE day >= ? GROUP BY day, code
     ) GROUP BY day ORDER BY day DESC`,
    [from],
  );
}
