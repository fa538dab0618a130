import type { Assessment } from "../assess.ts";
import type { Pack } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { Problem } from "../problem.ts";
import type { Receipt } from "../settlement/receipt.ts";
import { lackWords } from "../words/sentence.ts";

/** Why there is no figure to put on a statement; null when there is. */
export function statementFault(
  pack: Pack,
  settings: PoolSettings,
  { receipt, problems }: Pick<Assessment, "receipt" | "problems">,
): Problem | null {
  if (receipt === null) return incomplete(problems);
  if (receipt.treatment.kind === "refused") {
    const { what, remedy } = receipt.treatment;
    return noStatement(`结算单不能出：${what}`, remedy);
  }
  if (receipt.settlement === null || receipt.settlement.fund === null) {
    return undetermined(receipt, pack, settings);
  }
  return null;
}

function noStatement(what: string, remedy: string, field?: string | null): Problem {
  const problem = { code: "E-FORM-03", what, remedy, kind: "check" } as const;
  return field === undefined || field === null ? problem : { ...problem, field };
}

function incomplete(problems: readonly Problem[]): Problem {
  const first = problems.find(({ kind }) => kind !== "check");
  const what = `结算单不能出：${first?.what ?? "案件还没有录完。"}`;
  return noStatement(what, first?.remedy ?? "补齐后存为版本，再出结算单。", first?.field);
}

function undetermined(receipt: Receipt, pack: Pack, settings: PoolSettings): Problem {
  const [lack] = receipt.lacks;
  const words = lack === undefined ? null : lackWords(lack, pack, settings);
  const what = `结算单不能出，统筹支付未定：${words?.what ?? "缺少依据。"}`;
  return noStatement(what, words?.remedy ?? "请主管决定后再出。", words?.field);
}
