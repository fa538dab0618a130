import fc from "fast-check";
import { day, type IsoDate } from "../../core/calendar.ts";
import { fen, rate as rateOf, ZERO, type Fen, type Rate } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { SUPPLEMENTS } from "../../core/policy/pack-settlement.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import { facts, FIRST_STAY, stay } from "./facts.ts";
import type {
  OracleBands,
  OracleCase,
  OracleLayer,
  OracleLine,
  OraclePolicy,
  OracleYear,
} from "./oracle.ts";
import {
  buildPack,
  known,
  type OperationJson,
  reduce,
  type RepeatJson,
  supplement,
} from "./pack-builder.ts";

/** Random policies and stays, in the oracle's words, and what they are to the program. */

const yuanText = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
const rateText = (hundredths: number): string => String(hundredths / 10_000);

/** Amounts that crowd around the figures at which something changes. */
const EDGES = [0, 1, 50_000, 100_000, 150_000, 500_000, 1_000_000, 3_000_000, 10_000_000];
const amount = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.nat(max),
      fc
        .tuple(fc.constantFrom(...EDGES), fc.integer({ min: -2, max: 2 }))
        .map(([at, by]) => at + by),
    )
    .map((fen) => yuanText(Math.max(0, Math.min(max, fen))));
const share = fc.oneof(
  fc.constantFrom("0.05", "0.1", "0.2", "0.4", "0.5", "1"),
  fc.integer({ min: 1, max: 9999 }).map(rateText),
);
/** Rates of a scale; 30 % at least, so that no points are more than a rate. */
const rate = fc.integer({ min: 30, max: 100 }).map((percent) => rateText(percent * 100));
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq: 2 });

const bands: fc.Arbitrary<OracleBands> = fc
  .tuple(
    fc.subarray(["1000", "5000", "10000.01", "30000", "100000"], { maxLength: 3 }),
    fc.array(rate, { minLength: 4, maxLength: 4 }),
  )
  .map(([bounds, rates]) =>
    [...bounds, null].map((bound, at) => [bound, rates[at] ?? "0.5"] as const),
  );

const layer = (id: string): fc.Arbitrary<OracleLayer> =>
  fc.record({
    id: fc.constant(id),
    base: fc.constantFrom(
      ["deductible", "ratio-share", "over-cap"] as const,
      ["over-cap"] as const,
      ["over-cap", "ratio-share"] as const,
      ["deductible", "ratio-share", "over-cap", "self-pay-first", "pre-self-pay"] as const,
      ["over-limit", "full-self-pay", "ratio-share"] as const,
    ),
    counts: fc.constantFrom("year", "stay"),
    pointsReach: fc.boolean(),
    aidedOnly: fc.boolean(),
    deductible: fc.constantFrom("0", "3000", "11000", "16000.50"),
    bands,
    countBandsFrom: fc.constantFrom("zero", "deductible"),
    cap: orNull(fc.constantFrom("500", "20000", "400000")),
  });

/** Some of the layers, in any order. */
const layers = fc
  .shuffledSubarray([...SUPPLEMENTS], { maxLength: 3 })
  .chain((ids) => fc.tuple(...ids.map(layer)));

export const policies: fc.Arbitrary<OraclePolicy> = fc.record({
  deductible: fc.constantFrom("0", "200", "900", "1100.55", "1500"),
  bands,
  countBandsFrom: fc.constantFrom("zero", "deductible"),
  rounds: fc.constantFrom("fund", "person"),
  points: fc.constantFrom("0", "0.05", "0.1", "0.2", "0.3"),
  retiredBonus: orNull(fc.constantFrom("0.02", "0.05")),
  rateFloor: orNull(fc.constantFrom("0.4", "0.45", "0.6")),
  selfPayFirst: orNull(share),
  paymentFloor: orNull(
    fc.record({ share: fc.constantFrom("0.4", "0.6"), of: fc.constantFrom("in-scope", "total") }),
  ),
  change: fc.oneof(
    fc.constant(null),
    fc.record({ op: fc.constant("factor"), factor: fc.constantFrom("2", "2.5", "1.3333") }),
    fc.record({ op: fc.constant("amount"), amount: fc.constantFrom("0", "2500", "4000.4") }),
    fc.record({
      op: fc.constant("share"),
      share: fc.constantFrom("0.2", "0.1234"),
      atLeast: fc.constantFrom("0", "2000"),
      atMost: fc.constant("10000"),
    }),
  ),
  repeat: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constant("shares"),
      shares: fc.constantFrom(["1", "0.5"], ["1", "0.5", "0.3"], ["1", "0.75", "0.3333", "0"]),
      ceiling: orNull(fc.constantFrom("2000", "3000")),
    }),
    fc.record({ kind: fc.constant("less"), amount: fc.constantFrom("100", "1000") }),
    fc.record({ kind: fc.constant("once") }),
  ),
  againAfterDays: orNull(fc.constantFrom(5, 30, 90)),
  continued: fc.constantFrom("own", "difference", "none"),
  cap: orNull(
    fc.record({
      on: fc.constantFrom("payment", "entering"),
      amount: fc.constantFrom("20000", "60000", "150000"),
    }),
  ),
  accountMayPay: fc.boolean(),
  years: fc.constantFrom("discharge-year", "admission-year", "day-split"),
  layers,
});

