import { useEffect, useRef } from "react";
import type { FoundCase } from "../../electron/contract/search.ts";
import { useDataCheck } from "../app/data-check.tsx";
import { Table } from "../ui/Table.tsx";
import { WORKBENCH } from "../words/workbench.ts";
import { caseColumns } from "./columns.tsx";
import { useWindowedRows } from "./useWindowedRows.ts";

interface CaseListProps {
  readonly rows: readonly FoundCase[];
  /** What was searched for; what answers to it is marked. */
  readonly words: readonly string[];
  readonly selected: number;
  readonly today: string;
  readonly emptyText: string;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (row: FoundCase) => void;
  /** The rows come to an end: more are wanted, if there are any. */
  readonly onEnd: () => void;
}

const NO_FAULTS: readonly string[] = [];
const ROW_HEIGHT = 34;
const HEAD_HEIGHT = 30;
/** Rows below the window at which the next ones are fetched: the clerk never waits for them. */
const NEAR_END = 60;

/** The clerk's cases. Only the rows in view are drawn; the selected one is kept in view. */
export function CaseList(props: CaseListProps) {
  const { rows, words, selected, today, emptyText, onSelect, onOpen, onEnd } = props;
  const faulty = useDataCheck()?.faultyCases ?? NO_FAULTS;
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, above, below } = useWindowedRows(scroller, rows.length, ROW_HEIGHT);
  const atEnd = to + NEAR_END >= rows.length;
  useEffect(() => {
    if (atEnd) onEnd();
  }, [atEnd, rows, onEnd]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const top = selected * ROW_HEIGHT;
    const room = element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < top - room) element.scrollTop = top - room;
  }, [selected]);
  return (
    <div className="case-list" ref={scroller}>
      <Table
        label={WORKBENCH.list}
        columns={caseColumns(today, words, faulty)}
        rows={rows.slice(from, to)}
        rowKey={(row) => row.caseId}
        selected={rows[selected]?.caseId ?? null}
        onSelect={(row) => onSelect(rows.indexOf(row))}
        onOpen={onOpen}
        head={above > 0 && <Gap height={above} />}
        foot={below > 0 && <Gap height={below} />}
      />
      {rows.length === 0 && <p className="case-list-empty faint">{emptyText}</p>}
    </div>
  );
}

function Gap({ height }: { readonly height: number }) {
  return <tr aria-hidden="true" style={{ height }} />;
}
