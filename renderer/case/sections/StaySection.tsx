import { useState } from "react";
import { daysBetween, parseDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import {
  EMERGENCY_LABEL,
  FAILURE_LABEL,
  INJURY_LABEL,
  LEVEL_LABEL,
  THIRD_PARTY_LABEL,
} from "../../../core/words/labels.ts";
import { FormGrid } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { SelectCell } from "../../ui/SelectCell.tsx";
import { AmountCell, DateCell, TextCell } from "../../ui/TextCell.tsx";
import { OCCASIONAL_WORDS } from "../../words/checks.ts";
import { STAY_WORDS as W } from "../../words/stay.ts";
import { bind, oneWord, optional } from "../state/bind.ts";
import { setFields } from "../state/edit.ts";
import { chooseStayPlace, leaveDischarge, typeDischarge } from "../state/consequences.ts";
import { InstitutionLookup } from "./InstitutionLookup.tsx";
import { OutageNote } from "./OutageNote.tsx";
import { PLACES, optionsOf } from "./options.ts";
import { ClauseTip } from "./PersonOccasions.tsx";
import type { SectionProps } from "./SectionProps.ts";
import { StayOccasions } from "./StayOccasions.tsx";

const YES_NO = [
  { value: "no", label: W.no },
  { value: "yes", label: W.yes },
] as const;
const CARE = [
  { value: "inpatient", label: W.inpatient },
  { value: "outpatient", label: W.outpatient },
] as const;
const EMERGENCIES = [
  { value: "no", label: W.no },
  { value: "plain", label: EMERGENCY_LABEL.plain },
  { value: "yes", label: W.yes },
] as const;
const ADMITTED = [
  { value: "insured", label: W.admittedInsured },
  { value: "self-paying", label: W.admittedSelfPaying },
] as const;
const THIRD_PARTIES = optionsOf(THIRD_PARTY_LABEL);
const LEVELS = optionsOf(LEVEL_LABEL);
const INJURIES = optionsOf(INJURY_LABEL);
const FAILURES = optionsOf(FAILURE_LABEL);

export interface StaySectionProps extends SectionProps {
  readonly filing: CaseForm["filing"];
  readonly stay: CaseForm["stay"];
  readonly pack: Pack;
}

/** Section 3: where, when and why the person was treated, and why the bill was not settled there. */
export function StaySection(props: StaySectionProps) {
  const { filing, stay, problems, edit } = props;
  const at = bind("stay", stay, problems, edit);
  const days = stayDays(stay);
  const [asked, setAsked] = useState(false);
  const settledThere = asked || (stay.directFund ?? "") !== "";
  const toggleSettledThere = (): void => {
    setAsked(!settledThere);
    if (`${stay.directFund ?? ""}${stay.hospitalPart ?? ""}` !== "") {
      edit(setFields("stay", { directFund: "", hospitalPart: "" }));
    }
  };
  const onDischargeLeft = (): void => {
    const settled = leaveDischarge({ filing, stay });
    if (settled !== null) edit(settled);
  };
  return (
    <FormGrid>
      <TextCell
        label={W.hospital}
        span={8}
        wide={6}
        note={<InstitutionLookup filing={filing} stay={stay} edit={edit} />}
        {...at("hospital")}
      />
      <TextCell
        label={W.hospitalCode}
        wide={3}
        placeholder={W.hospitalCodeHint}
        {...at("hospitalCode")}
      />
      <SelectCell
        label={W.place}
        wide={3}
        options={PLACES}
        {...at("place")}
        onChange={(place) => edit(chooseStayPlace({ filing, stay }, place))}
      />
      <SelectCell label={W.level} wide={3} options={LEVELS} {...at("level")} />
      <ChoiceCell
        label={W.designated}
        wide={3}
        choices={YES_NO}
        {...oneWord(at("designated"), W.notChosen)}
      />
      <DateCell label={W.admission} wide={3} {...at("admission")} />
      <DateCell
        label={W.discharge}
        wide={3}
        note={days === null ? undefined : W.days(days)}
        {...at("discharge")}
        onChange={(text) => edit(typeDischarge({ filing, stay }, text))}
        onLeave={onDischargeLeft}
      />
      <DateCell
        label={W.settled}
        wide={3}
        placeholder={W.settledHint}
        note={
          <button
            type="button"
            className="benefit-link"
            aria-expanded={settledThere}
            onClick={toggleSettledThere}
          >
            {W.settledThere}
          </button>
        }
        {...at("settled")}
      />
      <ChoiceCell
        label={W.emergency}
        wide={3}
        choices={EMERGENCIES}
        {...oneWord(at("emergency"), W.notChosen)}
      />
      <SelectCell label={W.injury} wide={3} options={INJURIES} {...at("injury")} />
      <ChoiceCell label={W.care} wide={3} choices={CARE} {...oneWord(at("care"), W.notChosen)} />
      <OccasionalCells {...props} settledThere={settledThere} />
      <TextCell label={W.diagnosis} span={8} wide={6} {...at("diagnosis")} />
      <TextCell label={W.inpatientNo} wide={3} {...at("inpatientNo")} />
      <SelectCell label={W.failure} wide={3} options={FAILURES} {...at("failure")} />
      <TextCell
        label={W.failureNote}
        span={8}
        wide={12}
        note={<OutageNote stay={stay} edit={edit} />}
        {...at("failureNote")}
      />
      <StayOccasions stay={stay} pack={props.pack} problems={problems} edit={edit} />
    </FormGrid>
  );
}

/** Asked only where they matter: each takes a row of its own. */
function OccasionalCells({
  filing,
  stay,
  pack,
  problems,
  edit,
  settledThere,
}: StaySectionProps & { readonly settledThere: boolean }) {
  const at = bind("stay", stay, problems, edit);
  const arises = pack.filing.arisesAtAdmission?.value === true && filing.wanted === "none";
  return (
    <>
      {settledThere && (
        <AmountCell
          label={W.directFund}
          span={6}
          note={W.directFundNote}
          {...optional(at("directFund"))}
        />
      )}
      {(settledThere || (stay.hospitalPart ?? "") !== "") && (
        <AmountCell
          label={OCCASIONAL_WORDS.hospitalPart}
          span={settledThere ? 6 : 12}
          note={<ClauseTip pack={pack} clauses={["HUN-58"]} />}
          {...optional(at("hospitalPart"))}
        />
      )}
      {stay.injury === "third-party" && (
        <ChoiceCell
          label={W.thirdParty}
          span={12}
          choices={THIRD_PARTIES}
          {...optional(at("thirdParty"))}
        />
      )}
      {arises && (
        <ChoiceCell
          label={W.admittedAs}
          span={12}
          choices={ADMITTED}
          {...optional(at("admittedAs"))}
        />
      )}
    </>
  );
}

function stayDays(stay: CaseForm["stay"]): number | null {
  const admission = parseDate(stay.admission);
  const discharge = parseDate(stay.discharge);
  if (!admission.ok || !discharge.ok || discharge.value < admission.value) return null;
  return daysBetween(admission.value, discharge.value);
}
