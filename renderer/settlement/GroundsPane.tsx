import { useState } from "react";
import type { Receipt, RuledOut, UnconfirmedParameter } from "../../core/settlement/receipt.ts";
import { parameterTitle } from "../../core/words/parameters.ts";
import { FACTOR_WORDS } from "../../core/words/sentence.ts";
import { QuestionBox } from "../case/panel/OpenQuestions.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { useHotkeys } from "../app/keys.ts";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { CONFIDENCE_WORDS, SETTLEMENT_WORDS as W } from "../words/settlement.ts";
import { SourceText } from "./SourceText.tsx";
import type { Row } from "./rows.ts";

export interface GroundsPaneProps {
  readonly desk: CaseDesk;
  readonly receipt: Receipt;
  /** Null where no computation stands yet. */
  readonly row: Row | null;
}

/** What a row rests on, in the document's own words; what is open; what was weighed and left aside. */
export function GroundsPane({ desk, receipt, row }: GroundsPaneProps) {
  const [whole, setWhole] = useState(false);
  const toggle = (): void => setWhole(!whole);
  useHotkeys({ F9: toggle });
  return (
    <aside className="pane grounds" aria-label={W.from}>
      {row !== null && (
        <section aria-live="polite">
          <h2 className="grounds-head">
            {W.clauseOfRow(row.no)}
            <button type="button" className="benefit-link" aria-pressed={whole} onClick={toggle}>
              {whole ? W.excerpt : W.fullText} <Kbd>F9</Kbd>
            </button>
          </h2>
          {row.sources.length === 0 && <p className="muted small grounds-none">{W.noClause}</p>}
          {row.sources.map((source, index) => (
            <SourceText key={index} source={source} pack={desk.loaded.pack} whole={whole} />
          ))}
        </section>
      )}
      {receipt.openQuestions.map((question) => (
        <QuestionBox key={question.id} question={question} />
      ))}
      <RuledOutRules rules={receipt.treatment.ruledOut} />
      <WhyTrial desk={desk} parameters={receipt.unconfirmed} />
    </aside>
  );
}

const SHOWN = 5;

function RuledOutRules({ rules }: { readonly rules: readonly RuledOut[] }) {
  const [all, setAll] = useState(false);
  if (rules.length === 0) return null;
  const shown = all ? rules : rules.slice(0, SHOWN);
  return (
    <section>
      <h2 className="grounds-head">
        {W.ruledOut} <span className="faint small">{W.ruledOutCount(rules.length)}</span>
      </h2>
      <ul className="grounds-list">
        {shown.map((rule) => (
          <li key={rule.id}>
            <span>
              {rule.label}
              <em>{FACTOR_WORDS[rule.factor]}</em>
            </span>
            <ClauseChip clause={rule.clauses[0]} />
          </li>
        ))}
      </ul>
      {rules.length > SHOWN && (
        <button type="button" className="grounds-more" onClick={() => setAll(!all)}>
          {all ? W.fewerRules : W.restRules(rules.length - SHOWN)}
        </button>
      )}
    </section>
  );
}

interface WhyTrialProps {
  readonly desk: CaseDesk;
  readonly parameters: readonly UnconfirmedParameter[];
}

function WhyTrial({ desk, parameters }: WhyTrialProps) {
  if (parameters.length === 0) return null;
  const { pack } = desk.loaded;
  return (
    <section>
      <h2 className="grounds-head">
        {W.whyTrial} <span className="faint small">{W.whyTrialCount(parameters.length)}</span>
      </h2>
      <ul className="grounds-list">
        {parameters.map((parameter) => (
          <li key={parameter.path}>
            <span>
              {parameterTitle(pack, parameter.path)}
              <em>
                {CONFIDENCE_WORDS[parameter.confidence]}，
                {pack.documents[parameter.document]?.number ?? parameter.document}
              </em>
            </span>
            <span className="muted">{W.askSupervisor}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
