import { expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { sum } from "../../core/money.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { decide } from "../../core/settlement/decide.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { createPolicy } from "../../core/settlement/policy.ts";
import { settle } from "../../core/settlement/settle.ts";
import { settlementOf } from "../../core/settlement/settlement-of.ts";
import { facts, filing, FIRST_STAY, KAIFENG, shipped, stay } from "../support/facts.ts";
import { settings } from "../support/settings.ts";

/** A settled stay keeps its figures; its steps are written out of them when somebody looks. */

const kaifeng = shipped(KAIFENG, "resident");
const byDays = settings({}, { Q7: "day-split" });
const across = facts({
  filing: filing({ category: "referral" }),
  earlierOpening: FIRST_STAY,
  stay: stay({ admission: day("2025-12-20"), discharge: day("2026-01-12") }),
});

function settledOf(pool: PoolSettings, given: ClaimFacts) {
  const policy = createPolicy(kaifeng, pool);
  const treatment = decide(policy, given);
  if (treatment.kind !== "payable") throw new Error("the stay is payable");
  return settle(policy, given, treatment.terms);
}

test("KF-2.4: the steps of a settled stay are those of its receipt, however often they are looked at", () => {
  const settled = settledOf(byDays, across);
  const { settlement } = adjudicate(kaifeng, byDays, across);
  expect(settlementOf(settled)).toEqual(settlement);
  expect(settlementOf(settled)).toEqual(settlementOf(settled));
  expect(settled.years).toHaveLength(2);
});

test("HUN-51: what the steps say a layer pays in each year adds up to what it was settled at", () => {
  const settled = settledOf(byDays, across);
  const [pooled] = settlementOf(settled).layers;
  const said = (pooled?.steps ?? []).flatMap(({ detail, amount }) =>
    detail.kind === "pooled-total" ? [amount] : [],
  );
  expect(said).toEqual(settled.years.map((year) => year.pooled.paid));
  expect(settled.pooled).toEqual({ kind: "paid", amount: sum(said) });
});

test("an undetermined stay has no year, names what it lacks and still says how its bill splits", () => {
  const settled = settledOf(byDays, { ...across, earlierOpening: null });
  expect(settled.years).toEqual([]);
  expect(settled.leavesOut).toContain("pooled");
  const { layers, scope, fund } = settlementOf(settled);
  expect([fund, layers.every(({ steps }) => steps.length === 0)]).toEqual([null, true]);
  expect(scope.map(({ detail }) => detail.kind)).toContain("in-scope");
});

test("a receipt is plain data: written as JSON, or sent from one process to another, it has its steps", () => {
  const receipt = adjudicate(kaifeng, byDays, across);
  const steps = receipt.settlement?.layers[0]?.steps ?? [];
  expect(steps.length).toBeGreaterThan(8);
  expect(structuredClone(receipt)).toEqual(receipt);
  expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
});
