import { useId } from "react";
import { Cell, type CellLook, useCellIds } from "./Cell.tsx";
import "./choice.css";

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Why this one cannot be chosen here; it stays visible. */
  readonly barred?: string | undefined;
}

export interface ChoiceFieldProps<V extends string> {
  readonly field: string;
  readonly value: V | "";
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
}

/** A few choices side by side: real radio buttons drawn as one segmented bar. */
export function ChoiceCell<V extends string>(props: CellLook & ChoiceFieldProps<V>) {
  return (
    <Cell {...props} group>
      <ChoiceBar {...props} />
      {props.value === "" && props.need !== undefined && (
        <span className="cell-need">{props.need}</span>
      )}
    </Cell>
  );
}

function ChoiceBar<V extends string>({ field, value, choices, onChange }: ChoiceFieldProps<V>) {
  const ids = useCellIds();
  const name = useId();
  return (
    <div
      className="choice"
      role="radiogroup"
      data-field={field}
      aria-labelledby={ids.label}
      aria-describedby={ids.message}
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={choice.value === value ? "on" : ""}
          title={choice.barred}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.barred !== undefined}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
