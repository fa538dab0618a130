import { lackKey } from "../../core/settlement/adjudicate.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";

/** `10 off, manual`, or why there is no rate. */
export function inShort(receipt: Receipt): string {
  const { treatment } = receipt;
  switch (treatment.kind) {
    case "payable":
      return `${treatment.terms.points / 100} off, ${treatment.route}`;
    case "refused":
      return treatment.code;
    case "undetermined":
      return treatment.lacks.map(lackKey).join();
  }
}

/** The clauses of every rule that was followed. */
export function clauses(receipt: Receipt): readonly string[] {
  return receipt.treatment.applied.flatMap((rule) => rule.clauses);
}
