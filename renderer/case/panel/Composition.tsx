import { type Fen, displayYuan, minus, plus, sum } from "../../../core/money.ts";
import type { Layer, Settlement } from "../../../core/settlement/receipt.ts";
import type { StepDetail } from "../../../core/settlement/steps.ts";
import { LAYER_LABEL } from "../../../core/words/labels.ts";
import { Amount } from "../../ui/Amount.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";

/** What the person's share is made of; shown where the screen is tall enough. */
export function Composition({
  settlement,
  trial,
}: {
  readonly settlement: Settlement;
  readonly trial: boolean;
}) {
  const parts = partsOf(settlement);
  if (parts === null) return null;
  return (
    <ul className="ledger composition">
      <li>
        <span className="sign" />
        <b>{W.composition}</b>
      </li>
      {parts.map(({ label, amount, sign }) => (
        <li key={label}>
          <span className="sign">{sign}</span>
          {label}
          <span className="figure">{displayYuan(amount)}</span>
        </li>
      ))}
      <li className="final-figure">
        <span className="sign">=</span>
        <b>{W.person}</b>
        <span className="figure">
          <Amount value={settlement.person} trial={trial} size="strong" />
        </span>
      </li>
      {paymentOf(settlement).map(({ label, amount }) => (
        <li key={label}>
          <span className="sign" />
          {label}
          <span className="figure">{displayYuan(amount)}</span>
        </li>
      ))}
    </ul>
  );
}

/** How the person pays, where a part comes from the personal account (HUN-26). */
function paymentOf({ payment }: Settlement) {
  if (payment?.kind !== "split" || payment.account === 0) return [];
  return [
    { label: W.account, amount: payment.account },
    { label: W.cash, amount: payment.cash },
  ];
}

interface Part {
  readonly label: string;
  readonly amount: Fen;
  readonly sign: "" | "−";
}

/** The parts that add up to the person's share; null while that is not known. */
export function partsOf(settlement: Settlement): readonly Part[] | null {
  const { split, layers, person, hospital } = settlement;
  const pooled = layers.find(({ id }) => id === "pooled");
  if (person === null || pooled?.state.kind !== "paid") return null;
  const deductible = sumOf(pooled, "deductible");
  const first = sumOf(pooled, "self-pay-first");
  const borne = minus(minus(split.inScope, pooled.state.amount), first);
  const others = layers.flatMap((layer): Part[] =>
    layer.id !== "pooled" && layer.state.kind === "paid" && layer.state.amount > 0
      ? [{ label: LAYER_LABEL[layer.id], amount: layer.state.amount, sign: "−" }]
      : [],
  );
  return [
    {
      label: W.outOfScope,
      amount: plus(plus(split.fullSelfPay, split.preSelfPay), split.overLimit),
      sign: "",
    },
    { label: W.deductibleShort, amount: deductible, sign: "" },
    ...(first > 0 ? [{ label: W.selfPayFirst, amount: first, sign: "" } as const] : []),
    { label: W.proportional, amount: minus(borne, deductible), sign: "" },
    ...others,
    ...(hospital > 0 ? [{ label: W.hospital, amount: hospital, sign: "−" } as const] : []),
  ];
}

/** What the steps of one kind come to; a stay split between two years has one in each. */
function sumOf(layer: Layer, kind: StepDetail["kind"]): Fen {
  return sum(layer.steps.filter(({ detail }) => detail.kind === kind).map(({ amount }) => amount));
}
