import type { ReactNode } from "react";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import { isWaived } from "../../core/filing/asked-materials.ts";
import { holds } from "../../core/filing/recorded.ts";
import type { ReadLife } from "../../core/settlement/filing-life.ts";
import type { Obligation } from "../../core/settlement/obligations-kinds.ts";
import { LIFE_LABEL, lifeSentence } from "../../core/words/filing-life.ts";
import { boundByProof } from "../../core/words/parameters.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { formsNeeded } from "../papers/forms-needed.ts";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { FILING_PANEL_WORDS as W } from "../words/filing-life.ts";
import "../case/panel/panel.css";
import "./filing-life.css";

export interface FilingPanelProps {
  readonly desk: CaseDesk;
  readonly onCompare: () => void;
}

/** What a filing alone means: how long it holds, what it locks, what is owed by when. */
export function FilingPanel({ desk, onCompare }: FilingPanelProps) {
  const { life } = desk.assessment;
  return (
    <aside className="pane benefit filing-panel" aria-label={W.title}>
      <div className="benefit-head">
        <h2>{W.title}</h2>
        <span className="spacer" />
        <button type="button" className="benefit-link" onClick={onCompare}>
          {W.compare} <Kbd>F7</Kbd>
        </button>
      </div>
      <div className="benefit-scroll">
        {life === null ? (
          <p className="muted">{W.unread}</p>
        ) : (
          <Rows desk={desk} life={life} sentence={sentenceOf(life)} />
        )}
        <p className="no-money small">{W.noMoney}</p>
      </div>
    </aside>
  );
}

function sentenceOf({ lived }: ReadLife): string {
  return lived?.ok === true ? lifeSentence(lived.value.now) : "";
}

interface RowsProps {
  readonly desk: CaseDesk;
  readonly life: ReadLife;
  readonly sentence: string;
}

function Rows({ desk, life, sentence }: RowsProps) {
  const { obligations } = life;
  const clausesOf = (found: Obligation | undefined): readonly string[] => found?.clauses ?? [];
  const validity = obligations.find((each) => each.kind === "deadline" && each.what === "validity");
  const owed = obligations.find((each) => each.kind === "deadline" && each.what === "commitment");
  const lock = obligations.find((each) => each.kind === "lock");
  const onCommitment = committedNow(life);
  const forms = formsNeeded(desk);
  return (
    <>
      {sentence !== "" && <p className="benefit-sentence">{sentence}</p>}
      <dl>
        <Row head={W.validity} clauses={clausesOf(validity)}>
          {validityWords(desk, life)}
        </Row>
        {lock !== undefined && (
          <Row head={W.lock} clauses={lock.clauses}>
            {W.locked(lock.until, W.acts[lock.binds], lock.exception === "recorded-reason")}
          </Row>
        )}
        {onCommitment && (
          <Row head={W.due} clauses={clausesOf(owed)}>
            {life.validity?.commitmentDue == null
              ? W.dueUnset
              : W.dueBy(life.validity.commitmentDue)}
          </Row>
        )}
        {onCommitment && (
          <Row head={W.breach} clauses={[]}>
            {W.breachOf[life.terms.commitment?.onLapse ?? "unstated"]}
          </Row>
        )}
        {forms.length > 0 && (
          <Row head={W.papers} clauses={[]}>
            {forms.map((kind) => FORM_SHORT[kind]).join("、")}
          </Row>
        )}
        <Materials desk={desk} obligations={obligations} />
      </dl>
    </>
  );
}

function committedNow({ lived }: ReadLife): boolean {
  if (lived?.ok !== true) return false;
  const { state } = lived.value.now;
  return state === "in-effect-on-commitment" || state === "lapsed";
}

interface RowProps {
  readonly head: string;
  readonly clauses: readonly string[];
  readonly children: ReactNode;
}

function Row({ head, clauses, children }: RowProps) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>
        {children}
        {clauses.length > 0 && (
          <div className="clause-row">
            {clauses.map((clause) => (
              <ClauseChip key={clause} clause={clause} />
            ))}
          </div>
        )}
      </dd>
    </div>
  );
}

interface MaterialsProps {
  readonly desk: CaseDesk;
  readonly obligations: readonly Obligation[];
}

function Materials({ desk, obligations }: MaterialsProps) {
  const due = obligations.flatMap((each) =>
    each.kind === "material" && !isWaived(each.demand, desk.form.filing)
      ? [{ label: each.demand.label, later: each.putOff !== null }]
      : [],
  );
  if (due.length === 0) return null;
  return (
    <Row head={W.materials} clauses={[]}>
      <ul>
        {due.map(({ label, later }) => (
          <li key={label}>
            {label}
            {later && <span className="faint">（{W.due}）</span>}
          </li>
        ))}
      </ul>
    </Row>
  );
}

function validityWords(
  { loaded, settings }: CaseDesk,
  { validity, filing, lived }: ReadLife,
): string {
  const now = lived?.ok === true ? lived.value.now : null;
  if (validity === null) {
    return now === null || holds(now) ? W.undetermined : LIFE_LABEL[now.state];
  }
  const { from, until } = validity;
  if (until !== null) return W.between(from, until);
  return filing.basis !== "declaration" && boundByProof(loaded.pack, settings)
    ? W.withProof(from)
    : W.openEnded(from);
}
