import type { CaseForm } from "../../../core/casefile/form.ts";
import type { IssuedForm } from "../../../core/casefile/revision.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import type { Receipt, Treatment } from "../../../core/settlement/receipt.ts";
import { treatmentSentence } from "../../../core/words/sentence.ts";
import { Stamp } from "../../ui/Chip.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Glyph } from "../../ui/Glyph.tsx";
import "../../ui/message.css";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import type { Todo } from "../state/todo.ts";
import { Composition } from "./Composition.tsx";
import { Heroes } from "./Heroes.tsx";
import { IncompleteNote } from "./IncompleteNote.tsx";
import { Ledger } from "./Ledger.tsx";
import { Obligations } from "./Obligations.tsx";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { RouteTip } from "./RouteTip.tsx";
import type { RouteTipText } from "./route-tip.ts";
import { SourceChips } from "./SourceChips.tsx";
import { treatmentSources } from "./treatment-sources.ts";
import "./panel.css";

export interface BenefitPanelProps {
  readonly receipt: Receipt | null;
  readonly pack: Pack;
  readonly settings: PoolSettings;
  readonly todos: readonly Todo[];
  readonly tip: RouteTipText | null;
  readonly form: CaseForm;
  readonly issued: readonly IssuedForm[];
  readonly onGo: (todo: Todo) => void;
  readonly onField: (path: string) => void;
  readonly onCompare: () => void;
  readonly onSettlement: () => void;
  readonly onPapers: () => void;
}

/** 待遇: what the policy gives for what is typed so far, and why. */
export function BenefitPanel(props: BenefitPanelProps) {
  const { receipt, tip, onCompare } = props;
  return (
    <aside className="pane benefit" aria-label={W.title}>
      <div className="benefit-head">
        <h2>{W.title}</h2>
        {receipt?.standing === "trial" && <Stamp />}
        <span className="spacer" />
        {receipt?.settlement != null && (
          <button type="button" className="benefit-link" onClick={props.onSettlement}>
            {W.process} <Kbd>F6</Kbd>
          </button>
        )}
      </div>
      {receipt === null ? (
        <IncompleteNote {...props} />
      ) : (
        <ReceiptView {...props} receipt={receipt} />
      )}
      {tip !== null && <RouteTip tip={tip} onCompare={onCompare} />}
    </aside>
  );
}

interface ReceiptViewProps extends BenefitPanelProps {
  readonly receipt: Receipt;
}

function ReceiptView(props: ReceiptViewProps) {
  const { receipt, pack, settings, onField } = props;
  const lacking = { pack, settings, onField };
  const { treatment, settlement } = receipt;
  return (
    <>
      <div className="benefit-fixed" aria-live="polite">
        {treatment.kind === "refused" ? (
          <Refused treatment={treatment} />
        ) : (
          <p className="benefit-sentence">
            {treatment.kind === "undetermined" ? W.undeterminedTitle : treatmentSentence(treatment)}
          </p>
        )}
        <SourceChips sources={treatmentSources(treatment)} full />
        {settlement !== null && (
          <Heroes settlement={settlement} trial={receipt.standing !== "final"} />
        )}
      </div>
      <div className="benefit-scroll">
        {settlement !== null && (
          <>
            <Ledger settlement={settlement} receipt={receipt} {...lacking} />
            <Composition settlement={settlement} trial={receipt.standing !== "final"} />
          </>
        )}
        <OpenQuestions receipt={receipt} {...lacking} />
        <Obligations {...props} />
        {pack.notices.map(({ text, clauses }) => (
          <p className="pack-notice" key={text}>
            {text} <ClauseChip clause={clauses[0]} />
          </p>
        ))}
      </div>
    </>
  );
}

/** Not payable, or not yet: the rule's code, what it says, and what to do. */
function Refused({ treatment }: { readonly treatment: Extract<Treatment, { kind: "refused" }> }) {
  return (
    <div className="message block" role="alert">
      <Glyph name="triangle" />
      <p>
        <b>{treatment.code}</b>
        {treatment.what}
        <span className="remedy">{treatment.remedy}</span>
      </p>
    </div>
  );
}
