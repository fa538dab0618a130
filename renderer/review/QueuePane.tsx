import { parseYuan } from "../../core/money.ts";
import type { QueuedCase, ReviewQueue } from "../../electron/contract/review.ts";
import { Amount } from "../ui/Amount.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { REVIEW_WORDS as W } from "../words/review.ts";
import { MATTER_WORDS, shortDate } from "../words/workbench.ts";

export interface QueuePaneProps {
  readonly queue: ReviewQueue;
  readonly today: string;
  readonly here: string | null;
  readonly onGo: (caseId: string) => void;
}

/** The cases that wait, the longest first; drawn ones apart, with the seed that drew them. */
export function QueuePane({ queue, today, here, onGo }: QueuePaneProps) {
  const { submitted, secondLook } = queue;
  const row = (queued: QueuedCase) => (
    <QueueRow
      key={queued.caseId}
      queued={queued}
      today={today}
      here={queued.caseId === here}
      onGo={() => onGo(queued.caseId)}
    />
  );
  return (
    <nav className="review-queue" aria-label={W.waiting}>
      <h2>
        {W.waiting} <span className="muted">{submitted.length}</span>
      </h2>
      {submitted.length === 0 && <p className="muted review-none">{W.nothing}</p>}
      <ul>{submitted.map(row)}</ul>
      {secondLook.length > 0 && (
        <>
          <h2>
            {W.secondLook} <span className="muted">{secondLook.length}</span>
          </h2>
          <p className="muted small review-draw">{drawWords(secondLook[0])}</p>
          <ul>{secondLook.map(row)}</ul>
          <p className="review-draw">
            <ClauseChip clause="HEN-3.1" full />
          </p>
        </>
      )}
    </nav>
  );
}

function drawWords(first: QueuedCase | undefined): string {
  const review = first?.review;
  if (review?.state !== "approved" || review.drawn === null) return "";
  return W.drawnBy(review.drawn.percent, review.drawn.seed);
}

interface QueueRowProps {
  readonly queued: QueuedCase;
  readonly today: string;
  readonly here: boolean;
  readonly onGo: () => void;
}

function QueueRow({ queued, today, here, onGo }: QueueRowProps) {
  const fund = parseYuan(queued.fund);
  const place = queued.place.replace(/市$/u, "");
  const late = queued.due !== null && queued.due <= today;
  return (
    <li>
      <button type="button" aria-current={here ? "true" : undefined} onClick={onGo}>
        <b>{queued.name}</b>
        {fund.ok ? <Amount value={fund.value} trial={queued.standing !== "final"} /> : <span />}
        <span className="muted">
          {[MATTER_WORDS[queued.matter], place].filter((word) => word !== "").join("，")}
        </span>
        <span className={late ? "review-late" : "muted"}>{dueWords(queued, today)}</span>
      </button>
    </li>
  );
}

function dueWords({ mine, due, review }: QueuedCase, today: string): string {
  if (!mine) return W.own;
  if (review.state === "approved") return W.approvedFirst;
  if (due === null) return "";
  if (due < today) return W.overdue;
  return due === today ? W.dueToday : shortDate(due, today);
}
