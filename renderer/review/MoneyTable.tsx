import { type Fen, minus, parseYuan } from "../../core/money.ts";
import type { ReviewedCase, ReviewedVersion } from "../../electron/contract/review.ts";
import { Amount } from "../ui/Amount.tsx";
import { REVIEW_WORDS as W } from "../words/review.ts";

type RowId = keyof typeof W.rows;

const ROWS: readonly RowId[] = [
  "total",
  "fullSelfPay",
  "preSelfPay",
  "overLimit",
  "inScope",
  "fund",
  "person",
];

/** A version, and the one beside it where there is one. */
export type Compared = Pick<ReviewedCase, "newest" | "seen" | "recomputed">;

/** The figures of the version seen last beside those of this one. */
export function MoneyTable({ reviewed }: { readonly reviewed: Compared }) {
  const { newest, seen, recomputed } = reviewed;
  return (
    <section className="review-money" aria-label={W.money}>
      <header>
        <h2>{W.money}</h2>
        <span className={recomputed ? "review-done" : "block"}>
          {recomputed ? W.recomputed : W.differs}
        </span>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col" />
            {seen !== null && <th scope="col">{W.version(seen.count)}</th>}
            <th scope="col">{W.version(newest.count)}</th>
            {seen !== null && <th scope="col">{W.difference}</th>}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <MoneyRow key={row} row={row} newest={newest} seen={seen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MoneyRowProps {
  readonly row: RowId;
  readonly newest: ReviewedVersion;
  readonly seen: ReviewedVersion | null;
}

function MoneyRow({ row, newest, seen }: MoneyRowProps) {
  const now = amountOf(newest, row);
  const before = seen === null ? null : amountOf(seen, row);
  const changed = seen !== null && now !== before;
  const difference = now === null || before === null ? null : minus(now, before);
  const trial = (of: ReviewedVersion): boolean =>
    of.outcome.standing !== "final" && (row === "fund" || row === "person");
  return (
    <tr className={row}>
      <th scope="row">{W.rows[row]}</th>
      {seen !== null && (
        <td>
          <Amount value={before} trial={trial(seen)} />
        </td>
      )}
      <td className={changed ? "changed" : undefined}>
        <Amount value={now} trial={trial(newest)} />
      </td>
      {seen !== null && (
        <td className="muted">
          {changed && difference !== null && (
            <>
              {difference > 0 ? "+" : ""}
              <Amount value={difference} />
            </>
          )}
        </td>
      )}
    </tr>
  );
}

/** Null: not known. */
function amountOf({ split, outcome }: ReviewedVersion, row: RowId): Fen | null {
  if (row === "fund" || row === "person" || row === "total") {
    const parsed = parseYuan(outcome[row]);
    return parsed.ok ? parsed.value : null;
  }
  return split?.[row] ?? null;
}
