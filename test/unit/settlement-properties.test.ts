import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen, sum, ZERO, type Fen } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { adjudicate, createAdjudicator } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { mirror } from "../../core/settlement/mirror.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import { inScope, shipped, CHANGSHA, KAIFENG, filing, stay } from "../support/facts.ts";
import { factsOf, packOf, policies, settingsOf, stays } from "../support/oracle-cases.ts";
import type { OracleBands, OraclePolicy } from "../support/oracle.ts";

/** What holds for every policy and every stay, whatever the figures. */

interface Settled {
  readonly policy: OraclePolicy;
  readonly facts: ClaimFacts;
  readonly settlement: Settlement;
}

const settle = (policy: OraclePolicy, facts: ClaimFacts, pack?: LoadedPack): Settlement => {
  const { settlement } = adjudicate(pack ?? packOf(policy), settingsOf(policy), facts);
  if (settlement === null) throw new Error("not payable");
  return settlement;
};

const anyFacts = stays.map(factsOf);
const settled: fc.Arbitrary<Settled> = fc
  .tuple(policies, anyFacts)
  .map(([policy, facts]) => ({ policy, facts, settlement: settle(policy, facts) }));

function fundOf({ fund }: Settlement): Fen {
  if (fund === null) throw new Error("undetermined");
  return fund;
}

const partsOf = ({ split }: Settlement): readonly Fen[] => [
  split.fullSelfPay,
  split.overLimit,
  split.preSelfPay,
  split.inScope,
];

const paidOf = ({ layers }: Settlement): readonly Fen[] =>
  layers.map(({ state }) => (state.kind === "paid" ? state.amount : ZERO));

/** Sum of the amounts of the pooled fund's steps of one kind, over both years. */
const pooledSteps = ({ layers }: Settlement, kind: string): Fen =>
  sum(
    (layers[0]?.steps ?? []).flatMap(({ detail, amount }) =>
      detail.kind === kind ? [amount] : [],
    ),
  );

