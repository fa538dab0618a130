import { addMonths } from "../calendar.ts";
import { isLongTerm } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import type { Assumption, Pack, Rule } from "../policy/pack.ts";
import { type Situation, unmet } from "../policy/situation.ts";
import { assertNever, isNonEmpty, type NonEmpty } from "../result.ts";
import { type Asker, findQuestion } from "./ask.ts";
import type { ClaimFacts } from "./facts.ts";
import type { AppliedRule, Lack, RuledOut, Source, Treatment, Validity } from "./receipt.ts";
import { commitmentDue, situationOf } from "./situation-of.ts";

/**
 * Which treatment the stay gets: the pack's rules are tried in their order, the
 * first whose condition the situation meets decides. A rule may point to
 * another one as the documents do (参照), or to a question they leave open.
 */
export function decide(pack: Pack, facts: ClaimFacts, ask: Asker): Treatment {
  const validity = facts.filing === null ? null : validityOf(pack, facts.filing, facts, ask);
  const derived = situationOf(pack, facts);
  if (!derived.ok) {
    return { ...NOTHING_DECIDED, kind: "undetermined", validity, lacks: [derived.error] };
  }
  const trail: Trail = { applied: [], sources: [] };
  const outcome = follow(pack, derived.value, ask, trail);
  const basis = {
    situation: derived.value,
    applied: trail.applied,
    ruledOut: ruledOut(pack, derived.value, trail.applied),
    validity,
  };
  switch (outcome.kind) {
    case "refused":
      return { ...basis, ...outcome };
    case "undetermined":
      return { ...basis, ...outcome };
    case "payable":
      return { ...basis, ...outcome, route: derived.value.route };
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
} as const satisfies Pick<Treatment, "situation" | "applied" | "ruledOut" | "validity">;

interface Trail {
  readonly applied: AppliedRule[];
  readonly sources: Source[];
}

type Followed =
  | {
      readonly kind: "payable";
      readonly points: Extract<Treatment, { kind: "payable" }>["points"];
      readonly sources: NonEmpty<Source>;
    }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly what: string;
      readonly remedy: string;
    }
  | { readonly kind: "undetermined"; readonly lacks: NonEmpty<Lack> };

/** Follows rules until one gives points, refuses, or asks what nobody has answered. */
function follow(pack: Pack, situation: Situation, ask: Asker, trail: Trail): Followed {
  const rule = matchRule(pack, situation);
  trail.applied.push({
    id: rule.id,
    label: rule.label,
    clauses: rule.clauses,
    outcome: rule.then.do,
  });
  trail.sources.push(...rule.clauses.map((clause): Source => ({ kind: "clause", clause })));
  const { then } = rule;
  switch (then.do) {
    case "reduce": {
      const raised = ask.raised(rule);
      const sources = [...trail.sources, ...(raised?.sources ?? [])];
      if (!isNonEmpty(sources)) throw new Error("a rule without a clause passed the schema");
      return { kind: "payable", points: raised?.points ?? then.points, sources };
    }
    case "refuse":
      return { kind: "refused", code: then.code, what: then.what, remedy: then.remedy };
    case "as":
      return follow(pack, assuming(situation, then.assume), ask, trail);
    case "ask": {
      const picked = ask.pick(then.question);
      const reading = findQuestion(pack, then.question)?.readings.find(
        (candidate) => candidate.id === picked.reading,
      );
      if (reading?.assume === undefined) {
        return { kind: "undetermined", lacks: [{ kind: "question", question: then.question }] };
      }
      trail.sources.push(picked.source);
      return follow(pack, assuming(situation, reading.assume), ask, trail);
    }
    default:
      return assertNever(then);
  }
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

/** 有效期, change lock and commitment deadline (KF-1.3.1, KF-1.3.2, HUN-13, HUN-22). */
function validityOf(pack: Pack, filing: Filing, facts: ClaimFacts, ask: Asker): Validity {
  const { longTerm, temporary } = pack.filing;
  if (!isLongTerm(filing.category)) {
    const from = temporaryFrom(filing, facts, ask);
    return {
      from,
      until: addMonths(from, temporary.validityMonths.value),
      changeLockedUntil: null,
      commitmentDue: null,
      sources: [ask.sourceOf("filing.temporary.validityMonths", temporary.validityMonths)],
    };
  }
  const lock = longTerm.changeLockMonths;
  const promised = filing.basis === "commitment";
  return {
    from: filing.date,
    until: null,
    changeLockedUntil: lock === null ? null : addMonths(filing.date, lock.value),
    commitmentDue: promised ? commitmentDue(pack, filing) : null,
    sources: [
      ask.sourceOf("filing.longTerm.validity", longTerm.validity),
      ...(promised ? [ask.sourceOf("filing.commitmentMonths", pack.filing.commitmentMonths)] : []),
    ],
  };
}

/** Q2: a temporary filing made up afterwards takes effect on the day of admission, or of filing. */
function temporaryFrom(filing: Filing, facts: ClaimFacts, ask: Asker) {
  const { admission } = facts.stay;
  if (filing.date <= admission) return filing.date;
  return ask.pick("Q2").reading === "filing-day" ? filing.date : admission;
}
