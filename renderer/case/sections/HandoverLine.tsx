import { FORM_WORDS as W } from "../../words/case.ts";
import { clockTime } from "../state/saved-state.ts";
import type { CaseDesk } from "../state/useCase.ts";

/** Section 8: what is a fact about the case so far. */
export function HandoverLine({ desk }: { readonly desk: CaseDesk }) {
  const { version, number, sealed } = desk;
  return (
    <div className="case-line">
      <span>{W.caseNumber(number)}</span>
      <span>
        {version === null
          ? W.noVersion
          : W.version(
              version.count,
              version.author,
              `${version.at.slice(0, 10)} ${clockTime(version.at)}`,
            )}
      </span>
      {version !== null && !sealed && <span>{W.changedSince}</span>}
      {version !== null && <span title={version.hash}>SHA-256 {version.hash.slice(0, 8)}…</span>}
    </div>
  );
}
