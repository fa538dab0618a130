import type { Assumption, Outcome, Pack, Rule } from "../policy/pack.ts";
import { NO_POINTS, type Rate } from "../money.ts";
import type { Local } from "../policy/values.ts";
import { readShare } from "../policy/local-value.ts";
import type { QuestionId } from "../policy/questions.ts";
import { type Situation, unmet } from "../policy/situation.ts";
import { assertNever, isNonEmpty, type NonEmpty } from "../result.ts";
import { type Asker, findQuestion } from "./ask.ts";
import type { ClaimFacts } from "./facts.ts";
import { type KnownTerms, type NamedOperation, termsOf } from "./operations.ts";
import type { Policy } from "./policy.ts";
import { remedyFor } from "./remedy.ts";
import type { AppliedRule, Lack, RuledOut, Source, Treatment } from "./receipt.ts";
import { situationOf } from "./situation-of.ts";
import { standingOf } from "./standing.ts";
import type { Terms } from "./terms.ts";

/**
 * Which treatment the stay gets: the pack's rules are tried in their order, the
 * first whose condition the situation meets decides. A rule may point to
 * another one as the documents do (参照), or to a question they leave open.
 */
export function decide(policy: Policy, facts: ClaimFacts): Treatment {
  const stood = standingOf(policy.loaded.pack, facts, policy.ask);
  if (!stood.ok) return { ...NOTHING_DECIDED, kind: "undetermined", lacks: stood.error };
  const { filing, standing, validity } = stood.value;
  const derived = situationOf(facts, filing, standing);
  if (!derived.ok) {
    return { ...NOTHING_DECIDED, kind: "undetermined", validity, lacks: [derived.error] };
  }
  const situation = derived.value;
  const { applied, ruledOut, asked, outcome } = policy.ruling(situation);
  const basis = { situation, applied, ruledOut, asked, validity, period: [] };
  switch (outcome.kind) {
    case "refused":
      return { ...basis, ...outcome, remedy: remedyFor(outcome, situation) };
    case "undetermined":
      return { ...basis, kind: "undetermined", lacks: outcome.lacks };
    case "payable":
      return { ...basis, kind: "payable", route: outcome.terms.route, terms: outcome.terms };
    default:
      return assertNever(outcome);
  }
}

/** The grounds of a treatment that no rule was tried for. */
export const NOTHING_DECIDED = {
  situation: null,
  applied: [],
  ruledOut: [],
  validity: null,
  period: [],
  asked: [],
} as const satisfies Pick<
  Treatment,
  "situation" | "applied" | "ruledOut" | "validity" | "period" | "asked"
>;

export interface Ruling {
  readonly applied: readonly AppliedRule[];
  readonly ruledOut: readonly RuledOut[];
  /** The readings and answers that led here. */
  readonly asked: readonly Source[];
  readonly outcome: Followed;
}

type Followed =
  | { readonly kind: "payable"; readonly terms: Terms }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly what: string;
      readonly remedy: string;
    }
  | {
      readonly kind: "undetermined";
      readonly lacks: NonEmpty<Lack>;
      /** The terms but for what is lacking, where only values of them are; null: no rule has decided. */
      readonly terms: Terms | null;
    };

/** What the rules give a situation, and which were considered and did not apply. */
export function ruleOn(pack: Pack, situation: Situation, ask: Asker): Ruling {
  const trail: Trail = {
    route: situation.route,
    afterFailure: false,
    applied: [],
    sources: [],
    asked: [],
    operations: [],
  };
  const outcome = follow(pack, situation, ask, trail);
  const { applied, asked } = trail;
  return { applied, ruledOut: ruledOut(pack, situation, applied), asked, outcome };
}

interface Trail {
  route: Situation["route"];
  afterFailure: boolean;
  readonly applied: AppliedRule[];
  readonly sources: Source[];
  readonly asked: Source[];
  readonly operations: NamedOperation[];
}

/** Follows rules until one gives points, refuses, or asks what nobody has answered. */
function follow(pack: Pack, situation: Situation, ask: Asker, trail: Trail): Followed {
  const rule = matchRule(pack, situation);
  const { id, label, clauses, then } = rule;
  trail.applied.push({ id, label, clauses, outcome: then.do });
  trail.sources.push(...clauses.map((clause): Source => ({ kind: "clause", clause })));
  if (rule.afterFailure === true) trail.afterFailure = true;
  // "As direct" says at which rate; "as manual" that the hospital cannot settle after all.
  if (situation.route === "manual" && trail.route === "direct") trail.route = "manual";
  switch (then.do) {
    case "reduce":
      trail.operations.push(...operationsOf(rule));
      return reduced(rule, then, ask, trail);
    case "refuse":
      return { kind: "refused", code: then.code, what: then.what, remedy: then.remedy };
    case "as":
      trail.operations.push(...operationsOf(rule));
      return follow(pack, assuming(situation, then.assume), ask, trail);
    case "ask":
      return read(pack, situation, then.question, ask, trail);
    default:
      return assertNever(then);
  }
}

