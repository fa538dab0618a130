import type { CaseForm } from "../casefile/form.ts";
import { birthText, certText, insuranceText, insuredPlace, sexText } from "./entries.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { ROW_HEIGHT, type Sheet, shape } from "./sheet.ts";

/** Who is insured, where, and how to reach them: the head of every form. */
export function personRows(sheet: Sheet, form: CaseForm, least: number = ROW_HEIGHT): Block[] {
  const { kit } = sheet;
  const { person } = form;
  return [
    row(
      [
        kit.label("姓名"),
        kit.value(person.name, { field: "person.name" }),
        kit.label("性别"),
        kit.value(sexText(form), { align: "center" }),
        kit.label("出生日期"),
        kit.value(birthText(form)),
      ],
      shape([72, 108, 40, 30, 72, 0], least),
    ),
    row(
      [
        kit.label("身份证号"),
        kit.value(certText(person.certNo), { field: "person.certNo" }),
        kit.label("险种"),
        kit.value(insuranceText(form)),
      ],
      shape([72, 178, 72, 0], least),
    ),
    row(
      [
        kit.label("参保地"),
        kit.value(insuredPlace(form)),
        kit.label("联系电话"),
        kit.value(person.phone),
      ],
      shape([72, 178, 72, 0], least),
    ),
    row(
      [kit.label("居住地址"), kit.value(person.address, { field: "person.address" })],
      shape([72, 0], least),
    ),
  ];
}
