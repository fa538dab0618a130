import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { DateCell } from "../../ui/TextCell.tsx";
import { OCCASIONAL_WORDS as W } from "../../words/checks.ts";
import { STAY_WORDS } from "../../words/stay.ts";
import { marksAt } from "../state/bind.ts";
import { type Edit, setField } from "../state/edit.ts";
import { type Occasion, OccasionsCell, useOccasions } from "./Occasional.tsx";
import { ClauseTip } from "./PersonOccasions.tsx";
import type { SectionProps } from "./SectionProps.ts";

type StayFact = "chronic" | "groupPay" | "provider";
type Stay = CaseForm["stay"];

const YES_NO = [
  { value: "no", label: STAY_WORDS.no },
  { value: "yes", label: STAY_WORDS.yes },
] as const;

export interface StayOccasionsProps extends SectionProps {
  readonly stay: Stay;
  readonly pack: Pack;
}

/** What few stays have: a chronic disease (HUN-18.2), a hospital that is paid by groups (HEN-1), its published record (HUN-23). */
export function StayOccasions(props: StayOccasionsProps) {
  const { stay, pack, edit } = props;
  const occasions = occasionsOf(stay, edit);
  const state = useOccasions(occasions);
  if (occasions.length === 0) return null;
  return (
    <>
      <OccasionsCell occasions={occasions} state={state} span={12} />
      {stay.chronic !== undefined && (
        <ChronicCells chronic={stay.chronic} pack={pack} edit={edit} />
      )}
      {stay.groupPay !== undefined && <GroupPayCells groupPay={stay.groupPay} edit={edit} />}
      {stay.provider !== undefined && (
        <ProviderCells provider={stay.provider} pack={pack} problems={props.problems} edit={edit} />
      )}
    </>
  );
}

/** Each is offered where it can matter, and shown wherever it stands. */
function occasionsOf(stay: Stay, edit: (edit: Edit) => void): readonly Occasion<StayFact>[] {
  const chronic: Occasion<StayFact> = {
    id: "chronic",
    label: W.chronic,
    filled: stay.chronic !== undefined,
    field: "stay.chronic.inInsuredList",
    open: () => edit(setField("stay", "chronic", { inInsuredList: "", inCareList: "" })),
    close: () => edit(without("chronic")),
  };
  const groupPay: Occasion<StayFact> = {
    id: "groupPay",
    label: W.groupPay,
    filled: stay.groupPay !== undefined,
    field: "stay.groupPay.inRange",
    open: () => edit(setField("stay", "groupPay", { inRange: "", placeDeclared: "" })),
    close: () => edit(without("groupPay")),
  };
  const provider: Occasion<StayFact> = {
    id: "provider",
    label: W.provider,
    filled: stay.provider !== undefined,
    field: "stay.provider.agreementFrom",
    open: () => edit(setField("stay", "provider", NOT_LOOKED_UP)),
    close: () => edit(without("provider")),
  };
  return [
    ...(stay.care === "outpatient" || chronic.filled ? [chronic] : []),
    ...(isDoubtful(stay) || provider.filled ? [provider] : []),
    ...(mayBeGrouped(stay) || groupPay.filled ? [groupPay] : []),
  ];
}

const NOT_LOOKED_UP = { agreementFrom: "", agreementUntil: "", rightFrom: "", rightUntil: "" };

/** The record is looked up where the payment turns on it (HUN-20.5, HUN-24). */
function isDoubtful({ designated, failure }: Stay): boolean {
  return designated === "no" || failure === "not-networked";
}

/** HEN-1 speaks of inpatients whom a hospital of Henan settles with directly. */
function mayBeGrouped({ care, place, settled }: Stay): boolean {
  return care === "inpatient" && place.startsWith("41") && settled === "";
}

function without(key: StayFact): Edit {
  return {
    do: "fields",
    at: null,
    apply: ({ stay, ...form }) => {
      const { [key]: _taken, ...others } = stay;
      return { ...form, stay: others };
    },
  };
}

interface ChronicCellsProps {
  readonly chronic: NonNullable<Stay["chronic"]>;
  readonly pack: Pack;
  readonly edit: (edit: Edit) => void;
}

function ChronicCells({ chronic, pack, edit }: ChronicCellsProps) {
  const tip = <ClauseTip pack={pack} clauses={["HUN-18.2", "KF-2.1"]} />;
  return (
    <>
      {(["inInsuredList", "inCareList"] as const).map((list) => (
        <ChoiceCell
          key={list}
          label={W[list]}
          span={12}
          wide={6}
          choices={YES_NO}
          field={`stay.chronic.${list}`}
          value={chronic[list]}
          {...(chronic[list] === "" ? { need: STAY_WORDS.notChosen } : {})}
          note={
            <>
              {W[`${list}Note`]} {tip}
            </>
          }
          onChange={(value) => edit(setField("stay", "chronic", { ...chronic, [list]: value }))}
        />
      ))}
    </>
  );
}

interface GroupPayCellsProps {
  readonly groupPay: NonNullable<Stay["groupPay"]>;
  readonly edit: (edit: Edit) => void;
}

function GroupPayCells({ groupPay, edit }: GroupPayCellsProps) {
  return (
    <>
      {(["inRange", "placeDeclared"] as const).map((fact) => (
        <ChoiceCell
          key={fact}
          label={W[fact]}
          span={12}
          wide={6}
          choices={YES_NO}
          field={`stay.groupPay.${fact}`}
          value={groupPay[fact]}
          note={
            <>
              {W[`${fact}Note`]} <ClauseChip clause="HEN-1" />
            </>
          }
          onChange={(value) => edit(setField("stay", "groupPay", { ...groupPay, [fact]: value }))}
        />
      ))}
    </>
  );
}

interface ProviderCellsProps extends SectionProps {
  readonly provider: NonNullable<Stay["provider"]>;
  readonly pack: Pack;
}

const DAYS = ["agreementFrom", "agreementUntil", "rightFrom", "rightUntil"] as const;

function ProviderCells({ provider, pack, problems, edit }: ProviderCellsProps) {
  return (
    <>
      {DAYS.map((day) => (
        <DateCell
          key={day}
          label={W[day]}
          span={6}
          wide={3}
          placeholder={day.endsWith("From") ? W.looksUp : W.goesOn}
          note={day.endsWith("Until") && <ClauseTip pack={pack} clauses={["HUN-24"]} />}
          field={`stay.provider.${day}`}
          value={provider[day]}
          onChange={(text) => edit(setField("stay", "provider", { ...provider, [day]: text }))}
          {...marksAt(problems, `stay.provider.${day}`)}
        />
      ))}
    </>
  );
}
