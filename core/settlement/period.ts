import type { IsoDate } from "../calendar.ts";
import { readDate } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import { NOTHING_DECIDED } from "./decide.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Lack, Source, Treatment } from "./receipt.ts";
import { rulingDay } from "./years.ts";

/**
 * Whether the pack rules this stay at all, and what that rests on. The day of
 * the discharge settlement is held against the pack's period (KF-7, HUN-87); a
 * stay across its first or last day asks which event rules (Q16). A pack whose
 * document names no first day decides nothing until the office has set one
 * (LN-eff, GD-eff).
 */
export function periodOf(
  pack: Pack,
  facts: ClaimFacts,
  ask: Asker,
): Result<readonly Source[], Treatment> {
  const from = ask.value("period.from", pack.period.from, readDate);
  if (!from.ok) return fail(undetermined(from.error));
  const to = pack.period.to === null ? null : ask.value("period.to", pack.period.to, readDate);
  if (to !== null && !to.ok) return fail(undetermined(to.error));
  const sources = [from.value.source, ...(to === null ? [] : [to.value.source])];
  const period = { from: from.value.value, to: to === null ? null : to.value.value };
  const { admission } = facts.stay;
  const settlement = rulingDay(facts.stay);
  const bySettlement = holds(period, settlement);
  const byAdmission = holds(period, admission);
  if (bySettlement && byAdmission) return ok(sources);
  if (!bySettlement && !byAdmission) return fail(outside(pack, settlement, "结算", sources));
  const { reading, source } = ask.pick("Q16");
  if (reading === "settlement" && bySettlement) return ok([...sources, source]);
  if (reading === "admission" && byAdmission) return ok([...sources, source]);
  if (source.kind !== "answer") return fail(undetermined({ kind: "question", question: "Q16" }));
  const asked = [...sources, source];
  return fail(
    reading === "admission"
      ? outside(pack, admission, "入院", asked)
      : outside(pack, settlement, "结算", asked),
  );
}

interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

function holds({ from, to }: Period, day: IsoDate): boolean {
  return day >= from && (to === null || day <= to);
}

function undetermined(lack: Lack): Treatment {
  return { ...NOTHING_DECIDED, kind: "undetermined", lacks: [lack] };
}

function outside(
  pack: Pack,
  ruling: IsoDate,
  event: "结算" | "入院",
  period: readonly Source[],
): Treatment {
  return {
    ...NOTHING_DECIDED,
    period,
    kind: "refused",
    code: "E-TRT-04",
    what: `${ruling}${event}，不在${pack.name}政策的施行期内。`,
    remedy: `核对${event}日期；确属该日期的，按当时的文件办理。`,
  };
}
