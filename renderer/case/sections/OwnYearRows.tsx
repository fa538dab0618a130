import type { IsoDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { staysOf } from "../../../core/ledger/ledger.ts";
import type { OwnYear, OwnYearRow } from "../../../core/ledger/own-year.ts";
import type { Fen } from "../../../core/money.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Button } from "../../ui/Button.tsx";
import { OWN_YEAR_WORDS as W } from "../../words/own-year.ts";
import { shortDate, shortNumber } from "../../words/workbench.ts";
import type { Edit } from "../state/edit.ts";

interface Amounts {
  readonly deductiblePaid: Fen;
  readonly pooledPaid: Fen;
  readonly inScopeBorne: Fen;
  readonly seriousIllnessPaid: Fen | null;
}

/** The stays and the amounts of the year in the columns of the table. */
export function YearFigures({ of }: { readonly of: Amounts & { readonly stays: number } }) {
  return (
    <>
      <td className="num">{of.stays}</td>
      <YearAmounts of={of} />
    </>
  );
}

export function YearAmounts({ of }: { readonly of: Amounts }) {
  const { deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid } = of;
  return [deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid].map((amount, index) => (
    <td key={index} className="num">
      <Amount value={amount} />
    </td>
  ));
}

export interface OwnYearRowsProps {
  readonly year: OwnYear;
  readonly form: CaseForm;
  readonly today: IsoDate;
  readonly edit: (edit: Edit) => void;
}

/** Each case of this counter that bears on the year, with what it adds and why. */
export function OwnYearRows({ year, form, today, edit }: OwnYearRowsProps) {
  return year.rows.map(({ own, part }) => {
    const { admission, discharge, hospital } = own;
    const days = `${shortDate(admission, today)} 至 ${shortDate(discharge, today)}`;
    const counts = part.kind === "added" || part.kind === "taken-out";
    return (
      <tr key={own.key}>
        <td title={own.number}>{shortNumber(own.number, today)}</td>
        <td title={`${days} ${hospital}`}>
          {days} <span className="faint own-year-under">{hospital}</span>
        </td>
        {counts ? (
          <YearFigures of={{ ...part.entry, stays: staysOf(part.entry) }} />
        ) : (
          <td colSpan={5}>
            <PartWords row={{ own, part }} />
          </td>
        )}
        <td>
          {counts && <PartWords row={{ own, part }} />}
          <Answer row={{ own, part }} answers={form.opening.contained} edit={edit} />
        </td>
      </tr>
    );
  });
}

/** How the case counts, and how it stands. */
function PartWords({ row: { own, part } }: { readonly row: OwnYearRow }) {
  const words = `${W.state[own.state]}${own.drafted ? `，${W.drafted}` : ""}`;
  return (
    <span title={words}>
      {W.part[part.kind]} <span className="faint">{words}</span>
    </span>
  );
}

interface AnswerProps {
  readonly row: OwnYearRow;
  readonly answers: CaseForm["opening"]["contained"];
  readonly edit: (edit: Edit) => void;
}

/** Where the dates of a case cannot tell whether the balance holds it, the clerk looks it up and says. */
function Answer({ row: { own, part }, answers = {}, edit }: AnswerProps) {
  if (part.kind === "ask") {
    return (
      <span role="group" aria-label={W.askWhy(own.number)}>
        <Button size="small" onClick={() => edit(answer(own.key, "yes"))}>
          {W.yes}
        </Button>{" "}
        <Button size="small" onClick={() => edit(answer(own.key, "no"))}>
          {W.no}
        </Button>
      </span>
    );
  }
  if (answers[own.key] === undefined) return null;
  return (
    <Button size="small" look="quiet" onClick={() => edit(answer(own.key, null))}>
      {W.change}
    </Button>
  );
}

/** Whether the balance holds a case; null takes the answer back. */
function answer(key: string, said: "yes" | "no" | null): Edit {
  return {
    do: "fields",
    at: null,
    apply: (form) => {
      const { contained = {}, ...opening } = form.opening;
      const { [key]: _old, ...others } = contained;
      const next = said === null ? others : { ...others, [key]: said };
      const kept = Object.keys(next).length === 0 ? {} : { contained: next };
      return { ...form, opening: { ...opening, ...kept } };
    },
  };
}
