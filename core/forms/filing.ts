import { findArea, sameProvince } from "../area.ts";
import { paperDate } from "../calendar.ts";
import { BASES, CATEGORIES, isLongTerm } from "../filing/category.ts";
import type { Situation } from "../policy/situation.ts";
import {
  BASIS_LABEL,
  CATEGORY_SHORT,
  CHANNEL_LABEL,
  FAILURE_LABEL,
  TIMING_LABEL,
} from "../words/labels.ts";
import { boundByProof } from "../words/parameters.ts";
import { clauseLabel } from "../words/sentence.ts";
import { areaText, certText, dateText, routeOf } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, space, stack } from "./layout/block.ts";
import { type Choice, choices, signature } from "./layout/fields.ts";
import { type Cell, VALUE, row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { type LaidOutForm, type Sheet, NOTE, TEXT, finish, heading, shape } from "./sheet.ts";
import { treatmentTold } from "./told.ts";

/** 异地就医登记备案表: identity, validity, residence, place of care, cross or intra province (HUN-9). */
export function filingForm(sheet: Sheet, input: FormInput): LaidOutForm {
  heading(sheet, "filing", input);
  for (const block of personRows(sheet, input.form, ROOMY)) sheet.flow.add(block);
  for (const block of kindRows(sheet, input)) sheet.flow.add(block);
  for (const block of careRows(sheet, input)) sheet.flow.add(block);
  for (const block of supportRows(sheet, input)) sheet.flow.add(block);
  sheet.flow.add(declaration(sheet, input));
  sheet.flow.add(opinion(sheet, input));
  sheet.flow.gap(5);
  const note = "本表为参考样式，一式两份，参保人、经办机构各存一份。";
  sheet.flow.add(paragraph(sheet.setter, note, { width: sheet.width, type: NOTE }));
  return finish(sheet, { kind: "filing", input, trial: false });
}

/** The one page has room for taller rows. */
const ROOMY = 24.5;
const PAIRS = shape([72, 178, 72, 0], ROOMY);
const WIDE = shape([72, 0], ROOMY);

function wide(sheet: Sheet, label: string, content: Cell): Block {
  return row([sheet.kit.label(label), content], WIDE);
}

function ticks(sheet: Sheet, options: readonly Choice[]): Cell {
  return sheet.kit.of((width) => choices(sheet.setter, options, VALUE, width));
}

function kindRows(sheet: Sheet, input: FormInput): Block[] {
  const { category, basis } = input.form.filing;
  const timing = input.receipt?.treatment.situation?.timing;
  const pick = (wanted: boolean) =>
    CATEGORIES.filter((item) => isLongTerm(item) === wanted).map((item) => ({
      label: CATEGORY_SHORT[item],
      on: item === category,
    }));
  const times = (
    ["before-admission", "before-discharge", "discharged", "after-settlement"] as const
  ).map((item) => ({ label: TIMING_LABEL[item], on: item === paperTiming(timing) }));
  return [
    wide(
      sheet,
      "备案类型",
      sheet.kit.of((width) =>
        stack(
          [
            choices(sheet.setter, pick(true), VALUE, width),
            choices(sheet.setter, pick(false), VALUE, width),
          ],
          2,
        ),
      ),
    ),
    wide(sheet, "备案范围", ticks(sheet, spanChoices(input))),
    wide(
      sheet,
      "办理依据",
      ticks(
        sheet,
        BASES.map((item) => ({ label: BASIS_LABEL[item], on: item === basis })),
      ),
    ),
    wide(sheet, "办理时点", ticks(sheet, times)),
  ];
}

/** On paper a filing for another stay is one made after this settlement. */
function paperTiming(timing: Situation["timing"] | undefined): Situation["timing"] | undefined {
  return timing === "for-another-stay" ? "after-settlement" : timing;
}

/** 跨省 or 省内, from the filed place as the core sees it. */
function spanChoices({ form }: FormInput): Choice[] {
  const [pool, place] = [findArea(form.pool.area), findArea(form.filing.place || form.stay.place)];
  const inside = pool !== undefined && place !== undefined && sameProvince(pool.code, place.code);
  return [
    { label: "跨省异地就医", on: place !== undefined && !inside },
    { label: "省内异地就医", on: inside },
  ];
}

function careRows(sheet: Sheet, input: FormInput): Block[] {
  const { kit } = sheet;
  const { filing, stay } = input.form;
  const pair = (a: string, b: string, c: string, d: string): Block =>
    row([kit.label(a), kit.value(b), kit.label(c), kit.value(d)], PAIRS);
  const failure = stay.failure === "" ? "" : FAILURE_LABEL[stay.failure];
  const channel = filing.channel === "" ? "" : CHANNEL_LABEL[filing.channel];
  return [
    pair("就医机构", stay.hospital, "就医地", areaText(filing.place || stay.place)),
    pair("入院日期", dateText(stay.admission), "出院日期", dateText(stay.discharge)),
    pair("自费结算日", dateText(stay.settled), "自费原因", failure),
    pair("备案日期", dateText(filing.date), "办理渠道", channel),
    wide(sheet, "备案有效期", kit.value(validityText(input))),
    pair("证明编号", proofText(filing), "转出医院", filing.referringHospital),
    wide(sheet, "补办原因", kit.value(filing.reason)),
  ];
}

/** The number of the proof, and its last day where it bounds the filing (LN-1.1a). */
function proofText({ proofNumber, proofEnds = "" }: FormInput["form"]["filing"]): string {
  return proofEnds === "" ? proofNumber : `${proofNumber}（有效期至${dateText(proofEnds)}）`;
}

/** How long the filing holds, with its clause; left to the hand while the core gives none. */
function validityText({ receipt, pack, settings }: FormInput): string {
  const treatment = receipt?.treatment;
  if (treatment === undefined || treatment.validity === null) return "";
  const { from, until, changeLockedUntil, sources } = treatment.validity;
  const [source] = sources;
  const cited =
    source.kind === "clause" ? `（${clauseLabel(source.clause, true)}）` : "（本地参数）";
  if (until !== null) return `${paperDate(from)}至${paperDate(until)}${cited}`;
  const lock =
    changeLockedUntil === null ? "" : `，${paperDate(changeLockedUntil)}前原则上不得变更`;
  const held = boundByProof(pack, settings) ? "，与证明材料的有效期一致" : "长期有效";
  return `${paperDate(from)}起${held}${lock}${cited}`;
}

function supportRows(sheet: Sheet, input: FormInput): Block[] {
  const { kit } = sheet;
  const { agent, filing } = input.form;
  const materials = (routeOf(input.pack, input.form)?.materials ?? [])
    .filter((material) => material.id !== "filing-form")
    .map(({ id, label }) => ({ label, on: filing.materials[id] !== undefined }));
  const { name, certNo, relation, phone } = agent;
  return [
    wide(sheet, "提交材料", materials.length === 0 ? kit.value("") : ticks(sheet, materials)),
    row(
      [
        kit.label("代办人"),
        kit.value(name, { field: "agent.name" }),
        kit.label("与本人关系"),
        kit.value(relation),
      ],
      PAIRS,
    ),
    row(
      [
        kit.label("代办人证件"),
        kit.value(certText(certNo)),
        kit.label("代办人电话"),
        kit.value(phone),
      ],
      PAIRS,
    ),
  ];
}

function declaration(sheet: Sheet, input: FormInput): Block {
  const { setter, kit } = sheet;
  const content = (width: number): Block =>
    stack([
      space(4),
      paragraph(setter, declarationText(input), { width, type: TEXT, align: "justify" }),
      space(14),
      signature(setter, { label: "参保人或代办人签字：" }, TEXT, width),
      space(2),
    ]);
  return row([kit.label("参保人\n声明"), kit.of(content)], WIDE);
}

function declarationText({ receipt, form, pack }: FormInput): string {
  const told = form.filing.explained ? "经办人已说明各种备案方式的待遇差别。" : "";
  const known =
    receipt === null ? "" : `已知悉本次就医的待遇：${treatmentTold(receipt.treatment, pack)}`;
  return `本人所填内容真实。${told}${known}`;
}

function opinion(sheet: Sheet, input: FormInput): Block {
  const { setter, kit } = sheet;
  const { category, wanted } = input.form.filing;
  const agreed = wanted === "new" && category !== "" && input.receipt?.standing !== "refused";
  const text = agreed ? `同意办理${CATEGORY_SHORT[category]}备案。` : "";
  const content = (width: number): Block =>
    stack([
      space(4),
      paragraph(setter, text, { width, type: TEXT }),
      space(30),
      signature(
        setter,
        { label: "经办人：", name: input.operator, after: "（盖章）" },
        TEXT,
        width,
      ),
      space(2),
    ]);
  return row([kit.label("经办机构\n意见"), kit.of(content)], WIDE);
}
