import type { LoadedPack } from "../policy/load.ts";
import type { Pack, Question } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { assertNever } from "../result.ts";
import { type Asker, type Overrides, createAsker } from "./ask.ts";
import { decide, NOTHING_DECIDED } from "./decide.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Lack, OpenQuestion, Receipt, Settlement, Treatment } from "./receipt.ts";
import { periodLack } from "./period.ts";
import { settle } from "./settle.ts";

/**
 * The whole outcome of a case under one pack: the treatment, who pays what, and
 * everything that the result rests on without having been confirmed.
 */
export function adjudicate(loaded: LoadedPack, settings: PoolSettings, facts: ClaimFacts): Receipt {
  const { pack, hash } = loaded;
  const run = compute(pack, settings, facts, {});
  const openQuestions = pack.questions
    .filter((question) => run.ask.consulted.has(question.id))
    .filter((question) => settings.answers[question.id] === undefined)
    .map((question) => withMoney(question, loaded, settings, facts, run));
  const unconfirmed = [...run.ask.unconfirmed.values()];
  const lacks = lacksOf(run, openQuestions);
  return {
    format: "receipt/1",
    pack: { id: pack.id, hash },
    standing: standingOf(run, lacks, unconfirmed.length),
    treatment: run.treatment,
    settlement: run.settlement,
    openQuestions,
    unconfirmed,
    lacks,
  };
}

interface Run {
  readonly treatment: Treatment;
  readonly settlement: Settlement | null;
  readonly ask: Asker;
}

function compute(pack: Pack, settings: PoolSettings, facts: ClaimFacts, overrides: Overrides): Run {
  const ask = createAsker(pack, settings, overrides);
  const outside = periodLack(pack, facts, ask);
  if (outside !== null) return { treatment: outside, settlement: null, ask };
  const treatment = facts.stay.injury === "third-party" ? thirdParty() : decide(pack, facts, ask);
  const settlement = treatment.kind === "payable" ? settle(pack, facts, treatment, ask) : null;
  return { treatment, settlement, ask };
}

/** What a third party must bear is not the fund's; advance payment is decided per case (Q14). */
function thirdParty(): Treatment {
  const lacks = [{ kind: "fact", fact: "third-party" }] as const;
  return { ...NOTHING_DECIDED, kind: "undetermined", lacks };
}

/** The money of each reading of a question, the others held as they are. */
function withMoney(
  question: Question,
  loaded: LoadedPack,
  settings: PoolSettings,
  facts: ClaimFacts,
  run: Run,
): OpenQuestion {
  const readings = question.readings.map((reading) => {
    const used = reading.id === question.proposed;
    const other = used ? run : compute(loaded.pack, settings, facts, { [question.id]: reading.id });
    return {
      id: reading.id,
      label: reading.label,
      used,
      fund: other.settlement?.fund ?? null,
      person: other.settlement?.person ?? null,
    };
  });
  return { id: question.id, asks: question.asks, clauses: question.clauses, readings };
}

/** Everything that keeps the result from being final, once each. */
function lacksOf(run: Run, open: readonly OpenQuestion[]): readonly Lack[] {
  const lacks: Lack[] = open.map((question) => ({ kind: "question", question: question.id }));
  if (run.treatment.kind === "undetermined") lacks.push(...run.treatment.lacks);
  for (const layer of run.settlement?.layers ?? []) {
    if (layer.state.kind === "undetermined") lacks.push(...layer.state.lacks);
  }
  const seen = new Map(lacks.map((lack) => [lackKey(lack), lack]));
  return [...seen.values()];
}

function lackKey(lack: Lack): string {
  switch (lack.kind) {
    case "question":
      return `question ${lack.question}`;
    case "fact":
      return `fact ${lack.fact}`;
    default:
      return assertNever(lack);
  }
}

function standingOf(run: Run, lacks: readonly Lack[], unconfirmed: number): Receipt["standing"] {
  if (run.treatment.kind === "refused") return "refused";
  if (run.treatment.kind === "undetermined" || run.settlement?.fund === null) return "undetermined";
  return lacks.length > 0 || unconfirmed > 0 ? "trial" : "final";
}
