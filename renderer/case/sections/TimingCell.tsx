import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Situation } from "../../../core/policy/situation.ts";
import { TIMING_LABEL } from "../../../core/words/labels.ts";
import { Cell } from "../../ui/Cell.tsx";
import { FILING_WORDS as W } from "../../words/filing.ts";
import type { Bound } from "../state/bind.ts";

export interface TimingCellProps extends Bound<CaseForm["filing"]["sameDayOrder"]> {
  /** Null while the core cannot say yet. */
  readonly situation: Situation | null;
  /** Filing and self-paid settlement fall on one day: the clerk says which came first (KF-1.4). */
  readonly sameDay: boolean;
}

/** 办理时点: the core derives it from the days; only a tie is asked. */
export function TimingCell({
  situation,
  sameDay,
  field,
  value,
  need,
  bad,
  onChange,
}: TimingCellProps) {
  const found = situation?.timing;
  // Also a filing for another stay was made after this one was paid.
  const timing = found === "for-another-stay" ? "after-settlement" : found;
  const middle = timing === "discharged" ? "discharged" : "before-discharge";
  const asked = sameDay ? ({ before: "filing-first", after: "settlement-first" } as const) : null;
  const parts = [
    { id: "before-admission", pick: null },
    { id: middle, pick: asked?.before ?? null },
    { id: "after-settlement", pick: asked?.after ?? null },
  ] as const;
  return (
    <Cell
      label={W.timing}
      span={8}
      wide={9}
      group
      need={need === undefined ? undefined : W.sameDay}
      bad={bad}
    >
      <div
        className="timing"
        role="group"
        aria-label={W.timing}
        data-field={field}
        data-answer={value}
      >
        {parts.map(({ id, pick }) =>
          pick === null ? (
            <span
              key={id}
              className={timing === id ? "on" : ""}
              aria-current={timing === id || undefined}
            >
              {TIMING_LABEL[id]}
            </span>
          ) : (
            <button
              key={id}
              type="button"
              data-stop
              className={timing === id ? "on" : ""}
              aria-pressed={timing === id}
              onClick={() => onChange(pick)}
            >
              {TIMING_LABEL[id]}
            </button>
          ),
        )}
      </div>
      {timing === undefined && (
        <span className={need === undefined ? "faint small" : "cell-need"}>
          {need === undefined ? W.timingHint : W.sameDay}
        </span>
      )}
    </Cell>
  );
}
