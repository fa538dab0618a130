import { Engine } from "json-rules-engine";
import type { EngineInput } from "./zen.ts";

interface Row {
  readonly standard: number;
  readonly bound: number;
  readonly lowRate: number;
  readonly highRate: number;
}

const ROWS: Readonly<Record<string, Row>> = {
  primary: { standard: 20_000, bound: 80_000, lowRate: 7000, highRate: 9000 },
  "level2-county": { standard: 40_000, bound: 150_000, lowRate: 6300, highRate: 8300 },
  level2: { standard: 50_000, bound: 300_000, lowRate: 5500, highRate: 7500 },
  level3: { standard: 90_000, bound: 400_000, lowRate: 5300, highRate: 7200 },
  provincial: { standard: 150_000, bound: 700_000, lowRate: 5000, highRate: 6800 },
};
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  "0": ["long-term-resident", "resettled-retiree"],
  "1000": ["referral", "emergency"],
  "2000": ["none", "other-temporary"],
};

/**
 * What the fund pays of the same reference stay: rules choose the row and the
 * points, the event being the row's name or the points themselves. This engine
 * has no arithmetic of its own.
 */
export function createJsonRules(): (input: EngineInput) => Promise<number> {
  const engine = new Engine();
  for (const level of Object.keys(ROWS)) {
    engine.addRule({
      conditions: { all: [{ fact: "level", operator: "equal", value: level }] },
      event: { type: level },
    });
  }
  for (const [points, categories] of Object.entries(CATEGORIES)) {
    engine.addRule({
      conditions: { all: [{ fact: "category", operator: "in", value: categories }] },
      event: { type: points },
    });
  }
  return async (input) => {
    const { events } = await engine.run({ ...input });
    let row: Row | undefined;
    let points: number | undefined;
    for (const { type } of events) {
      if (type in ROWS) row = ROWS[type];
      else points = Number(type);
    }
    if (row === undefined || points === undefined) throw new Error("no rule applied");
    return pay(input, row, points);
  };
}

function pay(input: EngineInput, row: Row, points: number): number {
  const { inScope, paidBefore, borneBefore } = input;
  const deductible = Math.min(row.standard, inScope);
  const low = Math.max(0, Math.min(inScope, row.bound) - deductible);
  const high = Math.max(0, inScope - row.bound);
  const due = half(low * (row.lowRate - points)) + half(high * (row.highRate - points));
  const pooled = Math.min(due, Math.max(0, 15_000_000 - paidBefore));
  const from = Math.max(borneBefore, 1_100_000);
  const to = Math.max(borneBefore + inScope - pooled, 1_100_000);
  const first = Math.max(0, Math.min(to, 10_000_000) - from);
  const second = Math.max(0, to - Math.max(from, 10_000_000));
  return pooled + half(first * 6000) + half(second * 7000);
}

function half(scaled: number): number {
  return Math.floor((scaled + 5000) / 10_000);
}
