import { splitBill, type ExpenseLine, type Split } from "../claim/expenses.ts";
import { type Fen, type Rate, ZERO, minus, plus, sum } from "../money.ts";
import type { Pack } from "../policy/pack.ts";
import type { Asker } from "./ask.ts";
import type { AidIdentity, ClaimFacts } from "./facts.ts";
import { settlePooled, type Points, type PooledResult } from "./pooled.ts";
import type { Layer, LayerId, Settlement, Source, Step } from "./receipt.ts";
import { settleSeriousIllness } from "./serious-illness.ts";

/**
 * Who pays what. The layers are settled one by one; one that is undetermined
 * leaves the others standing, and the totals say what they leave out.
 */
export function settle(pack: Pack, facts: ClaimFacts, off: Points, ask: Asker): Settlement {
  const split = splitBill(facts.lines);
  const pooled = settlePooled(pack, facts, split, off, ask);
  const layers = [pooled.layer, ...supplements(pack, facts, split, pooled, off.points, ask)];
  const leavesOut = layers
    .filter((layer) => layer.state.kind === "undetermined")
    .map((layer): LayerId => layer.id);
  const fund = pooled.paid === null ? null : sum(layers.map(paidBy));
  return {
    split,
    scope: scopeSteps(pack, facts.lines, split, ask),
    layers,
    row: pooled.row,
    fund,
    hospital: ZERO,
    person: fund === null ? null : minus(split.total, fund),
    leavesOut,
  };
}

function paidBy(layer: Layer): Fen {
  return layer.state.kind === "paid" ? layer.state.amount : ZERO;
}

function supplements(
  pack: Pack,
  facts: ClaimFacts,
  split: Split,
  pooled: PooledResult,
  points: Rate,
  ask: Asker,
): Layer[] {
  const serious =
    facts.aid === "none" || pack.settlement.seriousIllness === null
      ? settleSeriousIllness(pack, split, pooled, facts.opening, points, ask)
      : undeterminedByAid("serious-illness", facts.aid);
  const unknown = pack.settlement.unknownLayers.map((layer) => largeAmount(layer.id, pooled, ask));
  return [...(serious === null ? [] : [serious]), ...unknown, medicalAssistance(facts.aid)];
}

/**
 * 职工大额补助: no document and no trusted page gives its parameters. Where the
 * pool answers that it pays only above the pooled fund's cap, a stay below the
 * cap is known to get nothing from it.
 */
function largeAmount(id: "large-amount", pooled: PooledResult, ask: Asker): Layer {
  const reading = ask.pick("large-amount").reading;
  if (reading === "over-cap-only" && pooled.paid !== null && pooled.cut === 0) {
    return { id, state: { kind: "not-applicable", why: "not-over-cap" }, steps: [] };
  }
  const lacks = [{ kind: "question", question: "large-amount" }] as const;
  return { id, state: { kind: "undetermined", lacks }, steps: [] };
}

/** 医疗救助 depends on the person's status; its parameters are local and not in the documents. */
function medicalAssistance(aid: AidIdentity): Layer {
  const id = "medical-assistance";
  if (aid === "none") return { id, state: { kind: "not-applicable", why: "aid-none" }, steps: [] };
  return undeterminedByAid(id, aid);
}

/**
 * The poor have a scale of their own in serious-illness insurance too (a lower
 * deductible, a higher share), which no pack holds: the common one is not theirs.
 */
function undeterminedByAid(id: LayerId, aid: Exclude<AidIdentity, "none">): Layer {
  const fact = aid === "unknown" ? "aid" : "aid-parameters";
  return { id, state: { kind: "undetermined", lacks: [{ kind: "fact", fact }] }, steps: [] };
}

/** How the bill becomes the in-scope amount: the catalogue of the insured place (HUN-53, Q4). */
function scopeSteps(
  pack: Pack,
  lines: readonly ExpenseLine[],
  split: Split,
  ask: Asker,
): readonly Step[] {
  const { catalogue } = pack.settlement;
  const source: Source = ask.sourceOf("settlement.catalogue", catalogue);
  const count = (grade: ExpenseLine["grade"]) =>
    lines.filter((line) => line.grade === grade).length;
  const limited = lines.filter((line) => line.overLimit > 0).length;
  return [
    { detail: { kind: "total", lines: lines.length }, amount: split.total, sources: [source] },
    {
      detail: { kind: "full-self-pay", lines: count("C") },
      amount: split.fullSelfPay,
      sources: [source],
    },
    {
      detail: { kind: "pre-self-pay", lines: count("B") },
      amount: split.preSelfPay,
      sources: [source],
    },
    { detail: { kind: "over-limit", lines: limited }, amount: split.overLimit, sources: [source] },
    { detail: { kind: "in-scope" }, amount: split.inScope, sources: [source] },
  ];
}

/** Fund + hospital + person = total, to the fen (invariant 7). */
export function balances(settlement: Settlement): boolean {
  const { fund, hospital, person, split } = settlement;
  if (fund === null || person === null) return fund === person;
  return plus(plus(fund, hospital), person) === split.total;
}
