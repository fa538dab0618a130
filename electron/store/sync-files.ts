import { z } from "zod";
import type { Reader, Transaction } from "./connection.ts";

/** Exchange files that this machine has written, and which of them were answered. */

/** What stands in a line of a file, so that the answer in the same place is understood. */
export const LineRef = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("enrol") }),
  z.strictObject({ is: z.literal("piece"), sha256: z.string() }),
  z.strictObject({ is: z.literal("versions"), caseId: z.string(), refs: z.array(z.string()) }),
  z.strictObject({
    is: z.literal("events"),
    caseId: z.string(),
    refs: z.array(z.strictObject({ ref: z.string(), id: z.string() })),
  }),
  z.strictObject({ is: z.literal("day") }),
  z.strictObject({
    is: z.literal("fetch"),
    sha256: z.string(),
    mediaType: z.string(),
    from: z.int(),
    bytes: z.int(),
  }),
  z.strictObject({ is: z.literal("changes") }),
]);
export type LineRef = z.output<typeof LineRef>;

const No = z.object({ no: z.int() });

/** The next number of a file. After a restore they begin higher, so that none is given twice. */
export async function nextFileNo(tx: Transaction): Promise<number> {
  const row = await tx.get(
    No,
    `UPDATE sync_identity SET exchange_no = exchange_no + 1
     RETURNING exchange_no + restored * 1000000 AS no`,
  );
  if (row === undefined) throw new Error("this machine is not enrolled");
  return row.no;
}

export async function keepFile(
  tx: Transaction,
  file: { readonly no: number; readonly restHash: string; readonly lines: readonly LineRef[] },
  at: string,
): Promise<void> {
  await tx.run("INSERT INTO sync_file (no, rest_hash, refs, made_at) VALUES (?, ?, ?, ?)", [
    file.no,
    file.restHash,
    JSON.stringify(file.lines),
    at,
  ]);
}

const Row = z
  .object({ refs: z.string(), answered_at: z.string().nullable() })
  .transform(({ refs, answered_at }) => ({
    lines: z.array(LineRef).parse(JSON.parse(refs)),
    answered: answered_at !== null,
  }));

export function fileOf(
  reader: Reader,
  no: number,
): Promise<{ readonly lines: readonly LineRef[]; readonly answered: boolean } | undefined> {
  return reader.get(Row, "SELECT refs, answered_at FROM sync_file WHERE no = ?", [no]);
}

export async function noteFileAnswered(tx: Transaction, no: number, at: string): Promise<void> {
  await tx.run("UPDATE sync_file SET answered_at = ? WHERE no = ?", [at, no]);
}
