import { useRef, useState } from "react";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { focusField } from "../ui/focus.ts";
import { Message } from "../ui/Message.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { ATTACHMENT_WORDS as W, misnamed, neutralised } from "../words/attachments.ts";
import type { Choice } from "./choices.ts";
import { type Incoming, prepared } from "./prepare.ts";
import type { Turn } from "./picture.ts";
import type { Current } from "./use-incoming.ts";
import type { Kept } from "./use-kept.ts";

export interface IncomingPanelProps {
  readonly current: Current;
  readonly waiting: number;
  readonly choices: readonly Choice[];
  readonly kept: Kept;
  readonly onTurn: (by: 1 | -1) => void;
  readonly onSkip: () => void;
  readonly onKept: () => void;
}

/** What the clerk says of a file before it is kept: what it is, and which way is up. */
export function IncomingPanel(props: IncomingPanelProps) {
  const { current, waiting, onSkip } = props;
  return (
    <>
      <div className="papers-issue">
        <h2>{W.newTitle}</h2>
        <p>{waiting > 0 ? W.more(waiting) : W.pickNote}</p>
      </div>
      {current.phase === "refused" && <Message problem={current.problem} />}
      {current.phase === "open" ? (
        <Keeping {...props} open={current} />
      ) : (
        <div className="attachments-acts">
          <Button keycap="Esc" onClick={onSkip}>
            {W.skip}
          </Button>
        </div>
      )}
    </>
  );
}

type Open = Extract<Current, { phase: "open" }>;

function Keeping(props: IncomingPanelProps & { readonly open: Open }) {
  const { open, choices, kept, onTurn, onSkip, onKept } = props;
  const { incoming, turn, source } = open;
  const { file } = incoming;
  const [what, setWhat] = useState("");
  const [tried, setTried] = useState(false);
  const packing = usePacking();
  const button = useRef<HTMLButtonElement>(null);
  const choice = choices.find(({ value }) => value === what);
  const keep = async (): Promise<void> => {
    setTried(true);
    if (choice === undefined) focusField("attachment.of");
    if (choice === undefined || packing.busy) return;
    const bytes = await packing.pack(incoming, turn);
    if (bytes !== null && (await kept.add(choice.of, source.name, bytes))) onKept();
  };
  const turns = incoming.kind === "picture";
  useHotkeys({
    Enter: () => void keep(),
    ...(turns ? { L: () => onTurn(-1), R: () => onTurn(1) } : {}),
  });
  return (
    // Picking is not keeping yet: a second Enter, on the button, is.
    <Fields className="attachments-keep" onEnd={() => button.current?.focus()}>
      {file.removed.length > 0 && <Message problem={neutralised(file.removed)} />}
      {file.misnamed && <Message problem={misnamed(file.kind)} />}
      {packing.failed && <Message problem={W.undecodable} />}
      {kept.problem !== null && <Message problem={kept.problem} />}
      <FormGrid>
        <SelectCell
          label={W.what}
          field="attachment.of"
          span={12}
          value={what}
          options={choices}
          placeholder={W.whatHint}
          onChange={setWhat}
        />
      </FormGrid>
      {tried && choice === undefined && <Message problem={W.notSaid} />}
      {turns && (
        <div className="papers-two">
          <Button keycap="L" onClick={() => onTurn(-1)}>
            {W.turnLeft}
          </Button>
          <Button keycap="R" onClick={() => onTurn(1)}>
            {W.turnRight}
          </Button>
        </div>
      )}
      {lies(incoming, turn) && <p className="muted small">{W.sideways}</p>}
      <Button
        ref={button}
        look="primary"
        size="large"
        keycap="Enter"
        disabled={packing.busy || kept.busy}
        onClick={() => void keep()}
      >
        {packing.busy || kept.busy ? W.keeping : W.keep}
      </Button>
      {packing.page > 0 && <p className="muted small">{W.compressing(packing.page, file.pages)}</p>}
      <Button keycap="Esc" onClick={onSkip}>
        {W.skip}
      </Button>
    </Fields>
  );
}

/** A page that lies on its side: most papers of a counter stand. */
function lies(incoming: Incoming, turn: Turn): boolean {
  if (incoming.kind === "pdf") return false;
  const { width, height } = incoming.picture;
  return turn % 2 === 0 ? width > height : height > width;
}

/** Packing takes a moment, of a large PDF some seconds; Enter held down packs once. */
function usePacking() {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(0);
  const running = useRef(false);
  const pack = async (incoming: Incoming, turn: Turn): Promise<Uint8Array | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setFailed(false);
    try {
      return await prepared(incoming, turn, setPage);
    } catch {
      setFailed(true);
      return null;
    } finally {
      running.current = false;
      setBusy(false);
      setPage(0);
    }
  };
  return { busy, failed, page, pack };
}
