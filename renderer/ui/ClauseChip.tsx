import { Popover } from "antd";
import { memo } from "react";
import { findClause } from "../../core/policy/clauses.ts";
import { assertNever } from "../../core/result.ts";
import type { Source } from "../../core/settlement/receipt.ts";
import { sourceLabel } from "../../core/words/sentence.ts";
import { UI } from "../words/ui.ts";
import { ClauseText } from "./ClauseText.tsx";
import "./clause-chip.css";

export interface ClauseChipProps {
  readonly clause: string;
  readonly full?: boolean;
}

/**
 * § a clause by its id, with the document's number where it stands first in its block. Memoised:
 * what opens over it costs more than anything else that a keystroke would draw again.
 */
export const ClauseChip = memo(function ClauseChip({ clause, full = false }: ClauseChipProps) {
  const found = findClause(clause);
  if (found === undefined) return <span className="clause">{clause}</span>;
  const label = full ? `${found.number} ${found.article}` : found.article;
  return (
    <Popover
      trigger={["hover", "focus"]}
      mouseEnterDelay={0.25}
      content={<ClauseText clause={found} />}
    >
      <button type="button" className="clause">
        {label}
      </button>
    </Popover>
  );
});

/** Where a figure comes from: § clause, ◇ unconfirmed parameter, ◆ the pool's decision. */
export function SourceChip({
  source,
  full = false,
}: {
  readonly source: Source;
  readonly full?: boolean;
}) {
  switch (source.kind) {
    case "clause":
      return <ClauseChip clause={source.clause} full={full} />;
    case "law":
      return <span className="clause">{sourceLabel(source)}</span>;
    case "parameter":
      return (
        <span
          className={source.confirmed ? "clause decided" : "clause local"}
          title={source.document}
        >
          {sourceLabel(source)}
        </span>
      );
    case "answer":
      return (
        <span className="clause decided" title={`${source.document} ${source.by} ${source.on}`}>
          {sourceLabel(source)}
        </span>
      );
    case "reading":
      return (
        <span className="clause local" title={UI.readingUnconfirmed}>
          {sourceLabel(source)}
        </span>
      );
    default:
      return assertNever(source);
  }
}
