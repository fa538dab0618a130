import type { z } from "zod";
import { zhCN } from "zod/locales";
import { parseDate } from "../calendar.ts";
import { readCase } from "../casefile/read.ts";
import { checkCase } from "../claim/checks.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { withoutPrivateUse } from "../private-use.ts";
import type { Problem } from "../problem.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ClaimFacts } from "../settlement/facts.ts";
import { withAddedFacts } from "./added-facts.ts";
import { CaseExchange } from "./case-exchange.ts";
import { badDecision } from "./decisions.ts";
import { clausesNeeding } from "./field-clauses.ts";
import { exchangeField } from "./field-names.ts";
import { fault, type InputFault } from "./input-fault.ts";
import { ambiguousLine } from "./invoice-of-line.ts";
import { formOf, settingsOf } from "./national.ts";
import { packOf } from "./pack-of.ts";
import { providerProblems } from "./provider-history.ts";
import { parseStrictJson } from "./strict-json.ts";

/** A case file, read: everything that the core needs to compute it. */
export interface CaseFile {
  readonly facts: ClaimFacts;
  readonly settings: PoolSettings;
  readonly loaded: LoadedPack;
  /** Warnings and missing papers; nothing that keeps the result from standing. */
  readonly problems: readonly Problem[];
}

/**
 * Reads one case file; the first thing wrong with it refuses it.
 * @param caseText JSON of the exchange format
 * @param packs to use in place of the shipped ones
 */
export function readCaseFile(
  caseText: string,
  packs: readonly LoadedPack[],
): Result<CaseFile, InputFault> {
  const read = readExchange(caseText);
  if (!read.ok) return read;
  const exchange = read.value;
  const loaded = packOf(exchange, packs);
  if (!loaded.ok) return loaded;
  const decision = badDecision(exchange, loaded.value.pack);
  if (decision !== null) return fail(decision);
  const ambiguous = ambiguousLine(exchange);
  if (ambiguous !== null) return fail(ambiguous);
  const today = parseDate(exchange.recorded_on);
  if (!today.ok) {
    const field = "recorded_on";
    return fail(fault("E-CASE-03", "recorded_on 不是日期。", "写成 2026-11-20。", { field }));
  }
  const form = formOf(exchange);
  const { facts, problems: found } = readCase(form, today.value);
  const added = facts === null ? null : withAddedFacts(facts, exchange);
  const checks = checkCase(form, added?.facts ?? null, loaded.value.pack);
  const provider =
    facts === null ? [] : providerProblems(exchange.stay.provider_history, facts.stay);
  const problems = [...found, ...(added?.problems ?? []), ...provider, ...checks];
  const blocking = problems.find((problem) => blocks(problem));
  if (blocking !== undefined || added === null) {
    return fail(problemFault(blocking ?? problems[0] ?? INCOMPLETE, exchange));
  }
  const settings = settingsOf(exchange);
  return ok({ facts: added.facts, settings, loaded: loaded.value, problems });
}

const INCOMPLETE: Problem = {
  code: "E-CASE-04",
  what: "案件不完整。",
  remedy: "对照格式说明补全。",
  kind: "missing",
};

/** A file has no counter to put things right at: what is wrong, or needed by the core, is refused. */
function blocks(problem: Problem): boolean {
  if (!problem.code.startsWith("E")) return false;
  return problem.kind !== "missing" || NEEDED.some((prefix) => problem.field?.startsWith(prefix));
}

const NEEDED = [
  "stay.",
  "filing.sameDayOrder",
  "lines",
  "invoices",
  "earlier_opening",
  "continued",
  "person.name",
  "person.certNo",
  "person.employment",
];

/** A problem of the form as a file's reader sees it, with the clause that needs what is missing. */
function problemFault(problem: Problem, { insu_admdvs: pool }: CaseExchange): InputFault {
  const { code, field: own, kind } = problem;
  const { what, remedy } = inFile(problem);
  if (own === undefined) return fault(code, what, remedy);
  const field = exchangeField(own);
  const clauses = clausesNeeding(field, pool);
  const needed = kind === "missing" && clauses.length > 0;
  return fault(code, `${what}（${own}）`, remedy, needed ? { field, clauses } : { field });
}

/** The form holds a ratio in percent (10), a file as a share (0.1): each is told its own way of writing. */
function inFile({ code, what, remedy }: Problem): Pick<Problem, "what" | "remedy"> {
  return code === "E-RATE-01"
    ? { what: what.replace("0到100的百分数", "0到1的比例"), remedy: "写成 0.1 或 0.2。" }
    : { what, remedy };
}

function readExchange(text: string): Result<CaseExchange, InputFault> {
  const json = parseStrictJson(withoutPrivateUse(text));
  if (!json.ok) {
    const what = `第${json.error.line}行：${json.error.what}。`;
    return fail(fault("E-CASE-01", what, "检查文件是否完整、有没有重复的键。"));
  }
  const parsed = CaseExchange.safeParse(json.value, { error: zhCN().localeError });
  return parsed.success ? ok(parsed.data) : fail(schemaFault(parsed.error, json.value));
}

const SCHEMA_HINT = "对照 docs/case-exchange.schema.json 改正。";

/** The first thing that the schema refuses; of a field left out also which clause needs it. */
function schemaFault(error: z.ZodError, json: unknown): InputFault {
  const [issue] = error.issues;
  if (issue === undefined) return fault("E-CASE-02", "不符合格式。", SCHEMA_HINT);
  const path = issue.path.map(String);
  const field = path.join(".");
  const at = field === "" ? "整个文件" : field;
  if (issue.code === "unrecognized_keys") {
    const what = `${at}：有不认识的键 ${issue.keys.join("、")}。`;
    return fault("E-CASE-02", what, SCHEMA_HINT, { field });
  }
  if (field === "" || valueAt(json, path) !== undefined) {
    return fault("E-CASE-02", `${at}：${issue.message}。`, SCHEMA_HINT, { field });
  }
  const pool = valueAt(json, ["insu_admdvs"]);
  const clauses = clausesNeeding(field, typeof pool === "string" ? pool : "");
  const why = clauses.length === 0 ? "" : `，${clauses.join("、")} 需要它`;
  const what = `${field}：没有填${why}。`;
  return fault("E-CASE-02", what, `补填 ${field}；${SCHEMA_HINT}`, { field, clauses });
}

function valueAt(json: unknown, path: readonly string[]): unknown {
  let node = json;
  for (const key of path) {
    if (typeof node !== "object" || node === null) return undefined;
    node = Object.entries(node).find(([own]) => own === key)?.[1];
  }
  return node;
}
