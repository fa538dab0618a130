import { useState } from "react";
import { parseDate } from "../../core/calendar.ts";
import { useAsking } from "../app/asking.ts";
import { callLong } from "../app/long-work.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { DateCell } from "../ui/TextCell.tsx";
import { JOURNAL } from "../words/journal.ts";
import { KEYS } from "../words/keys.ts";
import "./own-dialog.css";

interface JournalExportProps {
  /** The file written; null when the clerk chose none. */
  readonly onDone: (file: string | null) => void;
  readonly onClose: () => void;
}

/** Writes the entries of some days, both days included, where the supervisor says. */
export function JournalExport({ onDone, onClose }: JournalExportProps) {
  const { today } = useSession();
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState<string>(today);
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const first = parseDate(from);
  const last = parseDate(to);
  const reversed = first.ok && last.ok && last.value < first.value;
  const run = async (): Promise<void> => {
    setTried(true);
    if (!first.ok || !last.ok || reversed) return;
    const answer = await ask(() =>
      callLong("journal.export", { from: first.value, to: last.value }),
    );
    if (answer?.ok === true) onDone(answer.value);
  };
  const close = (): void => {
    if (!busy) onClose();
  };
  return (
    <Dialog title={JOURNAL.exportTitle} onClose={close} width={520}>
      <Fields className="own-dialog" onEnd={() => void run()}>
        <p>{JOURNAL.exportLead}</p>
        <FormGrid>
          <DateCell
            label={JOURNAL.from}
            field="journal.from"
            span={6}
            value={from}
            onChange={setFrom}
            need={tried && !first.ok ? JOURNAL.dayNeed : undefined}
          />
          <DateCell
            label={JOURNAL.to}
            field="journal.to"
            span={6}
            value={to}
            onChange={setTo}
            need={tried && !last.ok ? JOURNAL.dayNeed : undefined}
          />
        </FormGrid>
        {tried && reversed && <Message problem={JOURNAL.order} />}
        {problem !== null && <Message problem={problem} />}
      </Fields>
      <div className="actions">
        <Button keycap="Esc" disabled={busy} onClick={close}>
          {KEYS.cancel}
        </Button>
        <Button look="primary" keycap="Enter" disabled={busy} onClick={() => void run()}>
          {busy ? JOURNAL.exporting : JOURNAL.exportAction}
        </Button>
      </div>
    </Dialog>
  );
}
