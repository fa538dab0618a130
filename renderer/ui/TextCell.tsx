import { useState } from "react";
import { parseDate } from "../../core/calendar.ts";
import { displayYuan, parseYuan } from "../../core/money.ts";
import { withoutPrivateUse } from "../../core/private-use.ts";
import { Cell, type CellLook, useCellIds } from "./Cell.tsx";
import { useSelectOnEdit } from "./select-on-edit.ts";
import { TEXT_LIMIT } from "./text-limit.ts";

export interface TextFieldProps {
  /** Path into the case form, for F8 and for tests: `person.certNo`. */
  readonly field: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Tidies the text when the field is left; returns it unchanged when it cannot. */
  readonly tidy?: (text: string) => string;
  /** How the value looks while nobody edits it: `410224 19680412 0426`. */
  readonly shown?: (text: string) => string;
  readonly placeholder?: string | undefined;
  readonly inputMode?: "text" | "numeric" | "decimal" | "tel";
  readonly align?: "left" | "right";
  readonly maxLength?: number;
  readonly secret?: boolean;
  readonly autoFocus?: boolean;
  readonly onLeave?: () => void;
}

export interface TextCellProps extends CellLook, TextFieldProps {}

/** A line of text as typed. */
export function TextCell(props: TextCellProps) {
  return (
    <Cell {...props}>
      <TextField {...props} placeholder={props.need ?? props.placeholder} />
    </Cell>
  );
}

/** A day, typed in any of the usual ways and shown as `2026-10-08`. */
export function DateCell(props: Omit<TextCellProps, "tidy" | "inputMode">) {
  return (
    <TextCell {...props} inputMode="numeric" placeholder={props.placeholder} tidy={tidyDate} />
  );
}

/** Money: right-aligned, shown with separators while nobody edits it. */
export function AmountCell(props: Omit<TextCellProps, "shown" | "inputMode" | "align">) {
  return <TextCell {...props} inputMode="decimal" align="right" shown={shownAmount} />;
}

/** The input alone, inside a `Cell`. */
function TextField(props: TextFieldProps) {
  const ids = useCellIds();
  return <TextInput {...props} id={ids.control} describedBy={ids.message} />;
}

export interface TextInputProps extends TextFieldProps {
  readonly id?: string;
  readonly describedBy?: string | undefined;
  /** Accessible name where no label element stands, as in a table. */
  readonly name?: string;
}

/** The input without a cell, for tables: give it a `name`. */
export function TextInput(props: TextInputProps) {
  const { field, value, onChange, tidy, shown, onLeave } = props;
  const [editing, setEditing] = useState(false);
  const input = useSelectOnEdit(editing && shown !== undefined);
  const leave = (): void => {
    setEditing(false);
    const tidied = tidy?.(value) ?? value.trim();
    if (tidied !== value) onChange(tidied);
    onLeave?.();
  };
  return (
    <input
      ref={input}
      id={props.id}
      data-field={field}
      type={props.secret === true ? "password" : "text"}
      value={editing || shown === undefined || value === "" ? value : shown(value)}
      placeholder={props.placeholder}
      inputMode={props.inputMode}
      maxLength={props.maxLength ?? TEXT_LIMIT}
      className={props.align === "right" ? "num" : undefined}
      aria-label={props.name}
      aria-invalid={props.describedBy === undefined ? undefined : true}
      aria-describedby={props.describedBy}
      autoComplete="off"
      spellCheck={false}
      autoFocus={props.autoFocus}
      onFocus={() => setEditing(true)}
      onBlur={leave}
      onChange={(event) => onChange(withoutPrivateUse(event.target.value))}
    />
  );
}

/** `20261008` to `2026-10-08`; what is no date stays as typed, for the check to name it. */
export function tidyDate(text: string): string {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.value : text.trim();
}

/** `12345.6` to `12,345.60`; what is no amount stays as typed. */
export function shownAmount(text: string): string {
  const parsed = parseYuan(text);
  return parsed.ok ? displayYuan(parsed.value) : text;
}
