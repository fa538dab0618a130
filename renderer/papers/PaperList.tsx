import { FORM_TITLE } from "../../core/forms/input.ts";
import type { FormKind } from "../../electron/contract/contract.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Chip } from "../ui/Chip.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";

export interface PaperListProps {
  readonly desk: CaseDesk;
  readonly forms: readonly FormKind[];
  readonly shown: FormKind | null;
  readonly chosen: readonly FormKind[];
  readonly onShow: (form: FormKind) => void;
  readonly onToggle: (form: FormKind) => void;
}

/** The forms that this case needs, each with where it stands. */
export function PaperList({ desk, forms, shown, chosen, onShow, onToggle }: PaperListProps) {
  return (
    <>
      <div className="papers-head">
        <h2>{W.title}</h2>
        <span className="spacer" />
        {chosen.length > 0 && <span className="muted small">{W.chosen(chosen.length)}</span>}
      </div>
      <ul className="papers-forms">
        {forms.map((form) => {
          const entry = desk.issued.findLast((candidate) => candidate.form === form);
          return (
            <li key={form} className={form === shown ? "on" : ""} onMouseDown={() => onShow(form)}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={`${W.choose} ${FORM_TITLE[form]}`}
                checked={entry !== undefined || chosen.includes(form)}
                disabled={entry !== undefined}
                onChange={() => onToggle(form)}
              />
              <button type="button" aria-pressed={form === shown} onClick={() => onShow(form)}>
                {FORM_TITLE[form]}
                <em>{detailOf(desk, form, entry?.pages)}</em>
              </button>
              {entry === undefined ? (
                <Chip glyph="ring">{W.due}</Chip>
              ) : (
                <Chip tone="ok" glyph="tick">
                  {W.issued}
                </Chip>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function detailOf(desk: CaseDesk, form: FormKind, pages: number | undefined): string {
  const trial = form === "statement" && desk.assessment.receipt?.standing === "trial";
  return [pages === undefined ? "" : W.pages(pages), trial ? W.trialStatement : ""]
    .filter((part) => part !== "")
    .join("，");
}
