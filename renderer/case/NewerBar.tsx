import type { NewerVersion } from "../../electron/contract/versions.ts";
import { useHotkeys } from "../app/keys.ts";
import { minuteOf } from "../app/moment.ts";
import { useNavigation } from "../app/navigation.tsx";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { NEWER_WORDS as W } from "../words/newer-version.ts";
import { NEWER_KEYS } from "./newer-keys.ts";

interface NewerBarProps {
  readonly newer: NewerVersion;
  /** Something was typed here that no version has. */
  readonly typed: boolean;
  /** Opens the case anew, at its newest version. */
  readonly onAgain: () => void;
  readonly onVersions: () => void;
  readonly onLeave: () => void;
}

/** One quiet line over the case: another window has gone on with it. Nothing that was typed is lost. */
export function NewerBar({ newer, typed, onAgain, onVersions, onLeave }: NewerBarProps) {
  const { go } = useNavigation();
  const { is, author } = newer;
  const at = minuteOf(newer.at).slice(5);
  const fork = is === "fork";
  const look = fork ? () => void go({ kind: "sync" }) : typed ? onVersions : onAgain;
  useHotkeys({ [NEWER_KEYS.look]: look, [NEWER_KEYS.leave]: onLeave }, "panel");
  return (
    <div className="message-bar newer" role="status">
      <Glyph name={fork ? "arrows" : "ring"} />
      <b>{W.title[is]}</b>
      <span className="ellipsis">
        {fork ? W.fork : typed ? W.typed(author, at) : W.old(author, at)}
      </span>
      <span className="spacer" />
      <Button size="small" keycap={NEWER_KEYS.look} onClick={look}>
        {fork ? W.decide : typed ? W.look : W.open}
      </Button>
      <Button size="small" look="quiet" keycap={NEWER_KEYS.leave} onClick={onLeave}>
        {typed || fork ? W.goOn : W.later}
      </Button>
    </div>
  );
}
