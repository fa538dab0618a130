import type { IsoDate } from "../../../core/calendar.ts";
import { sameFigures } from "../../../core/ledger/own-year-problems.ts";
import type { OwnYear } from "../../../core/ledger/own-year.ts";
import { takenOver } from "../../../core/ledger/take-over.ts";
import { OPENING_LABEL } from "../../../core/words/labels.ts";
import { useHotkeys } from "../../app/keys.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { OWN_YEAR_WORDS as W } from "../../words/own-year.ts";
import { shortNumber } from "../../words/workbench.ts";
import type { Edit } from "../state/edit.ts";
import { useOwnYear } from "../state/useOwnYear.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { OwnYearRows, YearAmounts, YearFigures } from "./OwnYearRows.tsx";
import "../../ui/table.css";
import "./own-year.css";

/**
 * Below 本年累计: the balance with its source and day, each case of this counter that
 * bears on the year and what it adds, and the sum, which one key takes over.
 */
export function OwnYearPart({ desk }: { readonly desk: CaseDesk }) {
  const year = useOwnYear(desk);
  const { edit, form } = desk;
  const taken = year === null ? null : takenOver(form, year);
  const done = taken !== null && form.opening.own !== undefined && sameFigures(form.opening, taken);
  const take = (): void => {
    if (taken !== null && !done) edit(takeOver(taken));
  };
  useHotkeys({ F10: take });
  if (year === null || year.rows.length === 0) return null;
  return (
    <section className="own-year" aria-label={W.title}>
      <h4>
        {W.title}
        <span>{W.hint}</span>
      </h4>
      <table className="tb" aria-label={W.title}>
        <thead>
          <tr>
            {W.columns.map((column, index) => (
              <th key={column} className={index > 1 && index < 7 ? "num" : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <BalanceRow year={year} today={desk.today} />
          <OwnYearRows year={year} form={form} today={desk.today} edit={edit} />
          {year.result.kind === "sum" && (
            <tr className="total">
              <td colSpan={2}>{W.sum}</td>
              <YearFigures
                of={{ ...year.result.opening, stays: year.result.opening.sameLevelStays }}
              />
              <td>
                {done ? (
                  <Chip tone="ok" glyph="tick">
                    {W.taken}
                  </Chip>
                ) : (
                  <Button size="small" look="primary" keycap="F10" onClick={take}>
                    {W.take}
                  </Button>
                )}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {year.result.kind !== "sum" && (
        <p className="own-year-open" role="status">
          {W.result[year.result.kind]}
        </p>
      )}
    </section>
  );
}

/** The sum as one step: a single undo brings back what stood there. */
function takeOver(opening: NonNullable<ReturnType<typeof takenOver>>): Edit {
  return { do: "fields", at: null, apply: (form) => ({ ...form, opening }) };
}

function BalanceRow({ year, today }: { readonly year: OwnYear; readonly today: IsoDate }) {
  const { balance } = year;
  if (balance === null) return null;
  const { opening, written } = balance;
  const from = written.from === "" ? "" : W.from(shortNumber(written.from, today));
  const source = W.asOf(OPENING_LABEL[opening.source], opening.asOf);
  return (
    <tr>
      <td colSpan={3} title={`${source} ${from}`}>
        {source} {from !== "" && <span className="faint own-year-under">{from}</span>}
      </td>
      <YearAmounts of={opening} />
      <td />
    </tr>
  );
}
