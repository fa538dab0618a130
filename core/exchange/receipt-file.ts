import { z } from "zod";
import { zhCN } from "zod/locales";
import { fail, ok, type Result } from "../result.ts";
import { fault, type InputFault } from "./input-fault.ts";
import { ReceiptInputs } from "./receipt-inputs.ts";
import {
  amounts,
  clauses,
  day,
  lack,
  note,
  obligation,
  openQuestion,
  pinnedPack,
  problem,
  ruledOut,
  SettlementPart,
  Source,
  sources,
  standing,
  treatment,
  unconfirmed,
} from "./receipt-parts.ts";
import { parseStrictJson } from "./strict-json.ts";

/** What came of a case: the receipt without what went in. */
const outcome = {
  format: z.literal("receipt/2"),
  engine: z.string().describe("计算程序的版本"),
  pack: pinnedPack.describe("政策包和它的 SHA-256"),
  standing: standing.describe(
    "final 已定、trial 试算、undetermined 未定、refused 不予支付或先要补办",
  ),
  treatment: z.strictObject({
    ...treatment,
    sources: sources.optional().describe("降低幅度的依据"),
    period: z.array(Source).describe("为什么适用这份政策"),
    ruled_out: z.array(
      z.strictObject({ ...ruledOut, reason: z.string().describe("为什么没有适用") }),
    ),
  }),
  settlement: SettlementPart.nullable(),
  open_questions: z
    .array(openQuestion)
    .describe("文件未载明、统筹区还没有答复的问题和各种读法的金额"),
  unconfirmed: z.array(unconfirmed).describe("还没有确认的本地参数"),
  missing: z
    .array(
      z.strictObject({
        ...lack,
        field: z.string().describe("写在案件文件的哪里"),
        clauses: clauses.describe("哪些条款需要它"),
      }),
    )
    .describe("还缺什么，结果才能定"),
};
const Outcome = z.strictObject(outcome);
export type OutcomePart = z.output<typeof Outcome>;

/**
 * The receipt of one case as a file (format receipt/2): what went in, what came
 * of it, and what every figure rests on. Its JSON Schema is generated from here
 * into docs/. A change that an old reader could not take makes another format.
 */
export const ReceiptFile = z.strictObject({
  ...outcome,
  dates: z.strictObject({
    recorded_on: day.describe("录入日期"),
    begntime: day.describe("入院日期"),
    endtime: day.describe("出院日期"),
    setl_time: day.nullable().describe("自费结算日期"),
  }),
  inputs: ReceiptInputs,
  obligations: z
    .array(obligation)
    .optional()
    .describe("这个待遇要求的表单、材料、期限和告知；早先的文件没有"),
  notes: z
    .array(note)
    .optional()
    .describe("数额以外要说明的：外院费用、门慢特支付范围、按病种付费；没有的不写"),
  problems: z.array(problem).describe("提醒和未收的材料"),
});
export type ReceiptFile = z.output<typeof ReceiptFile>;

/** The output of the first format, which gave less; kept so that its files can still be read. */
export const OutcomeFile = z.strictObject({
  format: z.literal("outcome/1"),
  pack: pinnedPack,
  standing,
  treatment: z.strictObject({ ...treatment, ruled_out: z.array(z.strictObject(ruledOut)) }),
  settlement: z.strictObject(amounts).nullable(),
  open_questions: z.array(openQuestion),
  unconfirmed: z.array(unconfirmed),
  missing: z.array(z.strictObject({ ...lack, field: z.string().nullable() })),
  problems: z.array(problem),
});
export type OutcomeFile = z.output<typeof OutcomeFile>;

const AnyReceipt = z.discriminatedUnion("format", [ReceiptFile, OutcomeFile]);

/** Reads a receipt of today's format or of the first; what is neither is refused with its place. */
export function readReceiptFile(text: string): Result<ReceiptFile | OutcomeFile, InputFault> {
  const json = parseStrictJson(text);
  if (!json.ok) {
    const what = `第${json.error.line}行：${json.error.what}。`;
    return fail(fault("E-RCP-01", what, "检查文件是否完整、有没有重复的键。"));
  }
  const parsed = AnyReceipt.safeParse(json.value, { error: zhCN().localeError });
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join(".") ?? "";
  const what = `${field === "" ? "整个文件" : field}：${issue?.message ?? "不符合格式"}。`;
  return fail(fault("E-RCP-02", what, "对照 docs/receipt.schema.json 核对。", { field }));
}