const line: fc.Arbitrary<OracleLine> = fc
  .record({
    grade: fc.constantFrom("A", "A", "B", "C"),
    amount: amount(20_000_000),
    ratio: share,
    limited: fc.constantFrom(0, 0, 0, 0.1, 0.5, 1),
  })
  .map(({ grade, amount: text, ratio, limited }) => ({
    grade,
    amount: text,
    ratio,
    overLimit: grade === "C" ? "0" : yuanText(Math.floor(Number(text) * 100 * limited)),
  }));

const balance = fc.record({ borne: amount(5_000_000), paid: amount(1_000_000) });
const year: fc.Arbitrary<OracleYear> = fc.record({
  stays: fc.nat(4),
  deductiblePaid: amount(400_000),
  pooledPaid: amount(16_000_000),
  entered: amount(16_000_000),
  layers: fc.record({
    "serious-illness": balance,
    "large-amount": balance,
    "civil-servant": balance,
    "medical-assistance": balance,
    "tilt-assistance": balance,
  }),
});

export const stays: fc.Arbitrary<OracleCase> = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    admission: fc.constantFrom(
      "2025-09-30",
      "2025-12-28",
      "2025-12-31",
      "2026-01-01",
      "2026-10-08",
    ),
    discharge: fc.constantFrom(
      "2025-12-31",
      "2026-01-01",
      "2026-01-07",
      "2026-02-28",
      "2026-12-30",
    ),
    retired: fc.boolean(),
    aided: fc.boolean(),
    year,
    earlierYear: year,
    episode: orNull(amount(200_000)),
    hospital: fc.constantFrom("0", "0", "505.01", "100000"),
    account: fc.constantFrom("0", "0", "170.04", "100000"),
  })
  .map((stay) => (stay.admission <= stay.discharge ? stay : { ...stay, discharge: "2026-12-30" }));

/** The policy as a pack that has passed schema and lint. */
export function packOf(policy: OraclePolicy): LoadedPack {
  const operations = operationsOf(policy);
  return buildPack({
    id: "random",
    rows: { level3: { deductible: policy.deductible, bands: policy.bands } },
    rules: [reduce("only", policy.points, {}, [...operations])],
    ...(policy.cap === null ? {} : { cap: policy.cap }),
    supplements: policy.layers.map((each) => supplementOf(each)),
    settlement: {
      countBandsFrom: policy.countBandsFrom,
      rounds: policy.rounds,
      retiredBonus: policy.retiredBonus === null ? null : known(policy.retiredBonus),
      repeat: repeatOf(policy.repeat),
      againAfterDays: policy.againAfterDays === null ? null : known(policy.againAfterDays),
      continued: { transfer: known(policy.continued), emergency: known(policy.continued) },
      account: known(policy.accountMayPay ? "may-pay" : "may-not"),
    },
  });
}

function operationsOf(policy: OraclePolicy): readonly OperationJson[] {
  const { change, selfPayFirst, rateFloor, paymentFloor } = policy;
  return [
    ...changeOf(change),
    ...(selfPayFirst === null
      ? []
      : [{ op: "self-pay-first" as const, share: known(selfPayFirst) }]),
    ...(rateFloor === null ? [] : [{ op: "rate-floor" as const, rate: known(rateFloor) }]),
    ...(paymentFloor === null
      ? []
      : [{ op: "payment-floor" as const, share: known(paymentFloor.share), of: paymentFloor.of }]),
  ];
}

