import type { FiledRoute } from "../../core/settlement/compare-filings.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { COMPARE_WORDS as W } from "../words/compare.ts";
import { CompareActions } from "./CompareActions.tsx";
import { FilingTable } from "./FilingTable.tsx";
import { usePickedRoute } from "./use-picked-route.ts";

export interface FilingsComparedProps {
  readonly desk: CaseDesk;
  readonly routes: readonly FiledRoute[];
  readonly onBack: () => void;
}

/** The decision between the routes where there is no money to compare yet, or none at all. */
export function FilingsCompared({ desk, routes, onBack }: FilingsComparedProps) {
  const { at, title, pick, adopt } = usePickedRoute(desk, routes, onBack);
  return (
    <>
      <div className="compare-head">
        <h1>{W.titleAhead}</h1>
        <span className="muted">
          {desk.form.purpose === "filing" ? W.noMoneyAlone : W.noMoneyYet}
        </span>
      </div>
      <div className="compare-scroll">
        <FilingTable desk={desk} routes={routes} picked={at} onPick={pick} />
      </div>
      <CompareActions
        desk={desk}
        count={routes.length}
        picked={title}
        onBack={onBack}
        onAdopt={adopt}
      />
    </>
  );
}
