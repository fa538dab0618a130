import { useState } from "react";
import type { OperatorEntry } from "../../electron/contract/administration.ts";
import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Message } from "../ui/Message.tsx";
import { Table } from "../ui/Table.tsx";
import { OPERATORS } from "../words/operators.ts";
import { SETTINGS } from "../words/settings.ts";
import { operatorColumns } from "./operator-columns.tsx";
import {
  AddOperator,
  ChangeOwnPassword,
  RemoveOperator,
  SetOperatorPassword,
} from "./OperatorDialogs.tsx";
import { type Done, OperatorPane } from "./OperatorPane.tsx";

type Asked = "add" | "remove" | "password" | "own";

interface OperatorsSectionProps {
  /** To the keys, after somebody has been removed. */
  readonly onToKeys: () => void;
}

/** Who works here: for a supervisor to decide. Everybody changes their own password. */
export function OperatorsSection({ onToKeys }: OperatorsSectionProps) {
  const { operator } = useSession();
  const { value, problem, replace } = useReading(() => call("operators.list", {}));
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<Done | null>(null);

  const operators = (value ?? []).toSorted(workingFirst);
  const chosen = operators[Math.min(at, operators.length - 1)];
  const works = chosen?.removedAt === null;
  const removable = works && chosen.id !== operator.id;
  const dialog = (which: Asked) => (): void => setAsked(which);
  const move = (to: number) => (): void =>
    setAt(Math.min(Math.max(to, 0), Math.max(operators.length - 1, 0)));
  const set = works ? dialog(chosen.id === operator.id ? "own" : "password") : undefined;
  const remove = removable ? dialog("remove") : undefined;
  useHotkeys({
    "↓": move(at + 1),
    "↑": move(at - 1),
    N: dialog("add"),
    P: set,
    Delete: remove,
    W: dialog("own"),
  });

  const close = (): void => setAsked(null);
  const finish = (words: string, removed: boolean) => (entries: readonly OperatorEntry[]) => {
    replace(entries);
    setDone({ words, removed });
    close();
  };
  return (
    <div className="settings-body">
      <div className="settings-list">
        {problem !== null && <Message problem={problem} />}
        {value !== null && (
          <Table
            label={SETTINGS.sections.operators}
            columns={operatorColumns(operator.id)}
            rows={operators}
            rowKey={(entry) => entry.id}
            selected={chosen?.id ?? null}
            onSelect={(entry) => setAt(operators.indexOf(entry))}
          />
        )}
      </div>
      <OperatorPane
        one={chosen}
        you={operator.id}
        done={done}
        onAdd={dialog("add")}
        onPassword={set}
        onRemove={remove}
        onOwn={dialog("own")}
        onToKeys={onToKeys}
      />
      {asked === "add" && (
        <AddOperator
          onDone={(name, now) => finish(OPERATORS.added(name), false)(now)}
          onClose={close}
        />
      )}
      {asked === "remove" && chosen !== undefined && (
        <RemoveOperator
          one={chosen}
          onDone={finish(OPERATORS.removedDone(chosen.name), true)}
          onClose={close}
        />
      )}
      {asked === "password" && chosen !== undefined && (
        <SetOperatorPassword
          one={chosen}
          onDone={finish(OPERATORS.passwordSet(chosen.name), false)}
          onClose={close}
        />
      )}
      {asked === "own" && (
        <ChangeOwnPassword
          onDone={() => {
            setDone({ words: OPERATORS.changed, removed: false });
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

function workingFirst(a: OperatorEntry, b: OperatorEntry): number {
  const gone = Number(a.removedAt !== null) - Number(b.removedAt !== null);
  return gone !== 0 ? gone : a.createdAt.localeCompare(b.createdAt);
}
