import { cpus } from "node:os";
import { splitBill } from "../../../core/claim/expenses.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { createAdjudicator } from "../../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../../core/settlement/facts.ts";
import { settle, type SettledStay } from "../../../core/settlement/settle.ts";
import { settlementOf } from "../../../core/settlement/settlement-of.ts";
import { type Amounts, bare } from "./bare.ts";
import { createJsonRules } from "./json-rules.ts";
import { kaifeng, reference, referenceStays } from "./reference.ts";
import { createZen, type EngineInput } from "./zen.ts";

/** Measures the core beside other ways to compute the same stays, and prints the result as JSON. */

const STAYS = 1024;
const ROUNDS = 60;
const ROUND_MS = 30;
const MILLION = 1_000_000;

const { policy, terms, stays } = reference(STAYS);
const adjudicate = createAdjudicator(kaifeng, NO_SETTINGS);
const zen = createZen();
const jsonRules = createJsonRules();
const inputs = stays.map(inputOf);

function inputOf({ lines, opening, filing, stay }: ClaimFacts): EngineInput {
  const { total, inScope } = splitBill(lines);
  return {
    total,
    inScope,
    level: stay.level,
    category: filing?.category ?? "none",
    paidBefore: opening?.pooledPaid ?? 0,
    borneBefore: opening?.inScopeBorne ?? 0,
  };
}

/** A way to compute stay `at`; the fund's payment, so that nothing can be left out. */
interface Contender {
  readonly name: string;
  readonly compute: (at: number) => number | Promise<number>;
}

const CONTENDERS: readonly Contender[] = [
  { name: "settle", compute: (at) => settleAt(at).fund ?? 0 },
  { name: "steps", compute: (at) => fundWithSteps(at) },
  { name: "adjudicate", compute: (at) => adjudicate(stayAt(at)).settlement?.fund ?? 0 },
  { name: "bare", compute: (at) => bareAt(at).fund },
  { name: "zen", compute: (at) => zen(inputAt(at)) },
  { name: "json-rules", compute: (at) => jsonRules(inputAt(at)) },
];

function stayAt(at: number): ClaimFacts {
  const stay = stays[at % STAYS];
  if (stay === undefined) throw new Error("no such stay");
  return stay;
}

function inputAt(at: number): EngineInput {
  const input = inputs[at % STAYS];
  if (input === undefined) throw new Error("no such stay");
  return input;
}

function settleAt(at: number): SettledStay {
  return settle(policy, stayAt(at), terms);
}

/** Writes every step out and reads each one. */
function fundWithSteps(at: number): number {
  const { fund, scope, layers } = settlementOf(settleAt(at));
  let read = scope.length;
  for (const { steps } of layers) for (const { sources } of steps) read += sources.length;
  if (read === 0) throw new Error("a settlement has steps");
  return fund ?? 0;
}

function bareAt(at: number): Amounts {
  const { lines, opening } = stayAt(at);
  if (opening === null) throw new Error("a reference stay has its balance");
  return bare(lines, opening);
}

/** All must give the same amounts, or the comparison says nothing. */
async function expectAgreement(): Promise<void> {
  for (let at = 0; at < STAYS; at += 1) {
    const funds: number[] = [];
    for (const { compute } of CONTENDERS) funds.push(await compute(at));
    const { person } = settleAt(at);
    if (new Set(funds).size !== 1 || person !== bareAt(at).person) {
      throw new Error(`stay ${at}: ${JSON.stringify(funds)}`);
    }
  }
}

/** Computations a second over one slice of time. */
async function slice({ compute }: Contender): Promise<number> {
  let count = 0;
  let paid = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (let step = 0; step < 256; step += 1, count += 1) {
      const fund = compute(count);
      paid += typeof fund === "number" ? fund : await fund;
    }
    elapsed = performance.now() - start;
  }
  if (paid <= 0) throw new Error("nothing was paid");
  return (count / elapsed) * 1000;
}

/** Of the quietest quarter of the rounds, for all alike: what else the machine does only ever slows. */
function upperQuartile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => b - a);
  return sorted[Math.floor(sorted.length / 4)] ?? 0;
}

/** Wall time of recomputing a million stays, none like another, one after the other. */
function million(): number {
  const many = referenceStays(100_000);
  const start = performance.now();
  let paid = 0;
  for (let at = 0; at < MILLION; at += 1) {
    const stay = many[at % many.length];
    if (stay !== undefined) paid += adjudicate(stay).settlement?.fund ?? 0;
  }
  if (paid <= 0) throw new Error("nothing was paid");
  return (performance.now() - start) / 1000;
}

await expectAgreement();
for (const contender of CONTENDERS) await slice(contender);
const rates = new Map<string, number[]>(CONTENDERS.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (let turn = 0; turn < CONTENDERS.length; turn += 1) {
    const contender = CONTENDERS[(round + turn) % CONTENDERS.length];
    if (contender !== undefined) rates.get(contender.name)?.push(await slice(contender));
  }
}
const perSecond = Object.fromEntries(
  [...rates].map(([name, values]) => [name, Math.round(upperQuartile(values))]),
);
const result = {
  electron: process.versions["electron"] ?? "none",
  v8: process.versions.v8,
  cpus: cpus().length,
  perSecond,
  millionSeconds: Number(million().toFixed(2)),
};
console.log(JSON.stringify(result));
