import { findClause } from "../../core/policy/clauses.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";

/** The documents whose clauses this receipt names; their numbers stand once. */
export function DocumentNumbers({ receipt }: { readonly receipt: Receipt }) {
  const clauses = [
    ...receipt.treatment.applied.flatMap((rule) => rule.clauses),
    ...(receipt.settlement?.scope ?? []).flatMap((step) =>
      step.sources.flatMap((source) => (source.kind === "clause" ? [source.clause] : [])),
    ),
  ];
  const numbers = new Set(clauses.flatMap((id) => findClause(id)?.number ?? []));
  return [...numbers].map((number) => (
    <span key={number} className="clause">
      {number}
    </span>
  ));
}
