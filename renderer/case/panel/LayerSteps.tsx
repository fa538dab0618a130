import { type Fen, displayYuan, percentText } from "../../../core/money.ts";
import type { Layer } from "../../../core/settlement/receipt.ts";
import type { Step } from "../../../core/settlement/steps.ts";
import { stepWords } from "../../../core/words/steps.ts";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import { SourceChips } from "./SourceChips.tsx";

/** The steps of one layer in the width of the panel, and what they rest on. */
export function LayerSteps({ layer }: { readonly layer: Layer }) {
  const steps = layer.steps.filter(({ detail }) => !detail.kind.endsWith("-total"));
  const points = pointsLine(steps);
  return (
    <>
      {steps.map((step, index) => (
        <StepLine key={index} step={step} />
      ))}
      {points !== "" && <p className="muted">{points}</p>}
      <SourceChips sources={layer.steps.flatMap((step) => step.sources)} />
    </>
  );
}

function StepLine({ step }: { readonly step: Step }) {
  const { detail, amount } = step;
  const { label, note } = stepWords(step);
  if (detail.kind === "deductible") {
    return <Line muted text={W.deductible(displayYuan(amount))} title={note} />;
  }
  if ("cut" in detail && detail.cut === 0) {
    return <Line muted text={`${label}，${W.capNotReached}`} title={note} />;
  }
  const text =
    detail.kind === "band" || detail.kind === "layer-band"
      ? `${label}：${displayYuan(detail.base)} × ${percentText(detail.rate)}%`
      : label;
  return <Line text={text} title={note} amount={amount} />;
}

interface LineProps {
  readonly text: string;
  readonly title: string;
  readonly amount?: Fen;
  readonly muted?: boolean;
}

function Line({ text, title, amount, muted = false }: LineProps) {
  return (
    <p className={muted ? "muted" : undefined} title={title === "" ? undefined : title}>
      <span className="ellipsis">{text}</span>
      {amount !== undefined && <span className="figure">{displayYuan(amount)}</span>}
    </p>
  );
}

/** `53%、72% 各减10个百分点`, when points were taken off. */
function pointsLine(steps: readonly Step[]): string {
  const bands = steps.flatMap(({ detail }) => (detail.kind === "band" ? [detail] : []));
  const points = bands[0]?.points ?? 0;
  if (bands[0] === undefined || points === 0) return "";
  const rates = bands.map((band) => `${percentText(band.scaleRate)}%`);
  return W.pointsOff(rates, percentText(bands[0].points));
}
