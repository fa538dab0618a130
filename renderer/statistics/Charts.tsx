import { displayYuan, type Fen, minus, ZERO } from "../../core/money.ts";
import type { Dimension, Group } from "../../core/statistics/claims.ts";
import { groupName, percentWords } from "../../core/words/statistics.ts";
import { STATISTICS_WORDS as W } from "../words/statistics.ts";

/** Rows that a chart has room for; the table above has them all. */
const MOST = 12;
/** Of a ratio: hundredths of a percent. */
const WHOLE = 10_000;

type Tone = "fund" | "others" | "waiting" | "average";

interface Bar {
  readonly key: string;
  readonly name: string;
  /** One after the other, each of 1 for the whole width of the chart. */
  readonly parts: readonly { readonly tone: Tone; readonly width: number }[];
  /** What the parts are, where there is more to say than the figure. */
  readonly said?: string;
  readonly value: string;
}

export interface ChartsProps {
  readonly groups: readonly Group[];
  readonly by: Dimension;
}

/** 图: what the groups cost and who paid, what one case costs, and how much of it the funds pay. */
export function Charts({ groups, by }: ChartsProps) {
  const periods = by === "month" || by === "quarter";
  // Of periods the latest; the rest stand by their number of cases.
  const shown = periods ? groups.slice(-MOST) : groups.slice(0, MOST);
  const waiting = shown.some(({ settled, cases }) => settled < cases);
  return (
    <div className="statistics-charts">
      <p className="small statistics-legend">
        <Key tone="fund" word={W.byFunds} />
        <Key tone="others" word={W.byOthers} />
        {waiting && <Key tone="waiting" word={W.byNobody} />}
        <span className="spacer" />
        {groups.length > MOST && (
          <span className="muted">{periods ? W.latest(MOST) : W.first(MOST)}</span>
        )}
      </p>
      <Chart title={W.chartCost} bars={costBars(shown, by)} />
      <Chart title={W.chartAverage} bars={averageBars(shown, by)} />
      <Chart title={W.chartRatio} bars={ratioBars(shown, by)} />
    </div>
  );
}

function Key({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span className="statistics-key">
      <i className={`statistics-part ${tone}`} aria-hidden="true" />
      {word}
    </span>
  );
}

function Chart({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  return (
    <figure className="statistics-chart" aria-label={title}>
      <figcaption>{title}</figcaption>
      <ul>
        {bars.map(({ key, name, parts, said, value }) => (
          <li key={key}>
            <span className="ellipsis" title={name}>
              {name}
            </span>
            <span
              className="statistics-track"
              {...(said === undefined
                ? { "aria-hidden": true }
                : { role: "img", "aria-label": said })}
            >
              {parts.map(({ tone, width }) => (
                <i
                  key={tone}
                  className={`statistics-part ${tone}`}
                  style={{ width: `${(width * 100).toFixed(2)}%` }}
                />
              ))}
            </span>
            <span className="num">{value}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** 总费用: what the funds paid, what others did, and what waits for its result. */
function costBars(groups: readonly Group[], by: Dimension): readonly Bar[] {
  const width = scale(groups.map(({ total }) => total));
  return groups.map((group) => {
    const { total, settledTotal, fund } = group;
    const others = minus(settledTotal, fund);
    const open = minus(total, settledTotal);
    const said = W.parts(displayYuan(fund), displayYuan(others));
    return {
      key: group.key,
      name: groupName(group, by),
      parts: [
        { tone: "fund", width: width(fund) },
        { tone: "others", width: width(others) },
        { tone: "waiting", width: width(open) },
      ],
      said: open === ZERO ? said : `${said}，${W.waiting(displayYuan(open))}`,
      value: displayYuan(total),
    };
  });
}

function averageBars(groups: readonly Group[], by: Dimension): readonly Bar[] {
  const width = scale(groups.map(({ average }) => average));
  return groups.map((group) => ({
    key: group.key,
    name: groupName(group, by),
    parts: [{ tone: "average", width: width(group.average) }],
    value: displayYuan(group.average),
  }));
}

/** 实际报销比例 on the scale of the whole; of cases without a result there is none. */
function ratioBars(groups: readonly Group[], by: Dimension): readonly Bar[] {
  return groups.map((group) => {
    const { key, paidOfTotal } = group;
    const name = groupName(group, by);
    if (paidOfTotal === null) return { key, name, parts: [], value: W.noResult };
    const paid = Math.min(Math.max(paidOfTotal / WHOLE, 0), 1);
    return {
      key,
      name,
      parts: [
        { tone: "fund", width: paid },
        { tone: "others", width: 1 - paid },
      ],
      value: percentWords(paidOfTotal),
    };
  });
}

/** The greatest of them has the whole width. */
function scale(amounts: readonly Fen[]): (amount: Fen) => number {
  const most = Math.max(...amounts, 1);
  return (amount) => Math.max(amount, 0) / most;
}
