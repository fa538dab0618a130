import { useState } from "react";
import type { FiledRoute } from "../../core/settlement/compare-filings.ts";
import { useHotkeys } from "../app/keys.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { COMPARE_WORDS as W } from "../words/compare.ts";
import { adoptRoute } from "./adopt.ts";
import { CompareActions } from "./CompareActions.tsx";
import { FilingTable } from "./FilingTable.tsx";

export interface FilingsComparedProps {
  readonly desk: CaseDesk;
  readonly routes: readonly FiledRoute[];
  readonly onBack: () => void;
}

/** The decision between the routes where there is no money to compare yet, or none at all. */
export function FilingsCompared({ desk, routes, onBack }: FilingsComparedProps) {
  const chosen = routes.findIndex((route) => route.chosen);
  const [picked, setPicked] = useState(Math.max(0, chosen));
  const at = Math.min(picked, routes.length - 1);
  const route = routes[at];
  const adopt = (): void => {
    if (route === undefined) return;
    desk.edit(adoptRoute(desk.form, route.route, desk.today));
    onBack();
  };
  useHotkeys({
    ...Object.fromEntries(routes.map((_, index) => [String(index + 1), () => setPicked(index)])),
    "←": () => setPicked(Math.max(0, at - 1)),
    "→": () => setPicked(Math.min(routes.length - 1, at + 1)),
    Enter: adopt,
  });
  return (
    <>
      <div className="compare-head">
        <h1>{W.titleAhead}</h1>
        <span className="muted">
          {desk.form.purpose === "filing" ? W.noMoneyAlone : W.noMoneyYet}
        </span>
      </div>
      <div className="compare-scroll">
        <FilingTable desk={desk} routes={routes} picked={at} onPick={setPicked} />
      </div>
      <CompareActions
        desk={desk}
        count={routes.length}
        picked={route?.route.title}
        onBack={onBack}
        onAdopt={adopt}
      />
    </>
  );
}