describe("to the fen", () => {
  test("total = its four parts = fund + hospital + person; the person's is account + cash", () => {
    fc.assert(
      fc.property(settled, ({ settlement }) => {
        const { split, hospital, person, payment } = settlement;
        expect(sum(partsOf(settlement))).toBe(split.total);
        if (person === null || payment?.kind !== "split") {
          // Nobody knows who bears what when the hospital is said to bear more than is left.
          expect(fundOf(settlement) + hospital).toBeGreaterThan(split.total);
          return;
        }
        expect(sum([fundOf(settlement), hospital, person])).toBe(split.total);
        expect(sum([payment.account, payment.cash])).toBe(person);
        const amounts = [...partsOf(settlement), hospital, person, payment.account, payment.cash];
        expect(Math.min(...amounts, ...paidOf(settlement))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  test("the steps of a layer add up to what it pays", () => {
    fc.assert(
      fc.property(settled, ({ settlement }) => {
        const bands = sum([
          pooledSteps(settlement, "band"),
          pooledSteps(settlement, "payment-floor"),
          pooledSteps(settlement, "cap"),
        ]);
        expect(bands).toBe(paidOf(settlement)[0]);
        for (const { state, steps } of settlement.layers.slice(1)) {
          if (state.kind !== "paid") continue;
          const amounts = steps.flatMap(({ detail, amount }) =>
            detail.kind === "layer-band" || detail.kind === "layer-cap" ? [amount] : [],
          );
          expect(sum(amounts)).toBe(state.amount);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("every figure names where it comes from", () => {
    fc.assert(
      fc.property(settled, ({ settlement: { scope, layers } }) => {
        for (const { sources } of [...scope, ...layers.flatMap((layer) => layer.steps)]) {
          expect(sources.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("the funds together are what the layers pay, each once", () => {
    fc.assert(
      fc.property(settled, ({ settlement }) => {
        expect(sum(paidOf(settlement))).toBe(fundOf(settlement));
      }),
    );
  });
});

test("no fund pays more than what enters it", () => {
  fc.assert(
    fc.property(settled, ({ settlement }) => {
      const [pooled = ZERO] = paidOf(settlement);
      const outside = sum([
        pooledSteps(settlement, "deductible"),
        pooledSteps(settlement, "self-pay-first"),
      ]);
      expect(pooled).toBeLessThanOrEqual(settlement.split.inScope - outside);
      for (const { state, steps } of settlement.layers.slice(1)) {
        if (state.kind !== "paid") continue;
        const entered = steps.flatMap(({ detail, amount }) =>
          detail.kind === "layer-excess" ? [amount] : [],
        );
        expect(state.amount).toBeLessThanOrEqual(sum(entered));
      }
    }),
    { numRuns: 400 },
  );
});

/** The scale with its rates in rising order, as every published scale has them. */
const rising = (bands: OracleBands): OracleBands => {
  const rates = bands.map(([, rate]) => rate).toSorted((a, b) => Number(a) - Number(b));
  return bands.map(([upTo, rate], at) => [upTo, rates[at] ?? rate]);
};

/** A layer on a part of what is left may gain what another loses; on all of it, it cannot. */
const onAllThatIsLeft = (policy: OraclePolicy): OraclePolicy => ({
  ...policy,
  layers: policy.layers.map((layer) => ({
    ...layer,
    base: ["deductible", "ratio-share", "over-cap"],
  })),
});

/**
 * A standard by the share of the bill that is borne anew every so many days may grow
 * by more than the bill: five times a fifth of it. No published pool has both.
 */
const borneOnce = (policy: OraclePolicy): OraclePolicy =>
  policy.change?.op === "share" ? { ...policy, againAfterDays: null } : policy;

/**
 * What is borne first and a standard by the share of the bill are both taken off what is in
 * scope: where together they are more than all of it, more of it leaves less. No published
 * pool has both.
 */
const borneWithinTheBill = (policy: OraclePolicy): OraclePolicy =>
  policy.change?.op === "share" &&
  Number(policy.selfPayFirst ?? 0) + Number(policy.change.share) > 1
    ? { ...policy, selfPayFirst: null }
    : policy;

test("more in scope never lowers what the funds pay", () => {
  const more = fc.oneof(
    fc.integer({ min: 100, max: 200 }),
    fc.integer({ min: 100, max: 5_000_000 }),
  );
  fc.assert(
    fc.property(policies, anyFacts, more, (random, facts, extra) => {
      const policy = borneWithinTheBill(
        borneOnce(onAllThatIsLeft({ ...random, bands: rising(random.bands) })),
      );
      const pack = packOf(policy);
      const amount = fen(extra);
      const lines = [...facts.lines, ...inScope("0").map((line) => ({ ...line, amount }))];
      const [before, after] = [
        settle(policy, facts, pack),
        settle(policy, { ...facts, lines }, pack),
      ];
      expect(paidOf(after)[0]).toBeGreaterThanOrEqual(paidOf(before)[0] ?? ZERO);
      expect(fundOf(after)).toBeGreaterThanOrEqual(fundOf(before));
    }),
    { numRuns: 400 },
  );
});

test("a worse treatment never pays more", () => {
  const points = ["0", "0.05", "0.1", "0.2", "0.3"];
  fc.assert(
    fc.property(policies, anyFacts, fc.nat(3), (random, facts, at) => {
      const policy = onAllThatIsLeft(random);
      const fund = (taken: string | undefined): Fen =>
        fundOf(settle({ ...policy, points: taken ?? "0" }, facts));
      expect(fund(points[at + 1])).toBeLessThanOrEqual(fund(points[at]));
    }),
    { numRuns: 400 },
  );
});

test("the order of the lines does not matter", () => {
  fc.assert(
    fc.property(
      policies,
      anyFacts.chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray([...facts.lines], { minLength: facts.lines.length }),
        ),
      ),
      (policy, [facts, lines]) => {
        const pack = packOf(policy);
        expect(settle(policy, { ...facts, lines }, pack)).toEqual(settle(policy, facts, pack));
      },
    ),
  );
});

test("a settlement and its mirror add up to nothing (HUN-52, HUN-72)", () => {
  const amountsOf = (settlement: Settlement): readonly number[] => {
    const { split, scope, layers, hospital, person, payment } = settlement;
    const paid = payment?.kind === "split" ? [payment.account, payment.cash] : [];
    const steps = [...scope, ...layers.flatMap((layer) => layer.steps)].map((step) => step.amount);
    const whole = [split.total, hospital, person ?? ZERO, fundOf(settlement)];
    return [...partsOf(settlement), ...whole, ...paidOf(settlement), ...paid, ...steps];
  };
  fc.assert(
    fc.property(settled, ({ settlement }) => {
      const reversed = amountsOf(mirror(settlement));
      expect(
        amountsOf(settlement).map((amount, at) => amount + (reversed[at] ?? Number.NaN)),
      ).toEqual(reversed.map(() => 0));
      expect(mirror(mirror(settlement))).toEqual(settlement);
    }),
  );
});

describe("an adjudicator used for many cases gives what each case by itself gives", () => {
  const anyStay = fc.record({
    level: fc.constantFrom("primary", "level2-county", "level2", "level3", "provincial", "unrated"),
    place: fc.constantFrom(KAIFENG, CHANGSHA, stay().place),
    settled: fc.constantFrom(null, stay().settled),
    failure: fc.constantFrom("not-filed", "network", "not-networked", "own-choice"),
    care: fc.constantFrom("inpatient", "inpatient", "inpatient", "outpatient"),
    emergency: fc.constantFrom("yes", "plain", "no"),
    designated: fc.constantFrom(true, true, true, false),
  });
  const anyFiling = fc.option(
    fc.record({
      category: fc.constantFrom("long-term-resident", "referral", "other-temporary", "emergency"),
      basis: fc.constantFrom("proof", "commitment"),
      date: fc.constantFrom(filing().date, stay().admission, stay().discharge),
      sameDayOrder: fc.constantFrom(null, "filing-first", "settlement-first"),
    }),
    { nil: null, freq: 4 },
  );
  const cases = fc.array(
    fc
      .tuple(
        anyFacts,
        anyStay,
        anyFiling,
        fc.constantFrom("unknown", "none", "subsistence", "destitute", "at-risk"),
      )
      .map(([facts, changes, filed, aid]): ClaimFacts => ({
        ...facts,
        aid,
        stay: stay(changes),
        filing: filed === null ? null : filing(filed),
      })),
    { minLength: 2, maxLength: 12 },
  );

  test.each([
    ["Kaifeng residents", shipped(KAIFENG, "resident"), KAIFENG],
    ["Hunan employees", shipped(CHANGSHA, "employee"), CHANGSHA],
  ])("%s, in any order", (_name, pack, pool) => {
    fc.assert(
      fc.property(cases, (many) => {
        const settings = { answers: {}, confirmed: {} };
        const prepared = createAdjudicator(pack, settings);
        for (const each of many) {
          const facts = { ...each, pool };
          expect(prepared(facts)).toEqual(adjudicate(pack, settings, facts));
        }
      }),
      { numRuns: 60 },
    );
  });
});
