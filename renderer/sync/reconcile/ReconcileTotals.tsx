import type { ReactNode } from "react";
import type { Assessment } from "../../../core/assess.ts";
import { displayYuan, type Fen, minus } from "../../../core/money.ts";
import { RECONCILE_WORDS as W } from "../../words/reconcile.ts";
import type { Reconciling } from "./use-reconcile.ts";

/** What the upload comes to, and the difference to what the citizen was told. */
export function ReconcileTotals({
  desk,
  children,
}: {
  readonly desk: Reconciling;
  readonly children?: ReactNode;
}) {
  const { before, after, accepted, compared } = desk;
  return (
    <footer className="reconcile-totals">
      <div>
        <dl>
          <Sum
            label={W.sums.total}
            before={amountsOf(before).total}
            after={amountsOf(after).total}
          />
          <Sum label={W.sums.fund} before={amountsOf(before).fund} after={amountsOf(after).fund} />
          <Sum
            label={W.sums.person}
            before={amountsOf(before).person}
            after={amountsOf(after).person}
          />
        </dl>
        <p className="muted">
          {compared.faces === null
            ? W.facesUnknown
            : compared.incomplete
              ? ""
              : W.facesMatch(displayYuan(compared.faces))}
          {accepted.kept > 0 ? W.keptNote(accepted.kept) : W.told}
        </p>
      </div>
      <span className="spacer" />
      {children}
    </footer>
  );
}

export interface Amounts {
  readonly total: Fen | null;
  readonly fund: Fen | null;
  readonly person: Fen | null;
}

export function amountsOf(assessment: Assessment | null): Amounts {
  const settlement = assessment?.receipt?.settlement ?? null;
  if (settlement === null) return { total: null, fund: null, person: null };
  return { total: settlement.split.total, fund: settlement.fund, person: settlement.person };
}

function Sum({ label, before, after }: { label: string; before: Fen | null; after: Fen | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{after === null ? W.unknown : displayYuan(after)}</b>
        {before !== null && after !== null && (
          <span className="muted">{signed(minus(after, before))}</span>
        )}
      </dd>
    </div>
  );
}

/** `+759.91`, `−759.91`, `0.00`. */
export function signed(amount: Fen): string {
  return amount > 0 ? `+${displayYuan(amount)}` : displayYuan(amount);
}
