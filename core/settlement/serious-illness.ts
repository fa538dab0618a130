import type { Split } from "../claim/expenses.ts";
import {
  NO_POINTS,
  type Fen,
  type Rate,
  ZERO,
  larger,
  minus,
  plus,
  pointsOff,
  share,
  sum,
} from "../money.ts";
import type { Pack, SeriousIllness } from "../policy/pack.ts";
import type { Asker } from "./ask.ts";
import { cutByBands } from "./bands.ts";
import type { Opening } from "./facts.ts";
import type { PooledResult } from "./pooled.ts";
import type { Layer, Source, Step } from "./receipt.ts";

/**
 * Serious-illness insurance (大病保险) on what the person bore in scope, counted
 * over the year with one deductible. This stay is the interval from what was
 * borne before to what is borne with it. Whether the points reach this layer is
 * open (Q15).
 */
export function settleSeriousIllness(
  pack: Pack,
  split: Split,
  pooled: PooledResult,
  opening: Opening | null,
  points: Rate,
  ask: Asker,
): Layer | null {
  const scale = pack.settlement.seriousIllness;
  if (scale === null) return null;
  if (pooled.layer.state.kind === "undetermined") return layer(pooled.layer.state, []);
  if (opening === null || pooled.paid === null) {
    return layer({ kind: "undetermined", lacks: [{ kind: "fact", fact: "opening" }] }, []);
  }
  return pay(scale, split, pooled.paid, opening, points, ask);
}

function pay(
  scale: SeriousIllness,
  split: Split,
  pooled: Fen,
  opening: Opening,
  points: Rate,
  ask: Asker,
): Layer {
  const base = minus(split.inScope, pooled);
  const deductible = ask.value("settlement.seriousIllness.deductible", scale.deductible);
  const threshold = ask.sourceOf("settlement.seriousIllness.deductible", scale.deductible);
  const from = larger(opening.inScopeBorne, deductible);
  const to = larger(plus(opening.inScopeBorne, base), deductible);
  const excess = larger(ZERO, minus(to, from));
  const steps = baseSteps(split, pooled, opening, base, deductible, excess, threshold);
  if (excess === 0) return layer({ kind: "paid", amount: ZERO }, steps);
  const bands = bandSteps(scale, from, to, deductible, points, ask);
  const due = sum(bands.map((step) => step.amount));
  const cap = capStep(scale, opening, due, ask);
  const paid = minus(due, cap?.cut ?? ZERO);
  const total: Step = {
    detail: { kind: "serious-total" },
    amount: paid,
    sources: [threshold],
  };
  return layer({ kind: "paid", amount: paid }, [
    ...steps,
    ...bands,
    ...(cap === null ? [] : [cap.step]),
    total,
  ]);
}

/** What the person bore in scope, and how much of the year's is above the deductible. */
function baseSteps(
  split: Split,
  pooled: Fen,
  opening: Opening,
  base: Fen,
  deductible: Fen,
  excess: Fen,
  threshold: Source,
): readonly Step[] {
  const before = opening.inScopeBorne;
  return [
    {
      detail: { kind: "serious-base", inScope: split.inScope, pooled, before },
      amount: base,
      sources: [threshold],
    },
    { detail: { kind: "serious-excess", deductible }, amount: excess, sources: [threshold] },
  ];
}

function bandSteps(
  scale: SeriousIllness,
  from: Fen,
  to: Fen,
  deductible: Fen,
  points: Rate,
  ask: Asker,
): Step[] {
  const path = "settlement.seriousIllness.bands";
  const bands = ask.value(path, scale.bands);
  const reach: Source[] = [];
  let off = NO_POINTS;
  if (points > 0) {
    const picked = ask.pick("Q15");
    reach.push(picked.source);
    if (picked.reading === "yes") off = points;
  }
  const origin = scale.countBandsFrom === "deductible" ? deductible : ZERO;
  return cutByBands(bands, from, to, origin).map((part): Step => {
    const rate = pointsOff(part.band.rate, off);
    return {
      detail: {
        kind: "serious-band",
        from: part.from,
        upTo: part.upTo,
        base: part.base,
        rate,
        points: off,
      },
      amount: share(part.base, rate),
      sources: [ask.sourceOf(path, scale.bands), ...reach],
    };
  });
}

function capStep(
  scale: SeriousIllness,
  opening: Opening,
  due: Fen,
  ask: Asker,
): { step: Step; cut: Fen } | null {
  if (scale.cap === null) return null;
  const path = "settlement.seriousIllness.cap";
  const cap = ask.value(path, scale.cap);
  const left = larger(ZERO, minus(cap, opening.seriousIllnessPaid));
  const cut = larger(ZERO, minus(due, left));
  const detail = { kind: "serious-cap", cap, paidBefore: opening.seriousIllnessPaid, cut } as const;
  return {
    cut,
    step: { detail, amount: minus(ZERO, cut), sources: [ask.sourceOf(path, scale.cap)] },
  };
}

function layer(state: Layer["state"], steps: readonly Step[]): Layer {
  return { id: "serious-illness", state, steps };
}
