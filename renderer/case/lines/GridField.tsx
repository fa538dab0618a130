import { useState } from "react";
import { withoutPrivateUse } from "../../../core/private-use.ts";
import { useSelectOnEdit } from "../../ui/select-on-edit.ts";
import { TEXT_LIMIT } from "../../ui/text-limit.ts";

export interface GridFieldProps {
  /** Path into the case form, as problems name it. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  /** How the value looks while nobody types in it: `57,274.55` for `57274.55`. */
  readonly shown?: string;
  readonly end?: boolean;
  readonly look?: string;
  /** The value may be longer than its cell: the pointer shows all of it. */
  readonly hint?: boolean;
  readonly onType: (value: string) => void;
  /** The clerk goes on: the place to complete what was typed. */
  readonly onLeave?: (value: string) => void;
}

/** A bare field inside a grid cell. */
export function GridField({
  path,
  label,
  value,
  shown,
  end = false,
  look = "",
  hint = false,
  onType,
  onLeave,
}: GridFieldProps) {
  const [typing, setTyping] = useState(false);
  const input = useSelectOnEdit(typing);
  return (
    <span role="gridcell" className={`line-cell ${look}`}>
      <input
        ref={input}
        data-field={path}
        aria-label={label}
        className={end ? "num" : ""}
        value={typing ? value : (shown ?? value)}
        title={hint && value !== "" ? value : undefined}
        maxLength={TEXT_LIMIT}
        spellCheck={false}
        autoComplete="off"
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          onLeave?.(value);
        }}
        onChange={(event) => onType(withoutPrivateUse(event.target.value))}
      />
    </span>
  );
}
