import { setField } from "../case/state/edit.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { COMPARE_WORDS as W } from "../words/compare.ts";

/** That the differences were explained is part of the case. */
export function Explained({ desk, count }: { readonly desk: CaseDesk; readonly count: number }) {
  const { agent, filing } = desk.form;
  return (
    <label className="compare-explained">
      <input
        type="checkbox"
        data-field="filing.explained"
        checked={filing.explained}
        onChange={(event) => desk.edit(setField("filing", "explained", event.target.checked))}
      />
      {W.explained(agent.name === "" ? W.person0 : W.agent(agent.name), count)}
      <span className="faint small">{W.explainedNote}</span>
    </label>
  );
}
