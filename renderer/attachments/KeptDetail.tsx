import { useState } from "react";
import type { KeptAttachment } from "../../electron/contract/attachments.ts";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf, sizeWords } from "../app/moment.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Message } from "../ui/Message.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { titleOf } from "./choices.ts";
import type { Kept } from "./use-kept.ts";

export interface KeptDetailProps {
  readonly shown: KeptAttachment | null;
  readonly kept: Kept;
  readonly may: boolean;
}

/** What is known of the attachment that is shown. */
export function KeptDetail({ shown, kept, may }: KeptDetailProps) {
  const [asking, setAsking] = useState(false);
  useHotkeys(may && shown !== null ? { Delete: () => setAsking(true) } : {});
  return (
    <>
      <div className="papers-issue">
        <h2>{W.pickTitle}</h2>
        <p>{may ? W.pickNote : W.onlyReads}</p>
      </div>
      {kept.problem !== null && <Message problem={kept.problem} />}
      {shown !== null && (
        <section className="attachments-detail" aria-label={W.shown}>
          <div className="papers-record-head">
            <h2 className="ellipsis">{titleOf(shown)}</h2>
          </div>
          <dl>
            <dt>{W.file}</dt>
            <dd>{shown.name}</dd>
            <dt>{W.size}</dt>
            <dd>
              {W.pages(shown.pages)}，{sizeWords(shown.bytes)}
            </dd>
            <dt>{W.by}</dt>
            <dd>
              {shown.operator}，{minuteOf(shown.at)}
            </dd>
            <dt>{W.fingerprint}</dt>
            <dd title={shown.sha256}>
              {shown.sha256.slice(0, 4)}…{shown.sha256.slice(-4)}
            </dd>
          </dl>
          {may && (
            <Button keycap="Delete" disabled={kept.busy} onClick={() => setAsking(true)}>
              {W.remove}
            </Button>
          )}
        </section>
      )}
      {asking && shown !== null && (
        <RemoveDialog shown={shown} kept={kept} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

interface RemoveDialogProps {
  readonly shown: KeptAttachment;
  readonly kept: Kept;
  readonly onClose: () => void;
}

function RemoveDialog({ shown, kept, onClose }: RemoveDialogProps) {
  const remove = async (): Promise<void> => {
    if (await kept.remove(shown.sha256)) onClose();
  };
  useHotkeys({ X: () => void remove() }, "dialog");
  return (
    <Dialog title={W.removeTitle} onClose={onClose}>
      <p>{W.removeWhat(titleOf(shown))}</p>
      {kept.problem !== null && <Message problem={kept.problem} />}
      <div className="actions">
        <Button keycap="Esc" onClick={onClose}>
          {W.cancel}
        </Button>
        <Button look="danger" keycap="X" disabled={kept.busy} onClick={() => void remove()}>
          {W.remove}
        </Button>
      </div>
    </Dialog>
  );
}
