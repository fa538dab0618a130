import { displayYuan } from "../../../core/money.ts";
import { payoutOf } from "../../../core/recovery/payout.ts";
import { DEDUCTION_LABEL } from "../../../core/words/recovery.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { useHotkeys } from "../../app/keys.ts";
import { Button } from "../../ui/Button.tsx";
import { focusField } from "../../ui/focus.ts";
import { RECOVERY_WORDS as W } from "../../words/recovery.ts";
import { problemsByField } from "../state/bind.ts";
import { addDeduction } from "../state/recovery-edits.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { useDebts } from "../state/useDebts.ts";
import { DebtLines } from "./DebtLines.tsx";
import { DeductionCells } from "./DeductionCells.tsx";
import { ClauseTip } from "./PersonOccasions.tsx";
import "../../ui/table.css";
import "./recovery.css";

const BACK_CLAUSES = ["KF-6", "HUN-72", "LN-3.1"];

/**
 * 扣减与追回: what comes back to a fund of this payment, what the person still owes from
 * a revoked filing, and what is paid out in the end. Most cases have none: one button.
 */
export function RecoveryPart({ desk }: { readonly desk: CaseDesk }) {
  const { form, assessment, loaded, today, edit, typingAt } = desk;
  const debts = useDebts(desk);
  const entries = form.recovery?.deductions ?? [];
  const problems = problemsByField(assessment.problems, typingAt);
  const add = (): void => {
    edit(addDeduction(crypto.randomUUID(), today));
    // The field exists after the next render.
    requestAnimationFrame(() => focusField(`recovery.deductions.${entries.length}.kind`));
  };
  useHotkeys({ "Ctrl+U": add });
  return (
    <div className="recovery" data-field="recovery">
      <DebtLines desk={desk} debts={debts} problems={problems} />
      {entries.map((entry, index) => (
        <DeductionCells
          key={entry.id}
          entry={entry}
          index={index}
          desk={desk}
          problems={problems}
        />
      ))}
      <div className="recovery-foot">
        <Button size="small" keycap="Ctrl+U" onClick={add}>
          {W.add}
        </Button>
        {entries.length > 0 && (
          <p className="faint small">
            {W.hint} <ClauseTip pack={loaded.pack} clauses={BACK_CLAUSES} />
          </p>
        )}
      </div>
      <Effect desk={desk} />
    </div>
  );
}

/** What comes off the payment of the funds, and what is left to pay out. */
function Effect({ desk: { form, assessment, loaded } }: { readonly desk: CaseDesk }) {
  const payout = payoutOf(form, assessment.receipt?.settlement ?? null);
  if (payout === null) return null;
  const { fund, records, taken, payable, onPerson } = payout;
  return (
    <table className="tb recovery-effect" aria-label={W.effect.title}>
      <tbody>
        <tr>
          <td>{W.effect.fund}</td>
          <td />
          <td className="num">{displayYuan(fund)}</td>
        </tr>
        {records.map((record, index) => (
          <tr key={index}>
            <td>{DEDUCTION_LABEL[record.kind]}</td>
            <td>
              {W.effect.back(LAYER_LABEL[record.fund])}{" "}
              <ClauseTip pack={loaded.pack} clauses={BACK_CLAUSES} />
            </td>
            <td className="num">{displayYuan(record.amount)}</td>
          </tr>
        ))}
        {taken !== 0 && (
          <tr>
            <td>{W.effect.taken}</td>
            <td>
              <ClauseTip pack={loaded.pack} clauses={["LN-1.2c"]} />
            </td>
            <td className="num">{displayYuan(taken)}</td>
          </tr>
        )}
        <tr className="total">
          <td>{W.effect.payable}</td>
          <td>{onPerson === 0 ? "" : `${W.effect.onPerson} ${displayYuan(onPerson)}`}</td>
          <td className="num">{displayYuan(payable)}</td>
        </tr>
      </tbody>
    </table>
  );
}
