import { findClause } from "../../core/policy/clauses.ts";

/** The clause in its own words, in the voice of the document. */
export function ClauseWords({ id }: { readonly id: string }) {
  const clause = findClause(id);
  if (clause === undefined) return null;
  const words = clause.quotes.length > 0 ? clause.quotes.join("\n") : clause.text;
  return (
    <blockquote className="clause-words">
      <cite>
        {clause.number} {clause.article}
      </cite>
      <p>{words}</p>
    </blockquote>
  );
}
