import { FormGrid } from "../ui/Cell.tsx";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { DateCell, TextCell } from "../ui/TextCell.tsx";
import { INQUIRY_WORDS as W } from "../words/inquiries.ts";

export type ActId = keyof typeof W.acts;

/** What is typed of a step; which of it counts, the step says. */
export interface TypedAct {
  readonly on: string;
  readonly finding: "correct" | "wrong" | "told";
  readonly words: string;
  readonly until: string;
  readonly agreedWith: string;
  readonly higher: "yes" | "no";
}

interface ActCellsProps {
  readonly act: ActId;
  /** A cross-check has a finding (核实结果). */
  readonly check: boolean;
  readonly typed: TypedAct;
  readonly onType: (change: Partial<TypedAct>) => void;
}

/** The cells that belong to a step. */
export function ActCells({ act, check, typed, onType }: ActCellsProps) {
  return (
    <FormGrid>
      <DateCell
        label={W.onDay}
        span={12}
        field="act.on"
        value={typed.on}
        onChange={(on) => onType({ on })}
      />
      {act === "answered" && check && (
        <ChoiceCell
          label={W.findingLabel}
          field="act.finding"
          span={12}
          value={typed.finding}
          choices={[
            { value: "correct", label: W.finding.correct },
            { value: "wrong", label: W.finding.wrong },
          ]}
          onChange={(finding) => onType({ finding })}
        />
      )}
      {act === "extended" && <ExtensionCells typed={typed} onType={onType} />}
      {act === "asked-again" && (
        <ChoiceCell
          label={W.higher}
          field="act.higher"
          span={12}
          value={typed.higher}
          choices={[
            { value: "no", label: W.no },
            { value: "yes", label: W.yes },
          ]}
          onChange={(higher) => onType({ higher })}
        />
      )}
      {act !== "confirmed" && (
        <TextCell
          label={act === "answered" ? wordsLabel(typed) : W.reason}
          span={12}
          field="act.words"
          value={typed.words}
          onChange={(words) => onType({ words })}
        />
      )}
    </FormGrid>
  );
}

function wordsLabel({ finding }: TypedAct): string {
  return finding === "wrong" ? W.wordsWrong : W.words;
}

/** Until when, and with whom that was agreed (HUN-77). */
function ExtensionCells({ typed, onType }: Pick<ActCellsProps, "typed" | "onType">) {
  return (
    <>
      <DateCell
        label={W.until}
        span={12}
        field="act.until"
        value={typed.until}
        onChange={(until) => onType({ until })}
      />
      <TextCell
        label={W.agreedWith}
        span={12}
        field="act.agreedWith"
        value={typed.agreedWith}
        onChange={(agreedWith) => onType({ agreedWith })}
      />
    </>
  );
}
