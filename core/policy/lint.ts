import type { Assumption, Band, Pack, Rule } from "./pack.ts";
import { type Condition, FACTORS, type Situation } from "./situation.ts";
import { situations } from "./situations.ts";

export interface PackFault {
  /** Path of the value inside the pack. */
  readonly at: string;
  readonly what: string;
}

/**
 * What a schema cannot see: a situation that no rule decides, a rule that can
 * never apply, points larger than a rate, a cap below a deductible, bands that
 * do not rise, a question without its reading.
 */
export function lintPack(pack: Pack): readonly PackFault[] {
  return [...lintRules(pack), ...lintQuestions(pack), ...lintScale(pack), ...lintDocuments(pack)];
}

function lintRules(pack: Pack): PackFault[] {
  const { rules } = pack.treatment;
  const match = matcher(rules);
  const all = [...situations()];
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
  const twice = rules.find(
    (rule, index) => rules.findIndex((other) => other.id === rule.id) < index,
  );
  if (twice !== undefined) faults.push({ at: `treatment.rules.${twice.id}`, what: "规则编号重复" });
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

function lintQuestions(pack: Pack): PackFault[] {
  const known = new Map(pack.questions.map((question) => [question.id, question]));
  const faults: PackFault[] = [];
  const needed = [
    ...pack.treatment.rules.flatMap((rule) => (rule.then.do === "ask" ? [rule.then.question] : [])),
    "Q2" as const,
    "Q7" as const,
    "Q8" as const,
    "Q16" as const,
    ...(pack.settlement.seriousIllness === null ? [] : ["Q15" as const]),
    ...pack.settlement.unknownLayers.map((layer) => layer.id),
  ];
  for (const id of new Set(needed)) {
    if (!known.has(id)) faults.push({ at: "questions", what: `规则要问 ${id}，这里没有写` });
  }
  for (const question of pack.questions) {
    const { proposed, readings } = question;
    if (proposed !== null && !readings.some((reading) => reading.id === proposed)) {
      faults.push({ at: `questions.${question.id}`, what: `拟用的读法 ${proposed} 不在读法之中` });
    }
  }
  return faults;
}

function lintScale(pack: Pack): PackFault[] {
  const { rows, rowByLevel, outsideRow, cap, seriousIllness } = pack.settlement;
  const faults: PackFault[] = [];
  const ids = new Set(rows.map((row) => row.id));
  for (const id of [...Object.values(rowByLevel), ...(outsideRow === null ? [] : [outsideRow])]) {
    if (!ids.has(id)) faults.push({ at: "settlement.rowByLevel", what: `没有 ${id} 这一行` });
  }
  const points = Math.max(0, ...pack.treatment.rules.map(pointsOf));
  for (const row of rows) {
    const at = `settlement.rows.${row.id}`;
    faults.push(...lintBands(`${at}.bands`, row.bands.value));
    if (row.bands.value.some((band) => band.rate < points)) {
      faults.push({ at: `${at}.bands`, what: "降低的百分点比支付比例还大" });
    }
    if (cap.amount.value < row.deductible.value) {
      faults.push({ at: "settlement.cap.amount", what: `封顶线低于${row.label}的起付标准` });
    }
  }
  if (seriousIllness !== null) {
    faults.push(...lintBands("settlement.seriousIllness.bands", seriousIllness.bands.value));
  }
  return faults;
}

function pointsOf(rule: Rule): number {
  return rule.then.do === "reduce" ? rule.then.points : 0;
}

/** Bands rise without overlap, and only the last one is open. */
function lintBands(at: string, bands: readonly Band[]): PackFault[] {
  let lower = 0;
  for (const [index, band] of bands.entries()) {
    const last = index === bands.length - 1;
    if ((band.upTo === null) !== last)
      return [{ at, what: "只有最后一段可以不写上限，且必须不写" }];
    if (band.upTo !== null && band.upTo <= lower) return [{ at, what: "分段的上限没有逐段升高" }];
    lower = band.upTo ?? lower;
  }
  return [];
}

function lintDocuments(pack: Pack): PackFault[] {
  const cited = [pack.period.from, ...pack.settlement.rows.map((row) => row.deductible)];
  return cited
    .filter((value) => pack.documents[value.source.document] === undefined)
    .map((value) => ({ at: "documents", what: `引用的文件 ${value.source.document} 没有列出` }));
}
