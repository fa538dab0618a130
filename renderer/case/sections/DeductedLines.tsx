import type { DeductionForm } from "../../../core/casefile/recovery-form.ts";
import { displayYuan, yuan } from "../../../core/money.ts";
import { paidForLines } from "../../../core/recovery/by-lines.ts";
import { linesNamed } from "../../../core/recovery/lines-named.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { Button } from "../../ui/Button.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { RECOVERY_WORDS as W } from "../../words/recovery.ts";
import { type FieldProblems, marksAt } from "../state/bind.ts";
import { together } from "../state/edit.ts";
import { setDeduction } from "../state/recovery-edits.ts";
import type { CaseDesk } from "../state/useCase.ts";

/** The lines that a decision names: what each fund has paid for them is taken over by a button. */
export function DeductedLines({
  desk,
  entry,
  index,
  problems,
}: {
  readonly desk: CaseDesk;
  readonly entry: DeductionForm;
  readonly index: number;
  readonly problems: FieldProblems;
}) {
  const { form, loaded, settings, today, edit } = desk;
  const { id, lines: typed = "" } = entry;
  const places = typed.trim() === "" ? [] : linesNamed(typed, form.lines.length);
  const funds =
    places === null || places.length === 0
      ? []
      : (paidForLines(form, places, { loaded, settings, today }) ?? []);
  return (
    <TextCell
      label={W.lines}
      span={12}
      wide={12}
      field={`recovery.deductions.${index}.lines`}
      value={typed}
      placeholder={W.linesHint}
      {...marksAt(problems, `recovery.deductions.${index}.lines`)}
      note={funds.map(({ fund, amount }) => (
        <Button
          key={fund}
          size="small"
          onClick={() =>
            edit(
              together(null, [
                setDeduction(id, "fund", fund),
                setDeduction(id, "amount", yuan(amount)),
              ]),
            )
          }
        >
          {W.takeLines(LAYER_LABEL[fund], displayYuan(amount))}
        </Button>
      ))}
      onChange={(text) => edit(setDeduction(id, "lines", text))}
    />
  );
}
