import type { ClawbackHere } from "../../electron/contract/filings.ts";
import { Amount } from "../ui/Amount.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { shortDate } from "../words/workbench.ts";
import { LIFE_WORDS as W } from "../words/filing-life.ts";

/** 待遇差: what each stay was paid under the filing, and what it would have been paid (LN-1.2c). */
export function ClawbackTable({ clawback }: { readonly clawback: ClawbackHere | null }) {
  if (clawback === null) return <p className="muted small">{W.clawbackLoading}</p>;
  const { stays, open, total, measure, lack } = clawback;
  return (
    <section className="clawback" aria-label={W.clawback}>
      <h3>
        {W.clawback}
        {measure !== null && <span className="muted small">{W.measure[measure]}</span>}
        <ClauseChip clause="LN-1.2c" full />
      </h3>
      {stays.length === 0 && <p className="muted small">{W.clawbackNone}</p>}
      {stays.length > 0 && <StayTable stays={stays} total={total} />}
      {lack !== null && stays.length > 0 && (
        <p className="undet">{lack.kind === "question" ? W.q13 : W.noComparison}</p>
      )}
      {open.length > 0 && <p className="muted small">{W.clawbackOpen(open.join("、"))}</p>}
    </section>
  );
}

function StayTable({ stays, total }: Pick<ClawbackHere, "stays" | "total">) {
  const C = W.columns;
  return (
    <table className="tb">
      <thead>
        <tr>
          <th scope="col">{C.stay}</th>
          <th scope="col" className="num">
            {C.paid}
          </th>
          <th scope="col" className="num">
            {C.would}
          </th>
          <th scope="col" className="num">
            {C.difference}
          </th>
        </tr>
      </thead>
      <tbody>
        {stays.map((stay) => (
          <tr key={stay.caseId}>
            <td>
              {stay.hospital} {stay.admission} 至 {shortDate(stay.discharge, stay.admission)}
            </td>
            <td className="num">
              <Amount value={stay.paid} />
            </td>
            <td className="num">
              <Amount value={stay.wouldHavePaid} />
            </td>
            <td className="num">
              <Amount value={stay.difference} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {W.total}
          </th>
          <td className="num">
            <Amount value={total} size="strong" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
