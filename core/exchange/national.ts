import { emptyCase, type CaseForm } from "../casefile/form.ts";
import { rateText } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import { NO_SETTINGS, type PoolSettings } from "../policy/questions.ts";
import type { Lack, MissingFact, Receipt, Treatment } from "../settlement/receipt.ts";
import { FACTOR_WORDS, lackWords, treatmentSentence } from "../words/sentence.ts";
import type { CaseExchange } from "./case-exchange.ts";
import { exchangeField } from "./field-names.ts";
import { amountOrNull, settlementOf } from "./national-amounts.ts";
import { invoicesOf, linesOf, saidOf } from "./national-expenses.ts";
import { insuranceOf } from "./pack-of.ts";
import type { OutcomePart } from "./receipt-file.ts";

/** Maps our names to the national platform's, both ways; its neighbours map the parts. */

/** A case that came in as a file, as the form the counter would have written. */
export function formOf(exchange: CaseExchange): CaseForm {
  const { person } = exchange;
  const insurance = insuranceOf(exchange.insutype);
  const empty = emptyCase({ area: exchange.insu_admdvs, insurance });
  return {
    ...empty,
    person: {
      ...empty.person,
      name: person.psn_name,
      certNo: person.certno,
      phone: person.tel,
      address: person.addr,
      employment: person.psn_type ?? "",
      aid: person.aid_type === "unknown" ? "" : person.aid_type,
      accountPart: person.acct_pay,
      coveredFrom: person.coverage?.begndate,
      coveredUntil: person.coverage?.enddate,
    },
    opening: openingOf(exchange) ?? empty.opening,
    filing: { ...empty.filing, ...filingOf(exchange) },
    stay: { ...empty.stay, ...stayOf(exchange) },
    invoices: invoicesOf(exchange),
    lines: linesOf(exchange),
  };
}

function stayOf({ stay }: CaseExchange): Partial<CaseForm["stay"]> {
  return {
    care: stay.care,
    hospital: stay.fixmedins_name,
    hospitalCode: stay.fixmedins_code,
    place: stay.mdtrtarea_admvs,
    level: stay.hosp_lv,
    designated: stay.designated ? "yes" : "no",
    admission: stay.begntime,
    discharge: stay.endtime,
    settled: stay.setl_time ?? "",
    diagnosis: stay.dscg_maindiag_name,
    inpatientNo: stay.ipt_no,
    emergency: emergencyOf(stay.emergency),
    injury: stay.trauma,
    failure: stay.failure,
    thirdParty: stay.third_party,
    admittedAs: stay.admitted_as,
    directFund: stay.direct_fund,
    hospitalPart: stay.hosp_part_amt,
    ...(stay.chronic === undefined ? {} : { chronic: chronicOf(stay.chronic) }),
    ...(stay.group_pay === undefined ? {} : { groupPay: groupPayOf(stay.group_pay) }),
  };
}

function chronicOf(
  chronic: NonNullable<CaseExchange["stay"]["chronic"]>,
): CaseForm["stay"]["chronic"] {
  return {
    inInsuredList: saidOf(chronic.in_insured_list),
    inCareList: saidOf(chronic.in_care_list),
  };
}

function groupPayOf(
  groupPay: NonNullable<CaseExchange["stay"]["group_pay"]>,
): CaseForm["stay"]["groupPay"] {
  const placeDeclared = groupPay.place_declared ? "yes" : "no";
  return { inRange: saidOf(groupPay.in_range), placeDeclared };
}

/** Files of the first kind wrote true and false; a plain emergency is neither (HUN-7). */
function emergencyOf(emergency: CaseExchange["stay"]["emergency"]): CaseForm["stay"]["emergency"] {
  if (typeof emergency === "string") return emergency;
  return emergency ? "yes" : "no";
}

function openingOf(exchange: CaseExchange): CaseForm["opening"] | null {
  const { opening } = exchange;
  if (opening === null) return null;
  return {
    source: opening.source,
    asOf: opening.as_of,
    sameLevelStays: String(opening.same_level_stays),
    anyLevelStays: opening.any_level_stays?.toString(),
    sameHospitalStays: opening.same_hospital_stays?.toString(),
    sameQuarterStays: opening.same_quarter_stays?.toString(),
    sameMonthStays: opening.same_month_stays?.toString(),
    deductiblePaid: opening.act_pay_dedc,
    pooledPaid: opening.hifp_pay,
    inScopeBorne: opening.inscp_borne,
    seriousIllnessPaid: opening.hifmi_pay,
  };
}

