import type { Problem } from "../../core/problem.ts";
import { type Edit, setField } from "../case/state/edit.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Cell } from "../ui/Cell.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { LIFE_WORDS as W } from "../words/filing-life.ts";

type Repeating = Pick<CaseDesk, "form" | "edit"> & {
  readonly assessment: Pick<CaseDesk["assessment"], "problems">;
};

/** 同病再转: the earlier referral, and what shows that it is the same disease (HUN-12). */
export function RepeatCells({ desk }: { readonly desk: Repeating }) {
  const { repeat } = desk.form.filing;
  if (repeat === undefined) return null;
  const wrong = desk.assessment.problems.find(isOfRepeat);
  return (
    <>
      <Cell label={W.again} span={12} group>
        <span className="life-state" role="group" aria-label={W.again}>
          {W.follows(repeat.date, repeat.follows)} <ClauseChip clause="HUN-12" />
          <span className="life-do">
            <Button look="quiet" size="small" onClick={() => desk.edit(NO_REPEAT)}>
              {W.remove}
            </Button>
          </span>
        </span>
      </Cell>
      <TextCell
        label={W.sameDisease}
        span={12}
        field="filing.repeat.reason"
        value={repeat.reason}
        placeholder={W.againWhy}
        bad={wrong}
        onChange={(reason) => desk.edit(setField("filing", "repeat", { ...repeat, reason }))}
      />
    </>
  );
}

function isOfRepeat({ field = "" }: Problem): boolean {
  return field === "filing.repeat.reason";
}

const NO_REPEAT: Edit = {
  do: "fields",
  at: null,
  apply: (form) => {
    const { repeat: _before, ...filing } = form.filing;
    return { ...form, filing };
  },
};
