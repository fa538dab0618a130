import { useState } from "react";
import type { PoolSettingsByPack } from "../../electron/contract/pool-settings.ts";
import type { Problem } from "../../core/problem.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { SETTINGS } from "../words/settings.ts";
import { CurrentParameter } from "./CurrentParameter.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import type { Parameter } from "./parameters.ts";

interface ConfirmPaneProps {
  readonly packId: string;
  readonly one: Parameter | undefined;
  readonly may: boolean;
  readonly chosen: ReadonlySet<string>;
  /** Ticks everything that waits to be confirmed. */
  readonly onChooseAll: (() => void) | null;
  /** Gives the current parameter a value of the pool's own instead (HUN-86). */
  readonly onOwnValue: (() => void) | null;
  readonly onSaved: (settings: PoolSettingsByPack) => void;
}

/** Confirms what was ticked against the pool's own document. */
export function ConfirmPane(props: ConfirmPaneProps) {
  const { packId, one, may, chosen, onChooseAll, onOwnValue, onSaved } = props;
  const [document, setDocument] = useState("");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (chosen.size === 0 || document.trim() === "") return;
    const saved = await call("settings.confirm", { packId, paths: [...chosen], document });
    setProblem(saved.ok ? null : saved.error);
    if (!saved.ok) return;
    setTried(false);
    setDocument("");
    onSaved(saved.value);
  };
  useHotkeys({ "Ctrl+Enter": may ? () => void confirm() : undefined });
  const none = tried && chosen.size === 0;
  return (
    <aside className="pane decision" aria-label={SETTINGS.confirmTitle}>
      <h2>{SETTINGS.confirmTitle}</h2>
      <div className="decision-scroll" tabIndex={0}>
        <p className="muted">{SETTINGS.confirmLead}</p>
        {one !== undefined && <CurrentParameter one={one} />}
        {may && onOwnValue !== null && (
          <p className="decision-chosen">
            <Button size="small" onClick={onOwnValue}>
              {one?.state === "set" ? SETTINGS.changeValue : SETTINGS.ownValue}
            </Button>
          </p>
        )}
        {may && onChooseAll !== null && (
          <p className="decision-chosen">
            <Button size="small" onClick={onChooseAll}>
              {SETTINGS.chooseAll}
            </Button>
            <span className={none ? "decision-need" : "muted"}>
              {none ? SETTINGS.chooseNeed : SETTINGS.chosen(chosen.size)}
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
  );
}
