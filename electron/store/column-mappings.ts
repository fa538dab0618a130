import { z } from "zod";
import { ROLES } from "../../core/import/headings.ts";
import type { Reader, Transaction } from "./connection.ts";
import type { Recorder } from "./journal.ts";

/** 列对应: how each hospital's lists are read, by their headings. */

const Columns = z.array(z.enum(ROLES).nullable());
type Columns = z.output<typeof Columns>;

const Row = z.object({ columns: z.string() });

/** Null where none is remembered, or where it was remembered by a program that knew other columns. */
export async function mappingOf(
  reader: Reader,
  hospital: string,
  signature: string,
): Promise<Columns | null> {
  const row = await reader.get(
    Row,
    "SELECT columns FROM column_mapping WHERE hospital = ? AND signature = ?",
    [hospitalKey(hospital), signature],
  );
  const parsed = row === undefined ? null : Columns.safeParse(JSON.parse(row.columns));
  return parsed?.success === true ? parsed.data : null;
}

/** Keeps how a list was read, in place of what was kept before. */
export async function keepMapping(
  tx: Transaction,
  by: Recorder,
  { hospital, signature, columns }: { hospital: string; signature: string; columns: Columns },
): Promise<void> {
  await tx.run(
    `INSERT INTO column_mapping (hospital, signature, columns, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (hospital, signature) DO UPDATE SET columns = excluded.columns,
       at = excluded.at, operator_id = excluded.operator_id, operator_name = excluded.operator_name`,
    [
      hospitalKey(hospital),
      signature,
      JSON.stringify(columns),
      by.clock.now(),
      by.operator.id,
      by.operator.name,
    ],
  );
}

/** The same hospital written with other blanks or widths is the same. */
function hospitalKey(hospital: string): string {
  return hospital.normalize("NFKC").replace(/\s/gu, "").toLowerCase();
}
