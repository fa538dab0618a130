import type { Ageing } from "../../core/statistics/ageing.ts";
import { ageCells, AGEING_COLUMNS, AGEING_LABEL, ageRows } from "../../core/words/statistics.ts";
import { STATISTICS_WORDS as W } from "../words/statistics.ts";

/** 账龄: how long the cases that were saved and not handed over have waited, a row for each state. */
export function AgeingTable({ ageing }: { readonly ageing: Ageing }) {
  if (ageing.whole.all === 0) return <p className="muted">{W.noneOpen}</p>;
  const most = Math.max(...ageing.states.map(({ all }) => all), 1);
  return (
    <>
      <div className="statistics-scroll">
        <table className="tb statistics-table" aria-label={AGEING_LABEL}>
          <thead>
            <tr>
              <th scope="col" />
              {AGEING_COLUMNS.map((title) => (
                <th key={title} scope="col" className="num">
                  {title}
                </th>
              ))}
              <th scope="col" className="statistics-bar" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {ageRows(ageing).map(({ name, row }) => (
              <tr key={name} className={row === ageing.whole ? "sum" : undefined}>
                <th scope="row">{name}</th>
                {ageCells(row).map((cell, index) => (
                  <td
                    key={AGEING_COLUMNS[index]}
                    className={`num ${AGEING_COLUMNS[index] === LATE && cell !== "0" ? "statistics-late" : ""}`}
                  >
                    {cell === "0" ? <span className="faint">0</span> : cell}
                  </td>
                ))}
                <td className="statistics-bar">
                  {row !== ageing.whole && (
                    <span
                      className="statistics-ink"
                      style={{ width: `${Math.round((row.all * 100) / most)}%` }}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small statistics-note">{W.ageingNote}</p>
    </>
  );
}

/** Longer than any pool gives an office for a claim. */
const LATE = AGEING_COLUMNS[4];
