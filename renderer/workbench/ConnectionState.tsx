import { Glyph } from "../ui/Glyph.tsx";
import { SectionHead } from "../ui/SectionHead.tsx";
import { AHEAD_WORDS } from "../words/ahead.ts";
import { WORKBENCH } from "../words/workbench.ts";

interface ConnectionStateProps {
  /** Cases on this machine. */
  readonly all: number;
  /** Cases with a version that the gateway has not accepted. */
  readonly unsent: number;
}

/** 连接与队列: whether the counter is connected, and what waits for that. */
export function ConnectionState({ all, unsent }: ConnectionStateProps) {
  return (
    <section className="line-state" aria-label={WORKBENCH.connection}>
      <SectionHead title={WORKBENCH.connection} />
      <p className="line-now">
        <Glyph name="dashed-ring" />
        <b>{WORKBENCH.offline}</b>
        <span className="muted">
          {unsent === 0 ? AHEAD_WORDS.nothingUnsent : AHEAD_WORDS.unsent(unsent)}
        </span>
      </p>
      <p className="muted small">{WORKBENCH.offlineNote(all)}</p>
    </section>
  );
}
