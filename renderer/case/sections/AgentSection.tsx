import type { CaseForm } from "../../../core/casefile/form.ts";
import { groupedId } from "../../../core/identity.ts";
import { FormGrid } from "../../ui/Cell.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { PERSON_WORDS as W } from "../../words/person.ts";
import { bind } from "../state/bind.ts";
import type { SectionProps } from "./SectionProps.ts";

/** 代办人: who stands at the counter, when it is not the insured person. */
export function AgentSection({
  agent,
  problems,
  edit,
}: SectionProps & { readonly agent: CaseForm["agent"] }) {
  const at = bind("agent", agent, problems, edit);
  return (
    <FormGrid>
      <TextCell label={W.agentName} span={6} wide={3} {...at("name")} />
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
      <TextCell label={W.agentPhone} span={6} wide={3} inputMode="tel" {...at("phone")} />
    </FormGrid>
  );
}
