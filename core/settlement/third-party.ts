import { NOTHING_DECIDED } from "./decide.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Source, Treatment } from "./receipt.ts";

/** 应当由第三人负担的，不纳入基金支付；第三人不支付或者无法确定的，由基金先行支付. */
const LAW: Source = { kind: "law", law: "社会保险法第三十条" };

export type ThirdPartyRuling =
  /** Nobody else bears it, or the fund pays first: the rules decide. */
  | { readonly kind: "goes-on"; readonly sources: readonly Source[] }
  | { readonly kind: "stops"; readonly treatment: Treatment };

/**
 * Cost of an injury that a third party must bear. KF-2.3 and HUN-56 only speak
 * of injuries without one and do not refuse the others: the refusal is the
 * law's, and so is 先行支付, which is asked per case (Q14).
 */
export function thirdPartyRuling({ stay }: ClaimFacts): ThirdPartyRuling {
  if (stay.injury !== "third-party") return { kind: "goes-on", sources: [] };
  if (stay.thirdParty === "advance-asked") return { kind: "goes-on", sources: [LAW] };
  if (stay.thirdParty === "pays") {
    return {
      kind: "stops",
      treatment: {
        ...NOTHING_DECIDED,
        kind: "refused",
        code: "E-TRT-08",
        what: "外伤费用应由第三人负担，基金不付（社会保险法第三十条）。",
        remedy: "由第三人支付；第三人不支付或找不到的，可以申请先行支付。",
      },
    };
  }
  const lacks = [{ kind: "fact", fact: "third-party" }] as const;
  return { kind: "stops", treatment: { ...NOTHING_DECIDED, kind: "undetermined", lacks } };
}
