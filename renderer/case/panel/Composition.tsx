import { type Fen, displayYuan, fen, minus, plus } from "../../../core/money.ts";
import type { Settlement } from "../../../core/settlement/receipt.ts";
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
    </ul>
  );
}

interface Part {
  readonly label: string;
  readonly amount: Fen;
  readonly sign: "" | "−";
}

/** The parts that add up to the person's share; null while that is not known. */
export function partsOf(settlement: Settlement): readonly Part[] | null {
  const { split, layers, person } = settlement;
  const pooled = layers.find(({ id }) => id === "pooled");
  if (person === null || pooled?.state.kind !== "paid") return null;
  const deductible = fen(
    pooled.steps.reduce(
      (sum, step) => (step.detail.kind === "deductible" ? sum + step.amount : sum),
      0,
    ),
  );
  const borne = minus(split.inScope, pooled.state.amount);
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
    { label: W.proportional, amount: minus(borne, deductible), sign: "" },
    ...others,
  ];
}
