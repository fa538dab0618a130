import { ZenEngine } from "@gorules/zen-engine";

/** What the rule engines are given: the bill already added up, which is in their favour. */
export interface EngineInput {
  readonly total: number;
  readonly inScope: number;
  readonly level: string;
  readonly category: string;
  readonly paidBefore: number;
  readonly borneBefore: number;
}

const expression = (key: string, value: string) => ({ id: key, key, value });
const column = (id: string) => ({ id, name: id, type: "expression", field: id });
const edge = (sourceId: string, targetId: string) => ({
  id: `${sourceId}-${targetId}`,
  type: "edge",
  sourceId,
  targetId,
});

/** The rows of the scale and the points of the categories, as decision tables. */
const scale = {
  hitPolicy: "first",
  inputs: [column("level")],
  outputs: ["standard", "bound", "lowRate", "highRate"].map(column),
  rules: [
    ["primary", 20_000, 80_000, 7000, 9000],
    ["level2-county", 40_000, 150_000, 6300, 8300],
    ["level2", 50_000, 300_000, 5500, 7500],
    ["level3", 90_000, 400_000, 5300, 7200],
    ["provincial", 150_000, 700_000, 5000, 6800],
  ].map(([level, standard, bound, lowRate, highRate]) => ({
    _id: String(level),
    level: `"${level}"`,
    standard: String(standard),
    bound: String(bound),
    lowRate: String(lowRate),
    highRate: String(highRate),
  })),
  passThrough: true,
};
const points = {
  hitPolicy: "first",
  inputs: [column("category")],
  outputs: [column("points")],
  rules: [
    { _id: "long-term", category: '"long-term-resident", "resettled-retiree"', points: "0" },
    { _id: "referral", category: '"referral", "emergency"', points: "1000" },
    { _id: "other", category: "", points: "2000" },
  ],
  passThrough: true,
};
const half = (value: string) => `floor((${value} + 5000) / 10000)`;
const payment = {
  expressions: [
    expression("deductible", "min([standard, inScope])"),
    expression("low", "max([0, min([inScope, bound]) - $.deductible])"),
    expression("high", "max([0, inScope - bound])"),
    expression(
      "due",
      `${half("$.low * (lowRate - points)")} + ${half("$.high * (highRate - points)")}`,
    ),
    expression("pooled", "min([$.due, max([0, 15000000 - paidBefore])])"),
    expression("from", "max([borneBefore, 1100000])"),
    expression("to", "max([borneBefore + inScope - $.pooled, 1100000])"),
    expression("first", "max([0, min([$.to, 10000000]) - $.from])"),
    expression("second", "max([0, $.to - max([$.from, 10000000])])"),
    expression("seriousIllness", `${half("$.first * 6000")} + ${half("$.second * 7000")}`),
    expression("fund", "$.pooled + $.seriousIllness"),
    expression("person", "total - $.fund"),
  ],
  passThrough: true,
};

const node = (id: string, type: string, content: unknown = {}) => ({
  id,
  name: id,
  type,
  position: { x: 0, y: 0 },
  content,
});

/** The same reference stay as a decision model: two tables and one set of expressions. */
const MODEL = {
  contentType: "application/vnd.gorules.decision",
  nodes: [
    node("request", "inputNode"),
    node("scale", "decisionTableNode", scale),
    node("points", "decisionTableNode", points),
    node("payment", "expressionNode", payment),
    node("response", "outputNode"),
  ],
  edges: [
    edge("request", "scale"),
    edge("scale", "points"),
    edge("points", "payment"),
    edge("payment", "response"),
  ],
};

/** What the fund pays by the model. */
export function createZen(): (input: EngineInput) => Promise<number> {
  const decision = new ZenEngine().createDecision(MODEL);
  return async (input) => {
    const { result } = await decision.evaluate(input);
    return fundIn(result);
  };
}

function fundIn(result: unknown): number {
  if (typeof result === "object" && result !== null && "fund" in result) {
    if (typeof result.fund === "number") return result.fund;
  }
  throw new Error(`no payment: ${JSON.stringify(result)}`);
}
