import { paperDate } from "../calendar.ts";
import { STEP_LABEL } from "../words/filing-life.ts";
import {
  clausesOfAct,
  type FilingAct,
  filingActs,
  SIGNED_STEPS,
  type SignedName,
} from "./filing-acts.ts";
import {
  columnAfter,
  columnBefore,
  declared,
  type FilingColumn,
  numberBefore,
  reasonText,
} from "./filing-change-words.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, space, stack } from "./layout/block.ts";
import { type Signature, signature } from "./layout/fields.ts";
import { row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { note } from "./prose.ts";
import { agentRows, materialTicks, pair, place, ticks, wide, words } from "./rows.ts";
import { type LaidOutForm, type Sheet, TEXT, finish, heading, shape } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/**
 * 备案变更（取消、补齐）登记表: which filing, what it was and what it is now, from which day, and
 * the person's signature (HUN-16, HUN-22, LN-1.2b). A page for each of what was done on the day.
 */
export function filingChangeForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const acts = filingActs(input.life);
  if (acts.length === 0) page(sheet, input, null);
  for (const [index, act] of acts.entries()) {
    if (index > 0) sheet.flow.need(Number.POSITIVE_INFINITY);
    page(sheet, input, act);
  }
  return finish(sheet, { kind: "filing-change", input, trial: false });
}

const LEAST = 25;

function page(sheet: Sheet, input: FormInput, act: FilingAct | null): void {
  heading(sheet, "filing-change", input);
  const done = SIGNED_STEPS.map((step) => ({
    label: STEP_LABEL[step],
    on: step === act?.step.do,
  }));
  place(sheet, [
    ...personRows(sheet, input.form, LEAST),
    wide(sheet, "办理事项", ticks(sheet, done), LEAST),
    ...whichRows(sheet, input, act),
    ...compared(sheet, input, act),
    ...(act?.step.do === "complete" ? [] : [reasonRow(sheet, input, act)]),
    ...receivedRows(sheet, input, act),
    ...agentRows(sheet, input.form, LEAST),
    declaration(sheet, input, act),
    opinion(sheet, input, act),
  ]);
  const cited = act === null ? "" : citedClauses(clausesOfAct(input.pack, act), input.pack);
  note(
    sheet,
    `${cited === "" ? "" : `依据：${cited}。`}本表为参考样式，一式两份，参保人、经办机构各存一份。`,
  );
}

/** The filing that something is done with, and the days of it. */
function whichRows(sheet: Sheet, input: FormInput, act: FilingAct | null): Block[] {
  const number = act === null ? "" : numberBefore(input);
  const filed = act === null ? "" : paperDate(act.before.filing.date);
  const on = act === null ? "" : paperDate(act.on);
  return [
    pair(sheet, ["原备案编号", number], ["原备案日期", filed], LEAST),
    pair(sheet, ["办理日期", on], effect(act), LEAST),
  ];
}

/** From when it counts: a completion does not move the day of effect. */
function effect(act: FilingAct | null): readonly [string, string] {
  if (act === null) return ["生效日期", ""];
  switch (act.step.do) {
    case "change":
      return ["变更生效日", paperDate(act.on)];
    case "cancel":
      return ["取消生效日", paperDate(act.on)];
    case "complete": {
      const due = "due" in act.before ? act.before.due : null;
      return ["补齐期限", due === null ? "" : paperDate(due)];
    }
  }
}

const ROWS: readonly (readonly [keyof FilingColumn, string])[] = [
  ["category", "备案类型"],
  ["basis", "办理依据"],
  ["place", "备案就医地"],
  ["date", "备案日期"],
  ["period", "有效期"],
  ["materials", "承诺的材料"],
];

/** What was and what is now, beside each other. */
function compared(sheet: Sheet, input: FormInput, act: FilingAct | null): Block[] {
  const { kit } = sheet;
  const before = act === null ? null : columnBefore(act, input);
  const after = act === null ? null : columnAfter(act);
  const cancelled = act?.step.do === "cancel";
  const columns = cancelled ? [72, 0] : [72, 205, 0];
  const heads = ["项目", "原备案", ...(cancelled ? [] : [AFTER[act?.step.do ?? "change"]])];
  const rows = ROWS.filter(([key]) => key !== "materials" || before?.materials !== "");
  return [
    row(
      heads.map((head) => kit.label(head)),
      shape(columns, LEAST),
    ),
    ...rows.map(([key, label]) => {
      const cells = cancelled ? [before?.[key]] : [before?.[key], after?.[key]];
      return row(
        [kit.label(label), ...cells.map((text = "") => words(sheet, text))],
        shape(columns, LEAST),
      );
    }),
  ];
}

const AFTER = { change: "变更后", complete: "补齐后", cancel: "" } as const;

function reasonRow(sheet: Sheet, { life }: FormInput, act: FilingAct | null): Block {
  const label = act?.step.do === "cancel" ? "取消原因" : "变更原因";
  const text = act === null || life == null ? "" : reasonText(act, life.terms);
  return wide(sheet, label, words(sheet, text), LEAST);
}

/** What came in with it: the proof that was owed, or what the new filing asks for. */
function receivedRows(sheet: Sheet, input: FormInput, act: FilingAct | null): Block[] {
  if (act?.step.do === "cancel") return [];
  if (act === null) return [wide(sheet, "提交材料", "", LEAST)];
  const { category, basis } = act.after.filing;
  const { repeat: _repeat, ...filing } = input.form.filing;
  const by = act.step.do === "complete" ? "proof" : basis;
  const form = { ...input.form, filing: { ...filing, category, basis: by } };
  return [materialTicks(sheet, { ...input, form }, LEAST)];
}

function declaration(sheet: Sheet, input: FormInput, act: FilingAct | null): Block {
  const text = act === null ? "" : declared(act, input);
  return signedBox(sheet, "参保人\n声明", text, { label: "参保人或代办人签字：" });
}

function opinion(sheet: Sheet, { operator }: FormInput, act: FilingAct | null): Block {
  const text = act === null ? "" : GRANTED[act.step.do];
  const sign = { label: "经办人：", name: operator, after: "（盖章）" };
  return signedBox(sheet, "经办机构\n意见", text, sign);
}

const GRANTED: Readonly<Record<SignedName, string>> = {
  change: "同意变更，已按上述内容登记。",
  cancel: "同意取消，已按上述内容登记。",
  complete: "承诺的材料已收齐，已按上述内容登记。",
};

function signedBox(sheet: Sheet, label: string, text: string, sign: Signature): Block {
  const { setter, kit } = sheet;
  const content = (width: number): Block =>
    stack([
      space(4),
      paragraph(setter, text, { width, type: TEXT, align: "justify" }),
      space(26),
      signature(setter, sign, TEXT, width),
      space(2),
    ]);
  return wide(sheet, label, kit.of(content), LEAST);
}
