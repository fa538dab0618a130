import { z } from "zod";
import type { CaseForm } from "../../core/casefile/form.ts";
import { COMPARED_CLAIMS, farAboveMedian } from "../../core/claim/suspicion-totals.ts";
import { parseYuan, sum } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import type { Reader } from "../store/connection.ts";

const Row = z.object({ total: z.string() });

/**
 * A bill beside the last claims of this counter at hospitals of its level (HEN-3.4):
 * far above the middle one it is looked at. Each case counts by its newest version.
 */
export async function againstOwnTotals(
  reader: Reader,
  caseId: string,
  { stay, invoices }: CaseForm,
): Promise<readonly Problem[]> {
  const faces = invoices.map(({ amount }) => parseYuan(amount));
  const read = faces.flatMap((face) => (face.ok ? [face.value] : []));
  if (stay.level === "" || read.length === 0 || read.length < faces.length) return [];
  const rows = await reader.all(
    Row,
    `SELECT json_extract(body, '$.outcome.total') AS total FROM (
       SELECT body FROM revision JOIN case_head USING (case_id, hash)
       WHERE case_id <> ? ORDER BY seq DESC LIMIT ?
     ) WHERE json_extract(body, '$.document.stay.level') = ?
       AND json_extract(body, '$.document.stay.care') = ?`,
    [caseId, COMPARED_CLAIMS, stay.level, stay.care],
  );
  const others = rows.flatMap(({ total }) => {
    const parsed = parseYuan(total);
    return parsed.ok && parsed.value > 0 ? [parsed.value] : [];
  });
  const problem = farAboveMedian(sum(read), others);
  return problem === null ? [] : [problem];
}
