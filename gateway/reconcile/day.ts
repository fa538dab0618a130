import { z } from "zod";
import { type Fen, parseYuan, plus, yuan, ZERO } from "../../core/money.ts";
import type { DayAnswer, DayCase } from "../../core/sync/wire.ts";
import type { Database } from "../database/database.ts";
import type { Device } from "../gateway.ts";

/**
 * Daily reconciliation (日对账, HUN-46). A case belongs to the day on which its newest version was
 * sealed. Counts and sums of both sides stand side by side, each difference is named by its case.
 */

const Row = z.object({
  id: z.string(),
  number: z.string(),
  hash: z.string(),
  day: z.string(),
  total: z.string(),
  fund: z.string(),
});
type Kept = z.output<typeof Row>;
type Difference = DayAnswer["differences"][number];

export async function compareDay(
  db: Database,
  { officeId }: Device,
  day: string,
  cases: readonly DayCase[],
): Promise<DayAnswer> {
  const rows = await db.all(
    Row,
    `WITH wanted AS (
       SELECT case_id, hash FROM head WHERE office_id = $1 AND day = $2
       UNION SELECT case_id, hash FROM head WHERE office_id = $1 AND case_id = ANY ($3::text[]))
     SELECT f.id, f.number, r.hash, r.day, r.total, r.fund
     FROM wanted JOIN revision r USING (hash) JOIN case_file f ON f.id = r.case_id
     ORDER BY f.number, r.seq`,
    [officeId, day, cases.map(({ caseId }) => caseId)],
  );
  const ofDay = oneEach(rows.filter((row) => row.day === day));
  const listed = new Set(cases.map(({ caseId }) => caseId));
  const differences = [
    ...cases.flatMap((one) => differenceOf(one, rows)),
    ...ofDay
      .filter((row) => !listed.has(row.id))
      .map((row): Difference => ({ caseId: row.id, number: row.number, is: "only-gateway" })),
  ];
  return { day, counter: sumsOf(cases), gateway: sumsOf(ofDay), differences };
}

function differenceOf(one: DayCase, rows: readonly Kept[]): readonly Difference[] {
  const { caseId, number } = one;
  const heads = rows.filter((row) => row.id === caseId);
  if (heads.length === 0) return [{ caseId, number, is: "only-counter" }];
  const [same] = heads.filter((row) => row.hash === one.head);
  // With a fork each side may hold one of two: the counter's is not the only one.
  if (same === undefined || heads.length > 1) return [{ caseId, number, is: "other-version" }];
  const equal = same.total === one.total && same.fund === one.fund;
  return equal ? [] : [{ caseId, number, is: "other-amount" }];
}

/** A fork has several heads and counts as one case, by the last that came. */
function oneEach(rows: readonly Kept[]): readonly Kept[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function sumsOf(
  cases: readonly { readonly total: string; readonly fund: string }[],
): DayAnswer["counter"] {
  return {
    cases: cases.length,
    total: yuan(sum(cases.map(({ total }) => total))),
    fund: yuan(sum(cases.map(({ fund }) => fund))),
  };
}

/** An amount that is undetermined adds nothing: it is empty on both sides. */
function sum(amounts: readonly string[]): Fen {
  return amounts.reduce((total, amount) => {
    const parsed = parseYuan(amount);
    return parsed.ok ? plus(total, parsed.value) : total;
  }, ZERO);
}
