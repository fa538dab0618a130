import { findClause } from "../policy/clauses.ts";
import type { Pack } from "../policy/pack.ts";
import { isUnset } from "../policy/values.ts";
import { assertNever } from "../result.ts";
import type { Source } from "../settlement/receipt.ts";
import { parameterName } from "../words/parameters.ts";
import { clauseLabel, lawLabel } from "../words/sentence.ts";

/** 文号 of the document that a pack is made from. */
export function ownNumber(pack: Pack): string {
  const { from } = pack.period;
  const own = isUnset(from)
    ? findClause(from.clauses[0])?.number
    : pack.documents[from.source.document]?.number;
  return own ?? "";
}

/** The sentences of an article that are this clause, ending as a sentence ends. */
export function clauseWords(id: string): string | null {
  const clause = findClause(id);
  if (clause === undefined) return null;
  const words = clause.quotes.length > 0 ? clause.quotes.join("") : clause.text;
  return words.replaceAll("\n", "").replace(/[；，]$/u, "。");
}

/** Clauses in full, as `汴医保〔2022〕46号 二(四)、二(五)`. */
export function citedClauses(clauses: readonly string[], pack: Pack): string {
  return citedInFull(
    clauses.map((clause) => ({ kind: "clause", clause })),
    pack,
  );
}

/** Sources in full, as `汴医保〔2022〕46号 二(四)、二(五)`: what stands alone on paper cannot be clicked. */
export function citedInFull(sources: readonly Source[], pack: Pack): string {
  const articles = new Map<string, string[]>();
  const others: string[] = [];
  for (const source of sources) {
    const clause = source.kind === "clause" ? findClause(source.clause) : undefined;
    if (clause === undefined) others.push(otherInFull(source, pack));
    else articles.set(clause.number, [...(articles.get(clause.number) ?? []), clause.article]);
  }
  const clauses = [...articles].map(
    ([number, list]) => `${number} ${[...new Set(list)].join("、")}`,
  );
  return [...new Set([...clauses, ...others])].join("；");
}

function otherInFull(source: Source, pack: Pack): string {
  switch (source.kind) {
    case "clause":
      return source.clause;
    case "law":
      return lawLabel(source.law);
    case "parameter": {
      const state = source.confirmed ? "" : "，未确认";
      return `${parameterName(source.path)}：${source.document}${state}`;
    }
    case "answer":
      return `统筹区答复：${source.document}`;
    case "reading":
      return `文件未载明，拟按“${readingLabel(pack, source)}”，未确认`;
    default:
      return assertNever(source);
  }
}

function readingLabel(
  pack: Pack,
  { question: id, reading }: Extract<Source, { kind: "reading" }>,
): string {
  const question = pack.questions.find((item) => item.id === id);
  return question?.readings.find((item) => item.id === reading)?.label ?? "拟用读法";
}

/**
 * Sources beside a figure: § articles of the pool's document, under them ◇ a
 * parameter or reading that nobody has confirmed, ◆ what the office has; `legend`
 * says the rest.
 */
export function citedBriefly(sources: readonly Source[], pack: Pack): string {
  const own = sources.flatMap((source) => {
    const clause = source.kind === "clause" ? findClause(source.clause) : undefined;
    return clause?.number === ownNumber(pack) ? [clause.article] : [];
  });
  const others = sources.flatMap((source) => brief(source, pack));
  const lines = [own, others].map((list) => [...new Set(list)].join("、"));
  return lines
    .map((line, index) => (index === 0 && line !== "" ? `§${line}` : line))
    .filter((line) => line !== "")
    .join("\n");
}

function brief(source: Source, pack: Pack): string[] {
  switch (source.kind) {
    case "clause": {
      const own = findClause(source.clause)?.number === ownNumber(pack);
      return own ? [] : [clauseLabel(source.clause, true)];
    }
    case "law":
      return [lawLabel(source.law)];
    case "parameter":
      return [`${source.confirmed ? "◆" : "◇"}${parameterName(source.path)}`];
    case "answer":
      return ["◆统筹区答复"];
    case "reading":
      return ["◇拟用读法"];
    default:
      return assertNever(source);
  }
}

/** What the marks of `citedBriefly` stand for, and the documents behind them. */
export function legend(sources: readonly Source[], pack: Pack): string {
  const open = sources.some(
    (source) => source.kind === "reading" || (source.kind === "parameter" && !source.confirmed),
  );
  return [
    `§ ${ownNumber(pack)}的条款`,
    ...(open ? ["◇ 未确认的本地参数或读法，见试算说明"] : []),
    ...settledBy(sources).map((text) => `◆ 已确认：${text}`),
  ].join("；");
}

/** `起付标准、封顶线据汴医保办〔2023〕5号`, a line for each document. */
function settledBy(sources: readonly Source[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const source of sources) {
    if (source.kind !== "answer" && !(source.kind === "parameter" && source.confirmed)) continue;
    const name = source.kind === "answer" ? "统筹区答复" : parameterName(source.path);
    names.set(source.document, (names.get(source.document) ?? new Set<string>()).add(name));
  }
  return [...names].map(([document, list]) => `${[...list].join("、")}，据${document}`);
}
