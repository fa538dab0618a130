import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Parsed, Reply } from "../contract/contract.ts";
import type { PrintJob } from "../contract/printing.ts";
import { isNewest, nameIssued, UNSAVED } from "../forms/forms.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import type { Reader } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { record, type Recorder } from "../store/journal.ts";
import {
  addPrintEvent,
  type JournaledPaper,
  printedOf,
  sealedVersion,
} from "../store/print-journal.ts";
import { markOf, newestOf } from "../store/revisions.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { movedBy } from "./offset.ts";
import { type ReadyRun, runWords } from "./papers.ts";
import type { Handed, PaperJob, Printing } from "./printing.ts";

const NOT_OPEN_JOB = fault(
  "E-PRT-10",
  "这份打印已经确认过，或者没有交给打印机。",
  "请看右侧的打印记录；要再打一份，用“补打所选”。",
);

const DIALOG_CLOSED = fault("N-PRT-11", "系统打印窗口关掉了，没有打印。", "要打印，请再打一次。");

/** What the print system said to each paper of a run, in their order. */
export type Outcomes = readonly Result<Handed, Problem>[];

/**
 * Hands a run over, one paper after the other. Takes as long as a dialog is open.
 * What the print system has is not called back; a cancel keeps the rest from it.
 */
export async function handOver(
  printing: Printing,
  { papers }: ReadyRun,
  { signal, tell }: Progress = UNWATCHED,
): Promise<Outcomes> {
  const outcomes: Result<Handed, Problem>[] = [];
  for (const { bytes, title, copies, printer, offset } of papers) {
    const done = outcomes.length;
    if (signal.aborted) break;
    tell("handing-over", { done, of: papers.length, on: title });
    const job = { bytes: await movedBy(bytes, offset), title, copies };
    outcomes.push(
      printer === "" ? await byDialog(printing, job) : await printing.print({ ...job, printer }),
    );
  }
  return papers.map((_, index) => outcomes[index] ?? fail(KEPT));
}

const KEPT = fault("N-PRT-16", "打印已取消，没有交给打印机。", "要打印，请再打一次。");

/** Papers are told by number: what is with the printer comes out, or is stopped there. */
function stoppedAfter(handed: number, kept: number): Problem {
  return fault(
    "N-PRT-14",
    `打印已取消：${handed} 种表单已交给打印机，${kept} 种没有交。`,
    "已交出的照样会打出来，请到打印机旁看一眼再确认；没有交的，要时再打。",
  );
}

/** By the dialog of the operating system; one that is closed has printed nothing. */
export async function byDialog(
  printing: Printing,
  job: Omit<PaperJob, "printer">,
): Promise<Result<Handed, Problem>> {
  const done = await printing.dialog(job);
  if (!done.ok) return done;
  return done.value ? ok({ printer: "", id: null }) : fail(DIALOG_CLOSED);
}

/** Writes down what was handed over; by whom, whoever is logged in now. */
export async function noteHanded(
  desk: Desk,
  by: Recorder,
  run: ReadyRun,
  outcomes: Outcomes,
): Promise<Reply<"print.send">> {
  const caseId = run.papers[0]?.caseId ?? "";
  const sent = run.papers.filter((_, index) => outcomes[index]?.ok === true);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const kept = refused.filter((why) => why === KEPT).length;
  const jobs = await desk.store.write(async (tx) => {
    for (const [index, { jobId }] of run.papers.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) continue;
      const detail = outcome.ok ? (outcome.value.id ?? "") : outcome.error.what;
      await addPrintEvent(tx, by, jobId, outcome.ok ? "sent" : "failed", detail);
    }
    if (sent.length > 0) await record(tx, by, "printed", run.caseNumber, runWords(sent));
    return printedOf(tx, caseId);
  });
  const runIds = new Set(run.papers.map(({ runId }) => runId));
  return ok({
    jobs: jobs.filter(({ runId }) => runIds.has(runId)).map((paper) => shown(paper, true)),
    problem: kept === 0 ? (refused[0] ?? null) : stoppedAfter(sent.length, kept),
    missingGlyphs: run.missingGlyphs,
  });
}

/**
 * What the clerk saw in the tray. Papers that came out are issued: a new version
 * names them, unless the case has a newer document by now. The others stay as
 * they are, to be printed again from the same bytes.
 */
export function confirmRun(
  desk: Desk,
  { caseId, papers }: Parsed["print.confirm"],
): Promise<Reply<"print.confirm">> {
  return desk.store.write(async (tx) => {
    const newest = await newestOf(tx, caseId);
    if (newest === undefined) return fail(NO_SUCH_CASE);
    const printed = await printedOf(tx, caseId);
    const seen = papers.map(({ jobId, out }) => ({
      out,
      paper: printed.find((entry) => entry.jobId === jobId && awaits(entry)),
    }));
    if (seen.some(({ paper }) => paper === undefined)) return fail(NOT_OPEN_JOB);
    const version = await sealedVersion(tx, newest.hash);
    const came = seen.flatMap(({ out, paper }) =>
      out && paper !== undefined && paper.version === version ? [paper] : [],
    );
    if (came.length > 0 && !(await isNewest(tx, newest))) return fail(UNSAVED);
    for (const { jobId, out } of papers) {
      await addPrintEvent(tx, desk, jobId, out ? "confirmed" : "not-out");
    }
    const issued = came.map(({ form, sha256, pages, trial }) => ({ form, sha256, pages, trial }));
    const named =
      issued.length === 0
        ? { version: await markOf(tx, newest), issued: newest.revision.issued }
        : await nameIssued(tx, desk, newest, issued);
    return ok({ ...named, jobs: await journalOf(tx, caseId) });
  });
}

/** The print journal of a case, each paper with what holds it up in the print system just now. */
export async function printJobs(
  desk: Desk,
  printing: Printing,
  caseId: string,
): Promise<Reply<"print.jobs">> {
  const { printed, version } = await desk.store.read(async (reader) => ({
    printed: await printedOf(reader, caseId),
    version: await versionOf(reader, caseId),
  }));
  const jobs = printed.map(async (paper) => ({
    ...shown(paper, paper.version === version),
    detail: paper.state === "sent" ? await heldBy(printing, paper) : said(paper),
  }));
  return ok(await Promise.all(jobs));
}

async function journalOf(reader: Reader, caseId: string): Promise<readonly PrintJob[]> {
  const version = await versionOf(reader, caseId);
  const printed = await printedOf(reader, caseId);
  return printed.map((paper) => shown(paper, paper.version === version));
}

async function versionOf(reader: Reader, caseId: string): Promise<string> {
  const newest = await newestOf(reader, caseId);
  return newest === undefined ? "" : sealedVersion(reader, newest.hash);
}

/** Nobody has said yet whether it came out. What was cut off before it was noted may have come out too. */
function awaits({ state }: JournaledPaper): boolean {
  return state === "sent" || state === "queued";
}

async function heldBy(printing: Printing, { printer, detail }: JournaledPaper): Promise<string> {
  if (printer === "" || detail === "") return "";
  const fate = await printing.follow({ printer, id: detail });
  return fate.kind === "held" ? fate.reason : "";
}

/** The id of the print system is of no use to a clerk. */
function said({ state, detail }: JournaledPaper): string {
  return state === "sent" ? "" : detail;
}

function shown(paper: JournaledPaper, current: boolean): PrintJob {
  const { jobId, runId, form, sha256, pages, copies, operator, at, since, state, reprint } = paper;
  const kept = { jobId, runId, form, sha256, pages, copies, operator, at, since, state, reprint };
  return { ...kept, printer: paper.label, detail: said(paper), current };
}
