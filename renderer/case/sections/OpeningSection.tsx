import type { IsoDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import type { OtherStays } from "../../../core/settlement/facts.ts";
import { countedBy, OTHER_STAYS } from "../../../core/settlement/repeat-stays.ts";
import { OPENING_LABEL } from "../../../core/words/labels.ts";
import { FormGrid } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { AmountCell, DateCell, TextCell } from "../../ui/TextCell.tsx";
import { PERSON_WORDS as W } from "../../words/person.ts";
import { bind, optional } from "../state/bind.ts";
import { chooseOpening } from "../state/consequences.ts";
import { type Edit, setFields, together } from "../state/edit.ts";
import { optionsOf } from "./options.ts";
import type { SectionProps } from "./SectionProps.ts";

const SOURCES = optionsOf(OPENING_LABEL);

export interface OpeningSectionProps extends SectionProps {
  readonly opening: CaseForm["opening"];
  readonly pack: Pack;
  readonly today: IsoDate;
}

/** 本年累计: what was paid before this stay. Without it what depends on it stays undetermined. */
export function OpeningSection({ opening, pack, today, problems, edit }: OpeningSectionProps) {
  const at = bind("opening", opening, problems, edit);
  const counted = countedField(pack);
  const source = at("source");
  return (
    <FormGrid>
      <ChoiceCell
        label={W.source}
        span={8}
        wide={6}
        choices={SOURCES}
        {...source}
        onChange={(chosen) => edit(chosenSource(chosen, today, counted?.key ?? null))}
      />
      <DateCell label={W.asOf} wide={3} {...at("asOf")} />
      <TextCell
        label={W.sameLevelStays}
        wide={3}
        inputMode="numeric"
        note={W.sameLevelStaysNote}
        {...at("sameLevelStays")}
      />
      {counted !== null && (
        <TextCell
          label={W.otherStays[counted.counts]}
          span={12}
          wide={12}
          inputMode="numeric"
          note={W.sameLevelStaysNote}
          {...optional(at(counted.key))}
        />
      )}
      <AmountCell label={W.deductiblePaid} wide={3} {...at("deductiblePaid")} />
      <AmountCell label={W.pooledPaid} wide={3} {...at("pooledPaid")} />
      <AmountCell label={W.inScopeBorne} span={6} wide={3} {...at("inScopeBorne")} />
      <AmountCell label={W.seriousIllnessPaid} span={6} wide={3} {...at("seriousIllnessPaid")} />
    </FormGrid>
  );
}

type StaysKey = `${keyof OtherStays}Stays`;

interface CountedField {
  readonly counts: keyof typeof OTHER_STAYS;
  readonly key: StaysKey;
}

/** The count that this pack's repeat deductible needs beside the stays at the same level; null: none. */
function countedField({ settlement: { repeat } }: Pack): CountedField | null {
  const counts = repeat === null ? null : countedBy(repeat);
  if (counts === null || counts === "same-level") return null;
  return { counts, key: `${OTHER_STAYS[counts]}Stays` };
}

/** 本年首次就医 says of the pack's own count too that there was none. */
function chosenSource(
  source: CaseForm["opening"]["source"],
  today: IsoDate,
  key: StaysKey | null,
): Edit {
  const chosen = together(null, [WITHOUT_OWN, chooseOpening(source, today)]);
  if (source !== "first-stay" || key === null) return chosen;
  return together(null, [chosen, setFields("opening", { [key]: "0" })]);
}

/** Another source is another balance: what was added up before is none of it. */
const WITHOUT_OWN: Edit = {
  do: "fields",
  at: null,
  apply: (form) => {
    const { own, entered: _entered, layers: _layers, ...opening } = form.opening;
    return own === undefined ? form : { ...form, opening };
  },
};
