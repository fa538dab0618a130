import { type Fen, rateText, sum, yuan } from "../money.ts";
import type { Layer, Settlement, Source } from "../settlement/receipt.ts";
import type { Step } from "../settlement/steps.ts";
import { stepWords } from "../words/steps.ts";
import { PAID_BY } from "./layer-codes.ts";
import type { Ground, SettlementPart } from "./receipt-parts.ts";

/** A settlement under the national platform's names, each figure with what it rests on. */
export function settlementOf(settlement: Settlement): SettlementPart {
  const { split, layers, payment, row } = settlement;
  const paid = paymentOf(payment);
  return {
    medfee_sumamt: yuan(split.total),
    fulamt_ownpay_amt: yuan(split.fullSelfPay),
    overlmt_selfpay: yuan(split.overLimit),
    preselfpay_amt: yuan(split.preSelfPay),
    inscp_scp_amt: yuan(split.inScope),
    act_pay_dedc: deductibleOf(settlement),
    pool_prop_selfpay: row === null ? [] : row.rates.map(rateText),
    row: row === null ? null : { id: row.id, label: row.label },
    ...Object.fromEntries(layers.map((layer) => [PAID_BY[layer.id], amountOf(layer)])),
    fund_pay_sumamt: amountOrNull(settlement.fund),
    hosp_part_amt: yuan(settlement.hospital),
    psn_part_amt: amountOrNull(settlement.person),
    acct_pay: paid.account,
    psn_cash_pay: paid.cash,
    fund_difference: amountOrNull(settlement.difference),
    leaves_out: settlement.leavesOut.map((layer) => PAID_BY[layer]),
    grounds: groundsOf(settlement),
    steps: stepsOf(settlement).map(stepOf),
  };
}

function stepsOf({ scope, layers }: Settlement): readonly Step[] {
  return [...scope, ...layers.flatMap((layer) => layer.steps)];
}

function paymentOf(payment: Settlement["payment"]): {
  readonly account: string | null;
  readonly cash: string | null;
} {
  return payment?.kind === "split"
    ? { account: yuan(payment.account), cash: yuan(payment.cash) }
    : { account: null, cash: null };
}

function amountOf({ state }: Layer): string | null {
  switch (state.kind) {
    case "paid":
      return yuan(state.amount);
    case "not-applicable":
      return "0.00";
    case "undetermined":
      return null;
  }
}

/** 起付标准 borne by this stay; of a stay split by years that of both parts. */
function deductibleOf(settlement: Settlement): string | null {
  const own = stepsOf(settlement).filter(({ detail }) => detail.kind === "deductible");
  return own.length === 0 ? null : yuan(sum(own.map(({ amount }) => amount)));
}

/** A step in the words of the clerk. */
export function stepOf(step: Step): SettlementPart["steps"][number] {
  return {
    kind: step.detail.kind,
    ...stepWords(step),
    amount: yuan(step.amount),
    sources: [...step.sources],
  };
}

export function amountOrNull(amount: Fen | null): string | null {
  return amount === null ? null : yuan(amount);
}

/** The figure that each step of the scope gives. */
const FIGURE_OF = {
  total: "medfee_sumamt",
  "full-self-pay": "fulamt_ownpay_amt",
  "over-limit": "overlmt_selfpay",
  "pre-self-pay": "preselfpay_amt",
  "in-scope": "inscp_scp_amt",
} as const;

/**
 * What every known figure rests on: clauses, parameters and answers of the steps
 * that make it up, what the case itself states, or the figures it is made of.
 */
function groundsOf(settlement: Settlement): Record<string, Ground[]> {
  const { scope, layers, fund, payment, row, difference } = settlement;
  const made: readonly (readonly [string, readonly Ground[]])[] = [
    ...Object.entries(FIGURE_OF).map(([kind, figure]) => [figure, sourcesOf(scope, kind)] as const),
    ["act_pay_dedc", sourcesOf(stepsOf(settlement), "deductible")],
    ["pool_prop_selfpay", row === null ? [] : rateGrounds(settlement)],
    ...layers.map((layer) => [PAID_BY[layer.id], layerGrounds(layer)] as const),
    ["fund_pay_sumamt", fund === null ? [] : layers.map(({ id }) => figure(PAID_BY[id]))],
    ["hosp_part_amt", [stated("stay.hosp_part_amt")]],
    [
      "psn_part_amt",
      fund === null ? [] : ["medfee_sumamt", "fund_pay_sumamt", "hosp_part_amt"].map(figure),
    ],
    ...(payment?.kind === "split" ? PAYMENT_GROUNDS : []),
    [
      "fund_difference",
      difference === null ? [] : [figure("fund_pay_sumamt"), stated("stay.direct_fund")],
    ],
  ];
  return Object.fromEntries(
    made.flatMap(([name, grounds]) => (grounds.length === 0 ? [] : [[name, [...grounds]]])),
  );
}

const PAYMENT_GROUNDS = [
  ["acct_pay", [stated("person.acct_pay"), figure("psn_part_amt")]],
  ["psn_cash_pay", [figure("psn_part_amt"), figure("acct_pay")]],
] as const;

function sourcesOf(steps: readonly Step[], kind: string): readonly Ground[] {
  const own = steps.filter(({ detail }) => detail.kind === kind);
  return once(own.flatMap((step) => step.sources));
}

/** A rate stands on the bands that used it; where nothing reached them, on the fund's total. */
function rateGrounds(settlement: Settlement): readonly Ground[] {
  const steps = stepsOf(settlement);
  const used = sourcesOf(steps, "band");
  return used.length > 0 ? used : sourcesOf(steps, "pooled-total");
}

/**
 * A layer that does not serve the person rests on who the person is; one for
 * which nothing was left on what there was to pay.
 */
function layerGrounds({ state, steps }: Layer): readonly Ground[] {
  if (state.kind === "undetermined") return [];
  if (state.kind === "paid") return once(steps.flatMap((step) => step.sources));
  return [state.why === "aid-none" ? stated("person.aid_type") : figure("hifp_pay")];
}

function stated(field: string): Ground {
  return { kind: "input", field };
}

function figure(name: string): Ground {
  return { kind: "figure", figure: name };
}

function once(sources: readonly Source[]): readonly Ground[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}
