import type { Situation } from "../policy/situation.ts";
import type { NonEmpty } from "../result.ts";

/** Care for a disease of the 门诊慢特病 kind, and whose lists have that disease. */
export interface ChronicCare {
  readonly span: Situation["span"];
  readonly route: Situation["route"];
  /** The insured place has the disease in its list (病种范围); null: not looked up. */
  readonly inInsuredList: boolean | null;
  /** The place of care has the disease with a defined scope (相应病种及限定支付范围); null: not looked up. */
  readonly inCareList: boolean | null;
}

/** By whose scope (支付范围) the expenses of a chronic disease are read. */
export type ChronicScope =
  | {
      readonly kind: "scope";
      /** `guidelines`: by 病种诊疗规范及用药规定, where the place of care lacks the disease. */
      readonly by: "place-of-care" | "guidelines" | "province";
      readonly clauses: NonEmpty<string>;
    }
  | {
      readonly kind: "refused";
      readonly why: "not-in-insured-list";
      readonly clauses: NonEmpty<string>;
    }
  | {
      readonly kind: "undetermined";
      readonly lacks: "insured-list" | "care-list" | "manual-rule";
      readonly clauses: NonEmpty<string>;
    }
  | { readonly kind: "not-off-site"; readonly clauses: NonEmpty<string> };

/**
 * The scope of a chronic disease treated elsewhere: the insured place says which
 * diseases there are, the place of care what is paid for them (HUN-18.2). Within
 * the province one scope rules (HUN-18). Both speak of direct settlement: for a
 * manual claim the pool's rule is needed.
 */
export function chronicScope(care: ChronicCare): ChronicScope {
  if (care.span === "inside") return { kind: "not-off-site", clauses: ["HUN-2"] };
  if (care.inInsuredList === false) {
    return { kind: "refused", why: "not-in-insured-list", clauses: ["HUN-18", "HUN-18.2"] };
  }
  if (care.inInsuredList === null) {
    return { kind: "undetermined", lacks: "insured-list", clauses: ["HUN-18", "HUN-18.2"] };
  }
  if (care.route === "manual") {
    return { kind: "undetermined", lacks: "manual-rule", clauses: ["HUN-18", "HUN-18.2"] };
  }
  if (care.span === "intra-province") {
    return { kind: "scope", by: "province", clauses: ["HUN-18"] };
  }
  if (care.inCareList === null) {
    return { kind: "undetermined", lacks: "care-list", clauses: ["HUN-18.2"] };
  }
  return {
    kind: "scope",
    by: care.inCareList ? "place-of-care" : "guidelines",
    clauses: ["HUN-18.2"],
  };
}
