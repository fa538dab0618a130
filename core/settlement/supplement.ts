import { larger, minus, plus, share, smaller, ZERO, type Fen } from "../money.ts";
import type { BORNE } from "../policy/pack-settlement.ts";
import { assertNever } from "../result.ts";
import { baseIn, type Span } from "./bands.ts";
import type { Counted, Opening } from "./facts.ts";
import { overCap } from "./pooled.ts";
import type { LayerState } from "./receipt.ts";
import type { BornePlace, SupplementPlan, SupplementScalePlan } from "./supplement-plan.ts";

/** What the person still bears of the bill, in the order of `BORNE`; a layer that pays takes from it. */
export type Left = AmountOfEach<typeof BORNE>;
type AmountOfEach<Parts extends readonly unknown[]> = { -readonly [P in keyof Parts]: Fen };

/** What became of a layer, and every figure on the way to it; `supplementSteps` tells them. */
export type SupplementPayment =
  /** Nothing of the bill was looked at. */
  { readonly kind: "none"; readonly state: LayerState } | BasePayment | ScalePayment;

/** Only what of the bill enters the layer is known. */
export interface BasePayment {
  readonly kind: "base";
  readonly plan: Extract<SupplementPlan, { kind: "apart" | "scale-unknown" }>;
  readonly state: LayerState;
  readonly base: Fen;
}

export interface ScalePayment {
  readonly kind: "scale";
  readonly plan: SupplementScalePlan;
  readonly state: LayerState;
  /** What the year held before this stay. */
  readonly before: Counted;
  readonly base: Fen;
  /** What of the year's sum this stay brings above the layer's deductible. */
  readonly span: Span;
  /** What the cap takes off. */
  readonly cut: Fen;
  readonly paid: Fen;
}

const AID_NONE = { kind: "not-applicable", why: "aid-none" } as const;
const NOTHING_LEFT = { kind: "not-applicable", why: "nothing-left" } as const;
const NOT_SERVED = { kind: "none", state: AID_NONE } as const;
const OPENING_UNKNOWN = {
  kind: "none",
  state: { kind: "undetermined", lacks: [{ kind: "fact", fact: "layer-opening" }] },
} as const;

/**
 * A layer above the pooled fund (大病保险、大额补助、公务员补助、医疗救助、倾斜救助)
 * on what the layers before it left. One that counts by the year takes this
 * stay as the interval from what was borne before to what is borne with it.
 */
export function paySupplement(
  plan: SupplementPlan,
  left: Left,
  opening: Opening,
): SupplementPayment {
  switch (plan.kind) {
    case "not-served":
      return NOT_SERVED;
    case "apart":
      return { kind: "base", plan, state: NOTHING_LEFT, base: ZERO };
    case "undetermined":
      return { kind: "none", state: { kind: "undetermined", lacks: plan.lacks } };
    case "scale-unknown":
      return payUnknown(plan, left);
    case "scale":
      return payScale(plan, left, opening);
    default:
      return assertNever(plan);
  }
}

/** The state of a layer while the pooled fund is undetermined. */
export function stateBehind(plan: SupplementPlan, pooled: LayerState): LayerState {
  return plan.kind === "not-served" ? AID_NONE : pooled;
}

/** Without a scale it is still known that nothing comes of nothing. */
function payUnknown(
  plan: Extract<SupplementPlan, { kind: "scale-unknown" }>,
  left: Left,
): SupplementPayment {
  const base = baseOf(plan.base, left);
  const state = base === 0 ? NOTHING_LEFT : ({ kind: "undetermined", lacks: plan.lacks } as const);
  return { kind: "base", plan, state, base };
}

function payScale(plan: SupplementScalePlan, left: Left, opening: Opening): SupplementPayment {
  const before = countedBefore(plan, opening);
  if (before === null) return OPENING_UNKNOWN;
  const base = baseOf(plan.base, left);
  const span = {
    low: larger(before.borne, plan.deductible),
    high: larger(plus(before.borne, base), plan.deductible),
    origin: plan.countBandsFrom === "deductible" ? plan.deductible : ZERO,
  };
  const due = payBands(plan, span);
  const cut = plan.cap === null ? ZERO : overCap(plan.cap.amount, before.paid, due);
  const paid = minus(due, cut);
  take(plan.base, left, paid);
  return {
    kind: "scale",
    plan,
    state: { kind: "paid", amount: paid },
    before,
    base,
    span,
    cut,
    paid,
  };
}

const NOTHING_BEFORE: Counted = { borne: ZERO, paid: ZERO };

/** Null: the layer counts by the year and nobody has said what the year holds. */
function countedBefore(plan: SupplementScalePlan, opening: Opening): Counted | null {
  if (plan.counts === "stay") return NOTHING_BEFORE;
  return plan.id === "serious-illness"
    ? { borne: opening.inScopeBorne, paid: opening.seriousIllnessPaid }
    : countedElse(plan, opening);
}

function countedElse(plan: SupplementScalePlan, opening: Opening): Counted | null {
  const own = opening.others?.[plan.id];
  return own ?? (opening.source === "first-stay" ? NOTHING_BEFORE : null);
}

function payBands({ bands }: SupplementScalePlan, span: Span): Fen {
  let due = ZERO;
  for (let place = 0; place < bands.length; place += 1) {
    const band = bands[place];
    if (band !== undefined) due = plus(due, share(baseIn(band, span), band.rate));
  }
  return due;
}

function baseOf(base: readonly BornePlace[], left: Left): Fen {
  let amount = ZERO;
  for (let at = 0; at < base.length; at += 1) {
    const place = base[at];
    if (place !== undefined) amount = plus(amount, left[place] ?? ZERO);
  }
  return amount;
}

/** Takes a payment from what is left, part by part in the layer's order. */
function take(base: readonly BornePlace[], left: Left, paid: Fen): void {
  let open = paid;
  for (let at = 0; at < base.length && open !== 0; at += 1) {
    const place = base[at];
    if (place === undefined) return;
    const part = left[place] ?? ZERO;
    const taken = smaller(open, part);
    left[place] = minus(part, taken);
    open = minus(open, taken);
  }
}
