import { useNavigation } from "../app/navigation.tsx";
import { Glyph, type GlyphName } from "../ui/Glyph.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { WORKBENCH } from "../words/workbench.ts";
import { SheetReminder } from "./SheetReminder.tsx";
import type { TabCounts, TabId } from "./tabs.ts";

type ThingId = keyof typeof WORKBENCH.things;

const LOOK: Readonly<Record<ThingId, { readonly glyph: GlyphName; readonly tone: string }>> = {
  draft: { glyph: "half", tone: "draft" },
  trial: { glyph: "dashed-square", tone: "prov" },
  undetermined: { glyph: "question", tone: "undet" },
  questions: { glyph: "question", tone: "undet" },
  parameters: { glyph: "dashed-square", tone: "prov" },
};

interface SidePaneProps {
  readonly counts: TabCounts;
  readonly questions: number;
  readonly parameters: number;
  readonly onTab: (tab: TabId) => void;
}

/**
 * What keeps results from being final, each line leading to where it is settled; a sheet that
 * nobody has; and the line's state.
 */
export function SidePane({ counts, questions, parameters, onTab }: SidePaneProps) {
  const { go } = useNavigation();
  const settings = (): void => void go({ kind: "settings" });
  const things: readonly ThingProps[] = [
    { id: "draft", count: counts.draft, onOpen: () => onTab("draft") },
    { id: "trial", count: counts.trial, onOpen: () => onTab("trial") },
    { id: "undetermined", count: counts.undetermined, onOpen: () => onTab("undetermined") },
    { id: "questions", count: questions, onOpen: settings },
    { id: "parameters", count: parameters, onOpen: settings },
  ];
  const open = things.filter((thing) => thing.count > 0);
  return (
    <aside className="pane side">
      <section aria-label={WORKBENCH.toFinal}>
        <SectionHead title={WORKBENCH.toFinal} />
        <ul className="things">
          {open.map((thing) => (
            <Thing key={thing.id} {...thing} />
          ))}
        </ul>
        {open.length === 0 && <p className="faint things-none">{WORKBENCH.nothingOpen}</p>}
      </section>
      <SheetReminder />
      <section className="line-state" aria-label={WORKBENCH.connection}>
        <SectionHead title={WORKBENCH.connection} />
        <p className="line-now">
          <Glyph name="dashed-ring" />
          <b>{WORKBENCH.offline}</b>
          <span className="muted">{WORKBENCH.usable}</span>
        </p>
        <p className="muted small">{WORKBENCH.offlineNote(counts.all)}</p>
      </section>
    </aside>
  );
}

interface ThingProps {
  readonly id: ThingId;
  readonly count: number;
  readonly onOpen: () => void;
}

function Thing({ id, count, onOpen }: ThingProps) {
  const { glyph, tone } = LOOK[id];
  const [title, note] = WORKBENCH.things[id];
  return (
    <li>
      <button
        type="button"
        className={tone}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onOpen}
      >
        <b>{WORKBENCH.countOf[id](count)}</b>
        <span>
          <span className="thing-title">{title}</span>
          <em>{note}</em>
        </span>
        <Glyph name={glyph} />
      </button>
    </li>
  );
}
