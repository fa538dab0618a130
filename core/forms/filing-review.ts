import { findArea, sameProvince } from "../area.ts";
import { BASIS_LABEL, CATEGORY_LABEL, FAILURE_LABEL, TIMING_LABEL } from "../words/labels.ts";
import { areaText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, space, stack } from "./layout/block.ts";
import { signature } from "./layout/fields.ts";
import { row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { note } from "./prose.ts";
import { materialTicks, pair, place, stayRows, ticks, wide, words } from "./rows.ts";
import { type LaidOutForm, type Sheet, TEXT, finish, heading, section, shape } from "./sheet.ts";
import { citedClauses } from "./sources.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { treatmentTold } from "./told.ts";

/** The clauses by which a filing may be made up afterwards (补办). */
const MADE_UP = ["KF-1.2", "KF-1.4", "KF-2.5b", "HUN-17", "HUN-27", "LN-1.2a"];

/** 补办备案审核表: what the office looks at before it grants a filing made up afterwards. */
export function filingReviewForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, pack } = input;
  heading(sheet, "filing-review", input);
  place(sheet, personRows(sheet, form, LEAST));
  place(sheet, stayRows(sheet, form, LEAST));
  place(sheet, filingRows(sheet, input));
  section(sheet, "审核");
  place(sheet, [
    ...checks(sheet),
    opinion(sheet, "初审意见", granted(input), input.operator),
    opinion(sheet, "复核意见", "", ""),
    opinion(sheet, "审批意见", "", ""),
  ]);
  const cited = citedClauses(ofPack(pack, MADE_UP), pack);
  note(sheet, `依据：${cited === "" ? "参保地规定" : cited}。`);
  return finish(sheet, { kind: "filing-review", input, trial: false });
}

function filingRows(sheet: Sheet, input: FormInput): Block[] {
  const { filing, stay, pool } = input.form;
  const timing = input.receipt?.treatment.situation?.timing;
  const kind = filing.category === "" ? "" : CATEGORY_LABEL[filing.category];
  const basis = filing.basis === "" ? "" : BASIS_LABEL[filing.basis];
  const [from, to] = [findArea(pool.area), findArea(filing.place || stay.place)];
  const span =
    from === undefined || to === undefined
      ? ""
      : sameProvince(from.code, to.code)
        ? "省内"
        : "跨省";
  return [
    pair(sheet, ["备案类型", kind], ["办理依据", basis], LEAST),
    pair(sheet, ["备案地", areaText(filing.place)], ["就医范围", span], LEAST),
    pair(
      sheet,
      ["申请日期", dateText(filing.date)],
      ["办理时点", timing === undefined ? "" : TIMING_LABEL[timing]],
      LEAST,
    ),
    pair(
      sheet,
      ["自费结算日", dateText(stay.settled)],
      ["未结算原因", stay.failure === "" ? "" : FAILURE_LABEL[stay.failure]],
      LEAST,
    ),
    wide(sheet, "补办原因", words(sheet, filing.reason), LEAST),
    materialTicks(sheet, input, LEAST),
  ];
}

const LEAST = 20;

const QUESTIONS = [
  "身份和参保状态属实，住院期间在待遇享受期内",
  "就医地与备案地一致，医疗机构为定点",
  "材料齐全，或者已签承诺书",
  "没有重复备案，没有在医院直接结算",
] as const;

/** Ticked by the hand of who looks: the program does not vouch for papers. */
function checks(sheet: Sheet): Block[] {
  const answers = [
    { label: "是", on: false },
    { label: "否", on: false },
  ];
  return QUESTIONS.map((question) =>
    row([words(sheet, question), ticks(sheet, answers)], shape([0, 80], LEAST)),
  );
}

/** What the filing would lead to, for whoever decides. */
function granted({ receipt, pack }: FormInput): string {
  return receipt === null ? "" : `本次就医的待遇：${treatmentTold(receipt.treatment, pack)}`;
}

function opinion(sheet: Sheet, label: string, text: string, name: string): Block {
  const { setter, kit } = sheet;
  const sign = { label: "签字：", ...(name === "" ? {} : { name }) };
  return wide(
    sheet,
    label,
    kit.of((width) =>
      stack([
        paragraph(setter, text, { width, type: TEXT, align: "justify" }),
        space(text === "" ? 6 : 10),
        signature(setter, sign, TEXT, width),
      ]),
    ),
  );
}
