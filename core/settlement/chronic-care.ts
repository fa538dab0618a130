import { chronicScope, type ChronicScope } from "../claim/chronic.ts";
import type { Stay } from "../claim/stay.ts";
import type { Situation } from "../policy/situation.ts";
import { assertNever, type NonEmpty } from "../result.ts";
import { byClauses, NO_NOTES, type Note } from "./notes.ts";
import type { Policy } from "./policy.ts";
import type { Lack, Treatment } from "./receipt.ts";

/** A treatment after what rules a chronic disease (门慢特), with what the receipt says of it. */
export interface ChronicRuling {
  readonly treatment: Treatment;
  readonly notes: readonly Note[];
}

/**
 * 门慢特: the insured place's list says whether the disease is paid at all, the
 * place of care's what is in scope for it (HUN-18.2, KF-2.1). Both speak of direct
 * settlement; of a manual claim the pool has to speak (HUN-8, Q9). The other
 * documents say nothing, and there Q9 alone decides.
 */
export function chronicRuling(policy: Policy, stay: Stay, treatment: Treatment): ChronicRuling {
  const { situation } = treatment;
  if (stay.chronic === undefined || situation === null || treatment.kind === "refused") {
    return { treatment, notes: NO_NOTES };
  }
  const scope = scopeBy(policy, stay.chronic, situation);
  switch (scope?.kind) {
    case undefined:
    case "not-off-site":
      return { treatment, notes: NO_NOTES };
    case "refused":
      return { treatment: notListed(treatment, scope.clauses), notes: NO_NOTES };
    case "undetermined":
      return asked(policy, treatment, scope);
    case "scope": {
      const text = `门慢特的支付范围：${SCOPE_WORDS[scope.by]}。`;
      const note = { kind: "chronic-scope", text, sources: byClauses(scope.clauses) } as const;
      return { treatment, notes: [note] };
    }
    default:
      return assertNever(scope);
  }
}

const SCOPE_WORDS: Readonly<Record<Extract<ChronicScope, { kind: "scope" }>["by"], string>> = {
  "place-of-care": "执行就医地规定",
  guidelines: "就医地没有这个病种，按病种诊疗规范和用药规定",
  province: "执行全省统一规定",
};

/** Null: the documents of the pack say nothing of 门慢特. Kaifeng's says one thing, near and far. */
function scopeBy(
  { loaded }: Policy,
  { inInsuredList, inCareList }: NonNullable<Stay["chronic"]>,
  { span, route }: Situation,
): ChronicScope | null {
  const { documents } = loaded.pack;
  if (Object.hasOwn(documents, "HUN")) {
    return chronicScope({ span, route, inInsuredList, inCareList });
  }
  if (!Object.hasOwn(documents, "KF")) return null;
  const anywhere = span === "inside" ? span : "cross-province";
  const scope = chronicScope({ span: anywhere, route, inInsuredList, inCareList: true });
  return { ...scope, clauses: ["KF-2.1"] };
}

function notListed(treatment: Treatment, clauses: NonEmpty<string>): Treatment {
  const { situation, applied, ruledOut, validity, period, asked: readings } = treatment;
  return {
    situation,
    applied,
    ruledOut,
    validity,
    asked: readings,
    period: [...period, ...byClauses(clauses)],
    kind: "refused",
    code: "E-TRT-10",
    what: "这个病种不在参保地的门慢特病种范围内，不能按门慢特支付。",
    remedy: "核对参保地的病种目录；按普通门诊申请的，去掉门慢特一项。",
  };
}

function asked(
  { settings }: Policy,
  treatment: Treatment,
  { lacks }: Extract<ChronicScope, { kind: "undetermined" }>,
): ChronicRuling {
  // The pool's answer to Q9 is its rule for manual claims, and brings its own grounds.
  if (lacks === "manual-rule" && settings.answers.Q9 !== undefined) {
    return { treatment, notes: NO_NOTES };
  }
  const lack = LACK_OF[lacks];
  const own = treatment.kind === "undetermined" ? treatment.lacks : [];
  return { treatment: stopped(treatment, [lack, ...own]), notes: NO_NOTES };
}

const LACK_OF: Readonly<Record<Extract<ChronicScope, { kind: "undetermined" }>["lacks"], Lack>> = {
  "insured-list": { kind: "fact", fact: "chronic-disease" },
  "care-list": { kind: "fact", fact: "chronic-care-list" },
  "manual-rule": { kind: "question", question: "Q9" },
};

/** The treatment held up by what is lacking; its grounds stay. */
export function stopped(treatment: Treatment, lacks: NonEmpty<Lack>): Treatment {
  const { situation, applied, ruledOut, validity, period, asked: readings } = treatment;
  return {
    situation,
    applied,
    ruledOut,
    validity,
    period,
    asked: readings,
    kind: "undetermined",
    lacks,
  };
}
