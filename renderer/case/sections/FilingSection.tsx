import { type IsoDate, parseDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { filingDue } from "../../../core/due/filing.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import { ofPack } from "../../../core/settlement/obligations-clauses.ts";
import type { Treatment, Validity } from "../../../core/settlement/receipt.ts";
import type { WorkCalendar } from "../../../core/working-days.ts";
import { BASIS_LABEL, CATEGORY_LABEL, CHANNEL_LABEL } from "../../../core/words/labels.ts";
import { useCalendar } from "../../app/session.tsx";
import { Cell, FormGrid, ReadCell } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { SelectCell } from "../../ui/SelectCell.tsx";
import { DateCell } from "../../ui/TextCell.tsx";
import { choosePurpose } from "../../filing/life-edit.ts";
import { FILING_WORDS as W } from "../../words/filing.ts";
import { PURPOSE_WORDS } from "../../words/filing-life.ts";
import { bind, oneWord } from "../state/bind.ts";
import { basesOf, chooseCategory, chooseWanted } from "../state/consequences.ts";
import { FilingExtras } from "./FilingExtras.tsx";
import { MaterialList } from "./MaterialList.tsx";
import { PLACES, optionsOf } from "./options.ts";
import type { SectionProps } from "./SectionProps.ts";
import { TimingCell } from "./TimingCell.tsx";

export interface FilingSectionProps extends SectionProps {
  readonly purpose: CaseForm["purpose"];
  readonly filing: CaseForm["filing"];
  readonly stay: CaseForm["stay"];
  readonly pack: Pack;
  readonly settings: PoolSettings;
  /** What the core made of it; null while it cannot say. */
  readonly treatment: Treatment | null;
  /** How long a filing alone holds; null where a treatment says it, or nothing does. */
  readonly held: Validity | null;
  readonly today: IsoDate;
}

const WANTED = optionsOf(W.wantedChoices);
const PURPOSE = optionsOf(PURPOSE_WORDS.choices);
/** A filing alone has one, and a claim alone makes none. */
const WANTED_FOR = {
  both: WANTED,
  filing: WANTED.filter(({ value }) => value !== "none"),
  claim: WANTED.filter(({ value }) => value !== "new"),
} as const;
const CATEGORIES = optionsOf(CATEGORY_LABEL);
const CHANNELS = optionsOf(CHANNEL_LABEL);
const MADE_FOR = optionsOf(W.madeForChoices);
/** Section 2: the filing. What the document does not allow cannot be chosen. */
export function FilingSection(props: FilingSectionProps) {
  const { purpose = "both", filing, problems, edit, today } = props;
  const at = bind("filing", filing, problems, edit);
  const wanted = (
    <ChoiceCell
      label={W.wanted}
      span={filing.wanted === "none" ? 12 : 8}
      wide={filing.wanted === "none" ? 12 : 9}
      choices={WANTED_FOR[purpose]}
      {...oneWord(at("wanted"), W.notChosen)}
      onChange={(chosen) => edit(chooseWanted(props, chosen, today))}
    />
  );
  return (
    <FormGrid>
      <ChoiceCell
        label={PURPOSE_WORDS.label}
        span={12}
        field="purpose"
        value={purpose}
        choices={PURPOSE}
        onChange={(chosen) => edit(choosePurpose(chosen, today))}
      />
      {wanted}
      {filing.wanted !== "none" && <FilingCells {...props} />}
    </FormGrid>
  );
}

function FilingCells(props: FilingSectionProps) {
  const calendar = useCalendar();
  const { filing, stay, pack, treatment, problems, edit } = props;
  const at = bind("filing", filing, problems, edit);
  const bases = basesOf(pack, filing.category);
  const allowed = optionsOf(BASIS_LABEL).filter(({ value }) => bases.includes(value));
  return (
    <>
      <DateCell label={W.date} wide={3} {...at("date")} />
      {props.purpose === "filing" ? (
        <ReadCell label={W.settledBy} span={8} wide={9}>
          {settledBy(filing, pack, calendar)}
        </ReadCell>
      ) : (
        <TimingCell
          situation={treatment?.situation ?? null}
          sameDay={filing.date !== "" && filing.date === stay.settled}
          {...at("sameDayOrder")}
        />
      )}
      <SelectCell label={W.channel} wide={3} options={CHANNELS} {...at("channel")} />
      <SelectCell
        label={W.category}
        wide={3}
        options={CATEGORIES}
        {...at("category")}
        onChange={(category) => edit(chooseCategory(props, category, pack))}
      />
      <SelectCell
        label={W.basis}
        wide={3}
        options={allowed}
        {...at("basis")}
        {...(filing.category === "" ? { need: W.basisFirst } : {})}
      />
      <SelectCell label={W.place} wide={3} options={PLACES} {...at("place")} />
      {isAfterSettlement(filing, stay) && (
        <ChoiceCell
          label={W.madeFor}
          span={12}
          choices={MADE_FOR}
          {...at("madeFor")}
          value={filing.madeFor === "another-stay" ? "another-stay" : "this-stay"}
        />
      )}
      <FilingExtras {...props} />
      {filing.wanted === "new" && <MaterialCell {...props} />}
    </>
  );
}

/** By when a filing is settled: at once, or online within two working days (HUN-10). */
function settledBy(
  { channel, date }: CaseForm["filing"],
  pack: Pack,
  calendar: WorkCalendar,
): string {
  const filed = parseDate(date);
  if (channel === "" || !filed.ok) return "";
  if (ofPack(pack, ["HUN-10"]).length === 0) return W.settledUnsaid;
  if (channel !== "online") return W.settledAtOnce;
  const due = filingDue(channel, filed.value, calendar);
  return due.ok ? W.settledOnline(due.value) : W.settledOnlineUnknown;
}

/** Only then can it be for another stay than the one that was paid (Q12). */
function isAfterSettlement(filing: CaseForm["filing"], stay: CaseForm["stay"]): boolean {
  const filed = parseDate(filing.date);
  const settled = parseDate(stay.settled);
  return filed.ok && settled.ok && filed.value > settled.value;
}

function MaterialCell({ filing, pack, edit }: FilingSectionProps) {
  const route = pack.filing.routes.find(
    (candidate) => candidate.category === filing.category && candidate.basis === filing.basis,
  );
  return (
    <Cell label={W.materials} span={12} group>
      {route === undefined ? (
        <span className="faint">{W.materialsFirst}</span>
      ) : (
        <MaterialList route={route} filing={filing} edit={edit} />
      )}
    </Cell>
  );
}
