import type { IsoDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { OPENING_LABEL } from "../../../core/words/labels.ts";
import { FormGrid } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { AmountCell, DateCell, TextCell } from "../../ui/TextCell.tsx";
import { PERSON_WORDS as W } from "../../words/person.ts";
import { bind } from "../state/bind.ts";
import { chooseOpening } from "../state/consequences.ts";
import { optionsOf } from "./options.ts";
import type { SectionProps } from "./SectionProps.ts";

const SOURCES = optionsOf(OPENING_LABEL);

export interface OpeningSectionProps extends SectionProps {
  readonly opening: CaseForm["opening"];
  readonly today: IsoDate;
}

/** 本年累计: what was paid before this stay. Without it what depends on it stays undetermined. */
export function OpeningSection({ opening, today, problems, edit }: OpeningSectionProps) {
  const at = bind("opening", opening, problems, edit);
  const source = at("source");
  return (
    <FormGrid>
      <ChoiceCell
        label={W.source}
        span={8}
        wide={6}
        choices={SOURCES}
        {...source}
        onChange={(chosen) => edit(chooseOpening(chosen, today))}
      />
      <DateCell label={W.asOf} wide={3} {...at("asOf")} />
      <TextCell
        label={W.sameLevelStays}
        wide={3}
        inputMode="numeric"
        note={W.sameLevelStaysNote}
        {...at("sameLevelStays")}
      />
      <AmountCell label={W.deductiblePaid} wide={3} {...at("deductiblePaid")} />
      <AmountCell label={W.pooledPaid} wide={3} {...at("pooledPaid")} />
      <AmountCell label={W.inScopeBorne} span={6} wide={3} {...at("inScopeBorne")} />
      <AmountCell label={W.seriousIllnessPaid} span={6} wide={3} {...at("seriousIllnessPaid")} />
    </FormGrid>
  );
}
