import { useId, useState } from "react";
import type { PoolSettingsByPack } from "../../electron/contract/pool-settings.ts";
import type { Question } from "../../core/policy/pack.ts";
import type { PoolAnswer } from "../../core/policy/questions.ts";
import type { Problem } from "../../core/problem.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { SETTINGS } from "../words/settings.ts";
import { ClauseWords } from "./ClauseWords.tsx";
import { DecisionForm } from "./DecisionForm.tsx";

interface AnswerPaneProps {
  readonly packId: string;
  readonly question: Question;
  readonly answer: PoolAnswer | null;
  readonly onSaved: (settings: PoolSettingsByPack) => void;
}

/** One open question: what the document says, how it may be read, and the pool's answer. */
export function AnswerPane({ packId, question, answer, onSaved }: AnswerPaneProps) {
  const { operator } = useSession();
  const [reading, setReading] = useState(answer?.reading ?? "");
  const [document, setDocument] = useState("");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const record = async (): Promise<void> => {
    setTried(true);
    if (reading === "" || document.trim() === "") return;
    const saved = await call("settings.answer", {
      packId,
      question: question.id,
      reading,
      document,
    });
    setProblem(saved.ok ? null : saved.error);
    if (!saved.ok) return;
    setTried(false);
    setDocument("");
    onSaved(saved.value);
  };
  const may = operator.role === "supervisor";
  useHotkeys({ "Ctrl+Enter": may ? () => void record() : undefined });

  return (
    <aside className="pane decision" aria-label={question.asks}>
      <h2>{question.asks}</h2>
      <div className="decision-scroll" tabIndex={0}>
        {question.clauses.map((clause) => (
          <ClauseWords key={clause} id={clause} />
        ))}
        <SectionHead title={SETTINGS.readings} />
        <Readings
          question={question}
          value={reading}
          need={tried && reading === "" ? SETTINGS.readingNeed : undefined}
          disabled={!may}
          onChange={setReading}
        />
        {answer !== null && (
          <p className="decision-past">
            {SETTINGS.recorded(answer.by, answer.on, answer.document)}
          </p>
        )}
      </div>
      <DecisionForm
        may={may}
        document={document}
        onDocument={setDocument}
        need={tried && document.trim() === ""}
        action={answer === null ? SETTINGS.recordAnswer : SETTINGS.changeAnswer}
        problem={problem}
        onRecord={() => void record()}
      />
    </aside>
  );
}

interface ReadingsProps {
  readonly question: Question;
  readonly value: string;
  readonly need: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (reading: string) => void;
}

function Readings({ question, value, need, disabled, onChange }: ReadingsProps) {
  const name = useId();
  return (
    <div
      className="readings"
      role="radiogroup"
      aria-label={SETTINGS.readings}
      data-field="answer.reading"
    >
      {question.readings.map((reading) => (
        <label key={reading.id}>
          <input
            type="radio"
            name={name}
            value={reading.id}
            checked={reading.id === value}
            disabled={disabled}
            onChange={() => onChange(reading.id)}
          />
          <span>{reading.label}</span>
          {reading.id === question.proposed && <em>{SETTINGS.proposed}</em>}
        </label>
      ))}
      {need !== undefined && <p className="decision-need">{need}</p>}
    </div>
  );
}
