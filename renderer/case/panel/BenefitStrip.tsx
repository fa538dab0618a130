import { lifeSentence } from "../../../core/words/filing-life.ts";
import { pointsWords, treatmentSentence } from "../../../core/words/sentence.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Stamp } from "../../ui/Chip.tsx";
import { Glyph } from "../../ui/Glyph.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { STRIP_WORDS as W } from "../../words/case.ts";
import type { CaseDesk } from "../state/useCase.ts";

export interface BenefitStripProps {
  readonly desk: CaseDesk;
  readonly missing: number;
  readonly onNext: () => void;
  readonly onSettlement: () => void;
}

/** The panel folded to one line, on a narrow screen: the two amounts never leave. */
export function BenefitStrip({ desk, missing, onNext, onSettlement }: BenefitStripProps) {
  const { receipt, life } = desk.assessment;
  const settlement = receipt?.settlement ?? null;
  const trial = receipt?.standing !== "final";
  return (
    <div className="benefit-strip" role="status">
      {receipt?.standing === "trial" && <Stamp />}
      <span className="ellipsis">
        {life?.alone === true && life.lived?.ok === true
          ? lifeSentence(life.lived.value.now)
          : receipt === null
            ? W.incomplete
            : shortSentence(receipt.treatment)}
      </span>
      {settlement !== null && (
        <>
          <span className="nowrap">
            {W.fund} <Amount value={settlement.fund} trial={trial} size="strong" tone="fund" />
          </span>
          <span className="nowrap">
            {W.person} <Amount value={settlement.person} trial={trial} size="strong" />
          </span>
        </>
      )}
      <span className="spacer" />
      {missing > 0 && (
        <button type="button" className="benefit-link" onClick={onNext}>
          <span className="block">
            <Glyph name="triangle" />
          </span>
          {W.missing(missing)} <Kbd>F8</Kbd>
        </button>
      )}
      {settlement !== null && (
        <button type="button" className="benefit-link" onClick={onSettlement}>
          {W.process} <Kbd>F6</Kbd>
        </button>
      )}
    </div>
  );
}

function shortSentence(treatment: Parameters<typeof treatmentSentence>[0]): string {
  const label = treatment.kind === "payable" ? treatment.applied[0]?.label : undefined;
  return treatment.kind === "payable" && label !== undefined
    ? `${label}，${pointsWords(treatment.terms.points)}`
    : treatmentSentence(treatment);
}
