import type { Span } from "../ui/Cell.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { OPERATORS } from "../words/operators.ts";
import { asTyped, isTooShort, type NewPassword } from "./new-password.ts";

interface NewPasswordCellsProps {
  /** Path of the two fields: `setup` gives `setup.password` and `setup.again`. */
  readonly field: string;
  readonly label?: string;
  readonly span?: Span;
  readonly value: NewPassword;
  readonly onChange: (change: Partial<NewPassword>) => void;
  /** The clerk wanted to go on: what is missing is shown now. */
  readonly tried: boolean;
}

/** A new password, typed twice. */
export function NewPasswordCells(props: NewPasswordCellsProps) {
  const { field, label = OPERATORS.password, span = 6, value, onChange, tried } = props;
  const { password, again } = value;
  const different = tried && again !== "" && again !== password;
  return (
    <>
      <TextCell
        label={label}
        field={`${field}.password`}
        span={span}
        secret
        tidy={asTyped}
        value={password}
        onChange={(text) => onChange({ password: text })}
        need={tried && password === "" ? OPERATORS.passwordNeed : undefined}
        bad={tried && isTooShort(password) ? OPERATORS.short : undefined}
        placeholder={OPERATORS.passwordHint}
        maxLength={200}
      />
      <TextCell
        label={OPERATORS.again}
        field={`${field}.again`}
        span={span}
        secret
        tidy={asTyped}
        value={again}
        onChange={(text) => onChange({ again: text })}
        need={tried && again === "" ? OPERATORS.again : undefined}
        bad={different ? OPERATORS.mismatch : undefined}
        maxLength={200}
      />
    </>
  );
}
