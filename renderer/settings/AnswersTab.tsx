import { useState } from "react";
import type { PoolSettingsByPack } from "../../electron/contract/pool-settings.ts";
import type { Pack, Question } from "../../core/policy/pack.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import { useHotkeys } from "../app/keys.ts";
import { Chip } from "../ui/Chip.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { SETTINGS } from "../words/settings.ts";
import { AnswerPane } from "./AnswerPane.tsx";

export interface TabProps {
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly onSaved: (settings: PoolSettingsByPack) => void;
}

/** Every question that the documents leave open, and how it is computed until the pool answers. */
export function AnswersTab({ pack, settings, onSaved }: TabProps) {
  const [at, setAt] = useState(0);
  const { questions } = pack;
  const chosen = questions[at];
  const move = (to: number) => (): void =>
    setAt(Math.min(Math.max(to, 0), Math.max(questions.length - 1, 0)));
  useHotkeys({ "↓": move(at + 1), "↑": move(at - 1) });
  return (
    <>
      <div className="settings-list">
        <Table
          label={SETTINGS.tabs.answers}
          columns={questionColumns(settings)}
          rows={questions}
          rowKey={(question) => question.id}
          selected={chosen?.id ?? null}
          onSelect={(question) => setAt(questions.indexOf(question))}
        />
      </div>
      {chosen !== undefined && (
        <AnswerPane
          key={chosen.id}
          packId={pack.id}
          question={chosen}
          answer={settings.answers[chosen.id] ?? null}
          onSaved={onSaved}
        />
      )}
    </>
  );
}

function questionColumns(settings: PoolSettings): readonly Column<Question>[] {
  const { columns } = SETTINGS;
  return [
    { key: "question", title: columns.question, cell: (question) => question.asks },
    {
      key: "clause",
      title: columns.clause,
      width: "150px",
      // The pane beside the list shows the clause too.
      shown: "normal",
      cell: (question) => <ClauseChip clause={question.clauses[0]} />,
    },
    {
      key: "now",
      title: columns.now,
      width: "31%",
      cell: (question) => <Now question={question} settings={settings} />,
    },
    {
      key: "state",
      title: columns.state,
      width: "92px",
      cell: (question) =>
        settings.answers[question.id] === undefined ? (
          <Chip tone="undet" glyph="question">
            {SETTINGS.unanswered}
          </Chip>
        ) : (
          <Chip glyph="tick">{SETTINGS.answered}</Chip>
        ),
    },
  ];
}

/** The answer, else the reading a trial is made under, else 未定. */
function Now({
  question,
  settings,
}: {
  readonly question: Question;
  readonly settings: PoolSettings;
}) {
  const answer = settings.answers[question.id];
  const label = (id: string): string =>
    question.readings.find((reading) => reading.id === id)?.label ?? id;
  if (answer !== undefined) return label(answer.reading);
  if (question.proposed === null)
    return <span className="undetermined">{SETTINGS.undetermined}</span>;
  return <span className="muted">{SETTINGS.trialBy(label(question.proposed))}</span>;
}
