import type { DeductionForm, FundId } from "../../../core/casefile/recovery-form.ts";
import { displayYuan } from "../../../core/money.ts";
import type { Settlement } from "../../../core/settlement/receipt.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { BEARER_LABEL, DEDUCTION_LABEL } from "../../../core/words/recovery.ts";
import { Button } from "../../ui/Button.tsx";
import { FormGrid } from "../../ui/Cell.tsx";
import { ChoiceCell } from "../../ui/ChoiceCell.tsx";
import { type Option, SelectCell } from "../../ui/SelectCell.tsx";
import { AmountCell, DateCell, TextCell } from "../../ui/TextCell.tsx";
import { RECOVERY_WORDS as W } from "../../words/recovery.ts";
import { type FieldProblems, marksAt } from "../state/bind.ts";
import { removeDeduction, setDeduction } from "../state/recovery-edits.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { DeductedLines } from "./DeductedLines.tsx";
import { optionsOf } from "./options.ts";

const KINDS = optionsOf(DEDUCTION_LABEL);
const BEARERS = optionsOf(BEARER_LABEL);

export interface DeductionCellsProps {
  readonly entry: DeductionForm;
  readonly index: number;
  readonly desk: CaseDesk;
  readonly problems: FieldProblems;
}

/** One deduction: what it is, to which fund it returns, and by whose decision. */
export function DeductionCells({ entry, index, desk, problems }: DeductionCellsProps) {
  const { edit } = desk;
  const settlement = desk.assessment.receipt?.settlement ?? null;
  const at = <K extends keyof DeductionForm>(key: K) => ({
    field: `recovery.deductions.${index}.${key}`,
    value: entry[key],
    onChange: (value: DeductionForm[K]) => edit(setDeduction(entry.id, key, value)),
    ...marksAt(problems, `recovery.deductions.${index}.${key}`),
  });
  return (
    <section aria-label={W.entry(index + 1)}>
      <h3 className="case-subhead">
        {W.entry(index + 1)}
        <Button size="small" look="quiet" onClick={() => edit(removeDeduction(entry.id))}>
          {W.remove}
        </Button>
      </h3>
      <FormGrid>
        <ChoiceCell label={W.kind} span={6} wide={3} choices={KINDS} {...at("kind")} />
        <ChoiceCell label={W.bearer} span={6} wide={3} choices={BEARERS} {...at("bearer")} />
        <DeductedLines desk={desk} entry={entry} index={index} problems={problems} />
        <SelectCell
          label={W.fund}
          span={6}
          wide={3}
          options={fundsOf(settlement)}
          {...at("fund")}
        />
        <AmountCell label={W.amount} span={6} wide={3} {...at("amount")} />
        <TextCell label={W.reason} span={12} wide={6} {...at("reason")} />
        <TextCell
          label={W.document}
          span={6}
          wide={6}
          placeholder={W.documentHint}
          {...at("document")}
        />
        <TextCell label={W.decidedBy} span={6} wide={6} {...at("decidedBy")} />
        <DateCell label={W.decidedOn} span={12} wide={6} {...at("decidedOn")} />
      </FormGrid>
    </section>
  );
}

/** The funds that have paid in this case, with what each has paid. */
function fundsOf(settlement: Settlement | null): readonly Option<FundId>[] {
  return (settlement?.layers ?? []).flatMap(({ id, state }) =>
    state.kind === "paid" && state.amount !== 0
      ? [{ value: id, label: LAYER_LABEL[id], remark: displayYuan(state.amount) }]
      : [],
  );
}
