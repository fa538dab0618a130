import { countiesOf, findArea } from "../../../core/area.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { groupedId, parseIdNumber } from "../../../core/identity.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import {
  AID_LABEL,
  CREDENTIAL_LABEL,
  EMPLOYMENT_LABEL,
  INSURANCE_CODE,
  INSURANCE_LABEL,
  SEX_LABEL,
} from "../../../core/words/labels.ts";
import { FormGrid, ReadCell } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { type Option, SelectCell } from "../../ui/SelectCell.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { PERSON_WORDS as W } from "../../words/person.ts";
import { bind, oneWord, optional } from "../state/bind.ts";
import { optionsOf } from "./options.ts";
import { PersonOccasions } from "./PersonOccasions.tsx";
import type { SectionProps } from "./SectionProps.ts";

export interface PersonSectionProps extends SectionProps {
  readonly person: CaseForm["person"];
  readonly pool: CaseForm["pool"];
  readonly pack: Pack;
}

const AID = optionsOf(AID_LABEL);
const EMPLOYMENT = optionsOf(EMPLOYMENT_LABEL);
const CREDENTIAL = optionsOf(CREDENTIAL_LABEL);

/** Section 1: who is insured, and where the money goes. */
export function PersonSection({ person, pool, pack, problems, edit }: PersonSectionProps) {
  const at = bind("person", person, problems, edit);
  const employee = pool.insurance === "employee";
  const id = parseIdNumber(person.certNo);
  return (
    <FormGrid>
      <TextCell label={W.name} wide={3} {...at("name")} />
      <TextCell
        label={W.certNo}
        wide={3}
        inputMode="numeric"
        tidy={tidyId}
        shown={groupedId}
        {...at("certNo")}
      />
      <ReadCell label={W.birth} wide={3}>
        {id.ok ? (
          `${id.value.birth} ${SEX_LABEL[id.value.sex]}`
        ) : (
          <span className="faint">{W.birthHint}</span>
        )}
      </ReadCell>
      <SelectCell label={W.county} wide={3} options={countiesIn(pool.area)} {...at("county")} />
      <ReadCell label={W.insurance} wide={3}>
        {INSURANCE_CODE[pool.insurance]} {INSURANCE_LABEL[pool.insurance]}
      </ReadCell>
      {employee && (
        <ChoiceCell
          label={W.employment}
          wide={3}
          choices={EMPLOYMENT}
          {...oneWord(at("employment"), W.notChosen)}
        />
      )}
      <TextCell label={W.phone} wide={3} inputMode="tel" tidy={halfWidth} {...at("phone")} />
      <SelectCell label={W.aid} wide={3} options={AID} {...at("aid")} />
      <TextCell label={W.address} span={employee ? 4 : 8} wide={3} {...at("address")} />
      <TextCell label={W.payeeName} wide={3} placeholder={W.payeeHint} {...at("payeeName")} />
      <TextCell label={W.payeeBank} wide={3} {...at("payeeBank")} />
      <TextCell
        label={W.payeeAccount}
        wide={employee ? 3 : 6}
        inputMode="numeric"
        tidy={halfWidth}
        {...at("payeeAccount")}
      />
      <SelectCell
        label={W.credential}
        wide={3}
        options={CREDENTIAL}
        placeholder={W.credentialHint}
        {...optional(at("credential"))}
      />
      <PersonOccasions person={person} pack={pack} problems={problems} edit={edit} />
    </FormGrid>
  );
}

function tidyId(text: string): string {
  const read = parseIdNumber(text);
  return read.ok ? read.value.number : text.trim();
}

/** Digits typed with a Chinese input method are often full-width: `１３８` is 138. */
function halfWidth(text: string): string {
  return text.normalize("NFKC").trim();
}

function countiesIn(pool: string): readonly Option<string>[] {
  const area = findArea(pool);
  if (area === undefined) return [];
  return countiesOf(area.code).map(({ code, name }) => ({ value: code, code, label: name }));
}
