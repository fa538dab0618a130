import { useState } from "react";
import {
  JOURNAL_ACTIONS,
  type JournalAction,
  type JournalEntry,
} from "../../electron/contract/administration.ts";
import { ACTION_WORDS } from "../../electron/contract/journal-words.ts";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf } from "../app/moment.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { focusField } from "../ui/focus.ts";
import { Message } from "../ui/Message.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { JOURNAL } from "../words/journal.ts";
import { useJournalPages } from "./journal-pages.ts";
import { JournalExport } from "./JournalExport.tsx";

/** Who did what and when. It is read and exported here; nothing changes it. */
export function JournalSection() {
  const [action, setAction] = useState<JournalAction | "">("");
  const [exporting, setExporting] = useState(false);
  const [exported, setExported] = useState<string | null>(null);
  const openExport = (): void => setExporting(true);
  useHotkeys({ F: () => void focusField("journal.action"), E: openExport });
  return (
    <div className="journal">
      <div className="journal-head">
        <FormGrid>
          <SelectCell
            label={JOURNAL.action}
            field="journal.action"
            span={12}
            value={action}
            options={ACTIONS}
            onChange={setAction}
            placeholder={JOURNAL.all}
          />
        </FormGrid>
        {exported !== null && (
          <p className="office-done ellipsis" role="status" title={exported}>
            {JOURNAL.exported(exported)}
          </p>
        )}
        <span className="spacer" />
        <Button keycap="E" onClick={openExport}>
          {JOURNAL.export}
        </Button>
      </div>
      <JournalList key={action} action={action === "" ? null : action} />
      {exporting && (
        <JournalExport
          onDone={(file) => {
            setExporting(false);
            setExported(file);
          }}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

const ACTIONS = JOURNAL_ACTIONS.map((value) => ({ value, label: ACTION_WORDS[value] }));

function JournalList({ action }: { readonly action: JournalAction | null }) {
  const { page, no, problem, older, newer } = useJournalPages(action);
  useHotkeys({ PageDown: older, PageUp: newer });
  return (
    <>
      {problem !== null && <Message problem={problem} />}
      {/* A new page begins at its top. */}
      <div className="settings-list journal-list" tabIndex={0} key={no}>
        {page !== null && (
          <Table
            label={JOURNAL.list}
            columns={COLUMNS}
            rows={page.entries}
            rowKey={(entry) => String(entry.seq)}
          />
        )}
        {page?.entries.length === 0 && <p className="settings-empty faint">{JOURNAL.none}</p>}
      </div>
      <div className="journal-foot">
        <span className="muted small">{JOURNAL.lead}</span>
        <span className="spacer" />
        <span className="muted small">{JOURNAL.page(no)}</span>
        <Button size="small" keycap="PageUp" disabled={newer === undefined} onClick={newer}>
          {JOURNAL.newer}
        </Button>
        <Button size="small" keycap="PageDown" disabled={older === undefined} onClick={older}>
          {JOURNAL.older}
        </Button>
      </div>
    </>
  );
}

const { columns } = JOURNAL;
const COLUMNS: readonly Column<JournalEntry>[] = [
  { key: "at", title: columns.at, width: "150px", cell: (entry) => minuteOf(entry.at) },
  { key: "operator", title: columns.operator, width: "110px", cell: (entry) => entry.operator },
  {
    key: "action",
    title: columns.action,
    width: "150px",
    cell: (entry) => <b>{ACTION_WORDS[entry.action]}</b>,
  },
  { key: "subject", title: columns.subject, width: "230px", cell: (entry) => entry.subject },
  { key: "detail", title: columns.detail, cell: (entry) => entry.detail },
];
