import { type Fen, ZERO, minus, plus } from "../../../core/money.ts";
import type { Settlement } from "../../../core/settlement/receipt.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { Amount } from "../../ui/Amount.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";

/** The two figures a person at the counter asks for, and the bar that sets them side by side. */
export function Heroes({
  settlement,
  trial,
}: {
  readonly settlement: Settlement;
  readonly trial: boolean;
}) {
  const { fund, person, leavesOut } = settlement;
  const without = fund === null ? "" : leavesOut.map((id) => LAYER_LABEL[id]).join("、");
  return (
    <>
      <div className={isLong(settlement) ? "heroes long" : "heroes"}>
        <div>
          <span>{W.fund}</span>
          <Amount value={fund} trial={trial} size="hero" tone="fund" />
        </div>
        <div>
          <span>
            {W.person}
            {without !== "" && <em className="undet">{W.without(without)}</em>}
          </span>
          <Amount value={person} trial={trial} size="hero" />
        </div>
      </div>
      <ShareBar settlement={settlement} />
    </>
  );
}

/** Amounts of a million and more stand a little smaller, so that both stay in view whole. */
function isLong({ fund, person }: Settlement): boolean {
  return Math.max(fund ?? 0, person ?? 0) >= 100_000_000;
}

function ShareBar({ settlement }: { readonly settlement: Settlement }) {
  const { split, fund, person } = settlement;
  if (fund === null || person === null || split.total === 0) return null;
  const pooled = pooledOf(settlement);
  const other = minus(fund, pooled);
  const parts = [
    { id: "pooled", amount: pooled },
    { id: "other", amount: other },
    { id: "person", amount: person },
  ] as const;
  const percent = (amount: Fen): string => tenthsOfPercent(amount, split.total);
  return (
    <>
      <div
        className="share-bar"
        role="img"
        aria-label={W.barLabel(percent(pooled), percent(other), percent(person))}
      >
        {parts.map(({ id, amount }) =>
          amount > 0 ? <i key={id} className={id} style={{ flexGrow: amount }} /> : null,
        )}
      </div>
      <div className="share-legend">
        {parts.map(({ id, amount }) =>
          amount > 0 ? (
            <span key={id}>
              <i className={id} />
              {W.share[id]}
              {percent(amount)}
            </span>
          ) : null,
        )}
      </div>
    </>
  );
}

/** What the pooled fund pays; zero while it is undetermined, which the caller has ruled out. */
function pooledOf(settlement: Settlement): Fen {
  const layer = settlement.layers.find(({ id }) => id === "pooled");
  return layer?.state.kind === "paid" ? plus(layer.state.amount, ZERO) : ZERO;
}

/** A share for the eye, to a tenth of a percent; no amount is computed from it. */
function tenthsOfPercent(part: Fen, whole: Fen): string {
  return `${(Math.round((part * 1000) / whole) / 10).toFixed(1)}%`;
}
