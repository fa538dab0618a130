import { useState } from "react";
import { FORM_TITLE } from "../../core/forms/kinds.ts";
import { clockOf } from "../app/moment.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { Message } from "../ui/Message.tsx";
import { CONFIRM_WORDS as W, heldUp } from "../words/papers.ts";
import type { Printing } from "./use-printing.ts";

/** 出来了吗: a panel, not a dialog. What is not confirmed is not issued. */
export function ConfirmPanel({ printing }: { readonly printing: Printing }) {
  const { waiting, busy, confirm } = printing;
  const [bad, setBad] = useState<ReadonlySet<string>>(new Set());
  const [choosing, setChoosing] = useState(false);
  const toggle = (jobId: string): void => {
    const next = new Set(bad);
    if (!next.delete(jobId)) next.add(jobId);
    setBad(next);
    setChoosing(true);
  };
  const accept = (): void => void confirm(({ jobId }) => !bad.has(jobId));
  const nothing = (): void => void confirm(() => false);
  useHotkeys({ Enter: accept, N: () => setChoosing(true), X: nothing }, "panel");
  const copies = waiting.reduce((sum, job) => sum + job.copies, 0);
  const held = waiting.find(({ detail }) => detail !== "");
  return (
    <div className="papers-confirm" role="group" aria-label={W.title}>
      <h2>{W.title}</h2>
      <p>{W.sent(clockOf(waiting[0]?.at ?? ""), copies)}</p>
      {held !== undefined && <Message problem={heldUp(held.detail)} />}
      <ul>
        {waiting.map((job) => (
          <li key={job.jobId}>
            <span className="ellipsis">{FORM_TITLE[job.form]}</span>
            <span className="muted small nowrap">
              {W.copies(job.copies)}
              {job.reprint > 0 && `，${W.reprint(job.reprint)}`}
            </span>
            <button
              type="button"
              className={bad.has(job.jobId) ? "block" : "ok"}
              aria-pressed={!bad.has(job.jobId)}
              onClick={() => toggle(job.jobId)}
            >
              <Glyph name={bad.has(job.jobId) ? "triangle" : "tick"} />
              {bad.has(job.jobId) ? W.bad : W.good}
            </button>
          </li>
        ))}
      </ul>
      {choosing && <p>{W.choosing}</p>}
      <Button look="primary" size="large" keycap="Enter" disabled={busy} onClick={accept}>
        {bad.size === 0 ? W.allGood : W.someBad(waiting.length - bad.size, bad.size)}
      </Button>
      <div className="papers-two">
        <Button keycap="N" disabled={busy} onClick={() => setChoosing(true)}>
          {W.some}
        </Button>
        <Button keycap="X" disabled={busy} onClick={nothing}>
          {W.none}
        </Button>
      </div>
      <p>{W.note}</p>
    </div>
  );
}
