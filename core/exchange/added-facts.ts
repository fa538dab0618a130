import { type IsoDate, yearOf } from "../calendar.ts";
import { FormReader } from "../casefile/reader.ts";
import type { Problem } from "../problem.ts";
import type { ClaimFacts, Continued, Counted, Opening } from "../settlement/facts.ts";
import type { CaseExchange, ContinuedExchange, OpeningExchange } from "./case-exchange.ts";
import { LAYER_BY_CODE, LAYER_CODES } from "./layer-codes.ts";
import { otherStaysOf } from "./other-stays.ts";

export interface AddedFacts {
  readonly facts: ClaimFacts;
  readonly problems: readonly Problem[];
}

/**
 * Facts that a file may hold and the counter's form does not: the balance of the
 * year of admission, an earlier part of the episode, and what the layers above
 * the pooled fund have counted. They go straight into what `readCase` gave.
 */
export function withAddedFacts(facts: ClaimFacts, exchange: CaseExchange): AddedFacts {
  const reader = new FormReader();
  const added: ClaimFacts = {
    ...facts,
    opening: facts.opening === null ? null : withOthers(reader, facts.opening, exchange),
    earlierOpening: readEarlier(reader, exchange, facts),
    continued: readContinued(reader, "continued", exchange.continued),
  };
  return { facts: added, problems: reader.problems };
}

function withOthers(reader: FormReader, opening: Opening, { opening: json }: CaseExchange) {
  return json === null ? opening : { ...opening, ...readLayers(reader, "opening", json) };
}

/** What is not written stays unknown; it is not zero. */
function readLayers(
  reader: FormReader,
  at: string,
  json: OpeningExchange,
): Pick<Opening, "entered" | "others"> {
  const entered =
    json.entered === undefined
      ? null
      : reader.amount(`${at}.entered`, json.entered, "本年已进入统筹的金额");
  const others: { -readonly [L in keyof NonNullable<Opening["others"]>]: Counted } = {};
  for (const code of LAYER_CODES) {
    const counted = json.others?.[code];
    if (counted === undefined) continue;
    const field = `${at}.others.${code}`;
    const borne = reader.amount(`${field}.borne`, counted.borne, "已计入的个人负担");
    const paid = reader.amount(`${field}.paid`, counted.paid, "本年已付");
    if (borne !== null && paid !== null) others[LAYER_BY_CODE[code]] = { borne, paid };
  }
  return {
    ...(entered === null ? {} : { entered }),
    ...(json.others === undefined ? {} : { others }),
  };
}

/** 上年度累计, of the year of admission (HUN-51, Q7). */
function readEarlier(
  reader: FormReader,
  { earlier_opening: json }: CaseExchange,
  { recorded, stay }: ClaimFacts,
): Opening | null {
  const opening = readOpening(reader, "earlier_opening", json);
  return opening !== null && inYear(reader, opening.asOf, stay.admission, recorded)
    ? opening
    : null;
}

/** A balance of a year as files write it; null also while something in it is wrong. */
export function readOpening(
  reader: FormReader,
  at: string,
  json: OpeningExchange | null,
): Opening | null {
  if (json === null) return null;
  const asOf = reader.date(`${at}.as_of`, json.as_of, "累计截至日期");
  const deductiblePaid = reader.amount(`${at}.act_pay_dedc`, json.act_pay_dedc, "起付已付");
  const pooledPaid = reader.amount(`${at}.hifp_pay`, json.hifp_pay, "统筹已付");
  const inScopeBorne = reader.amount(`${at}.inscp_borne`, json.inscp_borne, "范围内自付");
  const seriousIllnessPaid = reader.amount(`${at}.hifmi_pay`, json.hifmi_pay, "大病已付");
  const layers = readLayers(reader, at, json);
  if (asOf === null || deductiblePaid === null || pooledPaid === null) return null;
  if (inScopeBorne === null || seriousIllnessPaid === null) return null;
  const { source, same_level_stays: sameLevelStays } = json;
  const amounts = { deductiblePaid, pooledPaid, inScopeBorne, seriousIllnessPaid };
  return { source, asOf, sameLevelStays, ...otherStaysOf(json), ...amounts, ...layers };
}

function inYear(reader: FormReader, asOf: IsoDate, admission: IsoDate, recorded: IsoDate): boolean {
  return reader.holds([
    {
      bad: asOf > recorded,
      field: "earlier_opening.as_of",
      code: "E-DAY-09",
      what: `上年度累计截至日期在录入日期（${recorded}）之后。`,
      remedy: "按查询的日期重填。",
    },
    {
      bad: yearOf(asOf) < yearOf(admission),
      field: "earlier_opening.as_of",
      code: "E-DAY-10",
      what: `上年度累计截至${asOf}，早于入院的${yearOf(admission)}年。`,
      remedy: "按入院年度的累计重填。",
    },
  ]);
}

/** The deductible that an earlier part of the episode bore. */
export function readContinued(
  reader: FormReader,
  at: string,
  json: ContinuedExchange | null,
): Continued | null {
  if (json === null) return null;
  const field = `${at}.act_pay_dedc`;
  const deductibleBorne = reader.amount(field, json.act_pay_dedc, "前一段已负担的起付标准");
  return deductibleBorne === null ? null : { kind: json.kind, deductibleBorne };
}
