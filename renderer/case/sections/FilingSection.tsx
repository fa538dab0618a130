import { type IsoDate, parseDate } from "../../../core/calendar.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { isLongTerm } from "../../../core/filing/category.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import type { Treatment, Validity } from "../../../core/settlement/receipt.ts";
import { BASIS_LABEL, CATEGORY_LABEL, CHANNEL_LABEL } from "../../../core/words/labels.ts";
import { boundByProof } from "../../../core/words/parameters.ts";
import { Cell, FormGrid, ReadCell, type Span } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { SelectCell } from "../../ui/SelectCell.tsx";
import { DateCell, TextCell } from "../../ui/TextCell.tsx";
import { FILING_WORDS as W } from "../../words/filing.ts";
import { bind, oneWord, optional } from "../state/bind.ts";
import { basesOf, chooseCategory, chooseWanted } from "../state/consequences.ts";
import { MaterialList } from "./MaterialList.tsx";
import { PLACES, optionsOf } from "./options.ts";
import type { SectionProps } from "./SectionProps.ts";
import { TimingCell } from "./TimingCell.tsx";

export interface FilingSectionProps extends SectionProps {
  readonly filing: CaseForm["filing"];
  readonly stay: CaseForm["stay"];
  readonly pack: Pack;
  readonly settings: PoolSettings;
  /** What the core made of it; null while it cannot say. */
  readonly treatment: Treatment | null;
  readonly today: IsoDate;
}

const WANTED = optionsOf(W.wantedChoices);
const CATEGORIES = optionsOf(CATEGORY_LABEL);
const CHANNELS = optionsOf(CHANNEL_LABEL);
const MADE_FOR = optionsOf(W.madeForChoices);
const YES_NO = [
  { value: "no", label: W.no },
  { value: "yes", label: W.yes },
] as const;

/** Section 2: the filing. What the document does not allow cannot be chosen. */
export function FilingSection(props: FilingSectionProps) {
  const { filing, problems, edit, today } = props;
  const at = bind("filing", filing, problems, edit);
  const wanted = (
    <ChoiceCell
      label={W.wanted}
      span={filing.wanted === "none" ? 12 : 8}
      wide={filing.wanted === "none" ? 12 : 9}
      choices={WANTED}
      {...oneWord(at("wanted"), W.notChosen)}
      onChange={(chosen) => edit(chooseWanted(props, chosen, today))}
    />
  );
  return (
    <FormGrid>
      {wanted}
      {filing.wanted !== "none" && <FilingCells {...props} />}
    </FormGrid>
  );
}

function FilingCells(props: FilingSectionProps) {
  const { filing, stay, pack, treatment, problems, edit } = props;
  const at = bind("filing", filing, problems, edit);
  const bases = basesOf(pack, filing.category);
  const allowed = optionsOf(BASIS_LABEL).filter(({ value }) => bases.includes(value));
  return (
    <>
      <DateCell label={W.date} wide={3} {...at("date")} />
      <TimingCell
        situation={treatment?.situation ?? null}
        sameDay={filing.date !== "" && filing.date === stay.settled}
        {...at("sameDayOrder")}
      />
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
      <ExtraCells {...props} />
      {filing.wanted === "new" && <MaterialCell {...props} />}
    </>
  );
}

/** Only then can it be for another stay than the one that was paid (Q12). */
function isAfterSettlement(filing: CaseForm["filing"], stay: CaseForm["stay"]): boolean {
  const filed = parseDate(filing.date);
  const settled = parseDate(stay.settled);
  return filed.ok && settled.ok && filed.value > settled.value;
}

/** Spans of 补办原因 and 有效期 that close the row after so many cells between. */
const CLOSING: Readonly<
  Record<
    number,
    { readonly reason: readonly [Span, Span]; readonly validity: readonly [Span, Span] }
  >
> = {
  0: { reason: [6, 3], validity: [6, 12] },
  1: { reason: [8, 6], validity: [12, 6] },
  2: { reason: [4, 3], validity: [12, 6] },
  3: { reason: [12, 3], validity: [12, 12] },
  4: { reason: [8, 6], validity: [12, 6] },
};

/** Handed in with the filing, or after a commitment (LN-1.1a, LN-1.2b). */
function hasProof(filing: CaseForm["filing"]): boolean {
  return filing.basis === "proof" || (filing.basis === "commitment" && filing.completed !== "");
}

/** What only some categories and bases ask for. */
function ExtraCells(props: FilingSectionProps) {
  const { filing, pack, settings, treatment, problems, edit } = props;
  const at = bind("filing", filing, problems, edit);
  const longTerm = filing.category !== "" && isLongTerm(filing.category);
  const validity = treatment?.validity ?? null;
  const due = validity?.commitmentDue ?? null;
  const extras = [
    filing.basis === "proof" && (
      <TextCell key="proof" label={W.proofNumber} wide={3} {...at("proofNumber")} />
    ),
    longTerm && hasProof(filing) && boundByProof(pack, settings) && (
      <DateCell
        key="proof-ends"
        label={W.proofEnds}
        wide={3}
        placeholder={W.proofEndsHint}
        {...optional(at("proofEnds"))}
      />
    ),
    filing.category === "referral" && (
      <TextCell key="from" label={W.referringHospital} wide={3} {...at("referringHospital")} />
    ),
    filing.basis === "commitment" && (
      <DateCell
        key="completed"
        label={W.completed}
        wide={3}
        placeholder={due === null ? undefined : W.completedDue(due)}
        {...at("completed")}
      />
    ),
    longTerm && (
      <ChoiceCell key="on" label={W.referredOn} wide={3} choices={YES_NO} {...at("referredOn")} />
    ),
    filing.category === "resettled-retiree" && asksHousehold(pack) && (
      <ChoiceCell
        key="household"
        label={W.household}
        wide={3}
        choices={YES_NO}
        {...optional(at("household"))}
      />
    ),
  ].filter((cell) => cell !== false);
  const closing = CLOSING[extras.length] ?? { reason: [12, 12], validity: [12, 12] };
  return (
    <>
      {extras}
      {filing.wanted === "existing" ? (
        <DateCell
          label={W.ended}
          span={closing.reason[0]}
          wide={closing.reason[1]}
          placeholder={W.endedHint}
          {...at("ended")}
        />
      ) : (
        <TextCell
          label={W.reason}
          span={closing.reason[0]}
          wide={closing.reason[1]}
          placeholder={W.reasonHint}
          {...at("reason")}
        />
      )}
      <ReadCell label={W.validity} span={closing.validity[0]} wide={closing.validity[1]}>
        {validity === null ? (
          <span className="faint">{W.noValidity}</span>
        ) : (
          validityWords(validity, longTerm && boundByProof(pack, settings))
        )}
      </ReadCell>
    </>
  );
}

/** GD-93-4b asks whether a resettled retiree is registered at the residence; others do not. */
function asksHousehold({ treatment }: Pack): boolean {
  return treatment.rules.some(({ when }) => when.household !== undefined);
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
        <MaterialList route={route} received={filing.materials} edit={edit} />
      )}
    </Cell>
  );
}

function validityWords(validity: Validity, byProof: boolean): string {
  const { from, until } = validity;
  const open = byProof ? W.asLongAsProof : W.openEnded;
  const period = until === null ? open(from) : W.between(from, until);
  return validity.changeLockedUntil === null
    ? period
    : `${period}，${W.lockedUntil(validity.changeLockedUntil)}`;
}
