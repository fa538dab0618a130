import { type AgentProblem, readAgent as readKind } from "../filing/agent.ts";
import type { FilingCategory } from "../filing/category.ts";
import { parseIdNumber } from "../identity.ts";
import { assertNever } from "../result.ts";
import { badId } from "../words/problems.ts";
import type { CaseForm } from "./form.ts";
import { checkName } from "./read-text.ts";
import type { FormReader } from "./reader.ts";

/**
 * Reads who acts for the person. A case that says of which kind they are is held to it:
 * a relative by identity, an office or employer by its name, for long-term filings only (HUN-11).
 */
export function readAgent(reader: FormReader, form: CaseForm): void {
  const { agent } = form;
  checkName(reader, "agent.name", agent.name);
  if (agent.certNo.trim() !== "") {
    const read = parseIdNumber(agent.certNo);
    if (!read.ok) reader.add(badId("agent.certNo", "代办人", read.error));
  }
  const { kind = "", organisation = "" } = agent;
  if (kind === "") return;
  const read = readKind({ ...agent, kind, organisation }, categoryFor(form));
  if (!read.ok) for (const problem of read.error) tell(reader, form, problem);
}

/** Where nothing is filed here, nobody is kept from acting by the kind of a filing. */
function categoryFor({ filing }: CaseForm): FilingCategory {
  return filing.wanted === "new" && filing.category !== "" ? filing.category : "long-term-resident";
}

const LABEL = {
  organisation: "代办单位",
  name: "代办人",
  relation: "代办人与本人的关系",
  phone: "代办电话",
} as const;

function tell(reader: FormReader, { agent }: CaseForm, problem: AgentProblem): void {
  switch (problem.kind) {
    case "blank":
      reader.need(`agent.${problem.field}`, `${LABEL[problem.field]}未填。`);
      return;
    case "certificate":
      // A number that is wrong has been told already.
      if (agent.certNo.trim() === "") reader.need("agent.certNo", "代办证件未填。");
      return;
    case "not-delegated":
      reader.holds([
        {
          bad: true,
          field: "agent.kind",
          code: "E-FIL-47",
          what: "代办点和单位只能代办长期居住类的备案。",
          remedy: "由本人或亲属来办，或核对备案类别。",
        },
      ]);
      return;
    default:
      assertNever(problem);
  }
}
