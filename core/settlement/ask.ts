import { parseRate, percentText, type Rate } from "../money.ts";
import type { Cited, Pack, Question, Rule } from "../policy/pack.ts";
import type { PoolSettings, QuestionId } from "../policy/questions.ts";
import type { Source, UnconfirmedParameter } from "./receipt.ts";

/** The reading a question gets, and what says so; no reading: undetermined. */
export interface Picked {
  readonly reading: string | null;
  readonly source: Source;
}

/** Readings tried instead of the proposed ones, to show the money they would give. */
export type Overrides = { readonly [Q in QuestionId]?: string };

/**
 * The pool's side of a computation: answers to open questions and confirmed
 * parameters. It notes what was consulted, so that a receipt names exactly the
 * questions and parameters that its figures rest on.
 */
export interface Asker {
  readonly pick: (question: QuestionId) => Picked;
  /** The points of a rule as the pool has made them smaller, where its document lets it. */
  readonly raised: (
    rule: Rule,
  ) => { readonly points: Rate; readonly sources: readonly Source[] } | null;
  readonly value: <T>(path: string, cited: Cited<T>) => T;
  readonly sourceOf: (path: string, cited: Cited<unknown>) => Source;
  readonly consulted: ReadonlySet<QuestionId>;
  readonly unconfirmed: ReadonlyMap<string, UnconfirmedParameter>;
}

export function createAsker(pack: Pack, settings: PoolSettings, overrides: Overrides): Asker {
  const consulted = new Set<QuestionId>();
  const unconfirmed = new Map<string, UnconfirmedParameter>();
  const sourceOf = (path: string, cited: Cited<unknown>): Source => {
    const { document, clause } = cited.source;
    if (cited.confidence === "document" && clause !== undefined) return { kind: "clause", clause };
    const confirmed = cited.confidence === "authority" || settings.confirmed[path] !== undefined;
    const source = settings.confirmed[path]?.document ?? documentName(pack, document);
    if (!confirmed) {
      unconfirmed.set(path, { path, document: source, confidence: cited.confidence });
    }
    return { kind: "parameter", path, document: source, confidence: cited.confidence, confirmed };
  };
  return {
    pick: (question) => {
      consulted.add(question);
      return pick(pack, settings, overrides, question);
    },
    raised: (rule) => raised(pack, settings, rule),
    value: (path, cited) => {
      sourceOf(path, cited);
      return cited.value;
    },
    sourceOf,
    consulted,
    unconfirmed,
  };
}

function pick(pack: Pack, settings: PoolSettings, overrides: Overrides, id: QuestionId): Picked {
  const answer = settings.answers[id];
  if (answer !== undefined) {
    const { reading, document, by, on } = answer;
    return { reading, source: { kind: "answer", question: id, reading, document, by, on } };
  }
  const reading = overrides[id] ?? findQuestion(pack, id)?.proposed ?? null;
  return { reading, source: { kind: "reading", question: id, reading: reading ?? "" } };
}

function raised(pack: Pack, settings: PoolSettings, rule: Rule): ReturnType<Asker["raised"]> {
  const clause = pack.treatment.raisedBy;
  const raise = settings.raised?.[rule.id];
  if (clause === undefined || raise === undefined || rule.then.do !== "reduce") return null;
  const points = parseRate(raise.points);
  if (!points.ok || points.value >= rule.then.points) return null;
  const { document, by, on } = raise;
  const reading = `${percentText(points.value)}个百分点`;
  return {
    points: points.value,
    sources: [
      { kind: "clause", clause },
      { kind: "answer", question: clause, reading, document, by, on },
    ],
  };
}

export function findQuestion(pack: Pack, id: QuestionId): Question | undefined {
  return pack.questions.find((question) => question.id === id);
}

function documentName(pack: Pack, document: string): string {
  return pack.documents[document]?.number ?? document;
}
