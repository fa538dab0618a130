import { NOTHING_DECIDED } from "./decide.ts";
import type { ClaimFacts, Coverage } from "./facts.ts";
import type { Treatment } from "./receipt.ts";

/**
 * What 待遇享受期 does to a stay; null: it leaves it alone. Care outside it is not
 * paid (HUN-13, HUN-16: the insured status begins and ends on a day). Of a bill
 * across its end example R03 says that what comes after the last day is not paid
 * and that the person is to be discharged on that day: so the part within is paid
 * once it is a bill of its own, and is not guessed from the whole one.
 */
export function coverageRuling({ coverage, stay }: ClaimFacts): Treatment | null {
  if (coverage === undefined) return null;
  const { from, until } = coverage;
  const { admission, discharge } = stay;
  const outside = (from !== null && discharge < from) || (until !== null && admission > until);
  if (outside) return refused(coverage);
  const across = (from !== null && admission < from) || (until !== null && discharge > until);
  if (!across) return null;
  const lacks = [{ kind: "fact", fact: "covered-part" }] as const;
  return { ...NOTHING_DECIDED, kind: "undetermined", lacks };
}

function refused(coverage: Coverage): Treatment {
  return {
    ...NOTHING_DECIDED,
    kind: "refused",
    code: "E-TRT-09",
    what: `就诊不在待遇享受期（${periodText(coverage)}）内，费用不付。`,
    remedy: "核对参保状态和就诊日期；中断参保的，先问清待遇从哪一天起恢复。",
  };
}

function periodText({ from, until }: Coverage): string {
  return [from === null ? "" : `${from}起`, until === null ? "" : `到${until}止`]
    .filter((part) => part !== "")
    .join("，");
}
