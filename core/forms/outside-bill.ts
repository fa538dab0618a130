import type { CaseForm, InvoiceForm } from "../casefile/form.ts";
import { displayYuan, parseYuan, sum } from "../money.ts";
import { amountText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { note, signed } from "./prose.ts";
import { listHead, listNote, listWords, pair, place, stayRows, ticks, wide } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section, shape } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/**
 * 住院期间外院检查治疗或定点药店购药单 (HUN-A4): what the illness made necessary
 * elsewhere during a stay, stamped by the hospital's insurance office (HUN-57).
 */
export function outsideBillForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, pack } = input;
  heading(sheet, "outside-bill", input);
  place(sheet, personRows(sheet, form));
  place(sheet, stayRows(sheet, form));
  place(sheet, [pair(sheet, ["科室", ""], ["主管医生", ""])]);
  section(sheet, "外院检查治疗、定点药店购药");
  const kinds = ["外院检查", "外院治疗", "定点药店购药"].map((label) => ({ label, on: false }));
  const outside = form.invoices.filter((invoice) => invoice.outside !== undefined);
  place(sheet, [wide(sheet, "类别", ticks(sheet, kinds)), wide(sheet, "病情需要\n说明", "", 58)]);
  bills(sheet, form, outside);
  signed(sheet, [
    { label: "主治医生签字：" },
    { label: "科室主任签字：" },
    { label: "定点医疗机构医疗保险办公室：", line: 90, after: "（盖章）" },
    { label: "参保人或代办人签字：" },
  ]);
  const cited = citedClauses(["HUN-57"], pack);
  note(
    sheet,
    `依据：${cited}。到其他定点医疗机构或定点药店、在住院期间、确因病情需要、本单加盖医保办公室章的，相关费用可以并入本次住院。外院票据和处方附后。`,
  );
  return finish(sheet, { kind: "outside-bill", input, trial: false });
}

const COLUMNS = [24, 82, 0, 76, 30, 96, 62] as const;
/** Room for bills that are written in by hand. */
const BY_HAND = 5;

function bills(sheet: Sheet, form: CaseForm, outside: readonly InvoiceForm[]): void {
  const { list: kit, flow } = sheet;
  const layout = shape(COLUMNS, 20);
  const header = listHead(
    sheet,
    ["序", "日期", "项目或药品", "票据号码", "定点", "机构名称", "金额（元）"],
    COLUMNS,
  );
  const known = outside.map((invoice, index) =>
    row(
      [
        kit.value(String(index + 1), { align: "center" }),
        kit.value(dateText(invoice.date)),
        listNote(sheet, itemsOf(form, invoice)),
        kit.value(invoice.number),
        kit.value(YES_NO[invoice.outside?.designated ?? ""], { align: "center" }),
        kit.value(""),
        kit.amount(amountText(invoice.amount)),
      ],
      layout,
    ),
  );
  const empty = Array.from({ length: Math.max(0, BY_HAND - known.length) }, () =>
    row(
      COLUMNS.map(() => kit.value("")),
      layout,
    ),
  );
  const amounts = outside.map(({ amount }) => parseYuan(amount));
  const read = amounts.flatMap((amount) => (amount.ok ? [amount.value] : []));
  // A bill that is not readable, or none yet: the sum is left to the hand.
  const total = read.length === 0 || read.length < amounts.length ? "" : displayYuan(sum(read));
  flow.table(header, [
    ...known,
    ...empty,
    row([listWords(sheet, "合计"), kit.amount(total, { bold: true })], shape([0, 62], 20)),
  ]);
}

const YES_NO = { yes: "是", no: "否", "": "" } as const;

function itemsOf(form: CaseForm, { id }: InvoiceForm): string {
  const names = form.lines.filter((line) => line.invoice === id).map(({ name }) => name.trim());
  return [...new Set(names)].filter((name) => name !== "").join("、");
}