function filingOf(exchange: CaseExchange): Partial<CaseForm["filing"]> {
  const { filing } = exchange;
  if (filing === null) return { wanted: "none" };
  return {
    wanted: filing.status,
    category: filing.category,
    basis: filing.basis,
    date: filing.begndate,
    place: filing.place_admdvs,
    sameDayOrder: filing.same_day_order ?? "",
    completed: filing.completed ?? "",
    ended: filing.ended ?? "",
    referredOn: filing.referred_on ? "yes" : "no",
    effective: filing.effective_date,
    proofEnds: filing.proof_ends,
    madeFor: filing.made_for,
    household: yesOrNo(filing.household),
    materials: Object.fromEntries(filing.materials.map((id) => [id, "seen" as const])),
  };
}

function yesOrNo(said: boolean | undefined): "yes" | "no" | undefined {
  if (said === undefined) return undefined;
  return said ? "yes" : "no";
}

/** What the office has settled, as the file brings it. */
export function settingsOf({ answers, confirmed, raised, values }: CaseExchange): PoolSettings {
  const renamed = Object.entries(confirmed).map(
    ([path, each]) => [todaysPath(path), each] as const,
  );
  return { answers, confirmed: Object.fromEntries(renamed), raised, values };
}

/** Packs of the first format had one layer with a path of its own; files still confirm it by that. */
function todaysPath(path: string): string {
  return path.replace(
    /^settlement\.seriousIllness\./u,
    "settlement.supplements.serious-illness.scale.",
  );
}

/**
 * What came of a case, in the words and names of the outside: the part of a
 * receipt file that says nothing of what went in.
 */
export function outcomeOf(
  receipt: Receipt,
  pack: Pack,
  settings: PoolSettings = NO_SETTINGS,
): OutcomePart {
  const { settlement } = receipt;
  return {
    format: "receipt/2",
    engine: receipt.engine,
    pack: receipt.pack,
    standing: receipt.standing,
    treatment: treatmentOf(receipt.treatment),
    settlement: settlement === null ? null : settlementOf(settlement),
    open_questions: receipt.openQuestions.map((question) => ({
      id: question.id,
      asks: question.asks,
      clauses: [...question.clauses],
      readings: question.readings.map((reading) => ({
        id: reading.id,
        label: reading.label,
        used: reading.used,
        fund_pay_sumamt: amountOrNull(reading.fund),
        psn_part_amt: amountOrNull(reading.person),
      })),
    })),
    unconfirmed: receipt.unconfirmed.map((parameter) => ({ ...parameter })),
    missing: receipt.lacks.map((lack) => missingOf(lack, pack, settings)),
  };
}

function treatmentOf(treatment: Treatment): OutcomePart["treatment"] {
  const { kind, validity, applied, ruledOut, situation } = treatment;
  return {
    kind,
    sentence: treatmentSentence(treatment),
    ...(treatment.kind === "payable"
      ? {
          route: treatment.route,
          points_off: rateText(treatment.terms.points),
          sources: [...treatment.terms.sources],
        }
      : {}),
    ...(treatment.kind === "refused"
      ? { code: treatment.code, what: treatment.what, remedy: treatment.remedy }
      : {}),
    validity: validity === null ? null : { ...validity, sources: [...validity.sources] },
    period: [...treatment.period],
    applied: applied.map((rule) => ({ ...rule, clauses: [...rule.clauses] })),
    ruled_out: ruledOut.map((rule) => ({
      ...rule,
      clauses: [...rule.clauses],
      reason: FACTOR_WORDS[rule.factor],
    })),
    situation,
  };
}

/** What is lacking, with the place in the file that would hold it and the clauses that need it. */
function missingOf(lack: Lack, pack: Pack, settings: PoolSettings): OutcomePart["missing"][number] {
  const { what, remedy, field, clauses } = lackWords(lack, pack, settings);
  const words = { what, remedy, clauses: [...clauses] };
  switch (lack.kind) {
    case "question":
      return {
        kind: lack.kind,
        question: lack.question,
        field: `answers.${lack.question}`,
        ...words,
      };
    case "parameter":
      return { kind: lack.kind, path: lack.path, field: `values.${lack.path}`, ...words };
    case "fact": {
      const place = FACT_FIELD[lack.fact] ?? (field === null ? lack.fact : exchangeField(field));
      return { kind: lack.kind, fact: lack.fact, field: place, ...words };
    }
  }
}

/** Facts that the form does not hold, by their place in the file. */
const FACT_FIELD: { readonly [F in MissingFact]?: string } = {
  "earlier-opening": "earlier_opening",
  "layer-opening": "opening.others",
  "outside-bill": "invoices",
  "chronic-disease": "stay.chronic.in_insured_list",
  "chronic-care-list": "stay.chronic.in_care_list",
};
