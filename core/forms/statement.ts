import { waitsForDetails } from "../claim/counter-checks.ts";
import { displayYuan, percentText } from "../money.ts";
import { assertNever } from "../result.ts";
import type { Settlement, Treatment } from "../settlement/receipt.ts";
import { BASIS_LABEL, CATEGORY_SHORT, FAILURE_LABEL } from "../words/labels.ts";
import { lackWords, treatmentGrounds, treatmentSentence } from "../words/sentence.ts";
import { amountText, dateText, invoiceTotal } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, stack } from "./layout/block.ts";
import { columns, signature } from "./layout/fields.ts";
import { row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { pair, payeeRows, place, stayRows, wide } from "./rows.ts";
import {
  type LaidOutForm,
  type Sheet,
  NOTE,
  TEXT,
  finish,
  heading,
  section,
  shape,
} from "./sheet.ts";
import {
  AMOUNT_COLUMNS,
  amountRows,
  differenceLabel,
  leftOutText,
  positive,
} from "./statement-amounts.ts";
import { openMatters } from "./statement-open.ts";
import { stepTable } from "./statement-steps.ts";
import { citedClauses, citedInFull } from "./sources.ts";

/** 医疗费用手工报销结算单: every figure, how it came about, by which clause, and who pays. */
export function statementForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { receipt } = input;
  heading(sheet, "statement", input);
  reversalNote(sheet, input);
  place(sheet, personRows(sheet, input.form, LEAST));
  place(sheet, stayRows(sheet, input.form, LEAST));
  place(sheet, filingRows(sheet, input));
  section(sheet, "待遇");
  sheet.flow.add(treatmentRow(sheet, input));
  section(sheet, "费用和支付（元）");
  place(sheet, amountRows(sheet, input));
  place(sheet, payeeRows(sheet, input.form, shape(AMOUNT_COLUMNS, LEAST)));
  const settlement = receipt?.settlement ?? null;
  if (settlement !== null) stepTable(sheet, settlement, input.pack);
  invoices(sheet, input);
  openMatters(sheet, input);
  notices(sheet, input);
  signatures(sheet, input);
  return finish(sheet, { kind: "statement", input, trial: isTrial(input) });
}

/** 冲销: who reads the paper must see at once that it takes another back (HUN-52, HUN-72). */
function reversalNote({ flow, setter, width }: Sheet, { reversal }: FormInput): void {
  if (reversal === undefined) return;
  const { reversed, reason, document, settledOn } = reversal;
  const by = document === "" ? "" : `依据：${document}。`;
  const text = `冲销单：冲销${settledOn}的结算（版本 ${reversed.of.slice(0, 8)}），下列金额为负数，与原结算单相抵为零。原因：${reason.replace(/。$/u, "")}。${by}`;
  flow.text(paragraph(setter, text, { width, type: TEXT }));
  flow.gap(6);
}

/** What is computed on a reading, or not to the end, is no ground to pay on. */
export function isTrial({ receipt }: Pick<FormInput, "receipt">): boolean {
  return receipt?.standing === "trial" || receipt?.standing === "undetermined";
}

const LEAST = 20;

function filingRows(sheet: Sheet, { form }: FormInput): Block[] {
  const { filing, stay } = form;
  const filed = filing.wanted !== "none";
  const kind = filing.category === "" ? "" : CATEGORY_SHORT[filing.category];
  const basis = filing.basis === "" ? "" : `（${BASIS_LABEL[filing.basis]}）`;
  const failure = stay.failure === "" ? "" : FAILURE_LABEL[stay.failure];
  const day = filed ? dateText(filing.date) : "";
  return [
    pair(sheet, ["备案", filed ? `${kind}${basis}` : "未备案"], ["备案日期", day], LEAST),
    pair(sheet, ["自费结算日", dateText(stay.settled)], ["自费原因", failure], LEAST),
  ];
}

function treatmentRow(sheet: Sheet, input: FormInput): Block {
  const { kit, setter } = sheet;
  const treatment = input.receipt?.treatment;
  const content = (width: number): Block =>
    stack([
      paragraph(setter, treatmentText(treatment, input), { width, type: TEXT, align: "justify" }),
      ...(input.receipt?.settlement?.row === null || input.receipt?.settlement?.row === undefined
        ? []
        : [paragraph(setter, rowText(input.receipt.settlement), { width, type: NOTE })]),
    ]);
  return wide(sheet, "支付待遇", kit.of(content), LEAST);
}

