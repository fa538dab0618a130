import { paperDate } from "../calendar.ts";
import type { FilingStepForm, TakenBackForm } from "../casefile/filing-steps.ts";
import type { Revoked } from "../filing/states.ts";
import type { ClawbackMeasure } from "../filing/terms.ts";
import { clausesOfStep } from "../filing/step-clauses.ts";
import { displayYuan, type Fen, parseYuan } from "../money.ts";
import { ofPack } from "../settlement/obligations-clauses.ts";
import { BASIS_LABEL, CATEGORY_LABEL } from "../words/labels.ts";
import { inCapitals } from "./capitals.ts";
import { owedMaterials } from "./commitment-terms.ts";
import { amountText, areaText, dateText } from "./entries.ts";
import { revocationOf } from "./filing-acts.ts";
import { numberBefore } from "./filing-change-words.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { personRows } from "./person.ts";
import { BLANK, agentSigns, inset, note, officeSigns, prose, signed } from "./prose.ts";
import { REMEDIES } from "./refusal.ts";
import { listHead, listNote, listWords, pair, place, wide, words } from "./rows.ts";
import { type LaidOutForm, NOTE, type Sheet, finish, heading, section, shape } from "./sheet.ts";
import { citedClauses, clauseWords } from "./sources.ts";

/**
 * 备案撤销告知书: which filing is taken back and since when, why and by which clause in its own
 * words, what follows, and the benefit difference of each stay (待遇差, LN-1.2c).
 */
export function filingRevocationForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const revoked = revocationOf(input.life);
  heading(sheet, "filing-revocation", input);
  place(sheet, [...personRows(sheet, input.form, LEAST), ...whichRows(sheet, input, revoked)]);
  section(sheet, "依据");
  grounds(sheet, input, revoked);
  section(sheet, "撤销以后");
  prose(sheet, since(revoked));
  section(sheet, "待遇差");
  takenBack(sheet, input, revoked);
  section(sheet, "不服怎么办");
  prose(sheet, REMEDIES);
  signed(sheet, [
    { label: "收到本告知书的人签字：", line: 120 },
    ...agentSigns(input.form, "参保人"),
    { ...officeSigns(input.operator), label: "告知人：" },
  ]);
  note(sheet, "金额单位：元。本告知书为参考样式，一式两份，参保人、经办机构各存一份。");
  return finish(sheet, { kind: "filing-revocation", input, trial: false });
}

const LEAST = 21;

/** The filing that is taken back, its deadline and what did not come in. */
function whichRows(sheet: Sheet, input: FormInput, revoked: Revoked | null): Block[] {
  if (revoked === null) {
    return [
      pair(sheet, ["备案编号", ""], ["备案日期", ""], LEAST),
      pair(sheet, ["备案就医地", ""], ["撤销日期", ""], LEAST),
      wide(sheet, "撤销原因", "", LEAST),
    ];
  }
  const { filing, effective, due, on } = revoked;
  const owed = owedMaterials(input.pack, filing).map(({ label }) => label);
  const typed = stepOf(input)?.reason.trim() ?? "";
  const reason = `承诺的材料到${paperDate(due)}（当日在内）没有补齐。${typed}`;
  return [
    pair(sheet, ["备案编号", numberBefore(input)], ["备案日期", paperDate(filing.date)], LEAST),
    pair(
      sheet,
      ["备案类型", CATEGORY_LABEL[filing.category]],
      ["办理依据", BASIS_LABEL[filing.basis]],
      LEAST,
    ),
    pair(sheet, ["备案就医地", areaText(filing.place)], ["生效日期", paperDate(effective)], LEAST),
    pair(sheet, ["补齐期限", paperDate(due)], ["撤销日期", paperDate(on)], LEAST),
    wide(sheet, "承诺的材料", words(sheet, owed.length === 0 ? BLANK : owed.join("、")), LEAST),
    wide(sheet, "撤销原因", words(sheet, reason), LEAST),
  ];
}

