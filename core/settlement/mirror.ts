import { negative, type Fen } from "../money.ts";
import type { Layer, Settlement } from "./receipt.ts";
import type { Step } from "./steps.ts";

/**
 * The reversal of a settlement (冲销): the same record with every amount
 * negative, never a deletion (examples E11, E13; HUN-52, HUN-72). A settlement
 * and its mirror add up to nothing, to the fen.
 */
export function mirror(settlement: Settlement): Settlement {
  const { split, payment } = settlement;
  return {
    ...settlement,
    split: {
      total: negative(split.total),
      fullSelfPay: negative(split.fullSelfPay),
      overLimit: negative(split.overLimit),
      preSelfPay: negative(split.preSelfPay),
      inScope: negative(split.inScope),
    },
    scope: settlement.scope.map(mirrorStep),
    layers: settlement.layers.map(mirrorLayer),
    fund: negativeIfAny(settlement.fund),
    hospital: negative(settlement.hospital),
    person: negativeIfAny(settlement.person),
    payment:
      payment?.kind === "split"
        ? { ...payment, account: negative(payment.account), cash: negative(payment.cash) }
        : payment,
    difference: negativeIfAny(settlement.difference),
  };
}

function mirrorLayer(layer: Layer): Layer {
  const { state } = layer;
  return {
    id: layer.id,
    state: state.kind === "paid" ? { kind: "paid", amount: negative(state.amount) } : state,
    steps: layer.steps.map(mirrorStep),
  };
}

function mirrorStep(step: Step): Step {
  return { ...step, amount: negative(step.amount) };
}

function negativeIfAny(amount: Fen | null): Fen | null {
  return amount === null ? null : negative(amount);
}
