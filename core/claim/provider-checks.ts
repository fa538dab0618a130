import type { CaseForm } from "../casefile/form.ts";
import { providerRecord } from "../casefile/read-provider.ts";
import type { Problem } from "../problem.ts";
import type { ClaimFacts } from "../settlement/facts.ts";
import type { HoldsFrom } from "./designation.ts";
import type { Stay } from "./stay.ts";

/**
 * The clerk's word on a hospital against what the place of care has published of it
 * (HUN-23), on the days of care (HUN-24). An agreement that is over says the hospital
 * was not designated (HUN-20.5); a right that is over, that nothing could be settled
 * directly while a manual claim stays open.
 */
export function providerChecks(form: CaseForm, facts: ClaimFacts | null): readonly Problem[] {
  const record = providerRecord(form);
  if (record === null || facts === null) return [];
  const { stay } = facts;
  const { agreement, directRight } = record;
  return [
    ...(agreement === null ? [] : ofAgreement(heldDuring(agreement, stay), stay)),
    ...(directRight === null || !stay.designated
      ? []
      : ofRight(heldDuring(directRight, stay), stay)),
  ];
}

type Held = "all" | "none" | "part";

/** Whether something held on the days of the stay. */
function heldDuring({ from, to }: HoldsFrom, { admission, discharge }: Stay): Held {
  const first = from <= admission && (to === null || admission <= to);
  const last = from <= discharge && (to === null || discharge <= to);
  return first && last ? "all" : first || last ? "part" : "none";
}

function ofAgreement(held: Held, { designated, admission, discharge }: Stay): Problem[] {
  if (held === (designated ? "all" : "none")) return [];
  const what =
    held === "part"
      ? `医院的定点协议在 ${admission} 到 ${discharge} 之间起止，定点按哪一天没有定。`
      : `按就医地公布的协议日期，就医当日${held === "all" ? "是" : "不是"}定点机构，与所填的定点不一致。`;
  return [
    {
      code: "W-STY-06",
      what,
      remedy: "核对机构和日期，改“医保定点”；主管定了按哪一天的，写明理由。",
      field: "stay.provider.agreementFrom",
      kind: "check",
    },
  ];
}

function ofRight(held: Held, { failure }: Stay): Problem[] {
  const said = failure === "not-networked" ? "none" : "all";
  if (held === said) return [];
  const state = { all: "已经开通", none: "没有开通", part: "有几天没有开通" }[held];
  return [
    {
      code: "W-STY-07",
      what: `按就医地公布的资格日期，就医期间${state}异地直接结算，与未直接结算的原因不一致。`,
      remedy: "核对机构和日期，改“未直接结算”；另有原因的，写明理由。",
      field: "stay.provider.rightFrom",
      kind: "check",
    },
  ];
}
