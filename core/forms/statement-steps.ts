import { displayYuan } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import type { Settlement } from "../settlement/receipt.ts";
import type { Step } from "../settlement/steps.ts";
import { LAYER_LABEL } from "../words/labels.ts";
import { stepWords } from "../words/steps.ts";
import { type Block, paragraph, stack } from "./layout/block.ts";
import { SMALL, row } from "./layout/grid.ts";
import { type Sheet, NOTE, section, shape } from "./sheet.ts";
import { citedBriefly, legend } from "./sources.ts";

const COLUMNS = shape([24, 124, 148, 76, 0], 18);

/** 计算过程: each step in plain words with its clause, layer by layer. */
export function stepTable(sheet: Sheet, settlement: Settlement, pack: Pack): void {
  const { list: kit, flow, setter, width } = sheet;
  const layers = settlement.layers.map(({ id, steps }) => ({ title: LAYER_LABEL[id], steps }));
  const groups = [{ title: "费用分解", steps: settlement.scope }, ...layers];
  let number = 0;
  const rows = groups.flatMap(({ title, steps }) => {
    const [first, ...others] = steps.map((step) => stepRow(sheet, step, ++number, pack));
    // The name of a layer never stands alone at the foot of a page.
    return first === undefined ? [] : [stack([groupRow(sheet, title), first]), ...others];
  });
  section(sheet, "计算过程");
  const titles = ["序", "项目", "怎样算", "金额（元）", "依据"];
  flow.table(
    row(
      titles.map((title) => kit.label(title)),
      COLUMNS,
    ),
    rows,
  );
  const sources = groups.flatMap(({ steps }) => steps.flatMap((step) => [...step.sources]));
  flow.gap(3);
  flow.text(paragraph(setter, legend(sources, pack), { width, type: NOTE }));
}

function groupRow(sheet: Sheet, title: string): Block {
  return row([sheet.list.value(title, { bold: true })], shape([0], 18));
}

function stepRow(sheet: Sheet, step: Step, number: number, pack: Pack): Block {
  const { list: kit, setter } = sheet;
  const text = (content: string, type = SMALL) =>
    kit.of((width) => paragraph(setter, content, { width, type }));
  return row(
    [
      kit.value(String(number), { align: "center" }),
      text(stepLabel(step)),
      text(stepWords(step).note, NOTE),
      kit.amount(displayYuan(step.amount)),
      text(citedBriefly(step.sources, pack), NOTE),
    ],
    COLUMNS,
  );
}

/** A band is named by its bounds; on paper it needs to be said that it is a part. */
function stepLabel(step: Step): string {
  const { label } = stepWords(step);
  const { kind } = step.detail;
  return kind === "band" || kind === "layer-band"
    ? `${label}${/\d$/u.test(label) ? " " : ""}的部分`
    : label;
}
