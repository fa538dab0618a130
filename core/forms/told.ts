import type { Pack } from "../policy/pack.ts";
import { assertNever } from "../result.ts";
import type { Treatment } from "../settlement/receipt.ts";
import { clauseLabel, treatmentGrounds, treatmentSentence } from "../words/sentence.ts";
import { citedInFull } from "./sources.ts";

/** What the person is told of the treatment of this stay, and signs: one sentence with its clause. */
export function treatmentTold(treatment: Treatment, pack: Pack): string {
  const sentence = treatmentSentence(treatment).replace(/。$/u, "");
  const clause = treatment.applied.at(-1)?.clauses[0];
  const cited = clause === undefined ? "" : `（${clauseLabel(clause, true)}）`;
  switch (treatment.kind) {
    case "payable": {
      const sources = treatmentGrounds(treatment);
      const open = sources.some(({ kind }) => kind === "reading");
      const proviso = open ? "，以参保地医疗保障部门的规定为准" : "";
      return `${sentence}（${citedInFull(sources, pack)}）${proviso}。`;
    }
    case "undetermined":
      return `${sentence}${cited}，待遇未定，以参保地医疗保障部门的规定为准。`;
    case "refused":
      return `${sentence}${cited}。`;
    default:
      return assertNever(treatment);
  }
}
