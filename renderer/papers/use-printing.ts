import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import type { PrinterList, PrintJob, PrintWay } from "../../electron/contract/printing.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { callLong } from "../app/long-work.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { missingGlyphs } from "../words/papers.ts";

export interface Printing {
  readonly list: PrinterList | null;
  /** The print journal of the case, the newest first. */
  readonly jobs: readonly PrintJob[];
  /** Papers of which nobody has said yet whether they came out. */
  readonly waiting: readonly PrintJob[];
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly warning: Problem | null;
  /** Resolves with the forms that got to a printer. */
  readonly send: (papers: readonly Ordered[], way: PrintWay) => Promise<readonly FormKind[]>;
  readonly confirm: (out: (job: PrintJob) => boolean) => Promise<void>;
  readonly setPrinter: (form: FormKind, printer: string | null) => Promise<void>;
  readonly setCopies: (form: FormKind, copies: number) => Promise<void>;
  /** Takes a list of printers that a dialog has asked for. */
  readonly setList: (list: PrinterList) => void;
}

export interface Ordered {
  readonly form: FormKind;
  readonly copies: number;
}

const LOOK_EVERY_MS = 2000;
/** A queue that has not moved by then says no more; the clerk looks at the tray. */
const LOOKS = 15;

/** On its way, or given to the print system: nobody has said yet whether it came out. */
const WAITING: ReadonlySet<PrintJob["state"]> = new Set(["sent", "queued"]);

/** Printing the papers of a case: the printers, the journal, sending and confirming. */
export function usePrinting(desk: CaseDesk, issued: () => void): Printing {
  const { caseId, tookVersion } = desk;
  const [list, setList] = useState<PrinterList | null>(null);
  const [jobs, setJobs] = useState<readonly PrintJob[]>([]);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [warning, setWarning] = useState<Problem | null>(null);
  const { busy, problem, ask } = useAsking();
  const looks = useRef(0);
  const look = useCallback(
    (): Promise<void> =>
      call("print.jobs", { caseId }).then((answer) => {
        if (answer.ok) setJobs(answer.value);
      }),
    [caseId],
  );
  useEffect(() => {
    void call("print.jobs", { caseId }).then((answer) => {
      if (answer.ok) setJobs(answer.value);
    });
    void call("print.printers", {}).then((answer) => {
      if (answer.ok) setList(answer.value);
    });
  }, [caseId]);
  const waiting = jobs.filter(({ state }) => WAITING.has(state));
  const watched = waiting.some(({ state }) => state === "sent");
  useEffect(() => {
    if (!watched) return;
    const timer = setInterval(() => {
      looks.current += 1;
      if (looks.current <= LOOKS) void look();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [watched, look]);

  const send: Printing["send"] = async (papers, way) => {
    if (papers.length === 0) return [];
    setRefusal(null);
    const order = { caseId, papers: [...papers], way, shown: desk.version?.hash ?? null };
    const answer = await ask(() => callLong("print.send", order));
    looks.current = 0;
    if (answer === null) return [];
    if (answer.ok) {
      setRefusal(answer.value.problem);
      const lacking = answer.value.missingGlyphs;
      setWarning(lacking.length === 0 ? null : missingGlyphs(lacking));
    }
    await look();
    const run = answer.ok ? answer.value.jobs : [];
    return run.flatMap(({ form, state }) => (WAITING.has(state) ? [form] : []));
  };
  const confirm = async (out: (job: PrintJob) => boolean): Promise<void> => {
    if (waiting.length === 0) return;
    const papers = waiting.map((job) => ({ jobId: job.jobId, out: out(job) }));
    const answer = await ask(() => call("print.confirm", { caseId, papers }));
    if (answer?.ok !== true) return;
    setRefusal(null);
    setJobs(answer.value.jobs);
    tookVersion(answer.value.version, answer.value.issued);
    issued();
  };
  const setPrinter = async (form: FormKind, printer: string | null): Promise<void> => {
    const answer = await ask(() => call("print.set-printer", { form, printer }));
    if (answer?.ok === true) setList(answer.value);
  };
  const setCopies = async (form: FormKind, copies: number): Promise<void> => {
    const answer = await call("print.copies", { form, copies });
    if (answer.ok) setList(answer.value);
  };
  const told = { problem: problem ?? refusal, warning };
  const acts = { send, confirm, setPrinter, setCopies, setList };
  return { list, jobs, waiting, busy, ...told, ...acts };
}
