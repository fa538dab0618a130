import { INVOICE_FIELDS, type InvoiceReading } from "../../../core/claim/invoice-text/reading.ts";
import { FIELD_WORD } from "../../../core/words/invoice-text.ts";
import { SCAN_WORDS as W } from "../../words/invoice-scan.ts";
import "../../ui/marked.css";

interface Piece {
  readonly text: string;
  readonly from: number;
  /** What it was read as; null: it was not read. */
  readonly field: string | null;
}

/** The whole text with what was read marked, so that nothing drops out unseen. */
export function ScanText({ reading }: { readonly reading: InvoiceReading }) {
  return (
    <figure className="scan-text">
      <figcaption className="faint small">{W.text}</figcaption>
      <p tabIndex={0} aria-label={W.text}>
        {piecesOf(reading).map(({ text, from, field }) =>
          field === null ? (
            text
          ) : (
            <mark key={from} title={field}>
              {text}
            </mark>
          ),
        )}
      </p>
    </figure>
  );
}

/** The text from mark to mark; of two marks over one place the first stands. */
export function piecesOf({
  text,
  found,
}: Pick<InvoiceReading, "text" | "found">): readonly Piece[] {
  const marks = INVOICE_FIELDS.flatMap((field) => {
    const at = found[field]?.at;
    return at === undefined ? [] : [{ from: at[0], to: at[1], field: FIELD_WORD[field] }];
  }).toSorted((a, b) => a.from - b.from);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, field } of marks) {
    if (from < at) continue;
    pieces.push({ text: text.slice(at, from), from: at, field: null });
    pieces.push({ text: text.slice(from, to), from, field });
    at = to;
  }
  pieces.push({ text: text.slice(at), from: at, field: null });
  return pieces.filter((piece) => piece.text !== "");
}
