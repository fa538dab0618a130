import { z } from "zod";
import { day } from "../../core/calendar.ts";
import { type Arrangement, calendarWith, type WorkCalendar } from "../../core/working-days.ts";
import type { EnteredArrangement } from "../contract/arrangements.ts";
import type { Operator } from "../contract/session.ts";
import type { Reader, Transaction } from "./connection.ts";

/** The days off of years (放假安排) that the office has entered beside those of the program. */

const Days = z.array(z.string().transform(day));

const Row = z
  .object({
    year: z.int(),
    off: z.string(),
    worked: z.string(),
    document: z.string(),
    operator_name: z.string(),
    entered_on: z.string(),
  })
  .transform(({ year, off, worked, document, operator_name: by, entered_on: on }) => ({
    year,
    off: Days.parse(JSON.parse(off)),
    worked: Days.parse(JSON.parse(worked)),
    document,
    by,
    on,
  }));

/** The arrangements that rule beside those of the program: what was entered last of each year. */
export function readArrangements(reader: Reader): Promise<readonly EnteredArrangement[]> {
  return reader.all(
    Row,
    `SELECT year, off, worked, document, operator_name, entered_on FROM arrangement
     WHERE seq IN (SELECT max(seq) FROM arrangement GROUP BY year) ORDER BY year`,
  );
}

/** Every arrangement that this office knows. */
export async function readCalendar(reader: Reader): Promise<WorkCalendar> {
  return calendarWith(await readArrangements(reader));
}

export interface NewArrangement extends Arrangement {
  /** Number of the notice (文号). */
  readonly document: string;
  readonly operator: Pick<Operator, "id" | "name">;
  /** Day on which it is entered. */
  readonly on: string;
}

/** Enters an arrangement for good; of its year it rules from now on. */
export async function addArrangement(tx: Transaction, entered: NewArrangement): Promise<void> {
  const { year, off, worked, document, operator, on } = entered;
  await tx.run(
    `INSERT INTO arrangement (year, off, worked, document, operator_id, operator_name, entered_on)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [year, JSON.stringify(off), JSON.stringify(worked), document, operator.id, operator.name, on],
  );
}
