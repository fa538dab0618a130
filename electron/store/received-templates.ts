import { z } from "zod";
import { FORM_KINDS } from "../../core/forms/kinds.ts";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Reader, Transaction } from "./connection.ts";

/** Official templates that the district has sent and that wait for a supervisor (官方表样). */

/** False where it was here already. */
export async function putReceivedTemplate(
  tx: Transaction,
  { id, form, name, sha256, mapping }: ChangeOf<"template">,
  at: string,
): Promise<boolean> {
  const added = await tx.run(
    `INSERT OR IGNORE INTO received_template (id, form, name, sha256, mapping, received_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [id, form, name, sha256, mapping, at],
  );
  return added > 0;
}

const Row = z
  .object({
    id: z.string(),
    form: z.enum(FORM_KINDS),
    name: z.string(),
    sha256: z.string(),
    mapping: z.string(),
    received_at: z.string(),
  })
  .transform(({ received_at, ...same }) => ({ ...same, receivedAt: received_at }));
export type ReceivedTemplate = z.output<typeof Row>;

const WAITING =
  "SELECT id, form, name, sha256, mapping, received_at FROM received_template WHERE kept_as IS NULL";

/** Those that nobody has put to use yet, the newest first. */
export function waitingTemplates(reader: Reader): Promise<readonly ReceivedTemplate[]> {
  return reader.all(Row, `${WAITING} ORDER BY received_at DESC, id`);
}

export function waitingTemplate(reader: Reader, id: string): Promise<ReceivedTemplate | undefined> {
  return reader.get(Row, `${WAITING} AND id = ?`, [id]);
}

/** Notes as which version of the office's templates it is kept now. */
export async function noteKept(tx: Transaction, id: string, seq: number): Promise<void> {
  await tx.run("UPDATE received_template SET kept_as = ? WHERE id = ?", [seq, id]);
}
