import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { COMPARE_WORDS as W } from "../words/compare.ts";
import { Explained } from "./Explained.tsx";

interface CompareActionsProps {
  readonly desk: CaseDesk;
  /** How many routes were laid before the person. */
  readonly count: number;
  /** Title of the route that is picked; undefined: there is none. */
  readonly picked: string | undefined;
  readonly onBack: () => void;
  readonly onAdopt: () => void;
}

/** What can be done with the routes compared: told to the person, left, adopted. */
export function CompareActions({ desk, count, picked, onBack, onAdopt }: CompareActionsProps) {
  return (
    <div className="compare-actions">
      <Explained desk={desk} count={count} />
      <span className="spacer" />
      <Button keycap="Esc" onClick={onBack}>
        {W.back}
      </Button>
      {picked !== undefined && (
        <Button look="primary" keycap="Enter" onClick={onAdopt}>
          {W.adopt(picked)}
        </Button>
      )}
    </div>
  );
}
