import { z } from "zod";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Reader, Transaction } from "./connection.ts";

/** What the district has decided of a case (决定); rows are only ever added. */

/** False where it was here already. */
export async function keepDecision(
  tx: Transaction,
  decision: ChangeOf<"decision">,
  at: string,
): Promise<boolean> {
  const added = await tx.run(
    "INSERT OR IGNORE INTO case_decision (id, case_id, body, received_at) VALUES (?, ?, ?, ?)",
    [decision.id, decision.caseId, JSON.stringify(decision), at],
  );
  return added > 0;
}

const Body = z.object({
  decision: z.enum(["accepted", "returned", "refused", "paid"]),
  hash: z.string(),
  reason: z.string(),
  by: z.string(),
  document: z.string(),
  on: z.string(),
});
const Row = z.object({ body: z.string() }).transform(({ body }) => Body.parse(JSON.parse(body)));
export type CaseDecision = z.output<typeof Body>;

/** The newest last. */
export function decisionsOf(reader: Reader, caseId: string): Promise<readonly CaseDecision[]> {
  return reader.all(
    Row,
    "SELECT body FROM case_decision WHERE case_id = ? ORDER BY received_at, id",
    [caseId],
  );
}
