import { z } from "zod";
import { parseDate } from "../../core/calendar.ts";
import { OPEN_STATES, type OpenCases } from "../../core/statistics/ageing.ts";
import type { Reader } from "../store/connection.ts";

const Row = z.object({ state: z.enum(OPEN_STATES), received: z.string(), cases: z.int() });

/** The cases with a version that have not been handed over and were not reversed, by state and day of acceptance. */
export async function openCases(reader: Reader): Promise<readonly OpenCases[]> {
  const rows = await reader.all(
    Row,
    `SELECT state, received, count(*) AS cases FROM case_list
     WHERE state NOT IN ('handed-over', 'reversed') AND case_id IN (SELECT case_id FROM sealed_person)
     GROUP BY state, received`,
  );
  return rows.map(({ state, received, cases }) => {
    const accepted = parseDate(received);
    return { state, accepted: accepted.ok ? accepted.value : null, cases };
  });
}
