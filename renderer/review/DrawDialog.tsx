import { useState } from "react";
import type { DrawnSample } from "../../electron/contract/review.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { REVIEW_WORDS as W } from "../words/review.ts";
import { WORKBENCH } from "../words/workbench.ts";

export interface DrawDialogProps {
  readonly onClose: () => void;
  readonly onDrawn: () => void;
}

/** 抽查: how large a share, and from which seed; what was drawn is told before it closes. */
export function DrawDialog({ onClose, onDrawn }: DrawDialogProps) {
  const [percent, setPercent] = useState("10");
  const [seed, setSeed] = useState("");
  const [drawn, setDrawn] = useState<DrawnSample | null>(null);
  const { busy, problem, ask } = useAsking();
  const share = /^\d{1,3}$/u.test(percent.trim()) ? Number(percent) : 0;
  const ready = share >= 1 && share <= 100;
  const run = async (): Promise<void> => {
    if (!ready || busy) return;
    const given = seed.trim() === "" ? null : seed.trim();
    const answer = await ask(() => call("review.draw", { percent: share, seed: given }));
    if (answer?.ok !== true) return;
    setDrawn(answer.value);
    onDrawn();
  };
  return (
    <Dialog title={W.secondLook} onClose={onClose}>
      {drawn === null ? (
        <Fields className="own-dialog" onEnd={() => void run()}>
          <FormGrid>
            <TextCell
              label={W.drawPercent}
              span={12}
              wide={12}
              field="draw.percent"
              value={percent}
              inputMode="numeric"
              align="right"
              onChange={setPercent}
              autoFocus
            />
            <TextCell
              label={W.drawSeed}
              span={12}
              wide={12}
              field="draw.seed"
              value={seed}
              placeholder={W.drawSeedHint}
              onChange={setSeed}
            />
          </FormGrid>
          {problem !== null && <Message problem={problem} />}
          <div className="actions">
            <Button keycap="Esc" onClick={onClose}>
              {WORKBENCH.cancel}
            </Button>
            <Button
              look="primary"
              keycap="Enter"
              disabled={!ready || busy}
              onClick={() => void run()}
            >
              {W.draw}
            </Button>
          </div>
        </Fields>
      ) : (
        <>
          <p>{W.drawn(drawn.drawn.length, drawn.of, drawn.seed)}</p>
          <div className="actions">
            <Button look="primary" keycap="Esc" onClick={onClose}>
              {WORKBENCH.cancel}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
