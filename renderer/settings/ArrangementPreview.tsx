import { type IsoDate, weekdayOf } from "../../core/calendar.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { Arrangement } from "../../core/working-days.ts";
import { Message } from "../ui/Message.tsx";
import { ARRANGEMENT_WORDS as W, weekdayWord } from "../words/arrangements.ts";
import { stretchesOf } from "./arrangement-days.ts";

interface ArrangementPreviewProps {
  /** Null: nothing was pasted yet. */
  readonly read: Result<Arrangement, Problem> | null;
}

/** The days that the program has read out of a notice, to be held against the paper. */
export function ArrangementPreview({ read }: ArrangementPreviewProps) {
  return (
    <section className="arrangement-preview" aria-label={W.preview} aria-live="polite">
      {read === null ? (
        <p className="muted">{W.nothing}</p>
      ) : read.ok ? (
        <Days arrangement={read.value} />
      ) : (
        <Message problem={read.error} />
      )}
    </section>
  );
}

function Days({ arrangement: { off, worked } }: { readonly arrangement: Arrangement }) {
  return (
    <>
      <dl>
        <dt>{W.off}</dt>
        <dd>
          {stretchesOf(off).map(({ first, last, days }) => (
            <span key={first}>
              {first === last ? dayWords(first) : `${dayWords(first)}—${dayWords(last)}`}
              <em>{W.days(days)}</em>
            </span>
          ))}
        </dd>
        <dt>{W.worked}</dt>
        <dd>
          {worked.length === 0
            ? W.noneWorked
            : worked.map((date) => <span key={date}>{dayWords(date)}</span>)}
        </dd>
      </dl>
      <p className="arrangement-total">{W.total(off.length, worked.length)}</p>
    </>
  );
}

/** `1月1日周五`, as the notice itself writes days. */
function dayWords(date: IsoDate): string {
  const [, month, day] = date.split("-");
  return `${Number(month)}月${Number(day)}日${weekdayWord(weekdayOf(date))}`;
}
