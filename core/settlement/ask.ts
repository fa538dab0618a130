import { needsConsent } from "../policy/consent.ts";
import { parseRate, percentText, type Rate } from "../money.ts";
import type { Pack, Question, Rule } from "../policy/pack.ts";
import type { LocalValue, PoolSettings, QuestionId } from "../policy/questions.ts";
import { mayOverride } from "../policy/own-value.ts";
import { confirmationOf } from "../policy/upgrade.ts";
import { type Cited, isUnset, type Local } from "../policy/values.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ParameterLack, Source } from "./receipt.ts";
import type { Sourced } from "./terms.ts";

/** The reading a question gets, and what says so; no reading: undetermined. */
export interface Picked {
  readonly reading: string | null;
  readonly source: Source;
}

/** Readings tried instead of the proposed ones, to show the money they would give. */
export type Overrides = { readonly [Q in QuestionId]?: string };

/** The points of a rule as the pool has made them smaller, and what lets it. */
export interface Raised {
  readonly points: Rate;
  readonly sources: readonly Source[];
}

/**
 * The pool's side of a computation: answers to open questions and local
 * parameters, each with the source that its figures carry. What a result rests
 * on is read off those sources, so nothing is kept on the side.
 */
export interface Asker {
  readonly pick: (question: QuestionId) => Picked;
  readonly raised: (rule: Rule) => Raised | null;
  /** The value of a parameter: the office's own, else the pack's. Unset: what is lacking. */
  readonly value: <T>(
    path: string,
    local: Local<T>,
    read: (text: string) => T | null,
  ) => Result<Sourced<T>, ParameterLack>;
  readonly source: (path: string, cited: Cited<unknown>) => Source;
}

export function createAsker(pack: Pack, settings: PoolSettings, overrides: Overrides): Asker {
  const source = (path: string, cited: Cited<unknown>): Source =>
    citedSource(pack, settings, path, cited);
  return {
    pick: (question) => pick(pack, settings, overrides, question),
    raised: (rule) => raised(pack, settings, rule),
    source,
    value: (path, local, read) => {
      const own = settings.values?.[path];
      if (own !== undefined && mayOverride(pack, path, local)) {
        return ownValue(pack, path, own, read);
      }
      if (!isUnset(local)) return ok({ value: local.value, source: source(path, local) });
      return fail({ kind: "parameter", path, asks: local.asks, clauses: local.clauses });
    },
  };
}

/**
 * The value that the office has set itself. One that cannot be used stops what
 * needs it: the pack's own value is no longer the pool's.
 */
function ownValue<T>(
  pack: Pack,
  path: string,
  { value: text, document, consent }: LocalValue,
  read: (text: string) => T | null,
): Result<Sourced<T>, ParameterLack> {
  const value = read(text);
  if (value === null) {
    const asks = `设置里填的“${text}”不能用，请重新填写。`;
    return fail({ kind: "parameter", path, asks, clauses: ["HUN-86"] });
  }
  if (needsConsent(pack, path) && (consent ?? "").trim() === "") {
    const asks = "还没有填省级备案同意的文件。";
    return fail({ kind: "parameter", path, asks, clauses: ["LN-2e"] });
  }
  const source = { kind: "parameter", path, document, confidence: "authority" } as const;
  return ok({ value, source: { ...source, confirmed: true } });
}

function citedSource(
  pack: Pack,
  settings: PoolSettings,
  path: string,
  cited: Cited<unknown>,
): Source {
  const { document, clause } = cited.source;
  if (cited.confidence === "document" && clause !== undefined) return { kind: "clause", clause };
  const confirmation = confirmationOf(settings, path);
  return {
    kind: "parameter",
    path,
    document: confirmation?.document ?? pack.documents[document]?.number ?? document,
    confidence: cited.confidence,
    confirmed: cited.confidence === "authority" || confirmation !== undefined,
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

/** HUN-20.6: 报备后可以适当提高比例, so a pool's points may only be fewer. */
function raised(pack: Pack, settings: PoolSettings, rule: Rule): Raised | null {
  const clause = pack.treatment.raisedBy;
  const raise = settings.raised?.[rule.id];
  if (clause === undefined || raise === undefined || rule.then.do !== "reduce") return null;
  const points = parseRate(raise.points);
  if (!points.ok || typeof rule.then.points !== "number" || points.value >= rule.then.points) {
    return null;
  }
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
