import type { Source } from "../../../core/settlement/receipt.ts";
import { SourceChip } from "../../ui/ClauseChip.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import { chipsOf } from "./treatment-sources.ts";

export interface SourceChipsProps {
  readonly sources: readonly Source[];
  /** The first chip carries the number of its document. */
  readonly full?: boolean;
}

/** What something rests on, in the width of the panel. */
export function SourceChips({ sources, full = false }: SourceChipsProps) {
  const { shown, readings, unconfirmed } = chipsOf(sources);
  return (
    <div className="clause-row">
      {shown.map((source, index) => (
        <SourceChip key={index} source={source} full={full && index === 0} />
      ))}
      {readings > 0 && <span className="clause local">{W.readingsUsed(readings)}</span>}
      {unconfirmed > 0 && <span className="clause local">{W.unconfirmed(unconfirmed)}</span>}
    </div>
  );
}
