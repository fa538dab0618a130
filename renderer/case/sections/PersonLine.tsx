import { countyName } from "../../../core/area.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { parseIdNumber } from "../../../core/identity.ts";
import { AID_LABEL, INSURANCE_CODE, INSURANCE_LABEL } from "../../../core/words/labels.ts";
import { FORM_WORDS } from "../../words/case.ts";
import { PERSON_WORDS as W } from "../../words/person.ts";

/** Section 1 once it is done: one line, which opens when it is clicked. */
export function PersonLine({
  form,
  onOpen,
}: {
  readonly form: CaseForm;
  readonly onOpen: () => void;
}) {
  const { person, agent, opening, pool } = form;
  const id = parseIdNumber(person.certNo);
  const facts = [
    id.ok ? id.value.birth : "",
    `${INSURANCE_CODE[pool.insurance]} ${INSURANCE_LABEL[pool.insurance]}`,
    countyName(person.county) ?? "",
    person.phone,
    person.aid === "" || person.aid === "none" ? "" : AID_LABEL[person.aid],
    person.payeeAccount === "" ? W.noAccount : W.accountTail(person.payeeAccount.slice(-4)),
    opening.source === "" ? W.openingNone : W.openingDone(opening.asOf),
    agent.name === "" ? "" : W.agentIs(agent.name),
  ].filter((fact) => fact !== "");
  return (
    <button
      type="button"
      className="case-line"
      data-stop
      title={FORM_WORDS.unfold}
      onClick={onOpen}
    >
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </button>
  );
}
