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

/** A row for each group, and the sum below a double line. */
export function GroupTable({ groups, whole, by }: GroupTableProps) {
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
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row key={group.key} name={groupName(group, by)} group={group} />
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
}

function Row({ name, group, sum = false }: RowProps) {
  return (
    <tr className={sum ? "sum" : undefined}>
      <th scope="row">{name}</th>
      {groupCells(group).map((cell, index) => (
        <td key={STATISTIC_COLUMNS[index]} className="num">
          {grouped(cell)}
        </td>
      ))}
    </tr>
  );
}

/** Amounts with separators, as everywhere on the screen. */
function grouped(cell: string): string {
  return /^\d{4,}\.\d{2}$/u.test(cell) ? cell.replace(/\B(?=(?:\d{3})+\.)/gu, ",") : cell;
}