/** Goes on by the reading that the pool, or a trial, gives the question. */
function read(
  pack: Pack,
  situation: Situation,
  question: QuestionId,
  ask: Asker,
  trail: Trail,
): Followed {
  const picked = ask.pick(question);
  const reading = findQuestion(pack, question)?.readings.find(({ id }) => id === picked.reading);
  trail.sources.push(picked.source);
  trail.asked.push(picked.source);
  if (reading?.refuse !== undefined) return { kind: "refused", ...reading.refuse };
  if (reading?.assume !== undefined) {
    return follow(pack, assuming(situation, reading.assume), ask, trail);
  }
  if (reading?.points !== undefined) {
    const path = `questions.${question}.${reading.id}.points`;
    return stated(ownPoints(path, reading.points, ask, trail));
  }
  return { kind: "undetermined", lacks: [{ kind: "question", question }], terms: null };
}

/** Points that the office sets, under everything met on the way. */
function ownPoints(path: string, points: Local<Rate>, ask: Asker, trail: Trail): KnownTerms {
  const grounds = groundsOf(trail);
  const own = ask.value(path, points, readShare);
  if (own.ok) return termsOf(own.value.value, [own.value.source, ...grounds], trail, ask);
  const { terms, lacks } = termsOf(NO_POINTS, grounds, trail, ask);
  return { terms, lacks: [own.error, ...lacks] };
}

/** The points of the rule that decides, as the pool has set or raised them. */
function reduced(
  rule: Rule,
  { points }: Extract<Outcome, { do: "reduce" }>,
  ask: Asker,
  trail: Trail,
): Followed {
  const grounds = groundsOf(trail);
  const raised = ask.raised(rule);
  if (raised !== null) {
    return stated(termsOf(raised.points, [...grounds, ...raised.sources], trail, ask));
  }
  if (typeof points === "number") return stated(termsOf(points, grounds, trail, ask));
  const path = `treatment.rules.${rule.id}.points`;
  return stated(ownPoints(path, points, ask, trail));
}

/** What led to the points: every rule names its clauses. */
function groundsOf(trail: Trail): NonEmpty<Source> {
  const grounds: readonly Source[] = trail.sources;
  if (!isNonEmpty(grounds)) throw new Error("a rule without a clause passed the schema");
  return grounds;
}

function stated({ terms, lacks }: KnownTerms): Followed {
  return isNonEmpty(lacks) ? { kind: "undetermined", lacks, terms } : { kind: "payable", terms };
}

/** The operations of a rule under the paths by which settings know their values. */
function operationsOf({ id, then }: Rule): readonly NamedOperation[] {
  if (then.do !== "reduce" && then.do !== "as") return [];
  return (then.also ?? []).map((operation) => ({
    path: `treatment.rules.${id}.${operation.op}`,
    operation,
  }));
}

/** The first rule that the situation meets. The lint proves that there always is one. */
export function matchRule(pack: Pack, situation: Situation): Rule {
  const rule = pack.treatment.rules.find((candidate) => unmet(candidate.when, situation) === null);
  if (rule === undefined) throw new Error(`no rule for ${JSON.stringify(situation)}`);
  return rule;
}

/** The situation seen as the documents tell us to see it. */
export function assuming(situation: Situation, assume: Assumption): Situation {
  const known = Object.fromEntries(
    Object.entries(assume).filter(([, value]) => value !== undefined),
  );
  return { ...situation, ...known };
}

/** Rules that were considered and did not apply, each with the factor that ruled it out. */
function ruledOut(pack: Pack, situation: Situation, applied: readonly AppliedRule[]): RuledOut[] {
  const used = new Set(applied.map((rule) => rule.id));
  return pack.treatment.rules.flatMap((rule) => {
    const factor = used.has(rule.id) ? null : unmet(rule.when, situation);
    return factor === null
      ? []
      : [{ id: rule.id, label: rule.label, clauses: rule.clauses, factor }];
  });
}
