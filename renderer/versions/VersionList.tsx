import type { VersionEntry } from "../../electron/contract/versions.ts";
import { minuteOf } from "../app/moment.ts";
import { stepWords, VERSION_WORDS as W } from "../words/versions.ts";

export interface VersionListProps {
  /** The newest first. */
  readonly versions: readonly VersionEntry[];
  readonly unreadable: number;
  readonly shown: string | null;
  /** With which it is compared. */
  readonly base: string | null;
  readonly onShow: (hash: string) => void;
}

/** Who made each version, when, and what it changed. */
export function VersionList({ versions, unreadable, shown, base, onShow }: VersionListProps) {
  return (
    <>
      <ul className="versions-list" aria-label={W.list}>
        {versions.map(({ hash, count, author, at, outcome, step }, index) => (
          <li key={hash}>
            <button
              type="button"
              aria-current={hash === shown ? "true" : undefined}
              data-base={hash === base || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onShow(hash)}
            >
              <span className="versions-who">
                <b>{W.version(count)}</b>
                {index === 0 && <em>{W.newest}</em>}
                <span className="muted small">{W.standing[outcome.standing]}</span>
              </span>
              <span className="muted small">{W.author(author, minuteOf(at))}</span>
              <span className="versions-step">{stepWords(step)}</span>
            </button>
          </li>
        ))}
      </ul>
      {unreadable > 0 && <p className="block small versions-lost">{W.unreadable(unreadable)}</p>}
    </>
  );
}
