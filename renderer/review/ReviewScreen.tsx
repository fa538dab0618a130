import { useEffect, useState } from "react";
import type { QueuedCase } from "../../electron/contract/review.ts";
import { useCases } from "../app/cases.tsx";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { DRAW_KEYS, REVIEW_KEYS, REVIEW_WORDS as W } from "../words/review.ts";
import { DrawDialog } from "./DrawDialog.tsx";
import { QueuePane } from "./QueuePane.tsx";
import { ReviewedPane } from "./ReviewedPane.tsx";
import { useQueue, useReviewed } from "./use-review.ts";
import "./review.css";

/** 复核: what waits at the left, the case in the middle, what changed and the figures at the right. */
export function ReviewScreen() {
  const { today, operator } = useSession();
  const { queue, problem, reload } = useQueue();
  const { reload: reloadCases } = useCases();
  const [chosen, setChosen] = useState<string | null>(null);
  const [look, setLook] = useState(0);
  const [drawing, setDrawing] = useState(false);
  const waiting = queue === null ? [] : [...queue.submitted, ...queue.secondLook];
  const caseId = waiting.some((row) => row.caseId === chosen) ? chosen : firstMine(waiting);
  const opened = useReviewed(caseId, look);
  const again = (): void => {
    reload();
    reloadCases();
    setLook((count) => count + 1);
  };
  const step = (by: number) => (): void => {
    const at = waiting.findIndex((row) => row.caseId === caseId);
    setChosen(waiting[Math.min(Math.max(at + by, 0), waiting.length - 1)]?.caseId ?? null);
  };
  const mayDraw = operator.role === "supervisor";
  const draw = (): void => setDrawing(true);
  useHotkeys({ PageUp: step(-1), PageDown: step(1), C: mayDraw ? draw : undefined });
  // Somebody may have handed a case in meanwhile.
  useEffect(() => {
    const timer = setInterval(reload, 30_000);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Frame place="review" note={W.fourEyes} keys={REVIEW_KEYS} moreKeys={mayDraw ? DRAW_KEYS : []}>
      <div className="review">
        <div className="review-side">
          {problem !== null && (
            <Message problem={problem} action={{ label: W.reload, run: reload }} />
          )}
          {queue !== null && (
            <QueuePane queue={queue} today={today} here={caseId} onGo={setChosen} />
          )}
          {mayDraw && (
            <Button keycap="C" onClick={draw}>
              {W.draw}
            </Button>
          )}
        </div>
        {opened?.ok === true && (
          <ReviewedPane key={opened.value.newest.hash} reviewed={opened.value} onDone={again} />
        )}
        {opened?.ok === false && (
          <div className="review-empty">
            <Message problem={opened.error} action={{ label: W.reload, run: again }} />
          </div>
        )}
        {queue !== null && caseId === null && (
          <p className="review-empty muted">{waiting.length === 0 ? W.nothing : W.choose}</p>
        )}
      </div>
      {drawing && <DrawDialog onClose={() => setDrawing(false)} onDrawn={again} />}
    </Frame>
  );
}

function firstMine(waiting: readonly QueuedCase[]): string | null {
  return (waiting.find(({ mine }) => mine) ?? waiting[0])?.caseId ?? null;
}
