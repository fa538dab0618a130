import { useCallback, useEffect, useMemo, useState } from "react";
import type { CaseForm, LineForm } from "../../core/casefile/form.ts";
import { type Mapping, recognise, signatureOf, withRole } from "../../core/import/columns.ts";
import type { Role } from "../../core/import/headings.ts";
import { type Imported, importLines } from "../../core/import/lines.ts";
import type { Sheet } from "../../core/import/sheet.ts";
import { call } from "../app/bridge.ts";
import { yearOfCase } from "../case/lines/line-model.ts";

export interface TableReading {
  readonly sheet: Sheet;
  readonly sheetNo: number;
  readonly chooseSheet: (at: number) => void;
  readonly mapping: Mapping;
  /** Where the mapping comes from. */
  readonly from: "remembered" | "recognised" | "guessed" | "clerk";
  readonly setRole: (column: number, role: Role | null) => void;
  /** The invoice of lines that name none. */
  readonly invoice: string;
  readonly setInvoice: (id: string) => void;
  readonly imported: Imported;
  /** Keeps the mapping for this hospital and these headings. */
  readonly remember: () => void;
}

/** Reads a table with the mapping that is remembered for the hospital, recognised, or set by the clerk. */
export function useMapping(sheets: readonly Sheet[], form: CaseForm): TableReading | null {
  const recognised = useMemo(() => sheets.map(recognise), [sheets]);
  const [sheetNo, chooseSheet] = useState(() =>
    Math.max(
      0,
      recognised.findIndex((mapping) => mapping.header !== -1),
    ),
  );
  const [invoice, setInvoice] = useState(() => invoiceToFill(form));
  const sheet = sheets[sheetNo];
  const own = recognised[sheetNo];
  const [set, setSet] = useState<{
    readonly sheet: number;
    readonly columns: Mapping["columns"];
    readonly from: "remembered" | "clerk";
  } | null>(null);
  const signature = sheet === undefined || own === undefined ? "" : signatureOf(sheet, own.header);
  const { hospital } = form.stay;

  useEffect(() => {
    let gone = false;
    void call("imports.mapping", { hospital, signature })
      .then((answer) => {
        if (gone || !answer.ok || answer.value === null) return;
        const columns = answer.value;
        setSet((now) =>
          now?.sheet === sheetNo ? now : { sheet: sheetNo, columns, from: "remembered" },
        );
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [hospital, signature, sheetNo]);

  const mapping = useMemo((): Mapping => {
    if (own === undefined) return { header: -1, columns: [] };
    return set?.sheet === sheetNo
      ? { ...own, columns: own.columns.map((_, at) => set.columns[at] ?? null) }
      : own;
  }, [own, set, sheetNo]);
  const { invoices } = form;
  const year = yearOfCase(form);
  const imported = useMemo(
    () =>
      sheet === undefined ? NOTHING : importLines(sheet, mapping, { invoices, invoice, year }),
    [sheet, mapping, invoices, invoice, year],
  );
  const setRole = useCallback(
    (column: number, role: Role | null) =>
      setSet({ sheet: sheetNo, columns: withRole(mapping, column, role).columns, from: "clerk" }),
    [sheetNo, mapping],
  );
  if (sheet === undefined) return null;
  return {
    sheet,
    sheetNo,
    chooseSheet,
    mapping,
    from: set?.sheet === sheetNo ? set.from : (own?.guessed ?? true) ? "guessed" : "recognised",
    setRole,
    invoice,
    setInvoice,
    imported,
    remember: () => {
      const columns = [...mapping.columns];
      void call("imports.remember", { hospital, signature, columns }).catch(() => undefined);
    },
  };
}

const NOTHING: Imported = { rows: [], totals: [] };

/** The first invoice that has no lines yet, else the last. */
function invoiceToFill({ invoices, lines }: CaseForm): string {
  const used = new Set(lines.map((line: LineForm) => line.invoice));
  return (invoices.find((one) => !used.has(one.id)) ?? invoices.at(-1))?.id ?? "";
}
