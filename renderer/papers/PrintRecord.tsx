import { FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import type { PrintJob } from "../../electron/contract/printing.ts";
import { clockOf } from "../app/moment.ts";
import { CONFIRM_WORDS, PAPERS_WORDS as W, PRINT_STATE_WORDS } from "../words/papers.ts";

export interface PrintRecordProps {
  readonly jobs: readonly PrintJob[];
  readonly onShow: (form: FormKind) => void;
}

const TONE = {
  queued: "prov",
  sent: "prov",
  failed: "block",
  confirmed: "ok",
  "not-out": "block",
} as const;

/** 打印记录: every paper that was sent, by whom and to what end. */
export function PrintRecord({ jobs, onShow }: PrintRecordProps) {
  return (
    <section aria-label={W.record}>
      <div className="papers-record-head">
        <h2>{W.record}</h2>
        <span className="spacer" />
        <span className="faint small">{W.recordOf}</span>
      </div>
      {jobs.length === 0 && <p className="faint small papers-none">{W.noRecord}</p>}
      <ul className="papers-record">
        {jobs.map((job) => (
          <li key={job.jobId}>
            <button type="button" title={job.sha256} onClick={() => onShow(job.form)}>
              <span className="muted">{clockOf(job.at)}</span>
              <span>
                {FORM_TITLE[job.form]} {CONFIRM_WORDS.copies(job.copies)}
                <em>{remarkOf(job)}</em>
              </span>
              <span className={TONE[job.state]}>{PRINT_STATE_WORDS[job.state]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function remarkOf(job: PrintJob): string {
  return [
    job.operator,
    job.printer === "" ? W.dialog : job.printer,
    W.file(job.sha256),
    job.reprint > 0 ? CONFIRM_WORDS.reprint(job.reprint) : "",
    job.current ? "" : W.olderVersion,
    job.detail.replace(/。$/u, ""),
  ]
    .filter((part) => part !== "")
    .join("，");
}
