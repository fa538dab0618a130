import { FORM_TITLE, type FormKind } from "../../../core/forms/kinds.ts";
import type { TemplateVersion } from "../../../electron/contract/templates.ts";
import type { Asking } from "../../app/asking.ts";
import { useHotkeys } from "../../app/keys.ts";
import { minuteOf } from "../../app/moment.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Message } from "../../ui/Message.tsx";
import { TEMPLATES as W } from "../../words/templates.ts";

/** A version that was kept; null: the program's own reference form (参考样式). */
export type Version = TemplateVersion | null;

interface VersionsPaneProps {
  readonly form: FormKind;
  readonly versions: readonly Version[];
  readonly used: Version;
  readonly chosen: Version;
  /** Whether it is asked about putting the chosen one to use. */
  readonly confirming: boolean;
  readonly asking: Pick<Asking, "busy" | "problem">;
  readonly done: string;
  readonly onChoose: (version: Version) => void;
  readonly onAskToUse: (version: Version) => void;
  readonly onUse: () => void;
  /** Leaves everything as it is. */
  readonly onKeep: () => void;
  readonly onOpen: (version: TemplateVersion) => void;
  readonly onLoad: () => void;
}

/** The versions of one form, and what can be done with them. */
export function VersionsPane(props: VersionsPaneProps) {
  const { form, versions, used, chosen, confirming, asking, done } = props;
  const title = FORM_TITLE[form];
  return (
    <aside className="pane decision" aria-label={title}>
      <h2>{title}</h2>
      <div className="decision-scroll office-lines" tabIndex={0}>
        {done !== "" && (
          <p className="office-done" role="status">
            {done}
          </p>
        )}
        <section>
          <h3>{W.versions}</h3>
          <ul className="template-versions">
            {versions.map((version) => (
              <VersionRow
                key={version?.seq ?? 0}
                version={version}
                used={version?.seq === used?.seq}
                on={version?.seq === chosen?.seq}
                onChoose={() => props.onChoose(version)}
              />
            ))}
          </ul>
          <p className="office-actions">
            {chosen !== null && (
              <Button size="small" keycap="Enter" onClick={() => props.onOpen(chosen)}>
                {W.open}
              </Button>
            )}
            {chosen !== null && chosen.seq !== used?.seq && (
              <Button size="small" keycap="U" onClick={() => props.onAskToUse(chosen)}>
                {W.use}
              </Button>
            )}
            {used !== null && (
              <Button size="small" keycap="R" onClick={() => props.onAskToUse(null)}>
                {W.toReference}
              </Button>
            )}
          </p>
        </section>
        {asking.problem !== null && <Message problem={asking.problem} />}
        <p className="muted small">{W.lead}</p>
      </div>
      {confirming ? (
        <UseQuestion
          words={chosen === null ? W.confirmReference(title) : W.confirmUse(title, chosen.name)}
          busy={asking.busy}
          onUse={props.onUse}
          onKeep={props.onKeep}
        />
      ) : (
        <div className="decision-foot">
          <Button look="primary" keycap="N" disabled={asking.busy} onClick={props.onLoad}>
            {W.load}
          </Button>
        </div>
      )}
    </aside>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly used: boolean;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function VersionRow({ version, used, on, onChoose }: VersionRowProps) {
  return (
    <li className={on ? "on" : ""}>
      <button
        type="button"
        aria-pressed={on}
        // The keyboard stays with the list: Enter opens the version, not this row again.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        <b className="ellipsis">{version?.name ?? W.reference}</b>
        <em className="ellipsis">
          {version === null ? W.referenceWhat : W.kept(minuteOf(version.at), version.operator)}
        </em>
      </button>
      {used && (
        <Chip tone="ok" glyph="tick">
          {W.inUse}
        </Chip>
      )}
    </li>
  );
}

interface UseQuestionProps {
  readonly words: string;
  readonly busy: boolean;
  readonly onUse: () => void;
  readonly onKeep: () => void;
}

/** Asks in place: what is printed from now on changes. */
function UseQuestion({ words, busy, onUse, onKeep }: UseQuestionProps) {
  useHotkeys({ "Ctrl+Enter": busy ? undefined : onUse, Esc: onKeep }, "panel");
  return (
    <div className="decision-foot" role="group" aria-label={words}>
      <p>{words}</p>
      <div className="mapper-two">
        <Button keycap="Esc" disabled={busy} onClick={onKeep}>
          {W.cancel}
        </Button>
        <Button look="primary" keycap="Ctrl+Enter" disabled={busy} onClick={onUse}>
          {W.confirm}
        </Button>
      </div>
    </div>
  );
}
