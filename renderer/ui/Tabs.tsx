import type { ReactNode } from "react";
import "./tabs.css";

interface TabsProps<Id extends string> {
  /** Accessible name of the strip. */
  readonly label: string;
  readonly ids: readonly Id[];
  readonly words: Readonly<Record<Id, string>>;
  /** How much stands under each tab. */
  readonly counts: Readonly<Record<Id, number>>;
  readonly tab: Id;
  readonly onTab: (tab: Id) => void;
  /** Stands at the right end of the strip. */
  readonly children?: ReactNode;
}

/** A strip of tabs with counts over a list. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, ids, words, counts, tab, onTab, children } = props;
  return (
    <div className="tab-strip">
      <div className="tab-list" role="tablist" aria-label={label}>
        {ids.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === tab}
            tabIndex={id === tab ? 0 : -1}
            // The keyboard stays with the list: Enter opens a row, not this tab again.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTab(id)}
          >
            {words[id]}
            <span>{counts[id]}</span>
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
