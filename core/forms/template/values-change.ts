import { paperDate } from "../../calendar.ts";
import { STEP_LABEL } from "../../words/filing-life.ts";
import { type FilingAct, filingActs } from "../filing-acts.ts";
import {
  columnAfter,
  columnBefore,
  type FilingColumn,
  numberBefore,
  reasonText,
} from "../filing-change-words.ts";
import type { FormInput } from "../input.ts";
import { dated, picked, type TemplateValue, written } from "./value-kinds.ts";

/** What was done with a filing since it was made (变更、取消、补齐, HUN-16, HUN-22). */

const { change, cancel, complete } = STEP_LABEL;

function actOf({ life }: FormInput): FilingAct | undefined {
  return filingActs(life).at(-1);
}

function column(
  side: "before" | "after",
  [key, label]: readonly [keyof FilingColumn, string],
): TemplateValue {
  return written("备案", [`change.${side}.${key}`, label], (input) => {
    const act = actOf(input);
    if (act === undefined) return "";
    return (side === "before" ? columnBefore(act, input) : columnAfter(act))?.[key] ?? "";
  });
}

const KEYS: readonly (readonly [keyof FilingColumn, string])[] = [
  ["category", "备案类型"],
  ["basis", "办理依据"],
  ["place", "就医地"],
  ["period", "有效期"],
];

export const CHANGE_VALUES: readonly TemplateValue[] = [
  picked(
    "备案",
    ["change.act", "变动：办理事项"],
    { change, cancel, complete },
    (input) => actOf(input)?.step.do ?? "",
  ),
  ...dated("备案", ["change.date", "变动：办理日期"], (input) => actOf(input)?.on ?? ""),
  written("备案", ["change.reason", "变动：原因"], (input) => {
    const act = actOf(input);
    return act === undefined || input.life == null ? "" : reasonText(act, input.life.terms);
  }),
  written("备案", ["change.before.number", "原备案：编号"], (input) =>
    actOf(input) === undefined ? "" : numberBefore(input),
  ),
  written("备案", ["change.before.date", "原备案：备案日期"], (input) => {
    const act = actOf(input);
    return act === undefined ? "" : paperDate(act.before.filing.date);
  }),
  ...KEYS.map(([key, label]) => column("before", [key, `原备案：${label}`])),
  ...KEYS.map(([key, label]) => column("after", [key, `变更或补齐后：${label}`])),
];
