import { useEffect, useMemo, useRef, useState } from "react";
import type { PoolSettingsByPack } from "../../electron/contract/pool-settings.ts";
import { clauseLabel } from "../../core/words/sentence.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Chip } from "../ui/Chip.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { CONFIDENCE_WORD, SETTINGS } from "../words/settings.ts";
import type { TabProps } from "./AnswersTab.tsx";
import { ConfirmPane } from "./ConfirmPane.tsx";
import { type LastRecord, ValuePane } from "./ValuePane.tsx";
import { localParameters, type Parameter } from "./parameters.ts";

interface ParametersTabProps extends TabProps {
  /** Parameter to begin with: what a case is waiting for. */
  readonly path: string | undefined;
}

/** Every value that rests on less than a clause: to be confirmed, or to be set, by the pool's own document. */
export function ParametersTab({ pack, settings, onSaved, path }: ParametersTabProps) {
  const { operator } = useSession();
  const may = operator.role === "supervisor";
  const parameters = useMemo(() => localParameters(pack, settings), [pack, settings]);
  const [at, setAt] = useState(() => path ?? parameters[0]?.path ?? "");
  const { chosen, toggle, choose } = useChoice();
  const [overriding, setOverriding] = useState(false);
  const [last, setLast] = useState<LastRecord | null>(null);
  const current = parameters.find((one) => one.path === at) ?? parameters[0];
  const index = current === undefined ? 0 : parameters.indexOf(current);
  const list = useInView(current?.path);
  const select = (to: Parameter | undefined): void => {
    setOverriding(false);
    if (to !== undefined) setAt(to.path);
  };
  useHotkeys({
    "↓": () => select(parameters[Math.min(index + 1, parameters.length - 1)]),
    "↑": () => select(parameters[Math.max(index - 1, 0)]),
    Space:
      may && current !== undefined && mayTick(current) ? () => toggle(current.path) : undefined,
  });
  const saved = (next: PoolSettingsByPack): void => {
    choose([]);
    setOverriding(false);
    onSaved(next);
  };
  /** On to what is still to be set: one document often settles several. */
  const recorded = (record: Omit<LastRecord, "next">, next: PoolSettingsByPack): void => {
    const others = [...parameters.slice(index + 1), ...parameters.slice(0, index)];
    const following =
      current?.state === "unset" ? others.find(({ state }) => state === "unset") : undefined;
    setLast({ ...record, next: following?.path ?? null });
    select(following ?? current);
    saved(next);
  };
  const open = parameters.filter(({ state }) => state === "unconfirmed");
  const setting = current !== undefined && (overriding || current.state === "unset");

  return (
    <>
      <div className="settings-list" ref={list}>
        <Table
          label={SETTINGS.tabs.parameters}
          columns={[...(may ? [choiceColumn(chosen, toggle)] : []), ...COLUMNS]}
          rows={parameters}
          rowKey={(one) => one.path}
          selected={current?.path ?? null}
          onSelect={select}
        />
      </div>
      {setting && current.kind !== null ? (
        <ValuePane
          key={current.path}
          packId={pack.id}
          one={current}
          kind={current.kind}
          may={may}
          last={last}
          onRecorded={recorded}
          onKeep={current.state === "unset" ? null : () => setOverriding(false)}
        />
      ) : (
        <ConfirmPane
          packId={pack.id}
          one={current}
          may={may}
          chosen={chosen}
          onChooseAll={open.length === 0 ? null : () => choose(open.map((one) => one.path))}
          onOwnValue={
            current === undefined || current.kind === null ? null : () => setOverriding(true)
          }
          onSaved={saved}
        />
      )}
    </>
  );
}

/** The parameters that were ticked. */
function useChoice() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string): void => {
    const next = new Set(chosen);
    if (!next.delete(path)) next.add(path);
    setChosen(next);
  };
  return { chosen, toggle, choose: (paths: readonly string[]) => setChosen(new Set(paths)) };
}

/** Keeps the selected row in view. */
function useInView(path: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [path]);
  return list;
}

/** Only what the pack has a value for can be confirmed. */
function mayTick({ state }: Parameter): boolean {
  return state === "unconfirmed" || state === "confirmed";
}

const COLUMNS: readonly Column<Parameter>[] = [
  { key: "name", title: SETTINGS.columns.parameter, width: "32%", cell: (one) => one.title },
  {
    key: "value",
    title: SETTINGS.columns.value,
    cell: (one) => one.value,
  },
  {
    key: "source",
    title: SETTINGS.columns.source,
    width: "20%",
    cell: (one) => <div className="muted ellipsis">{one.document || leftBy(one)}</div>,
  },
  {
    key: "confidence",
    title: SETTINGS.columns.confidence,
    width: "96px",
    cell: (one) => (
      <span className="muted">
        {one.confidence === null ? "" : CONFIDENCE_WORD[one.confidence]}
      </span>
    ),
  },
  { key: "state", title: SETTINGS.columns.state, width: "92px", cell: stateChip },
];

/** The clause that leaves a value to the pool. */
function leftBy({ clauses: [clause] }: Parameter): string {
  return clause === undefined ? "" : SETTINGS.leftBy(clauseLabel(clause));
}

function stateChip({ state }: Parameter) {
  switch (state) {
    case "unset":
      return (
        <Chip tone="undet" glyph="question">
          {SETTINGS.unset}
        </Chip>
      );
    case "unconfirmed":
      return (
        <Chip tone="prov" glyph="dashed-square">
          {SETTINGS.unconfirmed}
        </Chip>
      );
    case "confirmed":
      return <Chip glyph="tick">{SETTINGS.confirmed}</Chip>;
    case "set":
      return <Chip glyph="tick">{SETTINGS.set}</Chip>;
  }
}

function choiceColumn(
  chosen: ReadonlySet<string>,
  toggle: (path: string) => void,
): Column<Parameter> {
  return {
    key: "choice",
    title: "",
    width: "36px",
    cell: (one) =>
      mayTick(one) && (
        <input
          type="checkbox"
          className="tick-box"
          aria-label={SETTINGS.choose(one.title)}
          checked={chosen.has(one.path)}
          onChange={() => toggle(one.path)}
        />
      ),
  };
}
