import { useState } from "react";
import type { ErrorLog, ShownProblem } from "../../electron/contract/errors.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf } from "../app/moment.ts";
import { entriesOf } from "../help/codes.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { ERROR_WORDS as W } from "../words/errors.ts";

export interface HandledPaneProps {
  readonly day: string;
  readonly shown: ShownProblem;
  readonly onLog: (log: ErrorLog) => void;
}

/** What a code says, and what was done about it: each record stays, the newest first. */
export function HandledPane({ day, shown, onLog }: HandledPaneProps) {
  const { code, handled } = shown;
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const record = async (): Promise<void> => {
    setTried(true);
    if (words.trim() === "") return;
    const answer = await ask(() => call("errors.handle", { day, code, words }));
    if (answer?.ok === true) onLog(answer.value);
  };
  useHotkeys({ "Ctrl+Enter": () => void record() });
  return (
    <aside className="pane errors-pane" aria-label={W.detail}>
      <SectionHead title={code} />
      <Meaning code={code} />
      <Fields onEnd={() => void record()}>
        <FormGrid>
          <TextCell
            label={W.words}
            field="errors.words"
            span={12}
            value={words}
            maxLength={300}
            placeholder={W.wordsHint}
            need={tried && words.trim() === "" ? W.wordsNeed : undefined}
            onChange={setWords}
          />
        </FormGrid>
      </Fields>
      <Button look="primary" keycap="Ctrl+Enter" disabled={busy} onClick={() => void record()}>
        {W.record}
      </Button>
      {problem !== null && <Message problem={problem} />}
      {handled.length > 0 && (
        <>
          <SectionHead title={W.before} />
          <ul className="errors-handled" aria-label={W.before}>
            {handled.map((one) => (
              <li key={`${one.at} ${one.words}`}>
                <p>{one.words}</p>
                <p className="muted small">{W.by(one.by, minuteOf(one.at))}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function Meaning({ code }: { readonly code: string }) {
  const entries = entriesOf(code);
  if (entries.length === 0) return <p className="muted">{W.dependsOnCase}</p>;
  return (
    <dl className="errors-meaning">
      {entries.map(({ what, remedy }) => (
        <div key={what}>
          <dt>{W.what}</dt>
          <dd>{what}</dd>
          <dt>{W.remedy}</dt>
          <dd>{remedy}</dd>
        </div>
      ))}
    </dl>
  );
}
