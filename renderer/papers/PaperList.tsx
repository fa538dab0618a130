import { FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Chip } from "../ui/Chip.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";
import { copiesOf, MOST_COPIES, pagesOf, type Standing, standingOf } from "./standing.ts";
import type { Printing } from "./use-printing.ts";

export interface PaperListProps {
  readonly desk: CaseDesk;
  readonly printing: Printing;
  readonly forms: readonly FormKind[];
  /** Of these, those that the case cannot do without; the others are made on request. */
  readonly needed: readonly FormKind[];
  readonly shown: FormKind | null;
  readonly chosen: readonly FormKind[];
  readonly onShow: (form: FormKind) => void;
  readonly onToggle: (form: FormKind) => void;
}

/** The forms that this case needs, each with its copies and where it stands. */
export function PaperList(props: PaperListProps) {
  const { desk, printing, forms, needed, shown, chosen, onShow, onToggle } = props;
  const sheets = chosen.reduce((sum, form) => sum + copiesOf(printing.list, form), 0);
  return (
    <>
      <div className="papers-head">
        <h2>{W.title}</h2>
        <span className="spacer" />
        {chosen.length > 0 && (
          <span className="muted small">{W.chosen(chosen.length, sheets)}</span>
        )}
      </div>
      <ul className="papers-forms">
        {forms.map((form) => (
          <li
            key={form}
            className={form === shown ? "on" : ""}
            onMouseDown={(event) => {
              // The mouse takes no focus here, so that Enter goes on meaning "all came out".
              event.preventDefault();
              onShow(form);
            }}
          >
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={`${W.choose} ${FORM_TITLE[form]}`}
              checked={chosen.includes(form)}
              onChange={() => onToggle(form)}
            />
            <button
              type="button"
              className="papers-name"
              aria-pressed={form === shown}
              onClick={() => onShow(form)}
            >
              {FORM_TITLE[form]}
              <em>
                {[
                  needed.includes(form) ? "" : W.onRequest,
                  detailOf(desk, form, pagesOf(desk, printing.jobs, form)),
                ]
                  .filter((part) => part !== "")
                  .join("，")}
              </em>
            </button>
            <Copies form={form} printing={printing} />
            <StandingChip standing={standingOf(desk, printing.jobs, form)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Copies({ form, printing }: { readonly form: FormKind; readonly printing: Printing }) {
  const copies = copiesOf(printing.list, form);
  const set = (next: number): void => void printing.setCopies(form, next);
  return (
    <span className="papers-copies" aria-label={W.copiesOf(FORM_TITLE[form])}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={W.fewer}
        disabled={copies === 1}
        onClick={() => set(copies - 1)}
      >
        −
      </button>
      <b>{copies}</b>
      <button
        type="button"
        tabIndex={-1}
        aria-label={W.more}
        disabled={copies === MOST_COPIES}
        onClick={() => set(copies + 1)}
      >
        +
      </button>
    </span>
  );
}

function StandingChip({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case "due":
      return <Chip glyph="ring">{W.due}</Chip>;
    case "waiting":
      return (
        <Chip tone="prov" glyph="dashed-square">
          {W.waiting}
        </Chip>
      );
    case "issued":
      return (
        <Chip tone="ok" glyph="tick">
          {W.issued}
        </Chip>
      );
    case "not-out":
    case "failed":
      return (
        <Chip tone="block" glyph="triangle">
          {W.notOut}
        </Chip>
      );
  }
}

function detailOf(desk: CaseDesk, form: FormKind, pages: number | undefined): string {
  const trial = form === "statement" && desk.assessment.receipt?.standing === "trial";
  return [pages === undefined ? "" : W.pages(pages), trial ? W.trialStatement : ""]
    .filter((part) => part !== "")
    .join("，");
}
