import { useRef, useState } from "react";
import { againstCase, readInvoiceText } from "../../../core/claim/invoice-text/read.ts";
import type { InvoiceReading } from "../../../core/claim/invoice-text/reading.ts";
import { displayYuan, parseYuan } from "../../../core/money.ts";
import type { Problem } from "../../../core/problem.ts";
import { SCAN_WORDS as W } from "../../words/invoice-scan.ts";
import type { CaseDesk } from "../state/useCase.ts";
import {
  entering,
  invoiceOf,
  NO_VALUES,
  refusedAcross,
  type ScanCell,
  type ScanValues,
  toConfirm,
  valuesOf,
  type WrongCell,
  wrongCell,
} from "./invoice-scan.ts";

export interface InvoiceScanning {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Null until a text was read. */
  readonly reading: InvoiceReading | null;
  readonly values: ScanValues;
  readonly setValue: (cell: ScanCell, text: string) => void;
  /** Cells still to be looked at. */
  readonly open: readonly ScanCell[];
  readonly confirm: (cell: ScanCell) => void;
  /** What speaks for or against the invoice; one that begins with E refuses it. */
  readonly problems: readonly Problem[];
  readonly refused: boolean;
  readonly wrong: WrongCell | null;
  /** The invoice that was entered last, in one line. */
  readonly done: string | null;
  readonly read: (text: string) => InvoiceReading;
  /** Enters the invoice; else the cell to go to, or null where it is refused as a whole. */
  readonly enter: () => Promise<"entered" | ScanCell | null>;
  readonly clear: () => void;
}

/** One invoice after the other: read, confirmed by the clerk, entered into the case. */
export function useInvoiceScan(desk: CaseDesk): InvoiceScanning {
  const [text, setText] = useState("");
  const [reading, setReading] = useState<InvoiceReading | null>(null);
  const [values, setValues] = useState(NO_VALUES);
  const [confirmed, setConfirmed] = useState<ReadonlySet<ScanCell>>(new Set());
  const [across, setAcross] = useState<readonly Problem[]>([]);
  const [wrong, setWrong] = useState<WrongCell | null>(null);
  const [done, setDone] = useState<string | null>(null);
  /** Of several readings the answer to the last one counts. */
  const turn = useRef(0);
  const { caseId, form } = desk;

  const show = (next: InvoiceReading | null): void => {
    turn.current += 1;
    setReading(next);
    setValues(next === null ? NO_VALUES : valuesOf(next));
    setConfirmed(new Set());
    setAcross([]);
    setWrong(null);
  };
  const ask = async (invoice: ScanValues): Promise<readonly Problem[]> => {
    const mine = turn.current;
    const found = await refusedAcross(caseId, form, invoiceOf(invoice));
    if (mine === turn.current) setAcross(found);
    return found;
  };
  const own = reading === null ? [] : againstCase(asTyped(reading, values), form);
  const open = reading === null ? [] : toConfirm(reading).filter((cell) => !confirmed.has(cell));
  const problems = [...own, ...across, ...(reading?.problems ?? [])];
  const refused = problems.some(({ code }) => code.startsWith("E-"));

  return {
    text,
    setText,
    reading,
    values,
    setValue: (cell, typed) => {
      setValues((now) => ({ ...now, [cell]: typed }));
      setWrong(null);
      setAcross([]);
    },
    open,
    confirm: (cell) => setConfirmed((now) => new Set([...now, cell])),
    problems,
    refused,
    wrong,
    done,
    read: (typed) => {
      const next = readInvoiceText(typed);
      show(next);
      setDone(null);
      if (next.found.number !== undefined) void ask(valuesOf(next));
      return next;
    },
    enter: async () => {
      const bad = wrongCell(values);
      setWrong(bad);
      if (bad !== null) return bad.cell;
      const [first] = open;
      if (first !== undefined) return first;
      if (refused || (await ask(values)).length > 0) return null;
      const invoice = invoiceOf(values);
      const { edit, row } = entering(form.invoices, invoice);
      desk.edit(edit);
      desk.endStep();
      const amount = parseYuan(invoice.amount);
      setDone(W.done(row, invoice.number, amount.ok ? displayYuan(amount.value) : ""));
      show(null);
      setText("");
      return "entered";
    },
    clear: () => {
      show(null);
      setText("");
    },
  };
}

/** The reading with what the clerk has put right, to be held against the case. */
function asTyped(reading: InvoiceReading, values: ScanValues): InvoiceReading {
  const { code, number } = reading.found;
  const shape = { sure: "plain", where: { by: "shape" }, at: [0, 0] } as const;
  const { code: _code, number: _number, ...others } = reading.found;
  return {
    ...reading,
    found: {
      ...others,
      ...(values.code.trim() === ""
        ? {}
        : { code: { ...(code ?? shape), value: values.code.trim() } }),
      ...(values.number.trim() === ""
        ? {}
        : { number: { ...(number ?? shape), value: values.number.trim() } }),
    },
  };
}
