import { CATEGORIES, isLongTerm } from "../filing/category.ts";
import { CATEGORY_LABEL } from "../words/labels.ts";
import { type CommitmentTerms, commitmentTerms } from "./commitment-terms.ts";
import { areaText, dateText } from "./entries.ts";
import { withFilingNow } from "./filing-now.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { BLANK, agentSigns, inset, officeSigns, prose, signed } from "./prose.ts";
import { pair, place, ticks, wide } from "./rows.ts";
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
import { treatmentTold } from "./told.ts";

/** 备案个人承诺书: what is promised, by when, and what follows otherwise; signed before the filing. */
export function commitmentForm(sheet: Sheet, asked: FormInput): LaidOutForm {
  const input = withFilingNow(asked);
  const terms = commitmentTerms(input);
  heading(sheet, "commitment", input);
  place(sheet, personRows(sheet, input.form));
  place(sheet, filingRows(sheet, input));
  section(sheet, "承诺内容");
  promises(sheet, input, terms);
  section(sheet, "未履行承诺的后果");
  for (const sentence of terms.breach) prose(sheet, sentence);
  prose(sheet, "提供虚假材料或者隐瞒事实的，退回已享受的待遇，依法承担责任。");
  section(sheet, "告知事项");
  notices(sheet, input, terms);
  signatures(sheet, input);
  completion(sheet);
  return finish(sheet, { kind: "commitment", input, trial: false });
}

function filingRows(sheet: Sheet, input: FormInput): Block[] {
  const { filing, stay } = input.form;
  const kinds = CATEGORIES.filter(isLongTerm).map((item) => ({
    label: CATEGORY_LABEL[item],
    on: item === filing.category,
  }));
  const where = areaText(filing.place || stay.place);
  return [
    wide(sheet, "备案类型", ticks(sheet, kinds)),
    pair(sheet, ["就医地", where], ["备案日期", dateText(filing.date)]),
  ];
}

function promises(sheet: Sheet, { form }: FormInput, terms: CommitmentTerms): void {
  const { category } = form.filing;
  const place = areaText(form.filing.place || form.stay.place) || BLANK;
  // Only the long-term categories may rest on a commitment (HUN-11): another one stays blank.
  const kind = category !== "" && isLongTerm(category) ? CATEGORY_LABEL[category] : BLANK;
  const by = terms.due === "" ? "" : `，即${terms.due}（当日在内）以前`;
  const within = terms.months === null ? "在规定的期限内" : `自备案之日起${terms.months}个月内`;
  prose(sheet, `1. 本人属于${kind}，在${place}长期居住、工作或生活，所填内容和所交材料真实。`);
  prose(sheet, `2. 下列材料现在不能提供，${within}${by}补齐（${terms.dueFrom}）：`);
  const items = terms.owed.length > 0 ? terms.owed.map(({ label }) => label) : [BLANK];
  items.forEach((label, index) => inset(sheet, `（${index + 1}）${label}`, TEXT));
  prose(sheet, "3. 居住地、联系电话、参保状态发生变化的，及时向参保地经办机构申请变更。");
}

function notices(sheet: Sheet, input: FormInput, terms: CommitmentTerms): void {
  const { receipt, pack } = input;
  const told = receipt === null ? `${BLANK}。` : treatmentTold(receipt.treatment, pack);
  prose(sheet, `本次就医的待遇：${told}`);
  sheet.flow.gap(3);
  for (const { cited, words } of terms.quotes) {
    inset(sheet, `${cited}：“${words}”`, NOTE);
    sheet.flow.gap(3);
  }
}

function signatures(sheet: Sheet, { form, operator }: FormInput): void {
  signed(sheet, [
    "以上内容经办人已向本人说明，本人已看清并自愿承诺。本承诺书在备案前签署。",
    { label: "承诺人签字（手印）：", line: 130 },
    ...agentSigns(form, "承诺人"),
    officeSigns(operator),
  ]);
}

/** Filled in when the materials come in: whether they came in time decides the treatment (HUN-22). */
function completion(sheet: Sheet): void {
  const { flow, kit } = sheet;
  flow.gap(6);
  flow.add(
    row(
      [
        kit.label("材料补齐\n日期"),
        kit.value(""),
        kit.label("补齐材料"),
        kit.value(""),
        kit.label("经办人"),
        kit.value(""),
      ],
      shape([60, 90, 60, 130, 48, 0], 32),
    ),
  );
}
