import { findArea } from "../area.ts";
import type { CaseForm, InvoiceForm, LineForm } from "../casefile/form.ts";
import { type Fen, minus, parseYuan, sum, ZERO } from "../money.ts";
import { classForms } from "./class-rows.ts";
import { reconcile } from "./reconcile.ts";
import type { Row } from "./rows.ts";
import { lineForms } from "./uploaded-lines.ts";
import type { VisitDetails } from "./visit-details.ts";

/** What the clerk has decided of a row: as the hospital says (采用上传), or as typed (保留录入). */
export type Decision = "adopt" | "keep";

/** A row's id -> the decision; of the rows that differ, none may be missing. */
export type Decisions = Readonly<Record<string, Decision>>;

export interface Accepted {
  readonly form: CaseForm;
  /** Rows that stay as typed although the upload says otherwise: the case stays provisional (HUN-59). */
  readonly kept: number;
}

/** Rows on which nothing was decided yet, or whose upload cannot be taken as it is. */
export function undecided(rows: readonly Row[], decisions: Decisions): readonly Row[] {
  return rows.filter((row) => {
    if (row.same) return false;
    const decision = decisions[row.id];
    return decision === undefined || (decision === "adopt" && row.wrong !== null);
  });
}

/**
 * The case on the details that the hospital uploaded, as far as the clerk took them. Only
 * where nothing differing was kept do the lines come from the download (HUN-59).
 */
export function acceptUpload(
  form: CaseForm,
  details: VisitDetails,
  decisions: Decisions,
): Accepted {
  const { rows } = reconcile(form, details);
  const taken = rows.filter((row) => adopts(row, decisions));
  const replaced = new Map(taken.flatMap((row) => row.typedIds.map((id) => [id, row] as const)));
  const before = form.lines.flatMap((line) => {
    const row = replaced.get(line.id);
    if (row === undefined) return [line];
    // A class stands once, at the place of its first line.
    return row.typedIds[0] === line.id ? formsOf(row, line.id, line.invoice, form) : [];
  });
  const fresh = taken.filter(({ typedIds }) => typedIds.length === 0);
  const lines = fresh.reduce((all, row) => {
    const invoice = roomiest(form.invoices, all);
    return [...all, ...formsOf(row, row.id, invoice, form)];
  }, before);
  const kept = rows.filter((row) => !row.same && !adopts(row, decisions)).length;
  const { details: _source, ...stay } = form.stay;
  return {
    form: {
      ...form,
      stay: kept === 0 ? { ...stay, details: "downloaded" } : stay,
      lines,
      upload: { visit: details.mdtrt_id, version: details.version },
    },
    kept,
  };
}

/** What is the same stays as typed; of a class, so do the single lines that make it up. */
function adopts(row: Row, decisions: Decisions): boolean {
  return !row.same && row.wrong === null && decisions[row.id] === "adopt";
}

function formsOf(
  { source }: Row,
  id: string,
  invoice: string,
  form: CaseForm,
): readonly LineForm[] {
  if (source === null) return [];
  if ("places" in source) return lineForms(source, { id, invoice });
  return classForms(source, invoice, form.stay.discharge);
}

/** The invoice that lacks most: a line of the upload does not name its own. */
function roomiest(invoices: readonly InvoiceForm[], lines: readonly LineForm[]): string {
  const own = invoices.filter(({ outside }) => outside === undefined);
  const room = (invoice: InvoiceForm): Fen =>
    minus(amountOf(invoice.amount), sumOf(lines, invoice.id));
  const [most] = own.toSorted((a, b) => room(b) - room(a));
  return most?.id ?? "";
}

function sumOf(lines: readonly LineForm[], invoice: string): Fen {
  return sum(
    lines.filter((line) => line.invoice === invoice).map(({ amount }) => amountOf(amount)),
  );
}

function amountOf(text: string): Fen {
  const read = parseYuan(text);
  return read.ok ? read.value : ZERO;
}

/** The whole upload as a case in which none of it was typed yet (HUN-59: no typing). */
export function adoptAll(form: CaseForm, details: VisitDetails): Accepted {
  const whole = {
    ...form,
    invoices: form.invoices.length > 0 ? form.invoices : invoicesOf(details),
  };
  const { rows } = reconcile(whole, details);
  const decisions = Object.fromEntries(rows.map(({ id }) => [id, "adopt"] as const));
  const { form: adopted, kept } = acceptUpload(whole, details, decisions);
  return { form: { ...adopted, stay: stayOf(adopted, details) }, kept };
}

/** An upload that names no invoice is one bill, whose number the clerk reads off the paper. */
function invoicesOf({ invoices, medfee_sumamt, enddate }: VisitDetails): InvoiceForm[] {
  const named = invoices.length > 0 ? invoices : [{ number: "", amount: medfee_sumamt }];
  return named.map(({ number, amount }, index) => ({
    id: `uploaded-invoice-${index}`,
    code: "",
    number,
    check: "",
    date: enddate,
    amount,
  }));
}

/** What the upload says of the stay; what the clerk has typed of it is left alone. */
function stayOf({ stay }: CaseForm, details: VisitDetails): CaseForm["stay"] {
  const typed = (text: string, otherwise: string): string =>
    text.trim() === "" ? otherwise : text;
  const blank = stay.hospital.trim() === "" && stay.admission.trim() === "";
  return {
    ...stay,
    care: blank && details.med_type.startsWith("1") ? "outpatient" : stay.care,
    hospital: typed(stay.hospital, details.fixmedins_name),
    hospitalCode: typed(stay.hospitalCode, details.fixmedins_code),
    place: typed(stay.place, findArea(`${details.admdvs.slice(0, 4)}00`)?.code ?? ""),
    admission: typed(stay.admission, details.begndate),
    discharge: typed(stay.discharge, details.enddate),
  };
}
