import type { z } from "zod";
import { zhCN } from "zod/locales";
import { findArea } from "../area.ts";
import { assess } from "../assess.ts";
import { parseDate } from "../calendar.ts";
import type { PackFault } from "../policy/lint.ts";
import { parseRate } from "../money.ts";
import { loadPack, type LoadedPack } from "../policy/load.ts";
import { packFor, rules } from "../policy/packs.ts";
import type { Pack } from "../policy/pack.ts";
import type { Problem } from "../problem.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Receipt } from "../settlement/receipt.ts";
import { CaseExchange } from "./case-exchange.ts";
import { formOf, settingsOf } from "./national.ts";
import { parseStrictJson } from "./strict-json.ts";

/** What the outside sees of a refused input. */
export interface InputFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface Adjudicated {
  readonly receipt: Receipt;
  readonly pack: LoadedPack["pack"];
  /** Warnings and missing papers; nothing that keeps the result from standing. */
  readonly problems: readonly Problem[];
}

/**
 * Adjudicates one case file.
 * @param caseText JSON of the exchange format
 * @param packText a pack to use in place of the shipped one
 */
export function adjudicateFile(
  caseText: string,
  packText: string | null,
): Result<Adjudicated, InputFault> {
  const exchange = readExchange(caseText);
  if (!exchange.ok) return exchange;
  const loaded =
    packText === null ? shippedPack(exchange.value) : readPackText(packText, exchange.value);
  if (!loaded.ok) return loaded;
  const answer = badDecision(exchange.value, loaded.value.pack);
  if (answer !== null) return fail(answer);
  const today = parseDate(exchange.value.recorded_on);
  if (!today.ok) return fail(fault("E-CASE-03", "recorded_on 不是日期。", "写成 2026-11-20。"));
  const form = formOf(exchange.value);
  const { receipt, problems } = assess(form, loaded.value, settingsOf(exchange.value), today.value);
  const blocking = problems.find((problem) => blocks(problem));
  if (blocking !== undefined || receipt === null) {
    const { code, what, remedy, field } = blocking ?? problems[0] ?? NOTHING;
    return fail(fault(code, `${what}${field === undefined ? "" : `（${field}）`}`, remedy));
  }
  return ok({ receipt, pack: loaded.value.pack, problems });
}

const NOTHING = {
  code: "E-CASE-04",
  what: "案件不完整。",
  remedy: "对照格式说明补全。",
  field: undefined,
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
  "person.name",
  "person.certNo",
  "person.employment",
];

function readExchange(text: string): Result<CaseExchange, InputFault> {
  const json = parseStrictJson(text);
  if (!json.ok) {
    return fail(
      fault(
        "E-CASE-01",
        `第${json.error.line}行：${json.error.what}。`,
        "检查文件是否完整、有没有重复的键。",
      ),
    );
  }
  const parsed = CaseExchange.safeParse(json.value, { error: zhCN().localeError });
  if (parsed.success) return ok(parsed.data);
  return fail(
    fault("E-CASE-02", issueText(parsed.error), "对照 docs/case-exchange.schema.json 改正。"),
  );
}

/** A pool may only make the points of a known rule smaller, and only where its document lets it. */
function badRaise(exchange: CaseExchange, pack: Pack): InputFault | null {
  for (const [id, { points }] of Object.entries(exchange.raised)) {
    const rule = pack.treatment.rules.find((candidate) => candidate.id === id);
    const read = parseRate(points);
    if (pack.treatment.raisedBy === undefined || rule === undefined || rule.then.do !== "reduce") {
      return fault(
        "E-CASE-05",
        `raised.${id}：政策包没有可以提高比例的这条规则。`,
        "核对规则编号；文件没有允许提高的，删去这一项。",
      );
    }
    if (!read.ok || read.value >= rule.then.points) {
      return fault(
        "E-CASE-05",
        `raised.${id}：${points} 不小于文件规定的降低幅度。`,
        "只能写比文件规定更小的幅度，例如 0.03。",
      );
    }
  }
  return null;
}

/** A decision names its document and day; an answer is one of the readings of its question. */
function badDecision(exchange: CaseExchange, pack: Pack): InputFault | null {
  const settings = settingsOf(exchange);
  for (const [id, answer] of Object.entries(settings.answers)) {
    const question = pack.questions.find((candidate) => candidate.id === id);
    if (question === undefined || question.readings.some(({ id: own }) => own === answer.reading)) {
      continue;
    }
    const readings = question.readings.map((reading) => reading.id).join("、");
    const what = `answers.${id}：政策包没有 ${answer.reading} 这种读法。`;
    return fault("E-CASE-05", what, `写成 ${readings} 之一。`);
  }
  const wrongRaise = badRaise(exchange, pack);
  if (wrongRaise !== null) return wrongRaise;
  const decisions = [
    ...Object.entries(exchange.raised).map(([id, raise]) => [`raised.${id}`, raise] as const),
    ...Object.entries(settings.answers).map(([id, answer]) => [`answers.${id}`, answer] as const),
    ...Object.entries(settings.confirmed).map(
      ([path, each]) => [`confirmed.${path}`, each] as const,
    ),
  ];
  const bare = decisions.find(([, each]) => each.document.trim() === "" || !parseDate(each.on).ok);
  if (bare === undefined) return null;
  return fault("E-CASE-05", `${bare[0]}：没有写明文件，或日期不对。`, "写明所依据的文件和日期。");
}

function issueText(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "不符合格式。";
  const at = issue.path.map(String).join(".") || "整个文件";
  return issue.code === "unrecognized_keys"
    ? `${at}：有不认识的键 ${issue.keys.join("、")}。`
    : `${at}：${issue.message}。`;
}

function shippedPack(exchange: CaseExchange): Result<LoadedPack, InputFault> {
  const pool = findArea(exchange.insu_admdvs);
  if (pool === undefined) {
    return fail(
      fault(
        "E-AREA-01",
        `统筹区 ${exchange.insu_admdvs} 不是地级以上行政区划代码。`,
        "核对 insu_admdvs。",
      ),
    );
  }
  const loaded = packFor(pool.code, exchange.insutype === "310" ? "employee" : "resident");
  if (loaded !== undefined) return ok(loaded);
  return fail(
    fault("E-PACK-03", `没有${pool.name}这个险种的政策包。`, "用 --pack 指定政策包文件。"),
  );
}

function readPackText(text: string, exchange: CaseExchange): Result<LoadedPack, InputFault> {
  const json = parseStrictJson(text);
  if (!json.ok) {
    return fail(
      fault("E-PACK-01", `政策包第${json.error.line}行：${json.error.what}。`, "检查政策包文件。"),
    );
  }
  const loaded = loadPack(json.value);
  if (!loaded.ok) return fail(fault("E-PACK-01", packFaultText(loaded.error), "检查政策包文件。"));
  const pool = findArea(exchange.insu_admdvs);
  const insurance = exchange.insutype === "310" ? "employee" : "resident";
  if (
    pool === undefined ||
    !rules(loaded.value.pack, pool.code) ||
    loaded.value.pack.insurance !== insurance
  ) {
    return fail(
      fault(
        "E-PACK-02",
        "政策包不是这个统筹区、这个险种的。",
        "换政策包，或核对 insu_admdvs 和 insutype。",
      ),
    );
  }
  return loaded;
}

function packFaultText(faults: readonly PackFault[]): string {
  return `政策包有错：${faults.map(({ at, what }) => `${at} ${what}`).join("；")}。`;
}

function fault(code: string, message: string, hint: string): InputFault {
  return { code, message, hint };
}
