import type { IsoDate } from "../calendar.ts";
import type { Pack } from "../policy/pack.ts";
import type { Asker } from "./ask.ts";
import { NOTHING_DECIDED } from "./decide.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Treatment } from "./receipt.ts";

/**
 * Whether the pack rules this stay at all. The day of the discharge settlement
 * is held against the pack's period (KF-7, HUN-87); a stay across its first day
 * asks which event rules (Q16).
 */
export function periodLack(pack: Pack, facts: ClaimFacts, ask: Asker): Treatment | null {
  const from = ask.value("period.from", pack.period.from);
  const until = pack.period.to === null ? null : ask.value("period.to", pack.period.to);
  const { admission, discharge, settled } = facts.stay;
  const ruling = settled ?? discharge;
  if (ruling < from || (until !== null && ruling > until)) return outside(pack, ruling, "结算");
  if (admission >= from) return null;
  const { reading, source } = ask.pick("Q16");
  if (reading === "settlement") return null;
  if (reading === "admission" && source.kind === "answer") return outside(pack, admission, "入院");
  return {
    ...NOTHING_DECIDED,
    kind: "undetermined",
    lacks: [{ kind: "question", question: "Q16" }],
  };
}

function outside(pack: Pack, ruling: IsoDate, event: "结算" | "入院"): Treatment {
  return {
    ...NOTHING_DECIDED,
    kind: "refused",
    code: "E-TRT-04",
    what: `${ruling}${event}，不在${pack.name}政策的施行期内。`,
    remedy: `核对${event}日期；确属该日期的，按当时的文件办理。`,
  };
}
