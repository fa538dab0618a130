import { useEffect, useRef } from "react";
import type { CaseRow } from "../../electron/contract/contract.ts";
import { Table } from "../ui/Table.tsx";
import { WORKBENCH } from "../words/workbench.ts";
import { caseColumns } from "./columns.tsx";
import { useWindowedRows } from "./useWindowedRows.ts";

interface CaseListProps {
  readonly rows: readonly CaseRow[];
  readonly selected: number;
  readonly today: string;
  readonly emptyText: string;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (row: CaseRow) => void;
}

const ROW_HEIGHT = 34;
const HEAD_HEIGHT = 30;

/** The clerk's cases. Only the rows in view are drawn; the selected one is kept in view. */
export function CaseList({ rows, selected, today, emptyText, onSelect, onOpen }: CaseListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, above, below } = useWindowedRows(scroller, rows.length, ROW_HEIGHT);
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
        columns={caseColumns(today)}
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
