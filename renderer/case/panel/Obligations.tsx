import type { CaseForm } from "../../../core/casefile/form.ts";
import type { IssuedForm } from "../../../core/casefile/revision.ts";
import type { Obligation } from "../../../core/settlement/obligations-kinds.ts";
import type { Receipt } from "../../../core/settlement/receipt.ts";
import { obligationWords } from "../../../core/words/obligations.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Glyph } from "../../ui/Glyph.tsx";
import { OBLIGATION_WORDS as W } from "../../words/checks.ts";
import { fallsAway, groupOf, isDone, type ObligationGroup } from "./obligation-groups.ts";
import { placeOfObligation } from "./obligation-place.ts";
import { SourceChips } from "./SourceChips.tsx";
import "./obligations.css";

export interface ObligationsProps {
  readonly receipt: Receipt;
  readonly form: CaseForm;
  readonly issued: readonly IssuedForm[];
  readonly onField: (path: string) => void;
  readonly onPapers: () => void;
}

const GROUPS: readonly ObligationGroup[] = ["form", "material", "deadline", "notice"];

/** What the decision obliges: forms, materials, days, what is told; and what it says beside its figures. */
export function Obligations(props: ObligationsProps) {
  const { obligations, notes = [] } = props.receipt;
  if (obligations.length === 0 && notes.length === 0) return null;
  return (
    <section className="obligations" aria-label={W.title}>
      <h3>{W.title}</h3>
      {GROUPS.map((group) => {
        const own = obligations.filter(
          (each) => groupOf(each) === group && !fallsAway(each, props.form),
        );
        return own.length === 0 ? null : (
          <ul key={group} aria-label={W.groups[group]}>
            {own.map((obligation, index) => (
              <Obliged key={index} obligation={obligation} {...props} />
            ))}
          </ul>
        );
      })}
      {notes.length > 0 && (
        <ul aria-label={W.notes}>
          {notes.map(({ text, sources }) => (
            <li key={text} className="note">
              <span>{text}</span>
              <SourceChips sources={sources} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ObligedProps extends ObligationsProps {
  readonly obligation: Obligation;
}

function Obliged({ obligation, form, issued, onField, onPapers }: ObligedProps) {
  const done = isDone(obligation, { form, issued });
  const place = placeOfObligation(obligation, form);
  const words = obligationWords(obligation);
  const [clause] = obligation.clauses;
  const go = (): void => {
    if (place.kind === "papers") onPapers();
    else if (place.kind === "field") onField(place.path);
  };
  return (
    <li>
      <span className={done === true ? "ok" : "faint"}>
        {done !== null && <Glyph name={done ? "tick" : "ring"} />}
      </span>
      {place.kind === "none" ? (
        <span>{words}</span>
      ) : (
        <button
          type="button"
          aria-label={done === null ? words : W.state(words, done)}
          onClick={go}
        >
          {words}
        </button>
      )}
      <ClauseChip clause={clause} />
    </li>
  );
}
