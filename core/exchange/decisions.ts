import { ownValueFault } from "../policy/own-value.ts";
import { needsConsent } from "../policy/consent.ts";
import { parseDate } from "../calendar.ts";
import { parseRate } from "../money.ts";
import { isUnset } from "../policy/values.ts";
import type { Pack } from "../policy/pack.ts";
import { findParameter } from "../words/local-parameters.ts";
import { choicesOf, isValueOf, type Kind } from "../words/parameter-values.ts";
import type { CaseExchange } from "./case-exchange.ts";
import { fault, type InputFault } from "./input-fault.ts";
import { settingsOf } from "./national.ts";

/**
 * The first thing wrong with what a file says the office has settled: answers,
 * raised rates, confirmations and local values. One that the core would pass
 * over in silence is refused here.
 */
export function badDecision(exchange: CaseExchange, pack: Pack): InputFault | null {
  return (
    badAnswer(exchange, pack) ??
    badRaise(exchange, pack) ??
    badConfirmation(exchange, pack) ??
    badValue(exchange, pack) ??
    unfounded(exchange)
  );
}

function wrong(field: string, what: string, hint: string): InputFault {
  return fault("E-CASE-05", `${field}：${what}`, hint, { field });
}

/** An answer is one of the readings of a question that the pack asks. */
function badAnswer({ answers }: CaseExchange, pack: Pack): InputFault | null {
  for (const [id, answer] of Object.entries(answers)) {
    const question = pack.questions.find((candidate) => candidate.id === id);
    if (question === undefined) {
      return wrong(
        `answers.${id}`,
        "政策包没有这个问题，答复用不上。",
        "核对问题编号和政策包；用不上的，删去这一项。",
      );
    }
    if (question.readings.some(({ id: own }) => own === answer.reading)) continue;
    const readings = question.readings.map((reading) => reading.id).join("、");
    return wrong(
      `answers.${id}`,
      `政策包没有 ${answer.reading} 这种读法。`,
      `写成 ${readings} 之一。`,
    );
  }
  return null;
}

/** A pool may only make the points of a known rule smaller, and only where its document lets it (HUN-20.6). */
function badRaise({ raised }: CaseExchange, pack: Pack): InputFault | null {
  for (const [id, { points }] of Object.entries(raised)) {
    const rule = pack.treatment.rules.find((candidate) => candidate.id === id);
    const own = rule?.then.do === "reduce" ? rule.then.points : undefined;
    if (pack.treatment.raisedBy === undefined || typeof own !== "number") {
      return wrong(
        `raised.${id}`,
        "政策包没有可以提高比例的这条规则。",
        "核对规则编号；文件没有允许提高的，删去这一项。",
      );
    }
    const read = parseRate(points);
    if (!read.ok || read.value >= own) {
      return wrong(
        `raised.${id}`,
        `${points} 不小于文件规定的降低幅度。`,
        "只能写比文件规定更小的幅度，例如 0.03。",
      );
    }
  }
  return null;
}

/** What is confirmed has a value; one that nobody has set is to be set. */
function badConfirmation(exchange: CaseExchange, pack: Pack): InputFault | null {
  const { confirmed } = settingsOf(exchange);
  for (const path of Object.keys(confirmed)) {
    const parameter = findParameter(pack, path);
    if (parameter === undefined) return notInPack(`confirmed.${path}`);
    if (isUnset(parameter.local)) {
      return wrong(
        `confirmed.${path}`,
        "政策包没有给这个参数的数，没有可以确认的。",
        "按统筹区文件把数写进 values，并从 confirmed 删去这一项。",
      );
    }
  }
  return null;
}

/** A value stands at a path that the pack leaves to the office, and is written as its kind is (HUN-86, LN-2e). */
function badValue({ values }: CaseExchange, pack: Pack): InputFault | null {
  for (const [path, { value, consent }] of Object.entries(values)) {
    const field = `values.${path}`;
    const kind = findParameter(pack, path)?.kind ?? null;
    if (kind === null) return notInPack(field);
    if (!isValueOf(path, kind, value)) {
      return wrong(field, `读不了“${value}”。`, howToWrite(kind, path));
    }
    const meant = ownValueFault(pack, path, value);
    if (meant !== null) return wrong(field, `${meant}。`, "对照统筹区文件核对后改正。");
    if (needsConsent(pack, path) && (consent ?? "").trim() === "") {
      return wrong(
        field,
        "没有写明省级备案同意的文件（LN-2e）。",
        "在 consent 里写明文件；没有的，不能用这个数。",
      );
    }
  }
  return null;
}

function notInPack(field: string): InputFault {
  return wrong(
    field,
    "政策包没有可以由统筹区填写的这个参数。",
    "对照政策包核对路径；多余的，删去这一项。",
  );
}

function howToWrite(kind: Kind, path: string): string {
  switch (kind) {
    case "money":
      return "写成 1200 或 1200.50，单位是元。";
    case "share":
      return "写成 0 到 1 之间的比例，例如 0.1。";
    case "factor":
      return "写成倍数，例如 2.5。";
    case "date":
      return "写成 2026-01-01。";
    case "months":
      return "写成 1 以上的整数。";
    case "bands":
      return "写成 4000=0.53,*=0.72，金额逐段升高，最后一段写 *。";
    case "choice":
      return `写成 ${choicesOf(path).join("、")} 之一。`;
  }
}

/** Every decision names its document, who decided, and the day, which is not after that of recording. */
function unfounded(exchange: CaseExchange): InputFault | null {
  const { answers, raised, confirmed, values } = exchange;
  const recorded = parseDate(exchange.recorded_on);
  const decisions = Object.entries({ answers, raised, confirmed, values }).flatMap(([group, all]) =>
    Object.entries(all).map(([key, each]) => [`${group}.${key}`, each] as const),
  );
  for (const [field, { document, by, on }] of decisions) {
    const day = parseDate(on);
    if (document.trim() === "" || !day.ok) {
      return wrong(field, "没有写明文件，或日期不对。", "写明所依据的文件和日期。");
    }
    if (by.trim() === "") return wrong(field, "没有写明由谁决定。", "在 by 里写决定人的姓名。");
    if (recorded.ok && day.value > recorded.value) {
      return wrong(
        field,
        `决定日期 ${on} 在录入日期（${exchange.recorded_on}）之后。`,
        "核对 on 和 recorded_on；录入时还没有决定的，删去这一项。",
      );
    }
  }
  return null;
}
