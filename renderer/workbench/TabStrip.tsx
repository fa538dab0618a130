import { WORKBENCH } from "../words/workbench.ts";
import { type TabCounts, type TabId, TABS } from "./tabs.ts";

interface TabStripProps {
  readonly counts: TabCounts;
  readonly tab: TabId;
  readonly onTab: (tab: TabId) => void;
}

export function TabStrip({ counts, tab, onTab }: TabStripProps) {
  return (
    <div className="tab-strip" role="tablist" aria-label={WORKBENCH.list}>
      {TABS.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === tab}
          tabIndex={id === tab ? 0 : -1}
          // The keyboard stays with the list: Enter opens a case, not this tab again.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTab(id)}
        >
          {WORKBENCH.tabs[id]}
          <span>{counts[id]}</span>
        </button>
      ))}
      <span className="spacer" />
      <span className="faint small">{WORKBENCH.order}</span>
    </div>
  );
}
