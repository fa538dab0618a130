import { displayYuan, plus, smaller, yuan, ZERO } from "../../../core/money.ts";
import { deductFromLater } from "../../../core/filing/clawback.ts";
import type { Debt } from "../../../core/recovery/owed.ts";
import { leftForDebts, payoutOf } from "../../../core/recovery/payout.ts";
import { Button } from "../../ui/Button.tsx";
import { FormGrid } from "../../ui/Cell.tsx";
import { AmountCell } from "../../ui/TextCell.tsx";
import { RECOVERY_WORDS as W } from "../../words/recovery.ts";
import { type FieldProblems, marksAt } from "../state/bind.ts";
import { takeFor } from "../state/recovery-edits.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { ClauseTip } from "./PersonOccasions.tsx";

export interface DebtLinesProps {
  readonly desk: CaseDesk;
  readonly debts: readonly Debt[];
  readonly problems: FieldProblems;
}

/** What the person owes from a revoked filing; taken off this payment by one button (LN-1.2c). */
export function DebtLines({ desk, debts, problems }: DebtLinesProps) {
  const taken = desk.form.recovery?.taken ?? [];
  const open = debts.filter(({ caseId, remaining }) => {
    return remaining !== ZERO || taken.some((one) => one.caseId === caseId);
  });
  return (
    <div data-field="recovery.taken">
      {open.map((debt) => (
        <div key={debt.caseId} className="case-line recovery-debt" role="status">
          <span>{W.debt(debt)}</span>
          <ClauseTip pack={desk.loaded.pack} clauses={["LN-1.2c"]} />
          {!taken.some((one) => one.caseId === debt.caseId) && <Take desk={desk} debt={debt} />}
        </div>
      ))}
      {taken.length > 0 && (
        <FormGrid>
          {taken.map((one, index) => (
            <AmountCell
              key={one.caseId}
              label={W.takenFor(one.number.slice(-3))}
              span={12}
              wide={12}
              field={`recovery.taken.${index}.amount`}
              value={one.amount}
              note={
                <Button
                  size="small"
                  look="quiet"
                  onClick={() => desk.edit(takeFor(one.caseId, null))}
                >
                  {W.remove}
                </Button>
              }
              onChange={(amount) => desk.edit(takeFor(one.caseId, { ...one, amount }))}
              {...marksAt(problems, `recovery.taken.${index}.amount`)}
            />
          ))}
        </FormGrid>
      )}
    </div>
  );
}

/** As much as this payment bears; the rest waits for the next one. */
function Take({ desk, debt }: { readonly desk: CaseDesk; readonly debt: Debt }) {
  const { form, assessment, edit } = desk;
  const settlement = assessment.receipt?.settlement ?? null;
  if (debt.remaining === null || settlement === null) return null;
  const before = payoutOf(form, settlement)?.taken ?? ZERO;
  const left = plus(leftForDebts(form, settlement), smaller(before, ZERO));
  const { deducted } = deductFromLater(debt.remaining, left);
  if (deducted === 0) return <span>{W.nothingLeft}</span>;
  const { caseId, number } = debt;
  return (
    <Button
      size="small"
      look="primary"
      onClick={() => edit(takeFor(caseId, { caseId, number, amount: yuan(deducted) }))}
    >
      {W.take(displayYuan(deducted))}
    </Button>
  );
}
