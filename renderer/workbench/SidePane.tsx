import { useNavigation } from "../app/navigation.tsx";
import { Glyph, type GlyphName } from "../ui/Glyph.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { WORKBENCH } from "../words/workbench.ts";
import { ConnectionState } from "./ConnectionState.tsx";
import { DaysOffReminder } from "./DaysOffReminder.tsx";
import { DeadlineList } from "./DeadlineList.tsx";
import { SheetReminder } from "./SheetReminder.tsx";
import type { AheadRead } from "./use-ahead.ts";

type ThingId = keyof typeof WORKBENCH.things;

const LOOK: Readonly<Record<ThingId, { readonly glyph: GlyphName; readonly tone: string }>> = {
  questions: { glyph: "question", tone: "undet" },
  parameters: { glyph: "dashed-square", tone: "prov" },
};

interface SidePaneProps {
  /** Cases on this machine. */
  readonly all: number;
  readonly ahead: AheadRead;
  readonly questions: number;
  readonly parameters: number;
}

/**
 * What is due; what the office has to settle before results are final; a sheet that nobody has,
 * a year whose days off nobody has entered; and the line's state.
 */
export function SidePane({ all, ahead, questions, parameters }: SidePaneProps) {
  const { go } = useNavigation();
  const settings = (): void => void go({ kind: "settings" });
  const things: readonly ThingProps[] = [
    { id: "questions", count: questions, onOpen: settings },
    { id: "parameters", count: parameters, onOpen: settings },
  ];
  const open = things.filter((thing) => thing.count > 0);
  return (
    <aside className="pane side">
      <DeadlineList {...ahead} />
      {open.length > 0 && (
        <section aria-label={WORKBENCH.toFinal}>
          <SectionHead title={WORKBENCH.toFinal} />
          <ul className="things">
            {open.map((thing) => (
              <Thing key={thing.id} {...thing} />
            ))}
          </ul>
        </section>
      )}
      <SheetReminder />
      <DaysOffReminder />
      <ConnectionState all={all} unsent={ahead.ahead?.unsent ?? 0} />
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
