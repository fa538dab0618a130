import { emptyCase, type CaseForm } from "../casefile/form.ts";
import type { GRADES } from "../claim/expenses.ts";
import { percentText, parseRate, rateText, type Fen, yuan } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import type { LayerId, Receipt, Settlement, Step } from "../settlement/receipt.ts";
import { lackWords, treatmentSentence } from "../words/sentence.ts";
import { stepWords } from "../words/steps.ts";
import type { CaseExchange } from "./case-exchange.ts";

/** The one file that maps our names to the national platform's, both ways. */

const GRADE_BY_CODE = { "01": "A", "02": "B", "03": "C" } as const satisfies Record<
  string,
  (typeof GRADES)[number]
>;

/** A case that came in as a file, as the form the counter would have written. */
export function formOf(exchange: CaseExchange): CaseForm {
  const { person, stay } = exchange;
  const insurance = exchange.insutype === "310" ? "employee" : "resident";
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
    },
    opening: openingOf(exchange) ?? empty.opening,
    filing: { ...empty.filing, ...filingOf(exchange) },
    stay: {
      ...empty.stay,
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
      emergency: stay.emergency ? "yes" : "no",
      injury: stay.trauma,
      failure: stay.failure,
    },
    invoices: invoicesOf(exchange),
    lines: linesOf(exchange),
  };
}

function openingOf(exchange: CaseExchange): CaseForm["opening"] | null {
  const { opening } = exchange;
  if (opening === null) return null;
  return {
    source: opening.source,
    asOf: opening.as_of,
    sameLevelStays: String(opening.same_level_stays),
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
    materials: Object.fromEntries(filing.materials.map((id) => [id, "seen" as const])),
  };
}

function invoicesOf(exchange: CaseExchange): CaseForm["invoices"] {
  return exchange.invoices.map((invoice, index) => ({
    id: `invoice-${index}`,
    code: invoice.invo_code,
    number: invoice.invono,
    check: invoice.check_code,
    date: invoice.issue_date,
    amount: invoice.medfee_sumamt,
  }));
}

function linesOf(exchange: CaseExchange): CaseForm["lines"] {
  return exchange.lines.map((line, index) => ({
    id: `line-${index}`,
    invoice: `invoice-${exchange.invoices.findIndex((invoice) => invoice.invono === line.invono)}`,
    date: line.fee_date,
    name: line.medins_list_name,
    itemCode: line.medins_list_codg,
    grade: GRADE_BY_CODE[line.chrgitm_lv],
    quantity: line.cnt,
    price: line.pric,
    amount: line.det_item_fee_sumamt,
    preSelfPay: percentOf(line.selfpay_prop),
    overLimit: line.overlmt_selfpay,
  }));
}

/** A share as files write it, as the percentage the form holds; what is no share stays as it is, to be refused. */
function percentOf(shareText: string): string {
  if (shareText.trim() === "") return "";
  const read = parseRate(shareText);
  return read.ok ? percentText(read.value) : `${shareText}?`;
}

export function settingsOf(exchange: CaseExchange): PoolSettings {
  return { answers: exchange.answers, confirmed: exchange.confirmed, raised: exchange.raised };
}

/** What the national platform calls what each layer pays. */
const PAID_BY: Readonly<Record<LayerId, string>> = {
  pooled: "hifp_pay",
  "serious-illness": "hifmi_pay",
  "large-amount": "hifob_pay",
  "medical-assistance": "maf_pay",
};

/** A receipt in the words and names of the outside: what the command line prints. */
export function outcomeOf(receipt: Receipt, pack: Pack): Record<string, unknown> {
  const { treatment, settlement } = receipt;
  return {
    format: "outcome/1",
    pack: receipt.pack,
    standing: receipt.standing,
    treatment: {
      kind: treatment.kind,
      sentence: treatmentSentence(treatment),
      ...(treatment.kind === "payable"
        ? {
            route: treatment.route,
            points_off: rateText(treatment.points),
          }
        : {}),
      ...(treatment.kind === "refused"
        ? { code: treatment.code, what: treatment.what, remedy: treatment.remedy }
        : {}),
      validity: treatment.validity,
      applied: treatment.applied,
      ruled_out: treatment.ruledOut,
      situation: treatment.situation,
    },
    settlement: settlement === null ? null : settlementOf(settlement),
    open_questions: receipt.openQuestions.map((question) => ({
      ...question,
      readings: question.readings.map((reading) => ({
        id: reading.id,
        label: reading.label,
        used: reading.used,
        fund_pay_sumamt: amountOrNull(reading.fund),
        psn_part_amt: amountOrNull(reading.person),
      })),
    })),
    unconfirmed: receipt.unconfirmed,
    missing: receipt.lacks.map((lack) => ({ ...lack, ...lackWords(lack, pack) })),
  };
}

function settlementOf(settlement: Settlement): Record<string, unknown> {
  const { split, layers } = settlement;
  return {
    medfee_sumamt: yuan(split.total),
    fulamt_ownpay_amt: yuan(split.fullSelfPay),
    overlmt_selfpay: yuan(split.overLimit),
    preselfpay_amt: yuan(split.preSelfPay),
    inscp_scp_amt: yuan(split.inScope),
    act_pay_dedc: deductibleOf(settlement),
    ...Object.fromEntries(
      layers.map((layer) => [
        PAID_BY[layer.id],
        layer.state.kind === "paid"
          ? yuan(layer.state.amount)
          : layer.state.kind === "not-applicable"
            ? "0.00"
            : null,
      ]),
    ),
    fund_pay_sumamt: amountOrNull(settlement.fund),
    hosp_part_amt: yuan(settlement.hospital),
    psn_part_amt: amountOrNull(settlement.person),
    leaves_out: settlement.leavesOut.map((layer) => PAID_BY[layer]),
    steps: [...settlement.scope, ...layers.flatMap((layer) => layer.steps)].map(stepOf),
  };
}

function deductibleOf(settlement: Settlement): string | null {
  const steps = settlement.layers.flatMap((layer) => layer.steps);
  const step = steps.find((candidate) => candidate.detail.kind === "deductible");
  return step === undefined ? null : yuan(step.amount);
}

function stepOf(step: Step): Record<string, unknown> {
  return {
    kind: step.detail.kind,
    ...stepWords(step),
    amount: yuan(step.amount),
    sources: step.sources,
  };
}

function amountOrNull(amount: Fen | null): string | null {
  return amount === null ? null : yuan(amount);
}
