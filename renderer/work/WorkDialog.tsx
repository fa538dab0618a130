import { useState } from "react";
import type { WorkProgress } from "../../electron/contract/long-work.ts";
import { call } from "../app/bridge.ts";
import { useLongWork } from "../app/long-work.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { stepWords, WORK_KEEPS, WORK_TITLES, WORK_WORDS as W } from "../words/long-work.ts";
import "./work-dialog.css";

/** Over whatever screen asked for it: what a long work does, how far it is, and the way to cancel it. */
export function LongWorkView() {
  const progress = useLongWork();
  return progress === null ? null : <WorkDialog key={progress.work} progress={progress} />;
}

function WorkDialog({ progress }: { readonly progress: WorkProgress }) {
  const { work, done, of } = progress;
  const [cancelling, setCancelling] = useState(false);
  const cancel = (): void => {
    setCancelling(true);
    void call("work.cancel", {});
  };
  return (
    <Dialog title={WORK_TITLES[work]} onClose={cancel}>
      {/* It has the cursor: Enter, typed ahead, must not press the button. */}
      <div className="work-progress" tabIndex={0} role="group" aria-label={WORK_TITLES[work]}>
        <p role={cancelling ? "status" : undefined}>
          {cancelling ? W.cancelling : stepWords(progress)}
        </p>
        <progress
          aria-label={WORK_TITLES[work]}
          {...(of === 0 || cancelling ? {} : { value: done, max: of })}
        />
        <p className="muted small">{WORK_KEEPS[work]}</p>
      </div>
      <div className="actions">
        <Button keycap="Esc" disabled={cancelling} onClick={cancel}>
          {W.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
