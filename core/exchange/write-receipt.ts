import type { ExpenseLine } from "../claim/expenses.ts";
import { type Fen, rateText, yuan } from "../money.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { ClaimFacts, Counted, Opening } from "../settlement/facts.ts";
import type { Receipt } from "../settlement/receipt.ts";
import type { Adjudicated } from "./adjudicate-file.ts";
import type { OpeningExchange } from "./case-exchange.ts";
import { exchangeField } from "./field-names.ts";
import { LAYER_BY_CODE, LAYER_CODES } from "./layer-codes.ts";
import { outcomeOf } from "./national.ts";
import { obligationOf } from "./obligation-part.ts";
import { writtenStays } from "./other-stays.ts";
import { writtenBills, writtenOfStay } from "./optional-inputs.ts";
import type { ReceiptFile } from "./receipt-file.ts";
import type { ReceiptInputs } from "./receipt-inputs.ts";

/** The receipt of one case as a file; the same case gives the same text, byte for byte. */
export function receiptFileOf(done: Omit<Adjudicated, "loaded">): ReceiptFile {
  const { receipt, pack, settings, facts, problems } = done;
  const { admission, discharge, settled } = facts.stay;
  return {
    ...outcomeOf(receipt, pack, settings),
    dates: {
      recorded_on: facts.recorded,
      begntime: admission,
      endtime: discharge,
      setl_time: settled,
    },
    inputs: inputsOf(facts, settledBy(settings)),
    obligations: receipt.obligations.map(obligationOf),
    ...notesOf(receipt),
    problems: problems.map((problem) =>
      problem.field === undefined
        ? { ...problem }
        : { ...problem, field: exchangeField(problem.field) },
    ),
  };
}

function notesOf({ notes }: Receipt): Pick<ReceiptFile, "notes"> {
  if (notes === undefined) return {};
  return { notes: notes.map(({ sources, ...said }) => ({ ...said, sources: [...sources] })) };
}

type Used = Pick<ReceiptInputs, "answers" | "confirmed" | "raised" | "values">;

/**
 * Everything that the office had settled for the pack: a decision that left a gap
 * is cited by no figure, and without it the same inputs would give another result.
 */
function settledBy({ answers, confirmed, raised, values }: PoolSettings): Used {
  return {
    answers: stated(answers),
    confirmed: stated(confirmed),
    raised: stated(raised ?? {}),
    values: stated(values ?? {}),
  };
}

function stated<T>(all: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, one]) => (one === undefined ? [] : [[key, one]])),
  );
}

const CODE_OF_GRADE = { A: "01", B: "02", C: "03" } as const;

function inputsOf(facts: ClaimFacts, used: Used): ReceiptInputs {
  const { continued } = facts;
  return {
    insu_admdvs: facts.pool,
    psn_type: facts.retired ? "retired" : "active",
    aid_type: facts.aid,
    acct_pay: yuan(facts.accountPart),
    ...coverageOf(facts),
    opening: openingOf(facts.opening),
    earlier_opening: openingOf(facts.earlierOpening),
    continued:
      continued === null
        ? null
        : { kind: continued.kind, act_pay_dedc: yuan(continued.deductibleBorne) },
    filing: filingOf(facts),
    stay: stayOf(facts),
    lines: facts.lines.map(lineOf),
    ...writtenBills(facts, lineOf),
    ...used,
  };
}

function lineOf(line: ExpenseLine): ReceiptInputs["lines"][number] {
  return {
    chrgitm_lv: CODE_OF_GRADE[line.grade],
    det_item_fee_sumamt: yuan(line.amount),
    selfpay_prop: rateText(line.preSelfPayRate),
    overlmt_selfpay: yuan(line.overLimit),
  };
}

function coverageOf({ coverage }: ClaimFacts): Pick<ReceiptInputs, "coverage"> {
  if (coverage === undefined) return {};
  const { from, until } = coverage;
  return {
    coverage: {
      ...(from === null ? {} : { begndate: from }),
      ...(until === null ? {} : { enddate: until }),
    },
  };
}

function openingOf(opening: Opening | null): OpeningExchange | null {
  if (opening === null) return null;
  const { others, entered } = opening;
  return {
    source: opening.source,
    as_of: opening.asOf,
    same_level_stays: opening.sameLevelStays,
    ...writtenStays(opening.stays ?? {}),
    act_pay_dedc: yuan(opening.deductiblePaid),
    hifp_pay: yuan(opening.pooledPaid),
    inscp_borne: yuan(opening.inScopeBorne),
    hifmi_pay: yuan(opening.seriousIllnessPaid),
    ...(entered === undefined ? {} : { entered: yuan(entered) }),
    ...(others === undefined
      ? {}
      : {
          others: Object.fromEntries(
            LAYER_CODES.flatMap((code) => {
              const counted = others[LAYER_BY_CODE[code]];
              return counted === undefined ? [] : [[code, countedOf(counted)]];
            }),
          ),
        }),
  };
}

function countedOf({ borne, paid }: Counted): { readonly borne: string; readonly paid: string } {
  return { borne: yuan(borne), paid: yuan(paid) };
}

function filingOf({ filing }: ClaimFacts): ReceiptInputs["filing"] {
  if (filing === null) return null;
  return {
    category: filing.category,
    basis: filing.basis,
    begndate: filing.date,
    place_admdvs: filing.place,
    same_day_order: filing.sameDayOrder,
    completed: filing.completed,
    ended: filing.ended,
    effective_date: filing.effective,
    proof_ends: filing.proofEnds,
    made_for: filing.madeFor,
    household: filing.household,
    referred_on: filing.referredOn,
  };
}

function stayOf({ stay, hospitalPart }: ClaimFacts): ReceiptInputs["stay"] {
  return {
    care: stay.care,
    mdtrtarea_admvs: stay.place,
    hosp_lv: stay.level,
    designated: stay.designated,
    emergency: stay.emergency,
    trauma: stay.injury,
    third_party: stay.thirdParty,
    failure: stay.failure,
    admitted_as: stay.admittedAs,
    direct_fund: amountIfAny(stay.directFund),
    hosp_part_amt: yuan(hospitalPart),
    ...writtenOfStay(stay),
  };
}

function amountIfAny(amount: Fen | null): string | null {
  return amount === null ? null : yuan(amount);
}
