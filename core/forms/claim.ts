import { displayYuan } from "../money.ts";
import { EMERGENCY_LABEL, FAILURE_LABEL, INJURY_LABEL } from "../words/labels.ts";
import { inCapitals } from "./capitals.ts";
import { dateText, invoiceTotal } from "./entries.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { broughtAlong, materialRows } from "./materials.ts";
import { personRows } from "./person.ts";
import { agentSigns, note, officeSigns, prose, signed } from "./prose.ts";
import { agentRows, pair, payeeRows, place, stayRows, wide } from "./rows.ts";
import { type LaidOutForm, type Sheet, finish, heading, section, shape } from "./sheet.ts";
import { citedClauses } from "./sources.ts";

/** 医疗费用手工报销申请表: what a person asks who has paid in full (KF-1.4, HUN-17, HUN-20.4). */
export function claimForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, operator } = input;
  heading(sheet, "claim", input);
  place(sheet, personRows(sheet, form, LEAST));
  place(sheet, stayRows(sheet, form, LEAST));
  place(sheet, costRows(sheet, input));
  place(sheet, payeeRows(sheet, form));
  place(sheet, agentRows(sheet, form, LEAST));
  section(sheet, "所附材料");
  materialRows(sheet, broughtAlong(input));
  section(sheet, "申请人声明");
  prose(sheet, "1. 所填内容和所附票据真实，票据没有在别处报销，也没有由医院直接结算。");
  prose(sheet, "2. 收款账户由本人指定；因账户填错造成的后果由本人承担。");
  prose(sheet, "3. 同意经办机构向就医的医疗机构核实费用和病情。");
  signed(sheet, [
    { label: "申请人签字：", line: 130 },
    ...agentSigns(form, "申请人"),
    officeSigns(operator),
  ]);
  const grounds = groundsOf(input);
  if (grounds !== "") note(sheet, `依据：${grounds}。`);
  return finish(sheet, { kind: "claim", input, trial: false });
}

/** All of it on one page in the usual case. */
const LEAST = 20;

function costRows(sheet: Sheet, { form }: FormInput): Block[] {
  const { kit } = sheet;
  const { stay, invoices } = form;
  const total = invoiceTotal(form);
  const failure = stay.failure === "" ? "" : FAILURE_LABEL[stay.failure];
  const why = stay.failureNote === "" ? failure : `${failure}（${stay.failureNote}）`;
  return [
    pair(sheet, ["自费结算日", dateText(stay.settled)], ["未结算原因", why], LEAST),
    pair(
      sheet,
      ["急诊", stay.emergency === "" ? "" : EMERGENCY_LABEL[stay.emergency]],
      ["外伤", stay.injury === "" ? "" : INJURY_LABEL[stay.injury]],
      LEAST,
    ),
    row(
      [
        kit.label("票据"),
        kit.value(`${invoices.length}张`),
        kit.label("费用总额"),
        kit.amount(total === null ? "" : displayYuan(total), { field: "total", bold: true }),
        kit.value(total === null ? "" : inCapitals(total)),
      ],
      shape([72, 60, 72, 90, 0], LEAST),
    ),
    ...(form.person.accountPart === undefined || form.person.accountPart === ""
      ? []
      : [wide(sheet, "个人账户", `申请由个人账户支付 ${form.person.accountPart} 元`, LEAST)]),
  ];
}

/** The clauses by which the claim is made, where the core has found them. */
function groundsOf({ receipt, pack }: FormInput): string {
  const due = receipt?.obligations.find((each) => each.kind === "form" && each.form === "claim");
  return due === undefined ? "" : citedClauses(due.clauses, pack);
}
