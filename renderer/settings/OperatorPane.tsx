import type { OperatorEntry } from "../../electron/contract/administration.ts";
import { Button } from "../ui/Button.tsx";
import { FRAME } from "../words/frame.ts";
import { OPERATORS } from "../words/operators.ts";

/** What has just been done; somebody who was removed leaves keys to be renewed. */
export interface Done {
  readonly words: string;
  readonly removed: boolean;
}

interface OperatorPaneProps {
  readonly one: OperatorEntry | undefined;
  /** Id of the operator who is logged in. */
  readonly you: string;
  readonly done: Done | null;
  readonly onAdd: () => void;
  readonly onPassword: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
  readonly onOwn: () => void;
  readonly onToKeys: () => void;
}

/** The operator under the cursor, and what can be done with them. */
export function OperatorPane(props: OperatorPaneProps) {
  const { one, you, done, onAdd, onPassword, onRemove, onOwn, onToKeys } = props;
  return (
    <aside className="pane decision" aria-label={one?.name ?? OPERATORS.add}>
      <h2>{one?.name}</h2>
      <div className="decision-scroll office-lines" tabIndex={0}>
        {done !== null && (
          <div className={done.removed ? "own-warning" : "office-done"} role="status">
            <p>{done.words}</p>
            {done.removed && (
              <p className="office-actions">
                <Button size="small" keycap="Ctrl+3" onClick={onToKeys}>
                  {OPERATORS.toKeys}
                </Button>
              </p>
            )}
          </div>
        )}
        {one !== undefined && (
          <section>
            <h3>{FRAME.roles[one.role]}</h3>
            <p>{OPERATORS.roleWhat[one.role]}</p>
            {one.removedAt !== null && <p className="muted">{OPERATORS.history}</p>}
          </section>
        )}
        {one !== undefined && one.id !== you && onPassword !== undefined && (
          <p className="office-actions">
            <Button keycap="P" onClick={onPassword}>
              {OPERATORS.setPassword}
            </Button>
            {onRemove !== undefined && (
              <Button keycap="Delete" onClick={onRemove}>
                {OPERATORS.remove}
              </Button>
            )}
          </p>
        )}
      </div>
      <div className="decision-foot">
        <Button keycap="W" onClick={onOwn}>
          {OPERATORS.changeOwn}
        </Button>
        <Button look="primary" keycap="N" onClick={onAdd}>
          {OPERATORS.add}
        </Button>
      </div>
    </aside>
  );
}
