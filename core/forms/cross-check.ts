import { paperDate, parseDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import {
  CROSS_CHECK_FIELDS,
  CROSS_CHECK_LABELS,
  type CrossCheckDraft,
  type CrossCheckField,
  periodOf,
} from "../due/cross-check.ts";
import { displayYuan } from "../money.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { areaText, certText, dateText, insuredPlace, invoiceTotal, sexText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, named } from "./layout/block.ts";
import { note, officeSigns, signed } from "./prose.ts";
import { pair, place, ticks, wide, words } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/** The nine fields of a request as far as the case has them (HUN-76). */
export function crossCheckDraft(form: CaseForm): CrossCheckDraft {
  const { person, stay, invoices } = form;
  const total = invoices.length === 0 ? null : invoiceTotal(form);
  return {
    idNumber: certText(person.certNo),
    name: person.name,
    sex: sexText(form),
    institution: stay.hospital,
    inpatientNumber: stay.inpatientNo,
    invoiceNumber: invoices
      .map(({ number }) => number.trim())
      .filter((number) => number !== "")
      .join("、"),
    admission: dateText(stay.admission),
    discharge: dateText(stay.discharge),
    total: total === null ? "" : `${displayYuan(total)} 元`,
  };
}

/** 费用协查申请表: the nine fields of HUN-76, the round it falls into, and room for the answer. */
export function crossCheckForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, pack, operator } = input;
  const draft = crossCheckDraft(form);
  heading(sheet, "cross-check", input);
  place(sheet, [
    pair(sheet, ["申请机构", insuredPlace(form)], ["协查机构", areaText(form.stay.place)]),
    ...roundRows(sheet, input),
  ]);
  section(sheet, "协查信息");
  place(
    sheet,
    CROSS_CHECK_FIELDS.map((field) => fieldRow(sheet, field, draft[field])),
  );
  section(sheet, "疑点");
  place(sheet, [wide(sheet, "疑似违规的\n情形", "", 74)]);
  section(sheet, "协查结果");
  const findings = [
    { label: "核查无误", on: false },
    { label: "核查有误", on: false },
  ];
  place(sheet, [
    wide(sheet, "结果", ticks(sheet, findings)),
    wide(sheet, "有误的\n具体原因", "", 58),
  ]);
  signed(sheet, [
    { ...officeSigns(operator), label: "申请人：" },
    { label: "复核人：" },
    { label: "协查机构经办人：", after: "（盖章）" },
  ]);
  const cited = citedClauses(ofPack(pack, ["HUN-76", "HUN-76.t", "LN-3.2"]), pack);
  note(
    sheet,
    `依据：${cited}。一次住院总费用3万元（含）以上的跨省疑似违规费用可以申请；结果为“核查有误”的，须填具体原因。`,
  );
  return finish(sheet, { kind: "cross-check", input, trial: false });
}

function fieldRow(sheet: Sheet, field: CrossCheckField, text: string): Block {
  const cell = words(sheet, text);
  const content = (width: number): Block => named(cell.content(width), field, width);
  return wide(sheet, CROSS_CHECK_LABELS[field], { ...cell, content });
}

/** The monthly round (HUN-76.t); a document that names none leaves it out. */
function roundRows(sheet: Sheet, { pack, date }: FormInput): Block[] {
  const on = parseDate(date);
  if (!on.ok || ofPack(pack, ["HUN-76.t"]).length === 0) return [];
  const { first, last, answerBy } = periodOf(on.value);
  const span = `${paperDate(first)}至${paperDate(last)}`;
  return [pair(sheet, ["所属期", span], ["结果期限", `${paperDate(answerBy)}（当日在内）以前`])];
}
