import { z } from "zod";
import { DayAnswer, type DayCase } from "../../core/sync/wire.ts";
import type { Reader, Transaction } from "./connection.ts";

/**
 * Daily reconciliation (日对账, HUN-46): the cases of a day are those whose newest version was
 * sealed on it, in China's time, at both ends.
 */

const CaseOfDay = z
  .object({
    case_id: z.string(),
    number: z.string(),
    hash: z.string(),
    total: z.string(),
    fund: z.string(),
  })
  .transform(({ case_id: caseId, hash: head, ...same }) => ({ caseId, head, ...same }));

const CHINA_DAY = "date(revision.at, '+8 hours')";

/** Newest versions: of a fork the one that came last. */
const NEWEST = `revision.seq IN
  (SELECT max(seq) FROM revision JOIN case_head USING (hash) GROUP BY revision.case_id)`;

export function casesOfDay(reader: Reader, day: string): Promise<readonly DayCase[]> {
  return reader.all(
    CaseOfDay,
    `SELECT case_id, body ->> '$.caseNumber' AS number, hash,
       body ->> '$.outcome.total' AS total, body ->> '$.outcome.fund' AS fund
     FROM revision WHERE ${CHINA_DAY} = ? AND ${NEWEST} ORDER BY number`,
    [day],
  );
}

const Day = z.object({ day: z.string() });

/** Days before this one with work that was not held against the gateway since, the oldest first. */
export async function daysToReconcile(reader: Reader, today: string): Promise<readonly string[]> {
  const rows = await reader.all(
    Day,
    `SELECT ${CHINA_DAY} AS day, max(revision.seq) AS newest FROM revision
     GROUP BY day HAVING day < ?
       AND newest > coalesce((SELECT seen FROM sync_day WHERE sync_day.day = ${CHINA_DAY}), 0)
     ORDER BY day LIMIT 62`,
    [today],
  );
  return rows.map(({ day }) => day);
}

export async function noteDay(tx: Transaction, answer: DayAnswer, at: string): Promise<void> {
  await tx.run(
    `INSERT INTO sync_day (day, seen, answer, at)
     VALUES (?, (SELECT coalesce(max(seq), 0) FROM revision), ?, ?)
     ON CONFLICT (day) DO UPDATE SET seen = excluded.seen, answer = excluded.answer, at = excluded.at`,
    [answer.day, JSON.stringify(answer), at],
  );
}

/** So that a day with differences is held against the gateway once more. */
export async function askDaysAgain(tx: Transaction): Promise<void> {
  await tx.run("UPDATE sync_day SET seen = 0 WHERE json_array_length(answer, '$.differences') > 0");
}

const Kept = z
  .object({ answer: z.string() })
  .transform((row) => DayAnswer.parse(JSON.parse(row.answer)));

/** What was found last, the newest day first. */
export function reconciledDays(reader: Reader, limit: number): Promise<readonly DayAnswer[]> {
  return reader.all(Kept, "SELECT answer FROM sync_day ORDER BY day DESC LIMIT ?", [limit]);
}
