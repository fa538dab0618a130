import type { Pack } from "../policy/pack.ts";
import { countedBy, OTHER_STAYS } from "../settlement/repeat-stays.ts";
import { COUNTED_STAYS_LABEL } from "./labels.ts";
import type { LackWords } from "./sentence.ts";

/** What is lacking where a pack counts earlier stays that the balance of the year does not tell (多次住院). */
export function repeatStaysWords({ settlement }: Pack): LackWords {
  const { repeat } = settlement;
  const counts = repeat === null ? null : countedBy(repeat);
  return {
    what: `${counts === null ? "本年" : COUNTED_STAYS_LABEL[counts]}住院次数未录入。`,
    remedy: "从核心系统查出后填；本年首次就医的，选“本年首次就医”。",
    field: `opening.${counts === null || counts === "same-level" ? "sameLevel" : OTHER_STAYS[counts]}Stays`,
    clauses: ["KF-2.1", "HUN-18", "LN-2a", "GD-1"],
  };
}
