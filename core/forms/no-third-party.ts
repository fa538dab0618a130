import type { FormInput } from "./input.ts";
import { personRows } from "./person.ts";
import { agentSigns, note, officeSigns, prose, signed } from "./prose.ts";
import { pair, place, stayRows, ticks, wide } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/**
 * 外伤无第三方责任承诺书 (HUN-A3): the person says that no third party bears the
 * injury, and the hospital sends both flags with it (HUN-56).
 */
export function noThirdPartyForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, pack, operator } = input;
  const { injury } = form.stay;
  heading(sheet, "no-third-party", input);
  place(sheet, personRows(sheet, form));
  place(sheet, stayRows(sheet, form));
  section(sheet, "受伤情况");
  place(sheet, [
    pair(sheet, ["受伤时间", ""], ["受伤地点", ""]),
    wide(sheet, "受伤原因\n和经过", "", 92),
    pair(
      sheet,
      ["外伤标志", ticks(sheet, flag(injury === "" ? null : injury !== "none"))],
      ["涉及第三方", ticks(sheet, flag(injury === "" ? null : injury === "third-party"))],
    ),
  ]);
  section(sheet, "承诺内容");
  prose(sheet, "1. 以上受伤时间、地点、原因和经过由本人（或监护人）如实填写。");
  prose(sheet, "2. 这次受伤没有第三方责任，医疗费用不应由第三人负担，也不应由工伤保险基金支付。");
  prose(
    sheet,
    "3. 以后查明有第三方责任，或者所填内容不实的，本人退回医疗保险基金已支付的费用，依法承担责任。",
  );
  signed(sheet, [
    { label: "承诺人签字（手印）：", line: 130 },
    ...agentSigns(form, "承诺人"),
    { label: "接诊医生：", after: "医疗机构医保办（盖章）" },
    officeSigns(operator),
  ]);
  const cited = citedClauses(["HUN-56"], pack);
  note(
    sheet,
    `依据：${cited}；《社会保险法》第三十条。在医院直接结算的，本书由医院留存；手工报销的，交经办机构。`,
  );
  return finish(sheet, { kind: "no-third-party", input, trial: false });
}

/** 是 and 否; neither is ticked while nobody knows. */
function flag(on: boolean | null): readonly { readonly label: string; readonly on: boolean }[] {
  return [
    { label: "是", on: on === true },
    { label: "否", on: on === false },
  ];
}
