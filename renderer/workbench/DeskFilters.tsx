import { Button } from "../ui/Button.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { WORKBENCH } from "../words/workbench.ts";
import { FilterBar } from "./FilterBar.tsx";
import { isAsking } from "./filters.ts";
import { tabCounts, TABS } from "./tabs.ts";
import type { Desk } from "./use-desk.ts";

interface DeskFiltersProps {
  readonly desk: Desk;
  /** Items that wait to be sent. */
  readonly unsent: number;
}

/** What of all cases is listed: by what comes next for them, and by what the clerk asks for. */
export function DeskFilters({ desk, unsent }: DeskFiltersProps) {
  const { list, tab, filtering } = desk;
  return (
    <>
      <Tabs
        label={WORKBENCH.list}
        ids={TABS}
        words={WORKBENCH.tabs}
        counts={tabCounts(list?.counts ?? null, unsent)}
        tab={tab}
        onTab={desk.show}
      >
        <span className="spacer" />
        <span className="faint small desk-order">{WORKBENCH.order}</span>
        {!filtering && (
          <Button look="quiet" size="small" keycap="Ctrl+F" onClick={desk.filter}>
            {WORKBENCH.filters.open}
          </Button>
        )}
      </Tabs>
      {filtering && (
        <FilterBar
          called={desk.called}
          question={desk.question}
          found={list !== null && isAsking(list.question) ? list.found : null}
          onAsk={desk.askFor}
          onClose={desk.unfilter}
        />
      )}
    </>
  );
}
