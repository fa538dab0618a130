import { useEffect, useState } from "react";
import { ErrorLog } from "../errors/ErrorLog.tsx";
import { useHotkeys } from "../app/keys.ts";
import { ERROR_WORDS } from "../words/errors.ts";
import { JOURNAL } from "../words/journal.ts";
import { JournalSection } from "./JournalSection.tsx";

const TABS = ["journal", "errors"] as const;
const WORDS = { journal: JOURNAL.list, errors: ERROR_WORDS.title } as const;

/** What was done at this machine, and what went wrong at it (LN-4). */
export function JournalPlace({ onErrors }: { readonly onErrors: (shown: boolean) => void }) {
  const [tab, setTab] = useState<(typeof TABS)[number]>("journal");
  useEffect(() => {
    onErrors(tab === "errors");
    return () => onErrors(false);
  }, [tab, onErrors]);
  useHotkeys({ "Ctrl+Tab": () => setTab(tab === "journal" ? "errors" : "journal") });
  return (
    <>
      <div className="tab-strip" role="tablist" aria-label={JOURNAL.list}>
        {TABS.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === tab}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setTab(id)}
          >
            {WORDS[id]}
          </button>
        ))}
      </div>
      {tab === "journal" ? <JournalSection /> : <ErrorLog />}
    </>
  );
}
