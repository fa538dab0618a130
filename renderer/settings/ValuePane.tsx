import { useState } from "react";
import type { PoolSettingsByPack } from "../../electron/contract/pool-settings.ts";
import type { Problem } from "../../core/problem.ts";
import {
  choiceWords,
  choicesOf,
  HOW_WRITTEN,
  type Kind,
  typedValue,
} from "../../core/words/parameter-values.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { AmountCell, DateCell, TextCell, type TextCellProps } from "../ui/TextCell.tsx";
import { SETTINGS } from "../words/settings.ts";
import { ClauseWords } from "./ClauseWords.tsx";
import { CurrentParameter } from "./CurrentParameter.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import type { Parameter } from "./parameters.ts";

/** What was recorded just before: its documents stand ready for the next. */
export interface LastRecord {
  readonly title: string;
  readonly document: string;
  readonly consent: string;
  /** The parameter that came up by itself; null where none was left to set. */
  readonly next: string | null;
}

interface ValuePaneProps {
  readonly packId: string;
  readonly one: Parameter;
  readonly kind: Kind;
  readonly may: boolean;
  readonly last: LastRecord | null;
  readonly onRecorded: (record: Omit<LastRecord, "next">, settings: PoolSettingsByPack) => void;
  /** Leaves the value as the pack has it; null where the pack has none. */
  readonly onKeep: (() => void) | null;
}

/** The pool's own value of one parameter, with its document and, where needed, the province's consent. */
export function ValuePane(props: ValuePaneProps) {
  const { one, kind, may, last, onKeep } = props;
  const entry = useEntry(props);
  useHotkeys({ "Ctrl+Enter": may ? () => void entry.record() : undefined });
  return (
    <aside className="pane decision" aria-label={SETTINGS.setTitle}>
      <h2>{SETTINGS.setTitle}</h2>
      <div className="decision-scroll" tabIndex={0}>
        {last !== null && <p className="decision-past">{SETTINGS.justRecorded(last.title)}</p>}
        <p>{one.asks}</p>
        <CurrentParameter one={one} />
        {onKeep !== null && (
          <p className="decision-chosen">
            <Button size="small" onClick={onKeep}>
              {SETTINGS.keepValue}
            </Button>
          </p>
        )}
        {one.clauses.map((clause) => (
          <ClauseWords key={clause} id={clause} />
        ))}
      </div>
      <DecisionForm
        may={may}
        document={entry.document}
        onDocument={entry.setDocument}
        need={entry.tried && entry.document.trim() === ""}
        action={SETTINGS.recordValue}
        problem={entry.problem}
        onRecord={() => void entry.record()}
        hint={HOW_WRITTEN[kind]}
      >
        <ValueCell
          path={one.path}
          kind={kind}
          value={entry.value}
          onChange={entry.setValue}
          need={entry.tried && entry.value.trim() === ""}
          autoFocus={last?.next === one.path}
        />
        {one.consent && (
          <TextCell
            label={SETTINGS.consent}
            field="decision.consent"
            span={12}
            value={entry.consent}
            onChange={entry.setConsent}
            need={entry.tried && entry.consent.trim() === "" ? SETTINGS.consentNeed : undefined}
            placeholder={SETTINGS.consentNeed}
            maxLength={200}
          />
        )}
      </DecisionForm>
    </aside>
  );
}

/** What is being typed, and the way to record it. */
function useEntry({ packId, one, kind, last, onRecorded }: ValuePaneProps) {
  const [value, setValue] = useState("");
  const [document, setDocument] = useState(last?.document ?? "");
  const [consent, setConsent] = useState(last?.consent ?? "");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const record = async (): Promise<void> => {
    setTried(true);
    if (value.trim() === "" || document.trim() === "") return;
    const saved = await call("settings.set-value", {
      packId,
      path: one.path,
      value: typedValue(kind, value),
      document,
      ...(one.consent ? { consent } : {}),
    });
    setProblem(saved.ok ? null : saved.error);
    if (saved.ok) onRecorded({ title: one.title, document, consent }, saved.value);
  };
  return {
    value,
    setValue,
    document,
    setDocument,
    consent,
    setConsent,
    tried,
    problem,
    record,
  };
}

interface ValueCellProps {
  readonly path: string;
  readonly kind: Kind;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly need: boolean;
  readonly autoFocus: boolean;
}

/** The input of a kind. */
function ValueCell({ path, kind, value, onChange, need, autoFocus }: ValueCellProps) {
  const cell: TextCellProps = {
    label: SETTINGS.value,
    field: "decision.value",
    span: 12,
    value,
    onChange,
    need: need ? SETTINGS.valueNeed : undefined,
    maxLength: 400,
    autoFocus,
  };
  switch (kind) {
    case "choice": {
      const options = choicesOf(path).map((choice) => ({
        value: choice,
        label: choiceWords(choice),
      }));
      return <SelectCell {...cell} options={options} />;
    }
    case "money":
      return <AmountCell {...cell} note={SETTINGS.units.money} />;
    case "date":
      return <DateCell {...cell} />;
    case "share":
    case "factor":
    case "months":
    case "bands":
      return <TextCell {...cell} note={noteOf(path, kind)} />;
  }
}

function noteOf(path: string, kind: "share" | "factor" | "months" | "bands"): string | undefined {
  if (kind === "months" && path === "processingDays") return SETTINGS.units.days;
  return SETTINGS.units[kind];
}
