import type { LoadedPack } from "../policy/load.ts";
import type { Question } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { assertNever } from "../result.ts";
import { coverageRuling } from "./coverage.ts";
import { decide } from "./decide.ts";
import { ENGINE } from "./engine.ts";
import type { ClaimFacts } from "./facts.ts";
import { createObliger } from "./obligations.ts";
import { lacksAhead } from "./lacks-ahead.ts";
import { periodOf } from "./period.ts";
import { NO_NOTES, type Note } from "./notes.ts";
import { withOptionalFacts } from "./optional-facts.ts";
import { createPolicy, type Policy } from "./policy.ts";
import type { Lack, OpenQuestion, Receipt, Settlement, Treatment } from "./receipt.ts";
import { type RestsOn, restsOn } from "./rests-on.ts";
import { settle, type SettledStay } from "./settle.ts";
import { settlementOf } from "./settlement-of.ts";
import { thirdPartyRuling } from "./third-party.ts";

/**
 * The whole outcome of a case under one pack: the treatment, who pays what, and
 * everything that the result rests on without having been confirmed.
 */
export function adjudicate(loaded: LoadedPack, settings: PoolSettings, facts: ClaimFacts): Receipt {
  return createAdjudicator(loaded, settings)(facts);
}

/**
 * Adjudicates many cases under one pack and one set of answers: rules and scales
 * are worked out once for each kind of case. Gives what `adjudicate` gives.
 */
export function createAdjudicator(
  loaded: LoadedPack,
  settings: PoolSettings,
): (facts: ClaimFacts) => Receipt {
  const policy = createPolicy(loaded, settings);
  const oblige = createObliger(policy);
  const others = new Map<string, Policy>();
  const under = (question: Question, reading: string): Policy => {
    const key = `${question.id} ${reading}`;
    const known = others.get(key);
    if (known !== undefined) return known;
    const other = createPolicy(loaded, settings, { [question.id]: reading });
    others.set(key, other);
    return other;
  };
  return (facts) => {
    const run = compute(policy, facts);
    const settlement = run.settled === null ? null : settlementOf(run.settled);
    const grounds = restsOn(run.treatment, settlement, run.notes);
    const open = loaded.pack.questions
      .filter(({ id }) => grounds.questions.has(id) && settings.answers[id] === undefined)
      .map((question) => withMoney(question, facts, run, under));
    const obligations = oblige(facts, run.treatment);
    return receiptOf(policy, facts, { ...run, settlement, obligations }, grounds, open);
  };
}

interface Run {
  readonly treatment: Treatment;
  /** Null where the treatment is not payable. */
  readonly settled: SettledStay | null;
  readonly notes: readonly Note[];
}

function compute(policy: Policy, facts: ClaimFacts): Run {
  const { pack } = policy.loaded;
  const period = periodOf(pack, facts, policy.ask);
  if (!period.ok) return { treatment: period.error, settled: null, notes: NO_NOTES };
  const notCovered = coverageRuling(facts);
  if (notCovered !== null) return { treatment: notCovered, settled: null, notes: NO_NOTES };
  const injury = thirdPartyRuling(facts);
  if (injury.kind === "stops")
    return { treatment: injury.treatment, settled: null, notes: NO_NOTES };
  const decided = decide(policy, facts);
  const ruled = { ...decided, period: [...period.value, ...injury.sources] };
  const { treatment, facts: attended, notes } = withOptionalFacts(policy, facts, ruled);
  return {
    treatment,
    settled: treatment.kind === "payable" ? settle(policy, attended, treatment.terms) : null,
    notes,
  };
}

/** The money of each reading of a question, the others held as they are. */
function withMoney(
  question: Question,
  facts: ClaimFacts,
  run: Run,
  under: (question: Question, reading: string) => Policy,
): OpenQuestion {
  const readings = question.readings.map((reading) => {
    const used = reading.id === question.proposed;
    const { settled } = used ? run : compute(under(question, reading.id), facts);
    return {
      id: reading.id,
      label: reading.label,
      used,
      fund: settled?.fund ?? null,
      person: settled?.person ?? null,
    };
  });
  return { id: question.id, asks: question.asks, clauses: question.clauses, readings };
}

interface Outcome extends Pick<Receipt, "settlement" | "obligations"> {
  readonly treatment: Treatment;
  readonly notes: readonly Note[];
}

function receiptOf(
  policy: Policy,
  facts: ClaimFacts,
  { treatment, settlement, notes, obligations }: Outcome,
  { unconfirmed, lacks: left }: RestsOn,
  openQuestions: readonly OpenQuestion[],
): Receipt {
  const asked = openQuestions.map(({ id }): Lack => ({ kind: "question", question: id }));
  const lacks = onceEach([...asked, ...left, ...lacksAhead(policy, facts, treatment)]);
  const open = lacks.length > 0 || unconfirmed.length > 0;
  return {
    format: "receipt/2",
    engine: ENGINE,
    pack: { id: policy.loaded.pack.id, hash: policy.loaded.hash },
    standing: standingOf(treatment, settlement, open),
    treatment,
    settlement,
    obligations,
    ...(notes.length === 0 ? {} : { notes }),
    openQuestions,
    unconfirmed,
    lacks,
  };
}

function onceEach(lacks: readonly Lack[]): readonly Lack[] {
  return [...new Map(lacks.map((lack) => [lackKey(lack), lack])).values()];
}

/** Two lacks with one key say the same. */
export function lackKey(lack: Lack): string {
  switch (lack.kind) {
    case "question":
      return lack.question;
    case "fact":
      return lack.fact;
    case "parameter":
      return lack.path;
    default:
      return assertNever(lack);
  }
}

function standingOf(
  treatment: Treatment,
  settlement: Settlement | null,
  open: boolean,
): Receipt["standing"] {
  if (treatment.kind === "refused") return "refused";
  if (treatment.kind === "undetermined" || settlement?.fund === null) return "undetermined";
  return open ? "trial" : "final";
}