/** The clause in its own words, so that the person can check what the office says. */
function grounds(sheet: Sheet, { pack }: FormInput, revoked: Revoked | null): void {
  const clauses = revoked === null ? [] : ofPack(pack, clausesOfStep("revoke", revoked.filing));
  if (clauses.length === 0) return prose(sheet, BLANK);
  for (const id of clauses) {
    const said = clauseWords(id);
    const cited = citedClauses([id], pack);
    inset(sheet, said === null ? cited : `${cited}：“${said}”`, NOTE);
  }
}

function since(revoked: Revoked | null): string {
  const day = revoked === null ? BLANK : paperDate(revoked.on);
  return `自${day}起，这次备案不再有效，以后不能再凭个人承诺办理备案。证明材料齐全的，可以重新办理备案。`;
}

const COLUMNS = [0, 140, 68, 68, 68] as const;
const SUMS = [72, 0, 68] as const;

/** Each stay with what it was paid and would have been, and the sum that later settlements bear. */
function takenBack(sheet: Sheet, input: FormInput, revoked: Revoked | null): void {
  const step = stepOf(input);
  if (revoked === null || step === undefined) return prose(sheet, BLANK);
  const { owed, stays = [] } = step;
  const read = parseYuan(owed ?? "");
  const total = read.ok ? read.value : null;
  if (total === 0 && stays.length === 0) return prose(sheet, NOTHING);
  const titles = ["就医机构", "住院日期", "基金已付", "应付", "待遇差"];
  if (stays.length > 0) {
    sheet.flow.table(
      listHead(sheet, titles, COLUMNS),
      stays.map((stay) => stayRow(sheet, stay)),
    );
  }
  const { list: kit } = sheet;
  const sum = [
    kit.value("合计", { bold: true, align: "center" }),
    kit.value(total === null ? "" : inCapitals(total), { bold: true }),
    kit.amount(total === null ? "未定" : displayYuan(total), { bold: true }),
  ];
  sheet.flow.add(row(sum, shape(SUMS, 20)));
  sheet.flow.gap(4);
  prose(sheet, howTaken(step, total, input));
}

const NOTHING =
  "本窗口没有凭这次备案结算的就诊，没有要扣减的待遇差。在别处结算的，由经办机构另行核对。";

function stayRow(sheet: Sheet, stay: TakenBackForm): Block {
  const { list: kit } = sheet;
  const days = [stay.admission, stay.discharge].filter((day) => day !== "").map(dateText);
  return row(
    [
      listWords(sheet, stay.hospital),
      listNote(sheet, days.join("至")),
      kit.amount(amountText(stay.paid)),
      kit.amount(stay.due === "" ? "未定" : amountText(stay.due)),
      kit.amount(stay.difference === "" ? "未定" : amountText(stay.difference)),
    ],
    shape(COLUMNS, 18),
  );
}

const MEASURE: Readonly<Record<ClawbackMeasure, string>> = {
  "as-unfiled": "没有备案",
  "as-other-temporary": "其他临时外出就医",
};
const MEASURED = "filing.commitment.clawback";

/** Against what it is measured, and when it is taken: the notice names no day (LN-1.2c). */
function howTaken(
  { measure }: FilingStepForm,
  total: Fen | null,
  { settings: { values = {}, confirmed } }: FormInput,
): string {
  if (measure === undefined && total === null) {
    return "待遇差与什么相比，参保地还没有规定；规定以后算出金额，另行告知，从以后的医保结算中扣减。";
  }
  const document = (values[MEASURED] ?? confirmed[MEASURED])?.document;
  const from = document === undefined ? "" : `（${document}）`;
  const against =
    measure === undefined ? "" : `“应付”是按${MEASURE[measure]}的待遇基金应付的金额${from}。`;
  if (total === 0) return `${against}没有要扣减的待遇差。`;
  const open = total === null ? "有就诊的应付金额还算不出，算出后另行告知。" : "";
  return `${against}${open}待遇差从以后的医保结算中扣减，扣减的期限文件未载明。`;
}

/** The revocation as the counter wrote it. */
function stepOf({ form }: FormInput): FilingStepForm | undefined {
  return form.filing.steps?.findLast((step) => step.do === "revoke");
}
