import type { CaseForm } from "../casefile/form.ts";
import { certText } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { type Block, paragraph, shifted, stack } from "./layout/block.ts";
import { type Signature, signature } from "./layout/fields.ts";
import type { TypeStyle } from "./layout/type.ts";
import { NOTE, type Sheet, TEXT } from "./sheet.ts";

/** Left to the hand. */
export const BLANK = "＿＿＿＿＿＿";

/** The office's telephone (咨询电话), or a line for it. */
export function telephoneOf({ telephone = "" }: FormInput["office"]): string {
  return telephone === "" ? BLANK : telephone;
}

/** Running text, first line set in. */
export function prose({ flow, setter, width }: Sheet, text: string): void {
  flow.text(paragraph(setter, text, { width, type: TEXT, align: "justify", indent: true }));
}

/** Running text set in from the left. */
export function inset({ flow, setter, width }: Sheet, text: string, type: TypeStyle): void {
  const by = TEXT.size * 2;
  const block = paragraph(setter, text, { width: width - by, type, align: "justify" });
  flow.text(shifted(block, by));
}

/** A remark in small type under a table or at the end of a form. */
export function note({ flow, setter, width }: Sheet, text: string): void {
  flow.gap(4);
  flow.text(paragraph(setter, text, { width, type: NOTE }));
}

/** What is signed and by whom, kept on one page; a sentence is set as running text. */
export function signed(sheet: Sheet, entries: readonly (string | Signature)[]): void {
  const { flow, setter, width } = sheet;
  const blocks = entries.map((entry): Block =>
    typeof entry === "string"
      ? paragraph(setter, entry, { width, type: TEXT, indent: true })
      : signature(setter, entry, TEXT, width),
  );
  flow.gap(10);
  flow.add(stack(blocks, 7));
}

/** The line of the person who acts for the signer, where one is named. */
export function agentSigns({ agent }: CaseForm, signer: string): readonly (string | Signature)[] {
  const sign: Signature = { label: "代办人签字：", line: 130 };
  if (agent.name === "") return [sign];
  const { name, certNo, relation } = agent;
  return [`代办人：${name}　${certText(certNo)}　与${signer}关系：${relation}`, sign];
}

/** The line of the office with the operator's name. */
export function officeSigns(operator: string): Signature {
  return { label: "经办人：", name: operator, after: "（盖章）" };
}
