import { Glyph } from "../ui/Glyph.tsx";
import { CASE_WORDS, SECTION_TITLE } from "../words/case.ts";
import { SECTION_NOS, type SectionNo } from "./state/section-no.ts";
import { sectionState } from "./state/summaries.ts";
import type { CaseDesk } from "./state/useCase.ts";

export interface SectionListProps {
  readonly desk: CaseDesk;
  readonly here: SectionNo;
  readonly onGo: (section: SectionNo) => void;
}

/** The sections of the case with their state; Ctrl+1…8 go to them. */
export function SectionList({ desk, here, onGo }: SectionListProps) {
  return (
    <nav className="section-list" aria-label={CASE_WORDS.sections}>
      <ul>
        {SECTION_NOS.map((no) => {
          const { summary, glyph, tone } = sectionState(desk, no);
          return (
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
          );
        })}
      </ul>
    </nav>
  );
}
