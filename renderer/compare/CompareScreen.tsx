import { displayYuan } from "../../core/money.ts";
import {
  type ComparedRoute,
  type Comparison,
  compareRoutes,
} from "../../core/settlement/compare.ts";
import { compareFilings } from "../../core/settlement/compare-filings.ts";
import { LAYER_LABEL, TIMING_LABEL } from "../../core/words/labels.ts";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Stamp } from "../ui/Chip.tsx";
import { COMPARE_WORDS as W } from "../words/compare.ts";
import { CompareActions } from "./CompareActions.tsx";
import { FilingsCompared } from "./FilingsCompared.tsx";
import { RouteTable } from "./RouteTable.tsx";
import { usePickedRoute } from "./use-picked-route.ts";
import "./compare.css";

export interface CompareScreenProps {
  readonly desk: CaseDesk;
  readonly onBack: () => void;
  readonly onSettlement: () => void;
}

/**
 * The decision that costs a citizen most: the same stay by each route, side by side; without
 * its money while the stay is not entered, and for somebody who only files (KF-2.5).
 */
export function CompareScreen(props: CompareScreenProps) {
  const { desk, onBack } = props;
  const alone = desk.form.purpose === "filing";
  const comparison = alone
    ? null
    : compareRoutes(desk.form, desk.loaded, desk.settings, desk.today);
  useHotkeys({ Esc: onBack });
  return (
    <div className="compare">
      <CaseHeader desk={desk} />
      {comparison === null ? (
        <FilingsCompared
          desk={desk}
          routes={compareFilings(desk.form, desk.loaded, desk.settings, desk.today)}
          onBack={onBack}
        />
      ) : (
        <Compared {...props} comparison={comparison} />
      )}
    </div>
  );
}

function Compared({
  desk,
  comparison,
  onBack,
  onSettlement,
}: CompareScreenProps & { readonly comparison: Comparison }) {
  const { routes } = comparison;
  const { at, title, pick, adopt } = usePickedRoute(desk, routes, onBack);
  useHotkeys({ F6: onSettlement });
  return (
    <>
      <CompareHead routes={routes} />
      <div className="compare-scroll">
        <RouteTable desk={desk} routes={routes} picked={at} onPick={pick} />
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

function CompareHead({ routes }: { readonly routes: readonly ComparedRoute[] }) {
  const settled = routes.find((route) => route.receipt.settlement !== null)?.receipt;
  const timing = routes
    .map((route) => route.receipt.treatment.situation?.timing)
    .find((known) => known !== undefined);
  const words = timing === undefined ? "" : TIMING_LABEL[timing];
  const inScope = settled?.settlement?.split.inScope;
  const without = (settled?.settlement?.leavesOut ?? []).map((id) => LAYER_LABEL[id]).join("、");
  const unconfirmed = Math.max(0, ...routes.map(({ receipt }) => receipt.unconfirmed.length));
  const remarks = [
    unconfirmed > 0 ? W.unconfirmed(unconfirmed) : "",
    without === "" ? "" : W.without(without),
  ].filter((remark) => remark !== "");
  return (
    <div className="compare-head">
      <h1>{timing === "before-admission" ? W.titleAhead : W.title}</h1>
      <span className="muted ellipsis">
        {inScope === undefined
          ? W.introPlain(words, routes.length)
          : W.intro(words, routes.length, displayYuan(inScope))}
      </span>
      <span className="spacer" />
      {routes.some((route) => route.receipt.standing === "trial") && <Stamp />}
      {remarks.length > 0 && <span className="muted small nowrap">{remarks.join("；")}</span>}
    </div>
  );
}
