import type { PackFault } from "./lint.ts";
import type { Assumption, Pack, Rule } from "./pack.ts";
import { type Condition, FACTORS, type Situation } from "./situation.ts";
import { situations } from "./situations.ts";

/** The rules decide every situation there is, each rule at least one, and every chain ends. */
export function lintRules(pack: Pack): PackFault[] {
  const { rules } = pack.treatment;
  const match = matcher(rules);
  const all = [...situations(pack)];
  const reached = new Set<Rule>();
  let gap: Situation | null = null;
  for (const situation of all) {
    const rule = match(situation);
    if (rule === undefined) gap ??= situation;
    else reached.add(rule);
  }
  const faults: PackFault[] = rules
    .filter((rule) => !reached.has(rule))
    .map((rule) => ({
      at: `treatment.rules.${rule.id}`,
      what: "前面的规则已经包住它，永远用不上",
    }));
  const last = rules.at(-1);
  if (last !== undefined && Object.keys(last.when).length > 0) {
    faults.push({
      at: `treatment.rules.${last.id}`,
      what: "最后一条规则不能带条件，要管住其余情形",
    });
  }
  if (gap === null) return [...faults, ...lintLoops(pack, match, all)];
  return [...faults, { at: "treatment.rules", what: `没有规则管这种情形：${JSON.stringify(gap)}` }];
}

type Match = (situation: Situation) => Rule | undefined;

/** Finds the rule of a situation as `decide` does, prepared once for very many situations. */
function matcher(rules: readonly Rule[]): Match {
  const prepared = rules.map((rule) => ({ rule, tests: testsOf(rule.when) }));
  return (situation) =>
    prepared.find(({ tests }) =>
      tests.every(({ factor, accepted }) => accepted.has(situation[factor])),
    )?.rule;
}

function testsOf(condition: Condition) {
  return FACTORS.flatMap((factor) => {
    const accepted: readonly string[] | undefined = condition[factor];
    return accepted === undefined ? [] : [{ factor, accepted: new Set<string>(accepted) }];
  });
}

/** Follows 参照 and every reading from every situation: each must end. */
function lintLoops(pack: Pack, match: Match, all: readonly Situation[]): PackFault[] {
  const ends = new Map<string, boolean>();
  const endsFrom = (situation: Situation): boolean => {
    const rule = match(situation);
    const next = rule === undefined ? [] : assumptionsOf(pack, rule);
    if (next.length === 0) return rule !== undefined;
    const key = FACTORS.map((factor) => situation[factor]).join();
    const known = ends.get(key);
    if (known !== undefined) return known;
    ends.set(key, false);
    const good = next.every((assume) => endsFrom({ ...situation, ...definedOf(assume) }));
    ends.set(key, good);
    return good;
  };
  for (const situation of all) {
    if (!endsFrom(situation)) {
      return [{ at: "treatment.rules", what: `参照绕成了圈：${JSON.stringify(situation)}` }];
    }
  }
  return [];
}

/** The situations that a rule sends on to: by 参照, or by each reading of its question. */
function assumptionsOf(pack: Pack, rule: Rule): readonly Assumption[] {
  if (rule.then.do === "as") return [rule.then.assume];
  if (rule.then.do !== "ask") return [];
  const { question } = rule.then;
  const readings = pack.questions.find((candidate) => candidate.id === question)?.readings ?? [];
  return readings.flatMap((reading) => (reading.assume === undefined ? [] : [reading.assume]));
}

function definedOf(assume: Assumption): Partial<Situation> {
  return Object.fromEntries(Object.entries(assume).filter(([, value]) => value !== undefined));
}
