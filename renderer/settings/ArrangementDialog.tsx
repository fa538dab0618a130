import { useEffect, useState } from "react";
import { readArrangement } from "../../core/arrangement-text.ts";
import { calendarWith } from "../../core/working-days.ts";
import { type Arrangements, LONGEST_NOTICE } from "../../electron/contract/arrangements.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { focusField } from "../ui/focus.ts";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { ARRANGEMENT_WORDS as W } from "../words/arrangements.ts";
import { ArrangementPreview } from "./ArrangementPreview.tsx";
import { firstMissing } from "./arrangement-days.ts";
import "./arrangement.css";

interface ArrangementDialogProps {
  readonly known: Arrangements;
  readonly onSaved: (year: number, all: Arrangements) => void;
  readonly onClose: () => void;
}

/** The notice of a year, pasted; what was read out of it stands below it before it is kept. */
export function ArrangementDialog({ known, onSaved, onClose }: ArrangementDialogProps) {
  const { knows } = calendarWith(known.entered);
  const entry = useEntry(firstMissing(known.shipped[0] ?? 0, knows), onSaved);
  const { year, text, document, tried, busy, problem, set, save } = entry;
  useHotkeys({ "Ctrl+Enter": () => void save(), Esc: onClose }, "dialog");
  // The year is filled in already.
  useEffect(() => void focusField("arrangement.document"), []);
  return (
    <Dialog title={W.dialog} onClose={onClose} width={680}>
      <Fields className="arrangement">
        <FormGrid>
          <TextCell
            label={W.year}
            field="arrangement.year"
            span={5}
            inputMode="numeric"
            maxLength={4}
            value={entry.typed}
            onChange={(typed) => set({ typed })}
            bad={year === null ? W.yearWrong : undefined}
            note={year !== null && knows(year) ? W.yearKnown : undefined}
          />
          <TextCell
            label={W.document}
            field="arrangement.document"
            span={7}
            maxLength={200}
            value={document}
            onChange={(next) => set({ document: next })}
            need={tried && document.trim() === "" ? W.documentNeed : undefined}
            placeholder={W.documentHint}
          />
        </FormGrid>
        <label className="arrangement-notice">
          <span>{W.notice}</span>
          <textarea
            data-field="arrangement.text"
            rows={6}
            maxLength={LONGEST_NOTICE}
            spellCheck={false}
            placeholder={tried ? W.noticeNeed : W.noticeHint}
            value={text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </label>
        <ArrangementPreview read={entry.read} />
        {problem !== null && <Message problem={problem} />}
        <p className="muted small">{W.compare}</p>
      </Fields>
      <div className="actions">
        <Button keycap="Esc" onClick={onClose}>
          {W.cancel}
        </Button>
        <Button look="primary" keycap="Ctrl+Enter" disabled={busy} onClick={() => void save()}>
          {W.save}
        </Button>
      </div>
    </Dialog>
  );
}

/** What is typed, and what it says; kept only when all of it is there. */
function useEntry(first: number, onSaved: ArrangementDialogProps["onSaved"]) {
  const [entry, setEntry] = useState({ typed: String(first), document: "", text: "" });
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const { typed, document, text } = entry;
  const year = wholeYear(typed);
  const read = year === null || text.trim() === "" ? null : readArrangement(year, text);
  const save = async (): Promise<void> => {
    setTried(true);
    if (year === null) return void focusField("arrangement.year");
    if (document.trim() === "") return void focusField("arrangement.document");
    if (read?.ok !== true) return void focusField("arrangement.text");
    const answer = await ask(() => call("arrangements.enter", { year, text, document }));
    if (answer?.ok === true) onSaved(year, answer.value);
  };
  const set = (change: Partial<typeof entry>): void => setEntry((now) => ({ ...now, ...change }));
  return { ...entry, year, read, tried, busy, problem, set, save };
}

/** Null for what is no year that an arrangement could be of. */
function wholeYear(typed: string): number | null {
  const year = Number(typed.normalize("NFKC").trim());
  return Number.isInteger(year) && year >= 2008 && year <= 2200 ? year : null;
}
