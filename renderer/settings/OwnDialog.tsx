import { type ReactNode, useState } from "react";
import type { Answer } from "../../electron/contract/answer.ts";
import { useAsking } from "../app/asking.ts";
import { asTyped } from "../login/new-password.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { KEYS } from "../words/keys.ts";
import "./own-dialog.css";

export interface OwnDialogProps<T> {
  readonly title: string;
  /** Above the cells: what will happen. */
  readonly children: ReactNode;
  /** Cells before that of the password; given whether the operator has tried to go on. */
  readonly cells?: (tried: boolean) => ReactNode;
  /** Whether these cells are filled in. */
  readonly ready?: boolean;
  readonly ownLabel?: string;
  readonly ownNeed?: string;
  /** What is asked for is no password of anybody: it may be seen. */
  readonly ownShown?: boolean;
  readonly action: string;
  /** Stands on the button meanwhile. */
  readonly working: string;
  readonly danger?: boolean;
  readonly request: (own: string) => Promise<Answer<T>>;
  readonly onDone: (value: T) => void;
  readonly onClose: () => void;
}

/** Something that is done only after a password: typed once, in the dialog that does it. */
export function OwnDialog<T>(props: OwnDialogProps<T>) {
  const { title, children, cells, ready = true, action, working, danger = false } = props;
  const { ownLabel = KEYS.own, ownNeed = KEYS.ownNeed, request, onDone, onClose } = props;
  const [own, setOwn] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const run = async (): Promise<void> => {
    setTried(true);
    if (!ready || own === "") return;
    const answer = await ask(() => request(own));
    if (answer?.ok === true) onDone(answer.value);
  };
  // What is under way ends by itself: the dialog stays until then.
  const close = (): void => {
    if (!busy) onClose();
  };
  return (
    <Dialog title={title} onClose={close} width={520}>
      <Fields className="own-dialog" onEnd={() => void run()}>
        {children}
        <FormGrid>
          {cells?.(tried)}
          <TextCell
            label={ownLabel}
            field="own.password"
            span={12}
            secret={props.ownShown !== true}
            tidy={asTyped}
            value={own}
            onChange={setOwn}
            need={tried && own === "" ? ownNeed : undefined}
            maxLength={200}
          />
        </FormGrid>
        {problem !== null && <Message problem={problem} />}
      </Fields>
      <div className="actions">
        <Button keycap="Esc" disabled={busy} onClick={close}>
          {KEYS.cancel}
        </Button>
        <Button
          look={danger ? "danger" : "primary"}
          keycap="Enter"
          disabled={busy}
          onClick={() => void run()}
        >
          {busy ? working : action}
        </Button>
      </div>
    </Dialog>
  );
}
