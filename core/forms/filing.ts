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
import { lockWords } from "../words/filing-life.ts";
import { boundByProof } from "../words/parameters.ts";
import { clauseLabel } from "../words/sentence.ts";
import { areaText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, space, stack } from "./layout/block.ts";
import { type Choice, choices, signature } from "./layout/fields.ts";
import { VALUE } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { agentRows, materialTicks, pair, place, ticks, wide } from "./rows.ts";
import { type LaidOutForm, type Sheet, NOTE, TEXT, finish, heading } from "./sheet.ts";
import { treatmentTold } from "./told.ts";

/** 异地就医登记备案表: identity, validity, residence, place of care, cross or intra province (HUN-9). */
export function filingForm(sheet: Sheet, input: FormInput): LaidOutForm {
  heading(sheet, "filing", input);
  place(sheet, personRows(sheet, input.form, ROOMY));
  place(sheet, kindRows(sheet, input));
  place(sheet, careRows(sheet, input));
  sheet.flow.add(materialTicks(sheet, input, ROOMY));
  place(sheet, agentRows(sheet, input.form, ROOMY));
  sheet.flow.add(declaration(sheet, input));
  sheet.flow.add(opinion(sheet, input));
  sheet.flow.gap(5);
  const note = "本表为参考样式，一式两份，参保人、经办机构各存一份。";
  sheet.flow.add(paragraph(sheet.setter, note, { width: sheet.width, type: NOTE }));
  return finish(sheet, { kind: "filing", input, trial: false });
}

/** The one page has room for taller rows. */
const ROOMY = 24.5;

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
  const bases = BASES.map((item) => ({ label: BASIS_LABEL[item], on: item === basis }));
  const line = (options: readonly Choice[], width: number): Block =>
    choices(sheet.setter, options, VALUE, width);
  const kinds = sheet.kit.of((width) =>
    stack([line(pick(true), width), line(pick(false), width)], 2),
  );
  return [
    wide(sheet, "备案类型", kinds, ROOMY),
    wide(sheet, "备案范围", ticks(sheet, spanChoices(input)), ROOMY),
    wide(sheet, "办理依据", ticks(sheet, bases), ROOMY),
    wide(sheet, "办理时点", ticks(sheet, times), ROOMY),
  ];
}

/** On paper a filing for another stay is one made after this settlement. */
export function paperTiming(
  timing: Situation["timing"] | undefined,
): Situation["timing"] | undefined {
  return timing === "for-another-stay" ? "after-settlement" : timing;
}

/** 跨省 or 省内, from the filed place as the core sees it. */
export function spanChoices({ form }: FormInput): Choice[] {
  const [pool, place] = [findArea(form.pool.area), findArea(form.filing.place || form.stay.place)];
  const inside = pool !== undefined && place !== undefined && sameProvince(pool.code, place.code);
  return [
    { label: "跨省异地就医", on: place !== undefined && !inside },
    { label: "省内异地就医", on: inside },
  ];
}

function careRows(sheet: Sheet, input: FormInput): Block[] {
  const { filing, stay } = input.form;
  const failure = stay.failure === "" ? "" : FAILURE_LABEL[stay.failure];
  const channel = filing.channel === "" ? "" : CHANNEL_LABEL[filing.channel];
  const where = areaText(filing.place || stay.place);
  const [admission, discharge, settled, filed] = [
    dateText(stay.admission),
    dateText(stay.discharge),
    dateText(stay.settled),
    dateText(filing.date),
  ];
  return [
    pair(sheet, ["就医机构", stay.hospital], ["就医地", where], ROOMY),
    pair(sheet, ["入院日期", admission], ["出院日期", discharge], ROOMY),
    pair(sheet, ["自费结算日", settled], ["自费原因", failure], ROOMY),
    pair(sheet, ["备案日期", filed], ["办理渠道", channel], ROOMY),
    wide(sheet, "备案有效期", validityText(input), ROOMY),
    pair(sheet, ["证明编号", proofText(filing)], ["转出医院", filing.referringHospital], ROOMY),
    wide(sheet, "补办原因", filing.reason, ROOMY),
  ];
}

/** The number of the proof, and its last day where it bounds the filing (LN-1.1a). */
function proofText({ proofNumber, proofEnds = "" }: FormInput["form"]["filing"]): string {
  return proofEnds === "" ? proofNumber : `${proofNumber}（有效期至${dateText(proofEnds)}）`;
}

/** How long the filing holds, with its clause; left to the hand while the core gives none. */
export function validityText({ receipt, life, pack, settings }: FormInput): string {
  // The validity of a life is that of the filing that holds now, which a change has made another.
  const made = life?.alone === true && !life.steps.some((step) => step.do === "change");
  const validity = receipt?.treatment.validity ?? (made ? life.validity : null);
  if (validity === null) return "";
  const { from, until, changeLockedUntil, sources } = validity;
  const [source] = sources;
  const cited =
    source.kind === "clause" ? `（${clauseLabel(source.clause, true)}）` : "（本地参数）";
  if (until !== null) return `${paperDate(from)}至${paperDate(until)}${cited}`;
  const lock =
    changeLockedUntil === null ? "" : `，${paperDate(changeLockedUntil)}前${lockWords(pack)}`;
  const held = boundByProof(pack, settings) ? "，与证明材料的有效期一致" : "长期有效";
  return `${paperDate(from)}起${held}${lock}${cited}`;
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
  return wide(sheet, "参保人\n声明", kit.of(content), ROOMY);
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
  return wide(sheet, "经办机构\n意见", kit.of(content), ROOMY);
}
