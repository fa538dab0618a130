import type { Problem } from "../../core/problem.ts";
import type { ReviewedCase } from "../../electron/contract/review.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { REVIEW_WORDS as W } from "../words/review.ts";

export interface DecisionBarProps {
  readonly reviewed: ReviewedCase;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** Why the last decision was not taken. */
  readonly problem: Problem | null;
  readonly onApprove: () => void;
  readonly onReturn: () => void;
}

/** Approve or give back: which version it is about stands beside the button. */
export function DecisionBar(props: DecisionBarProps) {
  const { reviewed, reason, onReason, problem, onApprove, onReturn } = props;
  const { newest, hindrance, review } = reviewed;
  const shown = problem ?? hindrance;
  return (
    <footer className="review-decision">
      {shown !== null && <Message problem={shown} />}
      <div className="review-reasons">
        <span className="muted">{W.reason}</span>
        {W.reasons.map((word) => (
          <button key={word} type="button" onClick={() => onReason(withWord(reason, word))}>
            {word}
          </button>
        ))}
        <span className="spacer" />
        <span className="muted small" title={newest.hash}>
          {W.approves(newest.count, printOf(newest.hash))}
        </span>
      </div>
      <div className="review-acts">
        <input
          type="text"
          aria-label={W.reason}
          value={reason}
          maxLength={500}
          placeholder={W.reasonHint}
          onChange={(event) => onReason(event.target.value)}
        />
        <Button size="large" look="danger" icon="back" keycap="Ctrl+Backspace" onClick={onReturn}>
          {W.giveBack}
        </Button>
        <Button size="large" look="primary" keycap="Ctrl+Enter" onClick={onApprove}>
          {review?.state === "approved" ? W.approveSecond : W.approve}
        </Button>
      </div>
    </footer>
  );
}

function withWord(reason: string, word: string): string {
  if (reason.includes(word)) return reason;
  return reason.trim() === "" ? word : `${reason.trim()}；${word}`;
}

/** `7c1e 04ba 92d5`: enough of the hash to hold against another screen. */
function printOf(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/gu, "$1 ");
}
