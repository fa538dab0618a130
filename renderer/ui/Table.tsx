import type { ReactNode } from "react";
import "./table.css";

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** CSS width; without one the column shares what is left. */
  readonly width?: string;
  /** Amounts and counts: right-aligned. */
  readonly num?: boolean;
  /** Shown only where there is room: above 1180 px, or from 1700 px. */
  readonly shown?: "normal" | "wide";
}

export interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selected?: string | null;
  readonly onSelect?: (row: Row) => void;
  readonly onOpen?: (row: Row) => void;
  /** Rows above and below the data, such as a total: `<tr>` elements. */
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
}

/** A ledger table: hairlines, right-aligned amounts, one selected row. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, selected, onSelect, onOpen, head, foot } = props;
  const classOf = ({ num, shown }: Column<Row>): string =>
    `${num === true ? "num" : ""} ${shown === undefined ? "" : `shown-${shown}`}`.trim();
  return (
    <table className="tb" aria-label={label} role={onSelect ? "grid" : undefined}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} className={classOf(column)} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {head}
        {rows.map((row, index) => (
          <tr
            key={rowKey(row)}
            data-row={rowKey(row)}
            aria-selected={onSelect ? rowKey(row) === selected : undefined}
            onMouseDown={onSelect && (() => onSelect(row))}
            onDoubleClick={onOpen && (() => onOpen(row))}
          >
            {columns.map((column) => (
              <td key={column.key} className={classOf(column)}>
                {column.cell(row, index)}
              </td>
            ))}
          </tr>
        ))}
        {foot}
      </tbody>
    </table>
  );
}
