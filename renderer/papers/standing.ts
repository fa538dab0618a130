import type { FormKind } from "../../core/forms/kinds.ts";
import type { PrinterList, PrintJob } from "../../electron/contract/printing.ts";
import type { CaseDesk } from "../case/state/useCase.ts";

/** Where a paper of the version at hand stands: one word per state everywhere. */
export type Standing = "due" | "waiting" | "issued" | "not-out" | "failed";

export function standingOf(
  { issued }: Pick<CaseDesk, "issued">,
  jobs: readonly PrintJob[],
  form: FormKind,
): Standing {
  const newest = jobs.find((job) => job.form === form && job.current);
  if (newest?.state === "sent" || newest?.state === "queued") return "waiting";
  if (issued.some((entry) => entry.form === form)) return "issued";
  if (newest?.state === "not-out" || newest?.state === "failed") return newest.state;
  return "due";
}

/** The stored bytes of a paper, once they are fixed: issued, or sent to a printer. */
export function fixedBytes(
  { issued }: Pick<CaseDesk, "issued">,
  jobs: readonly PrintJob[],
  form: FormKind,
): string | null {
  return (
    issuedBytes({ issued }, form) ??
    jobs.find((job) => job.form === form && job.current)?.sha256 ??
    null
  );
}

/** The stored bytes of a paper that is issued. */
export function issuedBytes({ issued }: Pick<CaseDesk, "issued">, form: FormKind): string | null {
  return issued.findLast((candidate) => candidate.form === form)?.sha256 ?? null;
}

export function pagesOf(
  { issued }: Pick<CaseDesk, "issued">,
  jobs: readonly PrintJob[],
  form: FormKind,
): number | undefined {
  const entry = issued.findLast((candidate) => candidate.form === form);
  return entry?.pages ?? jobs.find((job) => job.form === form && job.current)?.pages;
}

/** One for the office and one to take home. */
const IN_TWO: ReadonlySet<FormKind> = new Set([
  "filing",
  "filing-change",
  "filing-revocation",
  "acceptance",
  "statement",
]);

/** Copies of a kind of form, as the counter has chosen. */
export function copiesOf(list: PrinterList | null, form: FormKind): number {
  const chosen = list?.choices.find((choice) => choice.form === form)?.copies;
  return chosen ?? (IN_TWO.has(form) ? 2 : 1);
}

export const MOST_COPIES = 20;

/** The printer of a kind of form: the chosen one, or that of the operating system. */
export function printerOf(list: PrinterList | null, form: FormKind) {
  const wanted = list?.choices.find((choice) => choice.form === form)?.printer ?? null;
  const printers = list?.printers ?? [];
  if (wanted !== null) return printers.find(({ name }) => name === wanted);
  return printers.find(({ isDefault }) => isDefault) ?? printers[0];
}
