import { findClause } from "../../../core/policy/clauses.ts";
import type { Receipt } from "../../../core/settlement/receipt.ts";
import { LawText } from "../../settlement/SourceText.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import { treatmentSources } from "./treatment-sources.ts";

export interface ClauseSheetProps {
  readonly receipt: Receipt | null;
  readonly onClose: () => void;
}

/** 条文全文 (F9): the articles that this treatment rests on, in their own words. */
export function ClauseSheet({ receipt, onClose }: ClauseSheetProps) {
  const clauses = (receipt === null ? [] : treatmentSources(receipt.treatment)).flatMap(
    (source) => {
      const clause = source.kind === "clause" ? findClause(source.clause) : undefined;
      return clause === undefined ? [] : [clause];
    },
  );
  return (
    <Dialog title={W.clauses} onClose={onClose} width={720}>
      <div className="clause-sheet">
        {clauses.length === 0 && <p className="muted">{W.noClauses}</p>}
        {clauses.map((clause) => (
          <LawText key={clause.id} clause={clause} whole />
        ))}
      </div>
    </Dialog>
  );
}
