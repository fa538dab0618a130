import type { CaseForm } from "../../../core/casefile/form.ts";
import { groupedId } from "../../../core/identity.ts";
import { FormGrid } from "../../ui/Cell.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { PERSON_WORDS as W } from "../../words/person.ts";
import { AGENT_LABEL } from "../../../core/words/labels.ts";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { optionsOf } from "./options.ts";
import { bind, optional } from "../state/bind.ts";
import type { SectionProps } from "./SectionProps.ts";

const KINDS = optionsOf(AGENT_LABEL);

/** 代办人: who stands at the counter, when it is not the insured person. */
export function AgentSection({
  agent,
  problems,
  edit,
}: SectionProps & { readonly agent: CaseForm["agent"] }) {
  const at = bind("agent", agent, problems, edit);
  const office = agent.kind !== undefined && agent.kind !== "" && agent.kind !== "relative";
  return (
    <FormGrid>
      <ChoiceCell
        label={W.agentKind}
        span={office ? 6 : 12}
        wide={office ? 6 : 12}
        choices={KINDS}
        {...optional(at("kind"))}
      />
      {office && (
        <TextCell label={W.agentOrganisation} span={6} {...optional(at("organisation"))} />
      )}
      <TextCell label={W.agentName} span={6} wide={3} {...at("name")} />
      {!office && (
        <>
          <TextCell
            label={W.agentCertNo}
            span={6}
            wide={3}
            inputMode="numeric"
            shown={groupedId}
            {...at("certNo")}
          />
          <TextCell
            label={W.agentRelation}
            span={6}
            wide={3}
            placeholder={W.agentRelationHint}
            {...at("relation")}
          />
        </>
      )}
      <TextCell label={W.agentPhone} span={6} wide={3} inputMode="tel" {...at("phone")} />
    </FormGrid>
  );
}
