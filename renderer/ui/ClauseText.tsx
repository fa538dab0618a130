import type { Clause } from "../../core/policy/clauses.ts";
import "./clause-chip.css";

/** An article in its own words, in the voice of the document; the sentences that are the clause stand out. */
export function ClauseText({ clause }: { readonly clause: Clause }) {
  return (
    <blockquote className="clause-text">
      <cite>
        {clause.number} {clause.article}
      </cite>
      <p>
        {parts(clause.text, clause.quotes).map((part) =>
          part.quoted ? <mark key={part.at}>{part.text}</mark> : part.text,
        )}
      </p>
      {clause.title !== "" && <footer>{clause.title}</footer>}
    </blockquote>
  );
}

interface Part {
  readonly text: string;
  readonly quoted: boolean;
  readonly at: number;
}

/** Cuts a text at its quotations, each sought behind the one before: a document may say the same words twice. */
function parts(text: string, quotes: readonly string[]): readonly Part[] {
  const found: Part[] = [];
  let done = 0;
  for (const quote of quotes) {
    const at = text.indexOf(quote, done);
    if (at < 0) continue;
    if (at > done) found.push({ text: text.slice(done, at), quoted: false, at: done });
    found.push({ text: quote, quoted: true, at });
    done = at + quote.length;
  }
  return [...found, { text: text.slice(done), quoted: false, at: done }];
}
