import { parseDate } from "../../calendar.ts";
import { dateText } from "../entries.ts";
import type { FormInput } from "../input.ts";

export const VALUE_GROUPS = [
  "参保人",
  "代办人",
  "备案",
  "住院",
  "票据费用",
  "结算",
  "经办",
  "日期",
] as const;
export type ValueGroup = (typeof VALUE_GROUPS)[number];

/** One thing of a case that a template can show. */
export interface TemplateValue {
  /** Stands in mappings for good: `person.name`. */
  readonly id: string;
  readonly label: string;
  readonly group: ValueGroup;
  /** As it stands on paper; empty where it is not known. */
  readonly text: (input: FormInput) => string;
  /** What it can be, where that is a closed list; empty for free text. */
  readonly options: readonly ValueOption[];
  /** Which of the options it is; empty while none is. */
  readonly chosen: (input: FormInput) => string;
}

export interface ValueOption {
  readonly when: string;
  readonly label: string;
}

type Named = readonly [id: string, label: string];

/** A value that is a text. */
export function written(
  group: ValueGroup,
  [id, label]: Named,
  text: (input: FormInput) => string,
): TemplateValue {
  return { id, label, group, text, options: [], chosen: () => "" };
}

/** A value of a closed list. */
export function picked<K extends string>(
  group: ValueGroup,
  [id, label]: Named,
  labels: Readonly<Record<K, string>>,
  chosen: (input: FormInput) => K | "",
): TemplateValue {
  const keys = Object.keys(labels).filter((key): key is K => Object.hasOwn(labels, key));
  return {
    id,
    label,
    group,
    options: keys.map((when) => ({ when, label: labels[when] })),
    chosen,
    text(input) {
      const key = chosen(input);
      return key === "" ? "" : labels[key];
    },
  };
}

/** A day, whole and in its parts, for blanks such as `＿年＿月＿日`. */
export function dated(
  group: ValueGroup,
  [id, label]: Named,
  typed: (input: FormInput) => string,
): readonly TemplateValue[] {
  const part = (index: number) => (input: FormInput) => {
    const date = parseDate(typed(input));
    return date.ok ? String(Number(date.value.split("-")[index])) : "";
  };
  return [
    written(group, [id, label], (input) => dateText(typed(input))),
    written(group, [`${id}.year`, `${label}：年`], part(0)),
    written(group, [`${id}.month`, `${label}：月`], part(1)),
    written(group, [`${id}.day`, `${label}：日`], part(2)),
  ];
}
