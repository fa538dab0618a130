import { useEffect, useRef } from "react";
import { enteredLines } from "../../core/casefile/form.ts";
import type { Receipt, Source } from "../../core/settlement/receipt.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { chipsOf, distinct } from "../case/panel/treatment-sources.ts";
import { Amount } from "../ui/Amount.tsx";
import { SourceChip } from "../ui/ClauseChip.tsx";
import { SETTLEMENT_WORDS as W } from "../words/settlement.ts";
import { type Group, type Row, groupTitle, remarkOf } from "./rows.ts";
import type { Bar } from "./waterfall.ts";

export interface ComputationProps {
  readonly desk: CaseDesk;
  readonly receipt: Receipt;
  readonly groups: readonly Group[];
  readonly selected: number;
  readonly onSelect: (no: number) => void;
}

/** The numbered rows, like a page of a ledger. */
export function Computation({ desk, receipt, groups, selected, onSelect }: ComputationProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  const counts = {
    invoices: desk.form.invoices.length,
    lines: enteredLines(desk.form).length,
    stays: desk.assessment.facts?.opening?.sameLevelStays ?? null,
  };
  const trial = receipt.standing !== "final";
  return (
    <div className="computation" role="grid" aria-label={W.title} ref={list}>
      {groups.map((group, index) => {
        const remark = remarkOf(group.id, receipt, counts);
        return (
          <div role="rowgroup" className={group.id} key={group.id}>
            <div className="computation-group" role="row">
              <b role="columnheader">{groupTitle(group.id, index)}</b>
              <span className={group.id === "who" ? "ok" : ""}>{remark}</span>
            </div>
            {group.rows.map((row) => (
              <ComputationRow
                key={row.no}
                row={row}
                trial={trial}
                selected={row.no === selected}
                onSelect={() => onSelect(row.no)}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface ComputationRowProps {
  readonly row: Row;
  readonly trial: boolean;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

function ComputationRow({ row, trial, selected, onSelect }: ComputationRowProps) {
  return (
    <div
      className={`computation-row ${row.look}${row.bar === null ? " no-bar" : ""}`}
      role="row"
      aria-selected={selected}
      onMouseDown={onSelect}
    >
      <span role="gridcell" className="no">
        {row.no}
      </span>
      <span role="gridcell" className="what" title={row.note}>
        {row.label}
        {row.note !== "" && <em>{row.note}</em>}
      </span>
      {row.bar !== null && <Waterfall bar={row.bar} />}
      <span role="gridcell" className="amount-cell">
        {row.amount === null && row.look === "plain" ? (
          ""
        ) : (
          <Amount
            value={row.amount}
            trial={trial && row.result}
            size={row.look === "plain" ? "normal" : "strong"}
          />
        )}
      </span>
      <span role="gridcell" className="sources">
        <RowSources sources={distinct(row.sources)} />
        {row.remark !== "" && <span className="muted small">{row.remark}</span>}
      </span>
    </div>
  );
}

/** Two grounds are named; more are named as far as there is room, and the pane beside has them all. */
function RowSources({ sources }: { readonly sources: readonly Source[] }) {
  if (sources.length <= 2) {
    return sources.map((source, index) => <SourceChip key={index} source={source} />);
  }
  const { shown, readings, unconfirmed } = chipsOf(sources);
  const open = readings + unconfirmed;
  return (
    <>
      {shown.slice(0, 2).map((source, index) => (
        <SourceChip key={index} source={source} />
      ))}
      {shown.length > 2 && <span className="muted small">{W.moreClauses(shown.length - 2)}</span>}
      {open > 0 && <span className="clause local">{W.openGrounds(open)}</span>}
    </>
  );
}

function Waterfall({ bar }: { readonly bar: Bar }) {
  return (
    <span className="waterfall" aria-hidden="true">
      <i className={bar.result ? "result" : "remains"} style={{ width: `${bar.remains}%` }} />
      {bar.cut > 0 && <i className="cut" style={{ width: `${bar.cut}%` }} />}
    </span>
  );
}
