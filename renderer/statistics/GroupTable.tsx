import type { ReactNode } from "react";
import { displayYuan } from "../../core/money.ts";
import type { Dimension, Group } from "../../core/statistics/claims.ts";
import {
  DIMENSION_LABEL,
  groupCells,
  groupName,
  STATISTIC_COLUMNS,
} from "../../core/words/statistics.ts";
import { STATISTICS_WORDS as W } from "../words/statistics.ts";

export interface GroupTableProps {
  readonly groups: readonly Group[];
  readonly whole: Group;
  readonly by: Dimension;
}

/** A row for each group with an ink bar of its cost, and the sum below a double line. */
export function GroupTable({ groups, whole, by }: GroupTableProps) {
  const most = Math.max(...groups.map(({ total }) => total), 1);
  return (
    <div className="statistics-scroll">
      <table className="tb statistics-table" aria-label={DIMENSION_LABEL[by]}>
        <thead>
          <tr>
            <th scope="col" />
            {STATISTIC_COLUMNS.map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
            <th scope="col" className="statistics-bar" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row key={group.key} name={groupName(group, by)} group={group}>
              <span
                className="statistics-ink"
                style={{ width: `${Math.round((group.total * 100) / most)}%` }}
                title={displayYuan(group.total)}
              />
            </Row>
          ))}
          <Row name={W.whole} group={whole} sum />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly group: Group;
  readonly sum?: boolean;
  readonly children?: ReactNode;
}

function Row({ name, group, sum = false, children }: RowProps) {
  return (
    <tr className={sum ? "sum" : undefined}>
      <th scope="row">{name}</th>
      {groupCells(group).map((cell, index) => (
        <td key={STATISTIC_COLUMNS[index]} className="num">
          {grouped(cell)}
        </td>
      ))}
      <td className="statistics-bar">{children}</td>
    </tr>
  );
}

/** Amounts with separators, as everywhere on the screen. */
function grouped(cell: string): string {
  return /^\d{4,}\.\d{2}$/u.test(cell) ? cell.replace(/\B(?=(?:\d{3})+\.)/gu, ",") : cell;
}
