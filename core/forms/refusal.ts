import { maskedId } from "../identity.ts";
import type { Treatment } from "../settlement/receipt.ts";
import { areaText, certText, dateText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { BLANK, inset, note, officeSigns, prose, signed } from "./prose.ts";
import { pair, place, ticks, wide } from "./rows.ts";
import { type LaidOutForm, type Sheet, NOTE, finish, heading, section } from "./sheet.ts";
import { citedClauses, clauseWords } from "./sources.ts";

type Refused = Extract<Treatment, { kind: "refused" }>;

/** Refusals of the stay itself; every other one falls away once something is put right. */
const NOT_PAID: readonly string[] = ["E-TRT-01", "E-TRT-05"];

/** 不予受理（支付）告知书: what is refused, by which clause in its own words, and what can be done. */
export function refusalForm(sheet: Sheet, input: FormInput): LaidOutForm {
  const { form, operator } = input;
  const { person, stay } = form;
  const refused = refusedOf(input);
  const unpaid = refused !== null && NOT_PAID.includes(refused.code);
  const name = sheet.kit.value(person.name, { field: "person.name" });
  const outcome = [
    { label: "不予受理", on: refused !== null && !unpaid },
    { label: "不予支付", on: unpaid },
  ];
  heading(sheet, "refusal", input);
  place(sheet, [
    pair(sheet, ["姓名", name], ["证件号", maskedId(certText(person.certNo))]),
    pair(sheet, ["就医机构", stay.hospital], ["就医地", areaText(stay.place)]),
    pair(sheet, ["入院日期", dateText(stay.admission)], ["出院日期", dateText(stay.discharge)]),
    wide(sheet, "决定", ticks(sheet, outcome)),
  ]);
  section(sheet, "理由");
  prose(sheet, refused === null ? BLANK : refused.what);
  section(sheet, "依据");
  grounds(sheet, input, refused);
  section(sheet, "可以怎么办");
  prose(sheet, refused === null ? BLANK : cureOf(refused));
  prose(sheet, REMEDIES);
  signed(sheet, [
    { label: "收到本告知书的人签字：", line: 120 },
    { ...officeSigns(operator), label: "告知人：" },
  ]);
  note(sheet, "本告知书一式两份，申请人、经办机构各存一份。");
  return finish(sheet, { kind: "refusal", input, trial: false });
}

function refusedOf({ receipt }: FormInput): Refused | null {
  return receipt?.treatment.kind === "refused" ? receipt.treatment : null;
}

/** Refusals that a filing cures say so in words that a person understands; the others speak to the clerk. */
const CURED_BY_FILING: readonly string[] = ["E-TRT-02", "E-TRT-03"];

function cureOf({ code, remedy }: Refused): string {
  if (CURED_BY_FILING.includes(code)) return remedy;
  return "情况与上面所说不同的，可以带证明材料（如急诊抢救记录、机构定点的证明、备案凭证）到窗口再次申请。";
}

/**
 * Terms of the two remedies are facts of their own statutes (行政复议法, revised in 2023, §20;
 * 行政诉讼法 §46), which are not among the packs' documents: no clause id stands for them.
 */
export const REMEDIES =
  "不服本告知的，可以自收到之日起60日内申请行政复议（《行政复议法》第二十条），或者在6个月内提起行政诉讼（《行政诉讼法》第四十六条）。";

/** Each clause with its own words, so that the person can check what the office says. */
function grounds(sheet: Sheet, { pack }: FormInput, refused: Refused | null): void {
  const clauses = [...new Set(refused?.applied.flatMap((rule) => [...rule.clauses]) ?? [])];
  if (clauses.length === 0) return prose(sheet, BLANK);
  for (const id of clauses) {
    const said = clauseWords(id);
    const cited = citedClauses([id], pack);
    inset(sheet, said === null ? cited : `${cited}：“${said}”`, NOTE);
    sheet.flow.gap(3);
  }
}
