import { useMemo, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Chip } from "../ui/Chip.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { CONFIDENCE_WORD, SETTINGS } from "../words/settings.ts";
import type { TabProps } from "./AnswersTab.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import { parameterTitle, parameterValue } from "./parameter-words.ts";
import { localParameters, type Parameter } from "./parameters.ts";

/** Every value that rests on less than a clause, to be confirmed against the pool's own document. */
export function ParametersTab({ pack, settings, onSaved }: TabProps) {
  const { operator } = useSession();
  const may = operator.role === "supervisor";
  const parameters = useMemo(() => localParameters(pack, settings), [pack, settings]);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [document, setDocument] = useState("");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const current = parameters[at];

  const toggle = (path: string): void => {
    const next = new Set(chosen);
    if (!next.delete(path)) next.add(path);
    setChosen(next);
  };
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (chosen.size === 0 || document.trim() === "") return;
    const saved = await call("settings.confirm", { packId: pack.id, paths: [...chosen], document });
    setProblem(saved.ok ? null : saved.error);
    if (!saved.ok) return;
    setTried(false);
    setChosen(new Set());
    setDocument("");
    onSaved(saved.value);
  };
  const move = (to: number) => (): void =>
    setAt(Math.min(Math.max(to, 0), Math.max(parameters.length - 1, 0)));
  useHotkeys({
    "↓": move(at + 1),
    "↑": move(at - 1),
    Space: may && current !== undefined ? () => toggle(current.path) : undefined,
    "Ctrl+Enter": may ? () => void confirm() : undefined,
  });
  const open = parameters.filter(({ confirmed }) => confirmed === null);

  return (
    <>
      <div className="settings-list">
        <Table
          label={SETTINGS.tabs.parameters}
          columns={[
            ...(may ? [choiceColumn(pack, chosen, toggle)] : []),
            {
              key: "name",
              title: SETTINGS.columns.parameter,
              width: "190px",
              cell: (one: Parameter) => parameterTitle(pack, one),
            },
            ...COLUMNS,
          ]}
          rows={parameters}
          rowKey={(one) => one.path}
          selected={current?.path ?? null}
          onSelect={(one) => setAt(parameters.indexOf(one))}
        />
      </div>
      <aside className="pane decision" aria-label={SETTINGS.confirmTitle}>
        <h2>{SETTINGS.confirmTitle}</h2>
        <div className="decision-scroll">
          <p className="muted">{SETTINGS.confirmLead}</p>
          {current !== undefined && (
            <CurrentParameter title={parameterTitle(pack, current)} one={current} />
          )}
          {may && open.length > 0 && (
            <p className="decision-chosen">
              <Button size="small" onClick={() => setChosen(new Set(open.map(({ path }) => path)))}>
                {SETTINGS.chooseAll}
              </Button>
              <span className={tried && chosen.size === 0 ? "decision-need" : "muted"}>
                {tried && chosen.size === 0 ? SETTINGS.chooseNeed : SETTINGS.chosen(chosen.size)}
              </span>
            </p>
          )}
        </div>
        <DecisionForm
          may={may}
          document={document}
          onDocument={setDocument}
          need={tried && document.trim() === ""}
          action={SETTINGS.confirm(chosen.size)}
          problem={problem}
          onRecord={() => void confirm()}
        />
      </aside>
    </>
  );
}

const COLUMNS: readonly Column<Parameter>[] = [
  { key: "value", title: SETTINGS.columns.value, cell: parameterValue },
  {
    key: "source",
    title: SETTINGS.columns.source,
    width: "24%",
    cell: (one) => <div className="muted ellipsis">{one.document}</div>,
  },
  {
    key: "confidence",
    title: SETTINGS.columns.confidence,
    width: "96px",
    cell: (one) => <span className="muted">{CONFIDENCE_WORD[one.confidence]}</span>,
  },
  {
    key: "state",
    title: SETTINGS.columns.state,
    width: "92px",
    cell: (one) =>
      one.confirmed === null ? (
        <Chip tone="prov" glyph="dashed-square">
          {SETTINGS.unconfirmed}
        </Chip>
      ) : (
        <Chip glyph="tick">{SETTINGS.confirmed}</Chip>
      ),
  },
];

function choiceColumn(
  pack: TabProps["pack"],
  chosen: ReadonlySet<string>,
  toggle: (path: string) => void,
): Column<Parameter> {
  return {
    key: "choice",
    title: "",
    width: "36px",
    cell: (one) => (
      <input
        type="checkbox"
        className="tick-box"
        aria-label={SETTINGS.choose(parameterTitle(pack, one))}
        checked={chosen.has(one.path)}
        onChange={() => toggle(one.path)}
      />
    ),
  };
}

/** The value under the cursor with everything known of where it comes from. */
function CurrentParameter({ title, one }: { readonly title: string; readonly one: Parameter }) {
  return (
    <section className="parameter-now">
      <h3>{title}</h3>
      <p className="parameter-value">{parameterValue(one)}</p>
      <p className="muted">
        {one.document}（{CONFIDENCE_WORD[one.confidence]}）
      </p>
      {one.note !== "" && (
        <p className="muted">
          {SETTINGS.note}：{one.note}
        </p>
      )}
      {one.confirmed !== null && (
        <p className="decision-past">
          {SETTINGS.recorded(one.confirmed.by, one.confirmed.on, one.confirmed.document)}
        </p>
      )}
    </section>
  );
}
