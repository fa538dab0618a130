import { useEffect, useRef } from "react";
import type { Receipt } from "../../core/settlement/receipt.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { distinct } from "../case/panel/treatment-sources.ts";
import { Amount } from "../ui/Amount.tsx";
import { SourceChip } from "../ui/ClauseChip.tsx";
import { SETTLEMENT_WORDS as W } from "../words/settlement.ts";
import { type Group, type Row, remarkOf } from "./rows.ts";
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
    lines: desk.form.lines.length,
    stays: desk.assessment.facts?.opening?.sameLevelStays ?? null,
  };
  const trial = receipt.standing !== "final";
  return (
    <div className="computation" role="grid" aria-label={W.title} ref={list}>
      {groups.map((group) => {
        const remark = remarkOf(group.id, receipt, counts);
        return (
          <div role="rowgroup" className={group.id} key={group.id}>
            <div className="computation-group" role="row">
              <b role="columnheader">{W.groups[group.id]}</b>
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
          <Amount value={row.amount} trial={trial && row.result} size={row.look === "plain" ? "normal" : "strong"} />
        )}
      </span>
      <span role="gridcell" className="sources">
        {distinct(row.sources).map((source, index) => (
          <SourceChip key={index} source={source} />
        ))}
        {row.remark !== "" && <span className="muted small">{row.remark}</span>}
      </span>
    </div>
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
