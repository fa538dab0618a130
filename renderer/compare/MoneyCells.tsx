import { displayYuan, percentText } from "../../core/money.ts";
import type { ComparedRoute } from "../../core/settlement/compare.ts";
import { LAYER_LABEL } from "../../core/words/labels.ts";
import { pointsWords } from "../../core/words/sentence.ts";
import { Amount } from "../ui/Amount.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { BENEFIT_WORDS } from "../words/benefit.ts";
import { COMPARE_WORDS as W } from "../words/compare.ts";

interface CellProps {
  readonly route: ComparedRoute;
}

/** How far the pool's own rates come down, and to what. */
export function RateCell({ route }: CellProps) {
  if (route.points === null) return <Standing route={route} />;
  return (
    <>
      <b>{pointsWords(route.points)}</b>
      <span>{route.rates.map((rate) => `${percentText(rate)}%`).join("、")}</span>
    </>
  );
}

function Standing({ route }: CellProps) {
  return route.receipt.treatment.kind === "refused" ? (
    <Chip tone="block" glyph="triangle">
      {BENEFIT_WORDS.refused}
    </Chip>
  ) : (
    <Chip tone="undet" glyph="question">
      {W.undetermined}
    </Chip>
  );
}

/** What the person pays, and in ink how much more than by the cheapest way. */
export function PersonCell({ route, most }: CellProps & { readonly most: number }) {
  const { treatment } = route.receipt;
  if (treatment.kind === "refused") {
    return (
      <p className="route-why">
        <b>{treatment.code}</b> {treatment.what}
        {treatment.remedy}
      </p>
    );
  }
  if (route.person === null) return <Readings route={route} />;
  return (
    <>
      <Amount value={route.person} trial={route.receipt.standing !== "final"} size="hero" />
      <span className="more">
        {route.more === 0 ? (
          <b className="ok">
            <Glyph name="tick" />
            {W.least}
          </b>
        ) : (
          <>
            <i style={{ width: `${inkWidth(route.more ?? 0, most)}%` }} />
            <b>{route.more === null ? "" : W.more(displayYuan(route.more))}</b>
          </>
        )}
      </span>
    </>
  );
}

/** One scale for all columns: the largest difference takes 46 % of its column. */
function inkWidth(more: number, most: number): number {
  return most === 0 ? 0 : Math.max(1, Math.round((more * 46) / most));
}

/** Undetermined: the question, and what the person pays under each reading. */
function Readings({ route }: CellProps) {
  const questions = route.receipt.openQuestions;
  return (
    <div className="route-readings">
      {questions.slice(0, 1).map((question) => (
        <div key={question.id}>
          <p className="undet" title={question.asks}>
            {question.asks}
          </p>
          {question.readings.map((reading) => (
            <p key={reading.id} className="reading">
              <span className="ellipsis" title={reading.label}>
                {reading.label}
              </span>
              {reading.person === null ? (
                <span className="faint">{BENEFIT_WORDS.notComputable}</span>
              ) : (
                <b className="amount trial">{displayYuan(reading.person)}</b>
              )}
            </p>
          ))}
        </div>
      ))}
      {questions.length === 0 && <span className="amount undetermined hero">{W.undetermined}</span>}
    </div>
  );
}

/** What the funds pay, by layer. */
export function FundCell({ route }: CellProps) {
  const layers = route.receipt.settlement?.layers ?? [];
  return (
    <dl>
      <dt>
        <b>{W.total}</b>
      </dt>
      <dd>
        <b>
          <Amount value={route.fund} />
        </b>
      </dd>
      {layers
        .filter(
          (layer) =>
            layer.state.kind === "paid" ||
            (route.fund === null && layer.state.kind === "undetermined"),
        )
        .map((layer) => (
          <div key={layer.id}>
            <dt>{LAYER_LABEL[layer.id]}</dt>
            <dd>
              <Amount value={layer.state.kind === "paid" ? layer.state.amount : null} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
