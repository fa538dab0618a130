import { type ReactNode, useState } from "react";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { choicesOf } from "./choices.ts";
import { IncomingPanel } from "./IncomingPanel.tsx";
import { IncomingView } from "./IncomingView.tsx";
import { KeptDetail } from "./KeptDetail.tsx";
import { KeptList } from "./KeptList.tsx";
import { KeptView } from "./KeptView.tsx";
import { LeftScan } from "./LeftScan.tsx";
import { ScanList } from "./ScanList.tsx";
import { useFiles } from "./use-files.ts";
import { scannedFile, type IncomingFiles } from "./use-incoming.ts";
import type { Kept } from "./use-kept.ts";
import { useScans } from "./use-scans.ts";
import "./attachments.css";

export interface AttachmentsScreenProps {
  readonly desk: CaseDesk;
  readonly kept: Kept;
  readonly incoming: IncomingFiles;
  /** The tabs over the list. */
  readonly strip: ReactNode;
  readonly onBack: () => void;
}

/** 签回与材料: what came back on paper, and what is just coming in. */
export function AttachmentsScreen(props: AttachmentsScreenProps) {
  const { desk, kept, incoming, strip, onBack } = props;
  const may = useSession().operator.role !== "reviewer";
  const scans = useScans();
  const [chosen, setChosen] = useState<string | null>(null);
  /** A scan that is kept now, and still lies in its folder. */
  const [left, setLeft] = useState<string | null>(null);
  const files = useFiles(incoming.take);
  const shown = kept.list.find(({ sha256 }) => sha256 === chosen) ?? kept.list.at(-1) ?? null;
  const { current } = incoming;
  const move = (by: number): void => {
    const at = shown === null ? 0 : kept.list.indexOf(shown) + by;
    setChosen(kept.list[Math.min(kept.list.length - 1, Math.max(0, at))]?.sha256 ?? null);
  };
  useHotkeys({
    Esc: current === null ? onBack : incoming.next,
    ...(may ? { "Ctrl+O": () => void files.choose() } : {}),
    "↑": () => move(-1),
    "↓": () => move(1),
  });
  return (
    <div className="papers attachments">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <section className="papers-list" aria-label={W.title}>
        {strip}
        <KeptList
          list={kept.list}
          shown={current === null ? shown : null}
          onShow={(sha256) => {
            if (current === null) setChosen(sha256);
          }}
        />
        <ScanList
          scans={scans}
          busy={incoming.current?.source.scan ?? null}
          may={may}
          onOpen={(file) => incoming.take([scannedFile(file)])}
        />
        {may && <DropHere busy={files.busy} onChoose={() => void files.choose()} />}
      </section>
      {current === null ? <KeptView shown={shown} /> : <IncomingView current={current} />}
      <aside className="pane papers-side">
        {left !== null && (
          <LeftScan file={left} onScans={scans.show} onDone={() => setLeft(null)} />
        )}
        {files.problem !== null && <Message problem={files.problem} />}
        {current === null ? (
          <KeptDetail shown={shown} kept={kept} may={may} />
        ) : (
          <IncomingPanel
            key={current.source.name}
            current={current}
            waiting={incoming.waiting}
            choices={choicesOf(desk)}
            kept={kept}
            onTurn={incoming.turn}
            onSkip={incoming.next}
            onKept={() => {
              setChosen(null);
              setLeft(current.source.scan);
              incoming.next();
            }}
          />
        )}
      </aside>
    </div>
  );
}

/** Where files are dropped, and what kinds there may be. */
function DropHere(props: { readonly busy: boolean; readonly onChoose: () => void }) {
  return (
    <div className="attachments-drop">
      <p>{W.drop}</p>
      <p className="muted small">{W.kinds}</p>
      <Button keycap="Ctrl+O" disabled={props.busy} onClick={props.onChoose}>
        {W.choose}
      </Button>
    </div>
  );
}
