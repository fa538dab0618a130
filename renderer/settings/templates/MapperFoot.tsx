import { useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import { useHotkeys } from "../../app/keys.ts";
import { Button } from "../../ui/Button.tsx";
import { FormGrid } from "../../ui/Cell.tsx";
import { Fields } from "../../ui/Fields.tsx";
import { Message } from "../../ui/Message.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { MAPPER as W } from "../../words/templates.ts";

const LONGEST_NAME = 120;

interface EnablePaneProps {
  readonly title: string;
  readonly named: string;
  readonly open: number;
  readonly unseen: number;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onEnable: (name: string) => void;
  readonly onCancel: () => void;
}

/** Asks, in place, before the template is used: under which name, and from when on. */
export function EnablePane(props: EnablePaneProps) {
  const { title, named, open, unseen, busy, problem, onEnable, onCancel } = props;
  const [name, setName] = useState(named);
  const [tried, setTried] = useState(false);
  const enable = (): void => {
    setTried(true);
    if (name.trim() !== "" && !busy) onEnable(name.trim());
  };
  useHotkeys({ "Ctrl+Enter": enable, Esc: busy ? () => undefined : onCancel }, "panel");
  return (
    <section className="mapper-ask" role="group" aria-label={W.enableTitle}>
      <h2>{W.enableTitle}</h2>
      <p>{W.enableFrom(title)}</p>
      {open > 0 && <p className="prov">{W.enableOpen(open)}</p>}
      {unseen > 0 && <p className="prov">{W.enableUnseen(unseen)}</p>}
      <Fields onEnd={enable}>
        <FormGrid>
          <TextCell
            label={W.name}
            field="template.name"
            span={12}
            autoFocus
            value={name}
            onChange={setName}
            need={tried && name.trim() === "" ? W.nameNeed : undefined}
            maxLength={LONGEST_NAME}
          />
        </FormGrid>
      </Fields>
      {problem !== null && <Message problem={problem} />}
      <div className="mapper-two">
        <Button keycap="Esc" disabled={busy} onClick={onCancel}>
          {W.keepOn}
        </Button>
        <Button look="primary" keycap="Enter" disabled={busy} onClick={enable}>
          {busy ? W.keeping : W.enable}
        </Button>
      </div>
    </section>
  );
}

interface LeavePaneProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks before a mapping that nobody has kept is left. */
export function LeavePane({ onStay, onLeave }: LeavePaneProps) {
  useHotkeys({ Esc: onStay, "Ctrl+Enter": onStay, X: onLeave }, "panel");
  return (
    <section className="mapper-ask" role="alertdialog" aria-label={W.leaveTitle}>
      <h2>{W.leaveTitle}</h2>
      <p>{W.leaveWhat}</p>
      <div className="mapper-two">
        <Button autoFocus keycap="Esc" onClick={onStay}>
          {W.keepOn}
        </Button>
        <Button keycap="X" onClick={onLeave}>
          {W.leave}
        </Button>
      </div>
    </section>
  );
}
