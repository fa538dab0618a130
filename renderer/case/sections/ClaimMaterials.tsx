import { claimDemands } from "../../../core/claim/counter-checks.ts";
import { Cell, FormGrid } from "../../ui/Cell.tsx";
import { OCCASIONAL_WORDS as W } from "../../words/checks.ts";
import { ClauseTip } from "./PersonOccasions.tsx";
import type { CaseDesk } from "../state/useCase.ts";
import { Material, receive } from "./MaterialList.tsx";

/** What the claim itself takes beside the invoices, ticked as the filing's materials are (HUN-9.5, GD-93-5a). */
export function ClaimMaterials({ desk }: { readonly desk: CaseDesk }) {
  const { form, assessment, loaded, edit } = desk;
  const demands = claimDemands(form, assessment.receipt, loaded.pack);
  if (demands.length === 0) return null;
  const grounds = demands.flatMap((demand) =>
    demand.grounds.flatMap((ground) => (ground.kind === "clause" ? [ground.clause] : [])),
  );
  return (
    <FormGrid>
      <Cell
        label={W.claimMaterials}
        span={12}
        group
        note={<ClauseTip pack={loaded.pack} clauses={grounds} />}
      >
        <ul className="material-list">
          {demands.map(({ id, label }) => (
            <li key={id}>
              <Material
                field={`materials.${id}`}
                label={label}
                state={form.filing.materials[id]}
                onChange={(state) => edit(receive(id, state))}
              />
            </li>
          ))}
        </ul>
      </Cell>
    </FormGrid>
  );
}
