import { z } from "zod";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import type { PrintChoice, PrintOffset } from "../contract/printing.ts";
import type { Reader, Transaction } from "./connection.ts";

/** What this counter has chosen for printing; the last word counts, and no history is kept. */

const Choice = z.object({
  form: z.enum(FORM_KINDS),
  printer: z.string().nullable(),
  copies: z.int().nullable(),
});

export function printChoices(reader: Reader): Promise<readonly PrintChoice[]> {
  return reader.all(Choice, "SELECT form, printer, copies FROM print_choice ORDER BY form");
}

/** Null: the printer of the operating system. */
export async function choosePrinter(
  tx: Transaction,
  form: FormKind,
  printer: string | null,
): Promise<void> {
  await tx.run(
    `INSERT INTO print_choice (form, printer) VALUES (?, ?)
     ON CONFLICT (form) DO UPDATE SET printer = excluded.printer`,
    [form, printer],
  );
}

export async function chooseCopies(tx: Transaction, form: FormKind, copies: number): Promise<void> {
  await tx.run(
    `INSERT INTO print_choice (form, copies) VALUES (?, ?)
     ON CONFLICT (form) DO UPDATE SET copies = excluded.copies`,
    [form, copies],
  );
}

const Offset = z
  .object({ printer: z.string(), right_tenths: z.int(), down_tenths: z.int() })
  .transform(({ printer, right_tenths, down_tenths }) => ({
    printer,
    offset: { right: right_tenths / 10, down: down_tenths / 10 },
  }));

const NO_OFFSET: PrintOffset = { right: 0, down: 0 };

/** Offset of a printer by its name, in millimetres; zero where none was measured. */
export async function printOffsets(reader: Reader): Promise<(printer: string) => PrintOffset> {
  const rows = await reader.all(
    Offset,
    "SELECT printer, right_tenths, down_tenths FROM print_offset",
  );
  const kept = new Map(rows.map(({ printer, offset }) => [printer, offset]));
  return (printer) => kept.get(printer) ?? NO_OFFSET;
}

/** Kept to a tenth of a millimetre: nobody measures finer. */
export async function keepOffset(
  tx: Transaction,
  printer: string,
  { right, down }: PrintOffset,
): Promise<void> {
  await tx.run(
    `INSERT INTO print_offset (printer, right_tenths, down_tenths) VALUES (?, ?, ?)
     ON CONFLICT (printer) DO UPDATE
       SET right_tenths = excluded.right_tenths, down_tenths = excluded.down_tenths`,
    [printer, Math.round(right * 10), Math.round(down * 10)],
  );
}
