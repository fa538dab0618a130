import { z } from "zod";
import { type CaseWait, WAIT_KINDS, type WaitKind } from "../../core/due/ahead.ts";
import type { Reader } from "../store/connection.ts";

const Row = z.object({ case_id: z.string(), kind: z.enum(WAIT_KINDS), what: z.string() });

/** What each of these cases waits for. */
export async function waitsOfCases(
  reader: Reader,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseWait[]>> {
  const rows = await reader.all(
    Row,
    `SELECT case_id, kind, what FROM case_wait
     WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY case_id, kind`,
    [JSON.stringify(caseIds)],
  );
  const waits = new Map<string, CaseWait[]>();
  for (const { case_id: caseId, kind, what } of rows) {
    const own = waits.get(caseId) ?? [];
    own.push({ kind, what });
    waits.set(caseId, own);
  }
  return waits;
}

const Counted = z.object({ kind: z.enum(WAIT_KINDS), cases: z.int() });

/** How many cases wait for each thing. */
export async function casesThatWait(reader: Reader): Promise<Readonly<Record<WaitKind, number>>> {
  const rows = await reader.all(
    Counted,
    "SELECT kind, count(*) AS cases FROM case_wait GROUP BY kind",
  );
  const of = (kind: WaitKind): number => rows.find((row) => row.kind === kind)?.cases ?? 0;
  return { material: of("material"), print: of("print") };
}
