import type { Filing } from "../filing/filing.ts";
import type { Pack } from "../policy/pack.ts";
import type { Situation } from "../policy/situation.ts";
import { assertNever } from "../result.ts";
import type { ClaimFacts } from "./facts.ts";
import { planClaim } from "./obligations-claim.ts";
import { owedByCommitment, planFiling } from "./obligations-filing.ts";
import { hospitalForms } from "./obligations-forms.ts";
import { ofPack } from "./obligations-clauses.ts";
import type { ByDay, Due, Obligation, ObligationPlan } from "./obligations-kinds.ts";
import type { Policy } from "./policy.ts";
import type { Treatment } from "./receipt.ts";

/**
 * What a treatment obliges (forms, materials, deadlines, notices), each with the
 * clauses that say so. What no clause of the pack's documents names is not
 * obliged (KF-7.2). An undetermined treatment obliges what its facts already
 * tell; a refused one only what would cure it.
 */
export function obligationsOf(
  policy: Policy,
  facts: ClaimFacts,
  treatment: Treatment,
): readonly Obligation[] {
  return carriedOut(planOf(policy, facts, treatment), facts, treatment);
}

export type Obliger = (facts: ClaimFacts, treatment: Treatment) => readonly Obligation[];

/** Obligations of many cases: looked up once for each situation. Gives what `obligationsOf` gives. */
export function createObliger(policy: Policy): Obliger {
  const plans = new WeakMap<Treatment["applied"], Map<string, ObligationPlan>>();
  return (facts, treatment) => {
    // Only the rules followed in a situation tell the kind of case.
    if (treatment.situation === null) return obligationsOf(policy, facts, treatment);
    const ofRuling = plans.get(treatment.applied) ?? new Map<string, ObligationPlan>();
    plans.set(treatment.applied, ofRuling);
    const key = keyOf(facts);
    const plan = ofRuling.get(key) ?? planOf(policy, facts, treatment);
    ofRuling.set(key, plan);
    return carriedOut(plan, facts, treatment);
  };
}

/** What a plan depends on that the situation does not hold: a filing that arose is in it like any other. */
function keyOf({ filing, stay, outside = [] }: ClaimFacts): string {
  const filed = filing === null ? "none" : filing.completed === null ? "filed" : "completed";
  return `${filed} ${stay.injury} ${outside.length > 0}`;
}

function carriedOut(
  { fixed, byDay }: ObligationPlan,
  facts: ClaimFacts,
  { validity }: Treatment,
): readonly Obligation[] {
  return byDay.reduce<readonly Obligation[]>((all, each) => {
    const more = each(facts, validity);
    return more.length === 0 ? all : [...all, ...more];
  }, fixed);
}

function planOf(policy: Policy, facts: ClaimFacts, treatment: Treatment): ObligationPlan {
  switch (treatment.kind) {
    case "refused":
      return { fixed: [], byDay: [afterRefusal(policy, facts, treatment)] };
    case "payable":
    case "undetermined": {
      const route = routeOf(treatment, facts);
      const filing = planFiling(policy, facts.filing);
      const claim = planClaim(policy, facts, treatment, route, filing.fixed);
      const hospital = hospitalForms(policy.loaded.pack, facts, route);
      return {
        fixed: [...filing.fixed, ...hospital, ...claim.fixed],
        byDay: [...filing.byDay, ...claim.byDay],
      };
    }
    default:
      return assertNever(treatment);
  }
}

function routeOf(
  treatment: Exclude<Treatment, { kind: "refused" }>,
  { stay }: ClaimFacts,
): Situation["route"] {
  if (treatment.kind === "payable") return treatment.route;
  if (treatment.situation !== null) return treatment.situation.route;
  if (stay.directFund !== null) return "settled";
  return stay.settled === null ? "direct" : "manual";
}

type Refused = Extract<Treatment, { kind: "refused" }>;

/** Refusals that a filing for the place of care cures: none was made, or it is for another place. */
const CURED_BY_FILING: readonly string[] = ["E-TRT-02", "E-TRT-03"];

/** The clauses by which a filing comes first, and what it comes before while the bill is unpaid. */
const FILE_BEFORE: Readonly<Record<string, "discharge" | "settlement">> = {
  "KF-1.4": "settlement",
  "HUN-27": "discharge",
  "LN-1.2a": "settlement",
  "GD-1e": "settlement",
};

function afterRefusal(policy: Policy, { filing }: ClaimFacts, treatment: Refused): ByDay {
  const { pack } = policy.loaded;
  if (filing !== null && awaitsMaterials(pack, filing, treatment)) {
    return owedByCommitment(policy, filing);
  }
  if (!CURED_BY_FILING.includes(treatment.code)) return () => [];
  const named = ofPack(pack, treatment.applied.at(-1)?.clauses ?? []);
  const clause = named.find((each) => FILE_BEFORE[each] !== undefined);
  const event = clause === undefined ? undefined : FILE_BEFORE[clause];
  if (clause === undefined || event === undefined) return () => [];
  return (facts) => {
    const due = dueBefore(event, facts);
    return [{ kind: "deadline", what: "file", due, sources: [], clauses: [clause] }];
  };
}

/** Once the person has paid, the filing comes before the claim, and no document names a last day. */
function dueBefore(event: "discharge" | "settlement", { stay }: ClaimFacts): Due {
  if (stay.settled !== null) return { kind: "before", event: "claim", on: null };
  return { kind: "before", event, on: event === "discharge" ? stay.discharge : null };
}

/** Back home before the promised materials are in, the filing does not serve yet (LN-1.2b). */
function awaitsMaterials(pack: Pack, filing: Filing, { situation }: Refused): boolean {
  return (
    filing.basis === "commitment" &&
    pack.filing.commitment?.beforeCompletion === "filing-place" &&
    situation?.commitment === "open" &&
    situation.place === "insured-place"
  );
}
