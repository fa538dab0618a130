import { FORM_TITLE } from "../../core/forms/input.ts";
import type { FormKind } from "../../electron/contract/contract.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { PAPERS_WORDS as W } from "../words/papers.ts";

export interface IssueRecordProps {
  readonly desk: CaseDesk;
  readonly onShow: (form: FormKind) => void;
}

/** What was issued, by the fingerprint of its bytes. */
export function IssueRecord({ desk, onShow }: IssueRecordProps) {
  return (
    <section>
      <div className="papers-record-head">
        <h2>{W.record}</h2>
        <span className="spacer" />
        <span className="faint small">{W.recordOf}</span>
      </div>
      {desk.issued.length === 0 && <p className="faint small papers-none">{W.noRecord}</p>}
      <ul className="papers-record">
        {desk.issued.map((entry) => (
          <li key={`${entry.form} ${entry.sha256}`}>
            <button type="button" onClick={() => onShow(entry.form)}>
              <span>
                {FORM_TITLE[entry.form]}
                <em title={entry.sha256}>
                  {W.fingerprint(entry.sha256)}，{W.pages(entry.pages)}
                </em>
              </span>
              <span className={entry.trial ? "prov" : "ok"}>
                {entry.trial ? W.trial : W.issued}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
