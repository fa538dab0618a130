import type { ScanFolder } from "../../electron/contract/attachments.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";

export interface LeftScanProps {
  readonly file: string;
  readonly onScans: (folder: ScanFolder) => void;
  readonly onDone: () => void;
}

/** A scan that is kept now still lies in its folder, in plain: the clerk says what becomes of it. */
export function LeftScan({ file, onScans, onDone }: LeftScanProps) {
  const { busy, problem, ask } = useAsking();
  const discard = async (): Promise<void> => {
    const answer = await ask(() => call("attachments.discard-scan", { file }));
    if (answer?.ok !== true) return;
    onScans(answer.value);
    onDone();
  };
  useHotkeys({ X: () => void discard(), N: onDone }, "panel");
  return (
    <div className="papers-confirm" role="group" aria-label={W.discard}>
      <h2>{W.kept(file)}</h2>
      <p>{W.scanLeft}</p>
      {problem !== null && <Message problem={problem} />}
      <div className="papers-two">
        <Button look="primary" keycap="X" disabled={busy} onClick={() => void discard()}>
          {W.discard}
        </Button>
        <Button keycap="N" disabled={busy} onClick={onDone}>
          {W.leave}
        </Button>
      </div>
    </div>
  );
}
