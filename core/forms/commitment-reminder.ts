import { maskedId } from "../identity.ts";
import { CATEGORY_LABEL } from "../words/labels.ts";
import { type CommitmentTerms, commitmentTerms } from "./commitment-terms.ts";
import { areaText, certText, dateText } from "./entries.ts";
import { withFilingNow } from "./filing-now.ts";
import type { FormInput } from "./input.ts";
import { BLANK, inset, note, officeSigns, prose, signed, telephoneOf } from "./prose.ts";
import { pair, place, wide, words } from "./rows.ts";
import { type LaidOutForm, type Sheet, NOTE, TEXT, finish, heading, section } from "./sheet.ts";

/** 承诺补齐材料提醒单: what was promised, until when, and what follows (HUN-22, LN-1.2b, LN-1.2c). */
export function commitmentReminderForm(sheet: Sheet, asked: FormInput): LaidOutForm {
  const input = withFilingNow(asked);
  const { form, office, operator } = input;
  const { filing, person, stay } = form;
  const terms = commitmentTerms(input);
  const kind = filing.category === "" ? "" : CATEGORY_LABEL[filing.category];
  heading(sheet, "commitment-reminder", input);
  const name = sheet.kit.value(person.name, { field: "person.name" });
  place(sheet, [
    pair(sheet, ["姓名", name], ["证件号", maskedId(certText(person.certNo))]),
    pair(sheet, ["备案类型", kind], ["备案日期", dateText(filing.date)]),
    pair(sheet, ["就医地", areaText(filing.place || stay.place)], ["联系电话", person.phone]),
    wide(sheet, "最晚补齐日", words(sheet, lastDay(terms))),
  ]);
  section(sheet, "要补齐的材料");
  const items = terms.owed.length > 0 ? terms.owed.map(({ label }) => label) : [BLANK];
  items.forEach((label, index) => inset(sheet, `（${index + 1}）${label}`, TEXT));
  section(sheet, "不补齐的后果");
  for (const sentence of terms.breach) prose(sheet, sentence);
  section(sheet, "怎么补");
  prose(
    sheet,
    `带材料原件到${office.name}${office.window}，或按参保地公布的线上渠道提交，说明受理号。咨询电话：${telephoneOf(office)}。`,
  );
  for (const { cited, words: said } of terms.quotes) {
    sheet.flow.gap(3);
    inset(sheet, `${cited}：“${said}”`, NOTE);
  }
  signed(sheet, [{ label: "收单人签字：", line: 130 }, officeSigns(operator)]);
  note(sheet, "材料已经补齐的，不用理会本单。");
  return finish(sheet, { kind: "commitment-reminder", input, trial: false });
}

function lastDay({ months, due, dueFrom }: CommitmentTerms): string {
  if (months === null) return dueFrom;
  const day = due === "" ? "" : `，即${due}（当日在内）`;
  return `备案之日起${months}个月内${day}（${dueFrom}）`;
}