export function treatmentText(treatment: Treatment | undefined, input: FormInput): string {
  if (treatment === undefined) return "案件尚未填完，没有计算。";
  const sentence = treatmentSentence(treatment).replace(/。$/u, "");
  switch (treatment.kind) {
    case "payable":
      return `${sentence}（${citedInFull(treatmentGrounds(treatment), input.pack)}）。`;
    case "undetermined":
      return `未定：${treatment.lacks.map((lack) => lackWords(lack, input.pack, input.settings).what).join("")}`;
    case "refused":
      return `不能支付：${treatment.what}${treatment.remedy}`;
    default:
      return assertNever(treatment);
  }
}

export function rowText({ row: scale }: Settlement): string {
  if (scale === null) return "";
  const rates = scale.rates.map((value) => `${percentText(value)}%`).join("、");
  return `参保地标准：${scale.label}；本次各段支付比例 ${rates}`;
}

function invoices(sheet: Sheet, { form }: FormInput): void {
  if (form.invoices.length === 0) return;
  const { list: kit, flow } = sheet;
  const layout = shape([24, 124, 0, 110, 76], 18);
  const total = invoiceTotal(form);
  section(
    sheet,
    `票据（${form.invoices.length}张${total === null ? "" : `，合计 ${displayYuan(total)}`}）`,
  );
  const header = row(
    ["序", "票据代码", "票据号码", "开票日期", "金额"].map((text) => kit.label(text)),
    layout,
  );
  flow.table(
    header,
    form.invoices.map((invoice, index) =>
      row(
        [
          kit.value(String(index + 1), { align: "center" }),
          kit.value(invoice.code),
          kit.value(invoice.number),
          kit.value(dateText(invoice.date)),
          kit.amount(amountText(invoice.amount)),
        ],
        layout,
      ),
    ),
  );
}

/** HUN-59: typed details are 暂定, and the paper says what they wait for. */
const TYPED_DETAILS = {
  text: "费用明细为手工录入，暂定，等医院上传的明细下载后替换",
  clauses: ["HUN-59"],
} as const;

/** What the pack's document says may overrule it (KF-7, HUN-86), and what is still to be replaced. */
function notices({ flow, setter, width }: Sheet, { pack, form, receipt }: FormInput): void {
  const all = [...(waitsForDetails(form, receipt) ? [TYPED_DETAILS] : []), ...pack.notices];
  if (all.length === 0) return;
  const text = all.map(({ text: said, clauses }) => {
    return `${said.replace(/。$/u, "")}（${citedClauses(clauses, pack)}）。`;
  });
  flow.gap(6);
  flow.text(paragraph(setter, `注：${text.join("")}`, { width, type: NOTE }));
}

function signatures(sheet: Sheet, input: FormInput): void {
  const { setter, width, flow } = sheet;
  flow.gap(12);
  const confirm = confirmText(input.receipt?.settlement ?? null);
  flow.add(
    stack(
      [
        paragraph(setter, confirm, { width, type: TEXT }),
        signature(setter, { label: "参保人或代办人签字：", line: 130 }, TEXT, width),
        columns(
          [
            (part) =>
              signature(
                setter,
                { label: "经办人：", name: input.operator, dated: false },
                TEXT,
                part,
              ),
            (part) => signature(setter, { label: "复核人：", line: 90, dated: false }, TEXT, part),
            (part) => signature(setter, { label: "（盖章）", line: 0 }, TEXT, part),
          ],
          width,
          12,
        ),
      ],
      8,
    ),
  );
}

/** The amounts stand once more above the signature, which may be on another page than they. */
function confirmText(settlement: Settlement | null): string {
  const known = "参保人或代办人已核对费用、票据和计算过程";
  if (settlement === null || settlement.fund === null || settlement.person === null) {
    return `${known}。`;
  }
  const { fund, person, difference, leavesOut } = settlement;
  const without = leftOutText(leavesOut);
  const extra =
    difference === null
      ? ""
      : `，${differenceLabel(difference)} ${displayYuan(positive(difference))} 元`;
  return `${known}：基金支付 ${displayYuan(fund)} 元，个人负担 ${displayYuan(person)} 元${without}${extra}。`;
}
