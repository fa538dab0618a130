import { Glyph } from "../ui/Glyph.tsx";
import { CASE_WORDS, SECTION_TITLE } from "../words/case.ts";
import type { SectionNo } from "./state/section-no.ts";
import type { SectionState } from "./state/summaries.ts";

export interface SectionListProps {
  readonly states: readonly SectionState[];
  readonly here: SectionNo;
  readonly onGo: (section: SectionNo) => void;
}

/** The sections of the case with their state; Ctrl+1…8 go to them. */
export function SectionList({ states, here, onGo }: SectionListProps) {
  return (
    <nav className="section-list" aria-label={CASE_WORDS.sections}>
      <ul>
        {states.map(({ no, summary, glyph, tone }) => (
          <li key={no}>
            <button
              type="button"
              tabIndex={-1}
              aria-current={no === here ? "step" : undefined}
              title={`${SECTION_TITLE[no]} ${summary}`}
              onClick={() => onGo(no)}
            >
              <span className="no">{no}</span>
              <span className="text">
                <b>{SECTION_TITLE[no]}</b>
                <em>{summary}</em>
              </span>
              <span className={`state ${tone}`}>
                <Glyph name={glyph} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
