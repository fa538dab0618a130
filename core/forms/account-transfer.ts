import { areaText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { personRows } from "./person.ts";
import { agentSigns, note, officeSigns, prose, signed } from "./prose.ts";
import { agentRows, pair, payeeRows, place, ticks, wide } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section } from "./sheet.ts";
import { citedClauses, clauseWords } from "./sources.ts";

/** 个人账户资金划转申请表: a retiree resettled in another province asks for the account in cash (GD-93-4c). */
export function accountTransferForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, pack, operator } = input;
  const { filing } = form;
  heading(sheet, "account-transfer", input);
  place(sheet, personRows(sheet, form));
  const yes = [
    { label: "已取得居住地户籍", on: filing.household === "yes" },
    { label: "未取得", on: filing.household === "no" },
  ];
  place(sheet, [
    pair(sheet, ["安置地", areaText(filing.place)], ["备案日期", dateText(filing.date)]),
    wide(sheet, "户籍", ticks(sheet, yes)),
  ]);
  section(sheet, "收款账户（须为本人）");
  place(sheet, payeeRows(sheet, form));
  section(sheet, "申请事项");
  const modes = [
    { label: "一次划转现有余额", on: false },
    { label: "以后按期划转", on: false },
    { label: "停止划转", on: false },
  ];
  place(sheet, [
    wide(sheet, "划转方式", ticks(sheet, modes)),
    pair(sheet, ["起始年月", ""], ["划转金额", ""]),
    ...agentRows(sheet, form),
  ]);
  section(sheet, "申请人声明");
  prose(sheet, "1. 本人自愿申请把个人账户资金划转给本人，供门诊就医、购药时使用。");
  prose(sheet, "2. 划转以后，已划转的资金不再由个人账户支付；迁回参保地的，及时申请停止划转。");
  signed(sheet, [
    { label: "申请人签字：", line: 130 },
    ...agentSigns(form, "申请人"),
    officeSigns(operator),
    { label: "复核人：" },
  ]);
  note(sheet, `依据：${citedClauses(["GD-93-4c"], pack)}：“${clauseWords("GD-93-4c") ?? ""}”`);
  return finish(sheet, { kind: "account-transfer", input, trial: false });
}
