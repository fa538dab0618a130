import type { CaseForm } from "../casefile/form.ts";
import { askedMaterials } from "../filing/asked-materials.ts";
import { LEVEL_LABEL } from "../words/labels.ts";
import { areaText, certText, dateText, routeOf, stayDays } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph } from "./layout/block.ts";
import { type Choice, choices } from "./layout/fields.ts";
import { type Cell, type RowShape, SMALL, VALUE, row } from "./layout/grid.ts";
import type { TypeStyle } from "./layout/type.ts";
import { NOTE, ROW_HEIGHT, type Sheet, shape } from "./sheet.ts";

/** Rows that more than one form has, each written once. */

const LABEL = 72;

/** A label and what stands beside it, over the whole width. */
export function wide(
  sheet: Sheet,
  label: string,
  content: Cell | string,
  least: number = ROW_HEIGHT,
): Block {
  const cell = typeof content === "string" ? sheet.kit.value(content) : content;
  return row([sheet.kit.label(label), cell], shape([LABEL, 0], least));
}

/** Two labels, each with what stands beside it; in columns of its own under another table. */
export function pair(
  sheet: Sheet,
  left: readonly [label: string, content: Cell | string],
  right: readonly [label: string, content: Cell | string],
  layout: number | RowShape = ROW_HEIGHT,
): Block {
  const { kit } = sheet;
  const cells = [left, right].flatMap(([label, content]) => [
    kit.label(label),
    typeof content === "string" ? kit.value(content) : content,
  ]);
  return row(cells, typeof layout === "number" ? shape([LABEL, 178, LABEL, 0], layout) : layout);
}

/** Tick boxes side by side. */
export function ticks(sheet: Sheet, options: readonly Choice[]): Cell {
  return sheet.kit.of((width) => choices(sheet.setter, options, VALUE, width));
}

/** A cell of running text that takes as many lines as it needs. */
export function words(sheet: Sheet, text: string, type: TypeStyle = VALUE): Cell {
  return sheet.kit.of((width) => paragraph(sheet.setter, text, { width, type }));
}

/** Words and sources in the cells of a list. */
export function listWords(sheet: Sheet, text: string): Cell {
  return words(sheet, text, SMALL);
}

export function listNote(sheet: Sheet, text: string): Cell {
  return words(sheet, text, NOTE);
}

/** Heads of the columns of a list. */
export function listHead(
  sheet: Sheet,
  titles: readonly string[],
  columns: readonly number[],
): Block {
  return row(
    titles.map((title) => sheet.list.label(title)),
    shape(columns, 18),
  );
}

/** Where and when the person lay in hospital, and with what. */
export function stayRows(sheet: Sheet, form: CaseForm, least: number = ROW_HEIGHT): Block[] {
  const { stay } = form;
  const days = stayDays(form);
  const until = `${dateText(stay.discharge)}${days === "" ? "" : `（${days}）`}`;
  const level = stay.level === "" ? "" : LEVEL_LABEL[stay.level];
  return [
    pair(sheet, ["就医机构", stay.hospital], ["就医地", areaText(stay.place)], least),
    pair(sheet, ["机构级别", level], ["住院号", stay.inpatientNo], least),
    pair(sheet, ["入院日期", dateText(stay.admission)], ["出院日期", until], least),
    wide(sheet, "诊断", stay.diagnosis, least),
  ];
}

/** The materials of the filing's route; what has been taken is ticked. */
export function materialTicks(sheet: Sheet, input: FormInput, least: number = ROW_HEIGHT): Block {
  const { materials: taken } = input.form.filing;
  const materials = askedMaterials(routeOf(input.pack, input.form), input.form.filing)
    .filter((material) => material.id !== "filing-form")
    .map(({ id, label }) => ({ label, on: taken[id] !== undefined }));
  return wide(sheet, "提交材料", materials.length === 0 ? "" : ticks(sheet, materials), least);
}

/** Who acts for the person; empty where nobody does. */
export function agentRows(sheet: Sheet, { agent }: CaseForm, least: number = ROW_HEIGHT): Block[] {
  const name = sheet.kit.value(agent.name, { field: "agent.name" });
  // An office acts by its name, a relative by being one (HUN-11).
  const acting = agent.organisation ?? "";
  return [
    pair(sheet, ["代办人", name], ["与本人关系", agent.relation || acting], least),
    pair(sheet, ["代办人证件", certText(agent.certNo)], ["代办人电话", agent.phone], least),
  ];
}

/** Where money goes; never filled in from the person's name. */
export function payeeRows(
  sheet: Sheet,
  { person }: CaseForm,
  layout: RowShape = shape([LABEL, 178, LABEL, 0]),
): Block[] {
  const { kit } = sheet;
  const [label = LABEL] = layout.columns;
  const bank = [kit.label("开户银行"), kit.value(person.payeeBank)];
  return [
    pair(sheet, ["收款户名", person.payeeName], ["收款账号", person.payeeAccount], layout),
    row(bank, shape([label, 0], layout.least)),
  ];
}

/** Adds blocks under each other. */
export function place(sheet: Sheet, blocks: readonly Block[]): void {
  for (const block of blocks) sheet.flow.add(block);
}
