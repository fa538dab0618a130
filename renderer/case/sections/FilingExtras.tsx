import { isLongTerm } from "../../../core/filing/category.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Pack } from "../../../core/policy/pack.ts";
import type { Validity } from "../../../core/settlement/receipt.ts";
import { lockWords } from "../../../core/words/filing-life.ts";
import { boundByProof } from "../../../core/words/parameters.ts";
import { ReadCell, type Span } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { DateCell, TextCell } from "../../ui/TextCell.tsx";
import { FILING_WORDS as W } from "../../words/filing.ts";
import { bind, optional } from "../state/bind.ts";
import type { FilingSectionProps } from "./FilingSection.tsx";

const YES_NO = [
  { value: "no", label: W.no },
  { value: "yes", label: W.yes },
] as const;

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
  3: { reason: [12, 6], validity: [12, 12] },
  4: { reason: [8, 6], validity: [12, 6] },
  5: { reason: [4, 6], validity: [12, 6] },
};

/** Handed in with the filing, or after a commitment (LN-1.1a, LN-1.2b). */
function hasProof(filing: CaseForm["filing"]): boolean {
  return filing.basis === "proof" || (filing.basis === "commitment" && filing.completed !== "");
}

/** What only some categories and bases ask for. */
export function FilingExtras(props: FilingSectionProps) {
  const { filing, pack, settings, treatment, problems, edit } = props;
  const at = bind("filing", filing, problems, edit);
  const longTerm = filing.category !== "" && isLongTerm(filing.category);
  const validity = treatment?.validity ?? props.held;
  const due = validity?.commitmentDue ?? null;
  const extras = [
    filing.wanted === "existing" && (
      <TextCell
        key="number"
        label={W.number}
        wide={3}
        placeholder={W.numberHint}
        {...optional(at("number"))}
      />
    ),
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
    filing.basis === "commitment" && asksCompleted(props) && (
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
          validityWords(validity, longTerm && boundByProof(pack, settings), pack)
        )}
      </ReadCell>
    </>
  );
}

/** A filing alone that is made here is completed as a step of its life (备案变动). */
function asksCompleted({ purpose, filing }: FilingSectionProps): boolean {
  return purpose !== "filing" || filing.wanted !== "new" || filing.completed !== "";
}

/** GD-93-4b asks whether a resettled retiree is registered at the residence; others do not. */
function asksHousehold({ treatment }: Pack): boolean {
  return treatment.rules.some(({ when }) => when.household !== undefined);
}

function validityWords(validity: Validity, byProof: boolean, pack: Pack): string {
  const { from, until } = validity;
  const open = byProof ? W.asLongAsProof : W.openEnded;
  const period = until === null ? open(from) : W.between(from, until);
  return validity.changeLockedUntil === null
    ? period
    : `${period}，${W.lockedUntil(validity.changeLockedUntil, lockWords(pack))}`;
}
