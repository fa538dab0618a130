import { type LineForm, enteredLines } from "../casefile/form.ts";
import { GRADES } from "../claim/expenses.ts";
import { type Fen, ZERO, displayYuan, parseYuan, plus, sum } from "../money.ts";
import { GRADE_LABEL } from "../words/labels.ts";
import { inCapitals } from "./capitals.ts";
import { amountText, certText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { note } from "./prose.ts";
import { listHead, listNote, listWords, pair, place } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section, shape } from "./sheet.ts";

/** 费用明细表: every line of the bill on as many pages as it takes, totals carried from page to page. */
export function expensesForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form } = input;
  const { person, stay } = form;
  const lines = enteredLines(form);
  const until = [dateText(stay.admission), dateText(stay.discharge)].filter((day) => day !== "");
  const name = sheet.kit.value(person.name, { field: "person.name" });
  heading(sheet, "expenses", input);
  place(sheet, [
    pair(sheet, ["姓名", name], ["身份证号", certText(person.certNo)]),
    pair(sheet, ["就医机构", stay.hospital], ["住院号", stay.inpatientNo]),
    pair(sheet, ["住院日期", until.join("至")], ["明细", `${lines.length}条`]),
  ]);
  sheet.flow.gap(8);
  table(sheet, input, lines);
  section(sheet, "分类合计");
  sheet.flow.add(gradeRow(sheet, lines));
  const open = lines.filter(({ grade }) => grade === "").length;
  if (open > 0) note(sheet, `另有${open}条没有标类别。`);
  note(sheet, "金额单位：元。类：甲、乙、丙指医保目录的类别；票：本案票据的序号。");
  return finish(sheet, { kind: "expenses", input, trial: false });
}

const TITLES = ["序", "票", "日期", "项目名称", "类", "数量", "单价", "金额", "先付%", "超限价"];
const COLUMNS = [30, 22, 70, 0, 20, 38, 56, 74, 40, 50] as const;
const SUMS = [142, 0, 74, 90] as const;

function table(sheet: Sheet, { form }: FormInput, lines: readonly LineForm[]): void {
  const numbers = new Map(form.invoices.map(({ id }, index) => [id, index + 1]));
  const rows = lines.map((line, index) =>
    lineRow(sheet, line, index + 1, numbers.get(line.invoice)),
  );
  const running = runningTotals(lines);
  const totals = (label: string, count: number): Block => totalRow(sheet, label, running[count]);
  const last = running.at(-1);
  const capitals = last === undefined || last === null ? "" : inCapitals(last);
  sheet.flow.carried(
    listHead(sheet, TITLES, COLUMNS),
    rows,
    {
      over: (before) => totals("过次页", before),
      brought: (before) => totals("承前页", before),
    },
    totalRow(sheet, "合计", last, capitals),
  );
}

/** Total of the first 0, 1, 2 … lines; null from a line on whose amount cannot be read. */
function runningTotals(lines: readonly LineForm[]): readonly (Fen | null)[] {
  const totals: (Fen | null)[] = [ZERO];
  let total: Fen | null = ZERO;
  for (const { amount } of lines) {
    const read = parseYuan(amount);
    total = total === null || !read.ok ? null : plus(total, read.value);
    totals.push(total);
  }
  return totals;
}

function lineRow(sheet: Sheet, line: LineForm, number: number, invoice: number | undefined): Block {
  const { list: kit } = sheet;
  const grade = line.grade === "" ? "" : GRADE_LABEL[line.grade];
  return row(
    [
      kit.value(String(number), { align: "center" }),
      kit.value(invoice === undefined ? "" : String(invoice), { align: "center" }),
      listNote(sheet, line.date),
      listWords(sheet, line.name),
      kit.value(grade, { align: "center" }),
      kit.amount(line.quantity),
      kit.amount(amountText(line.price)),
      kit.amount(amountText(line.amount)),
      kit.amount(line.preSelfPay),
      kit.amount(amountText(line.overLimit)),
    ],
    shape(COLUMNS, 18),
  );
}

/** `未算` where a line before it has no readable amount: what is unknown is not zero. */
function totalRow(sheet: Sheet, label: string, total: Fen | null | undefined, said = ""): Block {
  const { list: kit } = sheet;
  const amount = total === null || total === undefined ? "未算" : displayYuan(total);
  return row(
    [
      kit.value(label, { bold: true, align: "center" }),
      kit.value(said),
      kit.amount(amount, { bold: true }),
      kit.value(""),
    ],
    shape(SUMS, 18),
  );
}

/** What each class of the catalogue (目录类别) comes to. */
function gradeRow(sheet: Sheet, lines: readonly LineForm[]): Block {
  const { list: kit } = sheet;
  const cells = GRADES.flatMap((grade) => {
    const own = lines.filter((line) => line.grade === grade);
    const read = own.map(({ amount }) => parseYuan(amount));
    const total = sum(read.flatMap((amount) => (amount.ok ? [amount.value] : [])));
    const whole = read.every((amount) => amount.ok);
    return [
      kit.label(`${GRADE_LABEL[grade]}类${own.length}条`),
      kit.amount(whole ? displayYuan(total) : "未算"),
    ];
  });
  return row(cells, shape([76, 84, 76, 84, 76, 0], 18));
}
