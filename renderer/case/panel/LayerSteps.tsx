import { type Fen, displayYuan, percentText } from "../../../core/money.ts";
import type { Layer, Source, Step } from "../../../core/settlement/receipt.ts";
import { stepWords } from "../../../core/words/steps.ts";
import { SourceChip } from "../../ui/ClauseChip.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import { distinct } from "./treatment-sources.ts";

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
      <LayerSources sources={distinct(layer.steps.flatMap((step) => step.sources))} />
    </>
  );
}

function StepLine({ step }: { readonly step: Step }) {
  const { detail, amount } = step;
  const { label, note } = stepWords(step);
  switch (detail.kind) {
    case "deductible":
      return <Line muted text={W.deductible(displayYuan(amount))} title={note} />;
    case "cap":
    case "serious-cap":
      return detail.cut === 0 ? (
        <Line muted text={`${label}，${W.capNotReached}`} title={note} />
      ) : (
        <Line text={label} title={note} amount={amount} />
      );
    case "band":
    case "serious-band":
      return (
        <Line
          text={`${label}：${displayYuan(detail.base)} × ${percentText(detail.rate)}%`}
          title={note}
          amount={amount}
        />
      );
    default:
      return <Line text={label} title={note} amount={amount} />;
  }
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
  const rates = bands.map((band) => `${percentText(band.scaleRate)}%`).join("、");
  return W.pointsOff(rates, percentText(bands[0].points));
}

/** Clauses and decisions each; unconfirmed local parameters as one count. */
function LayerSources({ sources }: { readonly sources: readonly Source[] }) {
  const open = sources.filter((source) => source.kind === "parameter" && !source.confirmed);
  const shown = sources.filter((source) => source.kind !== "parameter");
  return (
    <div className="clause-row">
      {shown.map((source, index) => (
        <SourceChip key={index} source={source} />
      ))}
      {open.length > 0 && <span className="clause local">{W.unconfirmed(open.length)}</span>}
    </div>
  );
}
