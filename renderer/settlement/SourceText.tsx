import { assertNever } from "../../core/result.ts";
import { type Clause, findClause } from "../../core/policy/clauses.ts";
import type { Pack } from "../../core/policy/pack.ts";
import type { Source } from "../../core/settlement/receipt.ts";
import { parameterName } from "../../core/words/parameters.ts";
import { lawLabel } from "../../core/words/sentence.ts";
import { CONFIDENCE_WORDS, SETTLEMENT_WORDS as W } from "../words/settlement.ts";

interface SourceTextProps {
  readonly source: Source;
  readonly pack: Pack;
  /** The whole article, not only the sentences that rule here. */
  readonly whole: boolean;
}

/** A ground in full: the law in its own serif words, a parameter with how far it can be trusted. */
export function SourceText({ source, pack, whole }: SourceTextProps) {
  switch (source.kind) {
    case "clause": {
      const clause = findClause(source.clause);
      return clause === undefined ? null : <LawText clause={clause} whole={whole} />;
    }
    case "law":
      return (
        <dl className="grounds-facts">
          <dt>{W.law}</dt>
          <dd>{lawLabel(source.law)}</dd>
        </dl>
      );
    case "parameter":
      return (
        <dl className="grounds-facts">
          <dt>{W.parameter}</dt>
          <dd>{parameterName(source.path)}</dd>
          <dt>{W.document}</dt>
          <dd>
            {pack.documents[source.document]?.number ?? source.document}，
            {CONFIDENCE_WORDS[source.confidence]}
          </dd>
          <dt>{W.confirmedState}</dt>
          <dd>{source.confirmed ? W.confirmed : W.unconfirmed}</dd>
        </dl>
      );
    case "answer":
      return (
        <dl className="grounds-facts">
          <dt>{W.decision}</dt>
          <dd>{readingLabel(pack, source.question, source.reading)}</dd>
          <dt>{W.document}</dt>
          <dd>
            {source.document}，{source.by} {source.on.slice(0, 10)}
          </dd>
        </dl>
      );
    case "reading":
      return (
        <dl className="grounds-facts open">
          <dt>{W.reading}</dt>
          <dd>{readingLabel(pack, source.question, source.reading)}</dd>
        </dl>
      );
    default:
      return assertNever(source);
  }
}

function readingLabel(pack: Pack, question: string, reading: string): string {
  const asked = pack.questions.find((candidate) => candidate.id === question);
  const label = asked?.readings.find((candidate) => candidate.id === reading)?.label ?? reading;
  return asked === undefined ? label : `${asked.asks}${label}。`;
}

/** An article with the sentences marked that rule here. */
export function LawText({ clause, whole }: { readonly clause: Clause; readonly whole: boolean }) {
  return (
    <blockquote className="law-text">
      <h3>
        {clause.article} {clause.title}
      </h3>
      <p>{marked(clause, whole)}</p>
      <footer>{W.effective(clause.number, clause.effective)}</footer>
    </blockquote>
  );
}

function marked(clause: Clause, whole: boolean) {
  const { text, quotes } = clause;
  if (quotes.length === 0) return <mark>{text}</mark>;
  const pieces: { readonly text: string; readonly marked: boolean }[] = [];
  let rest = text;
  for (const quote of quotes) {
    const at = rest.indexOf(quote);
    if (at < 0) continue;
    pieces.push({ text: rest.slice(0, at), marked: false }, { text: quote, marked: true });
    rest = rest.slice(at + quote.length);
  }
  pieces.push({ text: rest, marked: false });
  return pieces.map((piece, index) =>
    piece.marked ? (
      <mark key={index}>{piece.text}</mark>
    ) : (
      <span key={index}>{whole ? piece.text : leftOut(piece.text)}</span>
    ),
  );
}

/** Short context stands; a long stretch that does not rule here is left out, and shown to be. */
function leftOut(text: string): string {
  return text.length > 40 ? "……" : text;
}