function changeOf(change: OraclePolicy["change"]): readonly OperationJson[] {
  switch (change?.op) {
    case undefined:
      return [];
    case "factor":
      return [{ op: "deductible-factor", factor: known(change.factor) }];
    case "amount":
      return [{ op: "deductible-amount", amount: known(change.amount) }];
    case "share":
      return [
        {
          op: "deductible-share",
          share: known(change.share),
          atLeast: known(change.atLeast),
          atMost: known(change.atMost),
        },
      ];
  }
}

function repeatOf(repeat: OraclePolicy["repeat"]): RepeatJson | null {
  switch (repeat?.kind) {
    case undefined:
      return null;
    case "shares":
      return {
        kind: "shares-by-stay",
        shares: known([...repeat.shares]),
        yearlyCeiling: repeat.ceiling === null ? null : known(repeat.ceiling),
      };
    case "less":
      return { kind: "less-amount", amount: known(repeat.amount) };
    case "once":
      return { kind: "once-a-year" };
  }
}

function supplementOf(each: OracleLayer) {
  const id = SUPPLEMENTS.find((known) => known === each.id);
  if (id === undefined) throw new Error(`no such layer: ${each.id}`);
  return supplement(id, {
    base: [...each.base],
    counts: each.counts,
    points: each.pointsReach ? "yes" : "no",
    serves: each.aidedOnly ? "aided" : "everyone",
    deductible: each.deductible,
    bands: each.bands,
    countBandsFrom: each.countBandsFrom,
    ...(each.cap === null ? {} : { cap: each.cap }),
  });
}

/** The pool's answer to which year counts (Q7). */
export function settingsOf({ years }: OraclePolicy): PoolSettings {
  const answer = { reading: years, document: "函", by: "赵敏", on: "2026-11-01" };
  return { answers: { Q7: answer }, confirmed: {} };
}

export function factsOf(each: OracleCase): ClaimFacts {
  return facts({
    retired: each.retired,
    aid: each.aided ? "at-risk" : "none",
    opening: openingOf(each.year),
    earlierOpening: openingOf(each.earlierYear),
    continued:
      each.episode === null ? null : { kind: "transfer", deductibleBorne: y(each.episode) },
    hospitalPart: y(each.hospital),
    accountPart: y(each.account),
    stay: stay({
      admission: dayOnce(each.admission),
      discharge: dayOnce(each.discharge),
      settled: dayOnce(each.discharge),
    }),
    lines: each.lines.map((expense) => ({
      grade: expense.grade,
      amount: y(expense.amount),
      preSelfPayRate: rateFrom(expense.ratio),
      overLimit: y(expense.overLimit),
    })),
  });
}

const days = new Map<string, IsoDate>();

/** Few days and very many stays: each is read once. */
function dayOnce(text: string): IsoDate {
  const read = days.get(text) ?? day(text);
  days.set(text, read);
  return read;
}

/** An amount in fen from the text of this file, which is never as odd as a person's. */
function y(text: string): Fen {
  return fen(scaledText(text, 2));
}

function rateFrom(text: string): Rate {
  return rateOf(scaledText(text, 4));
}

function scaledText(text: string, decimals: number): number {
  const [whole = "0", rest = ""] = text.split(".");
  return Number(whole + rest.padEnd(decimals, "0"));
}

function openingOf(balances: OracleYear): Opening {
  const others = Object.fromEntries(
    Object.entries(balances.layers).map(([id, { borne, paid }]) => [
      id,
      { borne: y(borne), paid: y(paid) },
    ]),
  );
  const serious = balances.layers["serious-illness"];
  return {
    ...FIRST_STAY,
    source: "core-system",
    sameLevelStays: balances.stays,
    deductiblePaid: y(balances.deductiblePaid),
    pooledPaid: y(balances.pooledPaid),
    entered: y(balances.entered),
    inScopeBorne: serious === undefined ? ZERO : y(serious.borne),
    seriousIllnessPaid: serious === undefined ? ZERO : y(serious.paid),
    others,
  };
}
