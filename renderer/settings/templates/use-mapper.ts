import { useCallback, useMemo, useState } from "react";
import type { TemplateFile } from "../../../electron/contract/templates.ts";
import { MAPPER } from "../../words/templates.ts";
import { OFFER } from "./labels.ts";
import { type MapperState, openMapper, takeMatched } from "./mapper-state.ts";
import type { Placements } from "./placements.ts";
import type { Printed } from "./printed.ts";
import { type SpotRow, spotRows } from "./rows.ts";
import { matchFields } from "./suggest.ts";

export interface Mapper {
  readonly file: TemplateFile;
  readonly state: MapperState;
  readonly placements: Placements;
  readonly rows: readonly SpotRow[];
  /** How many places hold nothing. */
  readonly open: number;
  readonly changed: boolean;
  readonly act: (change: (state: MapperState) => MapperState) => void;
  /** Fills the fields whose names say what they hold; says how many. */
  readonly match: () => void;
  /** What matching by name has come to, until something else is done. */
  readonly matched: { readonly words: string; readonly filled: number } | null;
}

/** The mapping of one file, from how it was opened. */
export function useMapper(
  file: TemplateFile,
  opened: Placements,
  printed: readonly Printed[],
): Mapper {
  const [state, setState] = useState(() => openMapper(opened));
  const [matched, setMatched] = useState<Mapper["matched"]>(null);
  const placements = state.steps.now;
  const rows = useMemo(() => spotRows(file, placements, printed), [file, placements, printed]);
  const act = useCallback((change: (state: MapperState) => MapperState) => {
    setMatched(null);
    setState(change);
  }, []);
  const open = rows.filter(({ content }) => content === null).length;
  const match = (): void => {
    const found = matchFields(placements, file.fields, printed, OFFER);
    const filled = found.fields.length;
    act(takeMatched(found));
    setMatched({ words: MAPPER.matched(filled, open - filled), filled });
  };
  return {
    file,
    state,
    placements,
    rows,
    open,
    changed: placements !== opened,
    act,
    match,
    matched,
  };
}
