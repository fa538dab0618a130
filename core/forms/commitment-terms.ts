import { addMonths, paperDate, parseDate } from "../calendar.ts";
import { findClause } from "../policy/clauses.ts";
import { readCount } from "../policy/local-value.ts";
import type { FilingRoute, Pack, Rule } from "../policy/pack.ts";
import { isUnset } from "../policy/values.ts";
import { clauseLabel } from "../words/sentence.ts";
import { routeOf } from "./entries.ts";
import type { FormInput } from "./input.ts";
import { clauseWords, ownNumber } from "./sources.ts";

type Material = FilingRoute["materials"][number];

/**
 * What a person promises and what follows when the promise is not kept, in the
 * words of the pool's own document (HUN-22; LN-1.2e asks that all of it be told).
 */
export interface CommitmentTerms {
  readonly owed: readonly Material[];
  /** Months from the filing; null: neither the document nor the pool has said how many. */
  readonly months: number | null;
  /** Last day to bring the materials in; empty while the day of filing is not known. */
  readonly due: string;
  /** Where the deadline comes from, or that the document does not give it. */
  readonly dueFrom: string;
  /** Sentences on what follows when the materials stay out. */
  readonly breach: readonly string[];
  /** The document's own words, each with its number and article. */
  readonly quotes: readonly { readonly cited: string; readonly words: string }[];
}

const DEADLINE = "filing.commitmentMonths";

export function commitmentTerms(input: FormInput): CommitmentTerms {
  const { months, from } = deadline(input);
  return {
    owed: owedMaterials(input.pack, input.form.filing),
    months,
    due: dueText(input, months),
    dueFrom: from,
    breach: breachSentences(input),
    quotes: quotesOf(input),
  };
}

/** The proof that the same category asks for and that the commitment stands in for. */
export function owedMaterials(
  pack: Pack,
  { category, basis }: { readonly category: string; readonly basis: string },
): readonly Material[] {
  const route = (by: string) =>
    pack.filing.routes.find((one) => one.category === category && one.basis === by);
  const proof = route("proof");
  const given = new Set(route(basis)?.materials.map(({ id }) => id));
  return (proof?.materials ?? []).filter((item) => item.printed !== true && !given.has(item.id));
}

function dueText({ receipt, form }: FormInput, months: number | null): string {
  const treatment = receipt?.treatment;
  const due = treatment?.validity?.commitmentDue ?? null;
  if (due !== null && due !== undefined) return paperDate(due);
  // The deadline does not wait for the treatment: it runs from the filing even while the rate is open.
  const filed = parseDate(form.filing.date);
  return filed.ok && months !== null ? paperDate(addMonths(filed.value, months)) : "";
}

/** The office's own value, else the pack's, else nobody's; and where it comes from. */
function deadline({ pack, settings }: FormInput): { months: number | null; from: string } {
  const own = settings.values?.[DEADLINE];
  const ownMonths = own === undefined ? null : readCount(own.value);
  if (own !== undefined && ownMonths !== null) return { months: ownMonths, from: own.document };
  const { commitmentMonths: given } = pack.filing;
  if (given === null || isUnset(given)) return { months: null, from: "期限由参保地规定" };
  const { value: months, source, confidence } = given;
  if (source.clause !== undefined) return { months, from: clauseLabel(source.clause, true) };
  const confirmed = settings.confirmed[DEADLINE];
  if (confirmed !== undefined) return { months, from: confirmed.document };
  if (confidence !== "authority") return { months, from: "本地参数，文件未载明，尚未确认" };
  return { months, from: pack.documents[source.document]?.number ?? source.document };
}

function breachSentences({ pack, settings }: FormInput): string[] {
  const rule = pack.treatment.rules.find(
    (item) => item.when.commitment?.includes("lapsed") === true,
  );
  if (rule === undefined)
    return [`${mainNumber(pack)}未载明逾期未补齐的处理，按参保地医疗保障部门的规定办理。`];
  const [clause] = rule.clauses;
  if (rule.then.do !== "ask") return [ownWords(clause)];
  const { question: id } = rule.then;
  const question = pack.questions.find((item) => item.id === id);
  const answer = settings.answers[id];
  const reading = question?.readings.find((item) => item.id === answer?.reading);
  if (answer !== undefined && reading !== undefined)
    return [`${reading.label}（${answer.document}）。`];
  return [`${numberOf(rule)}未载明逾期未补齐的处理，按参保地医疗保障部门的规定办理。`];
}

function ownWords(clauseId: string): string {
  const words = clauseWords(clauseId);
  return words === null
    ? clauseLabel(clauseId, true)
    : `${words}（${clauseLabel(clauseId, true)}）`;
}

function quotesOf({ pack, form }: FormInput): CommitmentTerms["quotes"] {
  return (routeOf(pack, form)?.clauses ?? []).flatMap((id) => {
    const words = clauseWords(id);
    return words === null ? [] : [{ cited: clauseLabel(id, true), words }];
  });
}

function numberOf(rule: Rule): string {
  const clause = findClause(rule.clauses[0]);
  return clause?.number ?? "本地文件";
}

function mainNumber(pack: FormInput["pack"]): string {
  return ownNumber(pack) || "本地文件";
}
