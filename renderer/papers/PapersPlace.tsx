import { type DragEvent, useState } from "react";
import { AttachmentsScreen } from "../attachments/AttachmentsScreen.tsx";
import { droppedFile, useIncoming } from "../attachments/use-incoming.ts";
import { useKept } from "../attachments/use-kept.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Tabs } from "../ui/Tabs.tsx";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { formsNeeded } from "./forms-needed.ts";
import { PapersScreen } from "./PapersScreen.tsx";

const TABS = ["papers", "attachments"] as const;
export type PapersTab = (typeof TABS)[number];
const TAB_WORDS = { papers: W.forms, attachments: W.title } as const;

export interface PapersPlaceProps {
  readonly desk: CaseDesk;
  readonly tab: PapersTab;
  readonly onTab: (tab: PapersTab) => void;
  readonly onBack: () => void;
}

/** The paper side of a case: what goes out, and what comes back. A file may be dropped on either. */
export function PapersPlace({ desk, tab, onTab, onBack }: PapersPlaceProps) {
  const may = useSession().operator.role !== "reviewer";
  const kept = useKept(desk);
  const incoming = useIncoming();
  const [over, setOver] = useState(false);
  useHotkeys({ "Ctrl+1": () => onTab("papers"), "Ctrl+2": () => onTab("attachments") });
  const drag = (event: DragEvent): void => {
    if (!may || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!may) return;
    const files = [...event.dataTransfer.files].map(droppedFile);
    if (files.length === 0) return;
    incoming.take(files);
    onTab("attachments");
  };
  const counts = { papers: formsNeeded(desk).length, attachments: kept.list.length };
  const strip = (
    <Tabs label={W.tabs} ids={TABS} words={TAB_WORDS} counts={counts} tab={tab} onTab={onTab} />
  );
  return (
    <div
      className={over ? "papers-place over" : "papers-place"}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {tab === "papers" ? (
        <PapersScreen desk={desk} strip={strip} onBack={onBack} />
      ) : (
        <AttachmentsScreen
          desk={desk}
          kept={kept}
          incoming={incoming}
          strip={strip}
          onBack={onBack}
        />
      )}
      {over && <p className="papers-drop">{W.dropHere}</p>}
    </div>
  );
}
