import { BASES, CATEGORIES, isLongTerm } from "../../core/filing/category.ts";
import type { ChangedToForm, FilingStepForm } from "../../core/casefile/filing-steps.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Lived } from "../../core/filing/recorded.ts";
import type { ReadLife } from "../../core/settlement/filing-life.ts";
import { checklistFor } from "../../core/settlement/obligations-forms.ts";
import { BASIS_LABEL, CATEGORY_LABEL } from "../../core/words/labels.ts";
import { boundByProof } from "../../core/words/parameters.ts";
import { basesOf } from "../case/state/consequences.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { PLACES } from "../case/sections/options.ts";
import { Cell } from "../ui/Cell.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { DateCell, TextCell } from "../ui/TextCell.tsx";
import { LIFE_WORDS as W } from "../words/filing-life.ts";

type Materials = CaseForm["filing"]["materials"];

export interface StepFieldsProps {
  readonly desk: CaseDesk;
  readonly life: ReadLife;
  readonly lived: Lived;
  readonly step: FilingStepForm;
  readonly onChange: (values: Partial<FilingStepForm>) => void;
  readonly materials: Materials;
  readonly onMaterials: (materials: Materials) => void;
}

/** The day, the reason, and what the step's clause asks for beside them. */
export function StepFields(props: StepFieldsProps) {
  const { desk, step, onChange } = props;
  const hint = W.reasonHint[step.do];
  const paired = step.do === "complete" && boundByProof(desk.loaded.pack, desk.settings);
  return (
    <>
      <DateCell
        label={W.on}
        span={hint !== "" ? 4 : paired ? 6 : 12}
        field="step.on"
        value={step.on}
        onChange={(on) => onChange({ on })}
      />
      {hint !== "" && (
        <TextCell
          label={W.reason}
          span={8}
          field="step.reason"
          value={step.reason}
          placeholder={hint}
          onChange={(reason) => onChange({ reason })}
        />
      )}
      {step.do === "complete" && <CompleteFields {...props} />}
      {step.do === "change" && <ChangeFields {...props} />}
    </>
  );
}

/** 补齐: the last day of the proof where that bounds the filing, and what came in (HUN-22, LN-1.2b). */
function CompleteFields({ desk, lived, step, onChange, ...received }: StepFieldsProps) {
  const { pack } = desk.loaded;
  return (
    <>
      {boundByProof(pack, desk.settings) && (
        <DateCell
          label={W.proofEnds}
          span={6}
          field="step.proofEnds"
          value={step.proofEnds ?? ""}
          onChange={(proofEnds) => onChange({ proofEnds })}
        />
      )}
      <Received
        pieces={proofsOf(desk, lived.now.filing.category, "proof")}
        kept={desk.form.filing.materials}
        {...received}
      />
    </>
  );
}

const NOTHING: ChangedToForm = { category: "", basis: "", place: "" };

function ChangeFields({ desk, step, onChange, ...received }: StepFieldsProps) {
  const { pack } = desk.loaded;
  const to = step.to ?? NOTHING;
  const change = (values: Partial<ChangedToForm>): void => onChange({ to: { ...to, ...values } });
  const bases = basesOf(pack, to.category);
  const byProof = boundByProof(pack, desk.settings) && to.basis === "proof";
  return (
    <>
      <SelectCell
        label={W.toCategory}
        span={6}
        field="step.to.category"
        value={to.category}
        options={CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL[value] }))}
        onChange={(category) => {
          const allowed = basesOf(pack, category);
          change({ category, basis: allowed.length === 1 ? (allowed[0] ?? "") : "" });
        }}
      />
      <SelectCell
        label={W.toBasis}
        span={6}
        field="step.to.basis"
        value={to.basis}
        options={BASES.filter((basis) => bases.includes(basis)).map((value) => ({
          value,
          label: BASIS_LABEL[value],
        }))}
        onChange={(basis) => change({ basis })}
      />
      <SelectCell
        label={W.toPlace}
        span={6}
        field="step.to.place"
        value={to.place}
        options={PLACES}
        onChange={(place) => change({ place })}
      />
      {byProof && to.category !== "" && isLongTerm(to.category) && (
        <DateCell
          label={W.proofEnds}
          span={6}
          field="step.to.proofEnds"
          value={to.proofEnds ?? ""}
          onChange={(proofEnds) => change({ proofEnds })}
        />
      )}
      {to.category !== "" && to.basis !== "" && (
        <Received
          pieces={proofsOf(desk, to.category, to.basis === "commitment" ? "commitment" : "proof")}
          kept={desk.form.filing.materials}
          {...received}
        />
      )}
    </>
  );
}

interface Piece {
  readonly id: string;
  readonly label: string;
}

/** What the person brings for a category: what is printed here is not asked. */
function proofsOf(
  { loaded: { pack } }: CaseDesk,
  category: Lived["now"]["filing"]["category"],
  by: "proof" | "commitment",
): readonly Piece[] {
  const pieces = checklistFor(pack, category).flatMap(({ anyOf }) =>
    (anyOf.length === 1 ? anyOf : anyOf.filter((one) => one.by === by)).flatMap(
      (one) => one.pieces,
    ),
  );
  return pieces.filter(({ printed }) => !printed);
}

interface ReceivedProps extends Pick<StepFieldsProps, "materials" | "onMaterials"> {
  readonly pieces: readonly Piece[];
  readonly kept: Materials;
}

/** Ticks of what was seen with this step; what the case has already stays. */
function Received({ pieces, kept, materials, onMaterials }: ReceivedProps) {
  if (pieces.length === 0) return null;
  return (
    <Cell label={W.materials} span={12} group>
      <ul className="step-materials">
        {pieces.map(({ id, label }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                data-field={`step.materials.${id}`}
                checked={kept[id] !== undefined || materials[id] !== undefined}
                disabled={kept[id] !== undefined}
                onChange={({ target }) => {
                  const { [id]: _before, ...others } = materials;
                  onMaterials(target.checked ? { ...others, [id]: "seen" } : others);
                }}
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
    </Cell>
  );
}
