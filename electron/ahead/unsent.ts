import { z } from "zod";
import { FOUND_LIMIT } from "../contract/search.ts";
import type { Reader } from "../store/connection.ts";

/** Cases with a version that the gateway has not accepted: what it has, is in the outbox no more. */
const UNSENT_CASES = `
  SELECT DISTINCT revision.case_id FROM outbox JOIN revision ON revision.hash = outbox.revision`;

const Count = z.object({ count: z.int() });

/** How many cases wait for the gateway, counted up to `FOUND_LIMIT`. */
export async function unsentCases(reader: Reader): Promise<number> {
  const sql = `SELECT count(*) AS count FROM (${UNSENT_CASES} LIMIT ${FOUND_LIMIT})`;
  return (await reader.get(Count, sql))?.count ?? 0;
}

const ONE_BY_ONE = `EXISTS (
  SELECT 1 FROM revision JOIN outbox ON outbox.revision = revision.hash
  WHERE revision.case_id = c.case_id)`;

/**
 * The condition on a row `c` of the list. Few cases are looked up once; of very many the first
 * rows are soon found by asking each, while a list of all of them would take its time.
 */
export async function unsentCondition(reader: Reader): Promise<string> {
  const many = (await unsentCases(reader)) >= FOUND_LIMIT;
  return many ? ONE_BY_ONE : `c.case_id IN (${UNSENT_CASES})`;
}
