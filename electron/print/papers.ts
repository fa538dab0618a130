import { randomUUID } from "node:crypto";
import type { IssuedForm } from "../../core/casefile/revision.ts";
import { FORM_SHORT, FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Parsed } from "../contract/contract.ts";
import type { Printer, PrintOffset } from "../contract/printing.ts";
import type { Drawer } from "../forms/drawer.ts";
import { isNewest, keepPaper, type ReadyForm, readyForms, UNSAVED } from "../forms/forms.ts";
import { readBlob } from "../store/blobs.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import {
  addPrintEvent,
  addPrintJob,
  type PrintedPaper,
  printedOf,
  sealedVersion,
} from "../store/print-journal.ts";
import { printChoices, printOffsets } from "../store/print-settings.ts";
import { newestOf, type StoredRevision } from "../store/revisions.ts";
import { isOvertaken, OVERTAKEN } from "../versions/newer.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { NO_PRINTER, printerGone, type Printing, whyNotReady } from "./printing.ts";

const BYTES_LOST = fault(
  "E-PRT-09",
  "存档里读不出要打印的文件。",
  "请管理员运行数据校验，再从备份恢复。",
);

/** A paper with its bytes, ready for a printer. */
export interface ReadyPaper extends PrintedPaper {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly offset: PrintOffset;
}

/** A print run whose bytes are fixed and which the journal knows; nothing has been sent yet. */
export interface ReadyRun {
  readonly caseNumber: string;
  readonly papers: readonly ReadyPaper[];
  readonly missingGlyphs: readonly string[];
}

/**
 * Looks at the printers, then fixes the bytes of the papers that have none yet:
 * from now on a preview shows these, and a reprint prints these. A printer that
 * takes nothing is told before anything is fixed.
 */
export async function prepareRun(
  desk: Desk,
  draw: Drawer,
  printing: Printing,
  request: Parsed["print.send"],
  progress: Progress = UNWATCHED,
): Promise<Result<ReadyRun, Problem>> {
  const { caseId, papers, way } = request;
  const shown = request.shown ?? null;
  const kinds = papers.map(({ form }) => form);
  const targets = way === "dialog" ? DIALOG : await targetsOf(desk, printing, kinds);
  if ("ok" in targets) return targets;
  const held = await desk.store.read((reader) => paperOfCase(reader, caseId));
  if (held === undefined) return fail(NO_SUCH_CASE);
  const lacking = kinds.filter((form) => !held.fixed.has(form));
  // Of a case with nothing typed since its version, and nothing else is to be printed.
  const ready = await readyForms(desk, draw, caseId, lacking, progress);
  if (!ready.ok) return ready;
  progress.signal.throwIfAborted();
  const { from, drawn } = ready.value;
  const runId = randomUUID();
  return desk.store.write(async (tx) => {
    if (await isOvertaken(tx, caseId, shown)) return fail(OVERTAKEN);
    if (!(await isNewest(tx, from))) return fail(UNSAVED);
    const version = await sealedVersion(tx, from.hash);
    const fixed = await fix(tx, from, version, drawn);
    const offsetOf = await printOffsets(tx);
    const run: ReadyPaper[] = [];
    for (const { form, copies } of papers) {
      const paper = fixed.get(form);
      const bytes = paper === undefined ? undefined : await readBlob(tx, paper.sha256);
      if (paper === undefined || bytes === undefined) return fail(BYTES_LOST);
      const { name, label } = targets.of(form);
      const reprint = await timesOut(tx, caseId, paper);
      const job = { ...paper, jobId: randomUUID(), runId, caseId, version, copies, reprint };
      await addPrintJob(tx, { ...job, printer: name, label });
      await addPrintEvent(tx, desk, job.jobId, "queued");
      const target = { printer: name, label, offset: offsetOf(name) };
      run.push({ ...job, ...target, bytes, title: FORM_TITLE[form] });
    }
    const missingGlyphs = [...new Set(drawn.flatMap((one) => one.missingGlyphs))];
    return ok({ caseNumber: from.revision.caseNumber, papers: run, missingGlyphs });
  });
}

/** As the journal names what was printed: `备案表 2 份（补打第 1 次）`. */
export function runWords(papers: readonly ReadyPaper[]): string {
  return papers
    .map(({ form, copies, reprint, label }) => {
      const again = reprint === 0 ? "" : `（补打第 ${reprint} 次）`;
      return `${FORM_SHORT[form]} ${copies} 份${again}，${label === "" ? "系统打印窗口" : label}`;
    })
    .join("；");
}

interface Targets {
  readonly of: (form: FormKind) => Pick<Printer, "name" | "label">;
}

const DIALOG: Targets = { of: () => ({ name: "", label: "" }) };

/** The printer of every form, all of them able to print. */
async function targetsOf(
  desk: Desk,
  printing: Printing,
  kinds: readonly FormKind[],
): Promise<Targets | ReturnType<typeof fail<Problem>>> {
  const listed = await printing.printers();
  if (!listed.ok) return listed;
  const choices = await desk.store.read(printChoices);
  const fallback = listed.value.find(({ isDefault }) => isDefault) ?? listed.value[0];
  if (fallback === undefined) return fail(NO_PRINTER);
  const chosen = new Map<FormKind, Printer>();
  for (const form of kinds) {
    const wanted = choices.find((choice) => choice.form === form)?.printer ?? fallback.name;
    const printer = listed.value.find(({ name }) => name === wanted);
    if (printer === undefined) return fail(printerGone(wanted));
    const why = whyNotReady(printer);
    if (why !== null) return fail(why);
    chosen.set(form, printer);
  }
  return { of: (form) => chosen.get(form) ?? fallback };
}

type Fixed = ReadonlyMap<FormKind, IssuedForm>;

async function paperOfCase(
  reader: Reader,
  caseId: string,
): Promise<{ readonly fixed: Fixed } | undefined> {
  const newest = await newestOf(reader, caseId);
  if (newest === undefined) return undefined;
  const version = await sealedVersion(reader, newest.hash);
  return { fixed: await fixedOf(reader, newest, version) };
}

/** The papers of a version whose bytes are fixed: those that are issued, and those that were sent. */
async function fixedOf(reader: Reader, of: StoredRevision, version: string): Promise<Fixed> {
  const printed = await printedOf(reader, of.revision.caseId);
  const sent = printed.filter((paper) => paper.version === version);
  const papers = [...sent, ...of.revision.issued];
  return new Map(
    papers.map(({ form, sha256, pages, trial }) => [form, { form, sha256, pages, trial }]),
  );
}

async function fix(
  tx: Transaction,
  from: StoredRevision,
  version: string,
  drawn: readonly ReadyForm[],
): Promise<Fixed> {
  const fixed = new Map(await fixedOf(tx, from, version));
  for (const one of drawn) {
    // Somebody else may have fixed it meanwhile: then that is what is printed.
    if (!fixed.has(one.form)) fixed.set(one.form, await keepPaper(tx, one));
  }
  return fixed;
}

/** How often these bytes have come out of a printer. */
async function timesOut(
  reader: Reader,
  caseId: string,
  { form, sha256 }: IssuedForm,
): Promise<number> {
  const printed = await printedOf(reader, caseId);
  return printed.filter(
    (paper) => paper.form === form && paper.sha256 === sha256 && paper.state === "confirmed",
  ).length;
}
