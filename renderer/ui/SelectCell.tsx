import { Select } from "antd";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { Cell, type CellLook, useCellIds } from "./Cell.tsx";
import { useMoveOn } from "./Fields.tsx";
import { Icon } from "./Icon.tsx";
import { initials } from "./pinyin.ts";
import { UI } from "../words/ui.ts";
import "./select.css";

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Code shown before the label, `310000 上海市`. */
  readonly code?: string;
  /** Quiet remark at the right of the list, such as the province. */
  readonly remark?: string;
}

export interface SelectFieldProps<V extends string> {
  readonly field: string;
  readonly value: V | "";
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V | "") => void;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean;
}

/**
 * One of a list: typed by its name, code or pinyin initials. Enter opens an
 * empty field; in the list it picks and goes to the next field. Delete empties it.
 */
export function SelectCell<V extends string>(props: CellLook & SelectFieldProps<V>) {
  return (
    <Cell {...props}>
      <SelectField {...props} placeholder={props.need ?? props.placeholder} />
    </Cell>
  );
}

interface Entry {
  readonly value: string;
  readonly label: string;
  readonly remark: string;
  readonly search: string;
}

function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const ids = useCellIds();
  return <SelectInput {...props} id={ids.control} label={ids.label} describedBy={ids.message} />;
}

export interface SelectInputProps<V extends string> extends SelectFieldProps<V> {
  readonly id?: string;
  /** Id of the element that names it. */
  readonly label?: string;
  /** Accessible name where no such element stands, as in a table. */
  readonly name?: string;
  readonly describedBy?: string | undefined;
}

/** The select without a cell, for tables: give it a `name`. */
export function SelectInput<V extends string>(props: SelectInputProps<V>) {
  const { field, value, options, onChange } = props;
  const holder = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const byKey = useRef(false);
  const ownId = useId();
  const moveOn = useMoveOn();
  const entries = useMemo(() => options.map(entryOf), [options]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    byKey.current = event.key === "Enter" && open;
    if (open || event.ctrlKey || event.altKey) return;
    if (event.key === "Enter" && value !== "") {
      event.preventDefault();
      event.stopPropagation();
      moveOn(event.target instanceof Element ? event.target : event.currentTarget);
    }
    if (event.key === "Delete") onChange("");
    if (event.key === "Escape") event.nativeEvent.stopPropagation();
  };
  const pick = (picked: string): void => {
    onChange(options.find((option) => option.value === picked)?.value ?? "");
    setOpen(false);
    if (byKey.current && holder.current !== null) {
      const from = holder.current.querySelector("input") ?? holder.current;
      requestAnimationFrame(() => moveOn(from));
    }
  };

  return (
    <div className="select" ref={holder} data-field={field} onKeyDownCapture={onKeyDown}>
      <Select<string, Entry>
        id={props.id ?? ownId}
        aria-label={props.name}
        aria-labelledby={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.describedBy === undefined ? undefined : true}
        variant="borderless"
        value={value === "" ? null : value}
        options={entries}
        open={open}
        onOpenChange={setOpen}
        onSelect={pick}
        autoFocus={props.autoFocus ?? false}
        showSearch={{ filterOption: matches }}
        placeholder={props.placeholder}
        suffixIcon={<Icon name="down" size={14} />}
        notFoundContent={UI.noneFound}
        optionRender={(entry) => (
          <span className="select-option">
            {entry.data.label}
            <span className="faint small">{entry.data.remark}</span>
          </span>
        )}
        popupMatchSelectWidth={false}
        styles={{ popup: { root: { minWidth: 200 } } }}
      />
    </div>
  );
}

function entryOf<V extends string>(option: Option<V>): Entry {
  const label = option.code === undefined ? option.label : `${option.code} ${option.label}`;
  const remark = option.remark ?? "";
  return {
    value: option.value,
    label,
    remark,
    search: `${label} ${remark} ${initials(option.label)}`.toLowerCase(),
  };
}

function matches(typed: string, entry?: Entry): boolean {
  return entry !== undefined && entry.search.includes(typed.trim().toLowerCase());
}
