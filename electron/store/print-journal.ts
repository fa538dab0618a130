import { z } from "zod";
import type { IssuedForm } from "../../core/casefile/revision.ts";
import { FORM_KINDS } from "../../core/forms/kinds.ts";
import { PRINT_STATES, type PrintState } from "../contract/printing.ts";
import type { Reader, Transaction } from "./connection.ts";
import type { Recorder } from "./journal.ts";

/**
 * The print journal (打印记录): a paper that was to be printed, and what became of
 * it. Rows are only ever added. A paper whose bytes are fixed but of which nobody
 * has said that it came out stands here and nowhere else: it is not issued.
 */

/** A paper of a print run. */
export interface PrintedPaper extends IssuedForm {
  readonly jobId: string;
  /** Papers sent together. */
  readonly runId: string;
  readonly caseId: string;
  /** The version that was sealed with this document: see `sealedVersion`. */
  readonly version: string;
  readonly copies: number;
  /** Name of its queue, and as people call it; both empty for the dialog of the system. */
  readonly printer: string;
  readonly label: string;
  /** 补打: how often these bytes had come out before. */
  readonly reprint: number;
}

/** A paper with what became of it. */
export interface JournaledPaper extends PrintedPaper {
  readonly at: string;
  readonly operator: string;
  readonly since: string;
  readonly state: PrintState;
  readonly detail: string;
}

export async function addPrintJob(tx: Transaction, paper: PrintedPaper): Promise<void> {
  const { jobId, runId, caseId, version, form, sha256, pages, trial } = paper;
  const { copies, printer, label, reprint } = paper;
  await tx.run(
    `INSERT INTO print_job (job_id, run_id, case_id, version, form, sha256, pages, trial,
       copies, printer, label, reprint)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      jobId,
      runId,
      caseId,
      version,
      form,
      sha256,
      pages,
      Number(trial),
      copies,
      printer,
      label,
      reprint,
    ],
  );
}

/** `detail`: the print system's own id of what was sent, or why it failed. */
export async function addPrintEvent(
  tx: Transaction,
  by: Recorder,
  jobId: string,
  state: PrintState,
  detail = "",
): Promise<void> {
  await tx.run(
    `INSERT INTO print_event (job_id, at, state, operator_id, operator_name, detail)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [jobId, by.clock.now(), state, by.operator.id, by.operator.name, detail],
  );
}

const Row = z
  .object({
    job_id: z.string(),
    run_id: z.string(),
    case_id: z.string(),
    version: z.string(),
    form: z.enum(FORM_KINDS),
    sha256: z.string(),
    pages: z.int(),
    trial: z.int(),
    copies: z.int(),
    printer: z.string(),
    label: z.string(),
    reprint: z.int(),
    at: z.string(),
    operator: z.string(),
    since: z.string(),
    state: z.enum(PRINT_STATES),
    detail: z.string(),
  })
  .transform(({ job_id, run_id, case_id, trial, ...same }): JournaledPaper => ({
    ...same,
    jobId: job_id,
    runId: run_id,
    caseId: case_id,
    trial: trial !== 0,
  }));

/** Every paper of a case: the newest run first, and within it the papers as they were sent. */
export function printedOf(reader: Reader, caseId: string): Promise<readonly JournaledPaper[]> {
  return reader.all(
    Row,
    `SELECT job.job_id, run_id, case_id, version, form, sha256, pages, trial, copies, printer,
       label, reprint, first.at AS at, first.operator_name AS operator,
       last.at AS since, last.state AS state, last.detail AS detail
     FROM print_job AS job
     JOIN print_event AS first
       ON first.seq = (SELECT min(seq) FROM print_event WHERE job_id = job.job_id)
     JOIN print_event AS last
       ON last.seq = (SELECT max(seq) FROM print_event WHERE job_id = job.job_id)
     WHERE case_id = ?
     ORDER BY (SELECT min(seq) FROM print_job WHERE run_id = job.run_id) DESC, job.seq`,
    [caseId],
  );
}

const Text = z.object({ text: z.string() });

/**
 * The version that was sealed with what a version says: naming issued papers or
 * attachments makes further versions that say the same, sealing never does.
 */
export async function sealedVersion(reader: Reader, hash: string): Promise<string> {
  const row = await reader.get(
    Text,
    `WITH RECURSIVE back (hash, steps) AS (
       SELECT ?, 0
       UNION ALL
       SELECT up.hash, steps + 1 FROM back
       JOIN revision ON revision.hash = back.hash
       JOIN revision_parent ON revision_parent.child = back.hash
       JOIN revision AS up ON up.hash = revision_parent.parent
       WHERE up.document_hash = revision.document_hash
         AND up.body -> '$.pack' = revision.body -> '$.pack'
         AND up.body -> '$.settings' = revision.body -> '$.settings'
         AND up.body -> '$.outcome' = revision.body -> '$.outcome'
     )
     SELECT hash AS text FROM back ORDER BY steps DESC LIMIT 1`,
    [hash],
  );
  return row?.text ?? hash;
}
