import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { ExpenseLine, Grade } from "../../core/claim/expenses.ts";
import { NO_POINTS, percentText, plus, rate, sum, ZERO } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import { mirror } from "../../core/settlement/mirror.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import { yubei } from "../fixtures/packs/examples/e01-yubei.ts";
import { ningbo } from "../fixtures/packs/examples/e02-ningbo.ts";
import { absoluteBands } from "../fixtures/packs/examples/e03-serious-illness.ts";
import { bandsAboveDeductible } from "../fixtures/packs/examples/e06-beijing-residents.ts";
import { beijing } from "../fixtures/packs/examples/e09-beijing-employees.ts";
import { chongqingRetired } from "../fixtures/packs/examples/e10-chongqing-retired.ts";
import { chongqingReversed } from "../fixtures/packs/examples/e11-chongqing-reversal.ts";
import { hebei } from "../fixtures/packs/examples/e12-hebei.ts";
import { zhongshan } from "../fixtures/packs/examples/e17-zhongshan.ts";
import { plainClaim } from "../fixtures/packs/examples/e19-manual-claim.ts";
import { jilin } from "../fixtures/packs/examples/e25-jilin.ts";
import { hunanReferral } from "../fixtures/packs/examples/e26-hunan-referral.ts";
import { shenyang } from "../fixtures/packs/examples/e27-shenyang.ts";
import { CHANGSHA, filing, FIRST_STAY, inScope, shipped, stay, y } from "../support/facts.ts";
import { amount, paidBy, said, settled, stepAmounts } from "../support/worked-examples.ts";

/** A line wholly of one class; a 乙 line with the share that is borne first. */
const line = (grade: Grade, text: string, changes: Partial<ExpenseLine> = {}): ExpenseLine => ({
  grade,
  amount: y(text),
  preSelfPayRate: NO_POINTS,
  overLimit: ZERO,
  ...changes,
});
const tenPercent = { preSelfPayRate: rate(1000) };
const ratesOf = (pack: LoadedPack, changes: Partial<ClaimFacts>) =>
  settled(pack, changes).row?.rates.map(percentText);

test("E01 Yubei: basic, then assistance, then tilt assistance above its threshold", () => {
  const settlement = settled(yubei, {
    aid: "at-risk",
    stay: stay({ level: "level2" }),
    lines: [line("A", "50000"), line("C", "2000")],
  });
  expect(settlement.split.total).toBe(amount("E01", "inputs", "total"));
  expect(paidBy(settlement, "pooled")).toBe(amount("E01", "recomputed", "basic"));
  expect(paidBy(settlement, "medical-assistance")).toBe(
    amount("E01", "recomputed", "large_relief"),
  );
  expect(paidBy(settlement, "tilt-assistance")).toBe(amount("E01", "recomputed", "tilt"));
  expect(settlement.fund).toBe(amount("E01", "recomputed", "total_paid"));
});

test("E02 Ningbo: 22 000 less self-pay, what is borne first and the deductible, at 70 %", () => {
  const settlement = settled(ningbo, {
    lines: [line("A", "15500"), line("B", "5000", tenPercent), line("C", "1500")],
  });
  expect(settlement.split).toEqual({
    total: amount("E02", "inputs", "total"),
    fullSelfPay: amount("E02", "inputs", "full_selfpay"),
    overLimit: ZERO,
    preSelfPay: amount("E02", "inputs", "pre_selfpay"),
    inScope: amount("E02", "recomputed", "in_scope"),
  });
  expect(stepAmounts(settlement, "deductible")).toEqual([amount("E02", "inputs", "deductible")]);
  expect(settlement.fund).toBe(amount("E02", "recomputed", "fund"));
  expect(settlement.person).toBe(amount("E02", "recomputed", "person_total"));
});

describe("E03: serious-illness bands are absolute amounts, the deductible inside the first", () => {
  const segments = ["seg1", "seg2", "seg3"].map((key) => amount("E03", "recomputed", key));
  const total = amount("E03", "recomputed", "total");

  test("150 000 left by one stay", () => {
    const settlement = settled(absoluteBands, { lines: inScope("500000") });
    expect(stepAmounts(settlement, "layer-base")).toEqual([y("150000")]);
    expect(stepAmounts(settlement, "layer-band")).toEqual(segments);
    expect(paidBy(settlement, "serious-illness")).toBe(total);
  });

  test("the same by two stays of one year (累计计算、分段报销)", () => {
    const first = settled(absoluteBands, { lines: inScope("200000") });
    const paid = paidBy(first, "serious-illness") ?? ZERO;
    const second = settled(absoluteBands, {
      lines: inScope("300000"),
      opening: { ...FIRST_STAY, inScopeBorne: y("60000"), seriousIllnessPaid: paid },
    });
    expect(plus(paid, paidBy(second, "serious-illness") ?? ZERO)).toBe(total);
  });
});

test("E06 Beijing: serious-illness bands begin above the deductible", () => {
  const settlement = settled(bandsAboveDeductible, { lines: inScope("1000000") });
  expect(stepAmounts(settlement, "layer-base")).toEqual([amount("E06", "inputs", "self_pay")]);
  expect(stepAmounts(settlement, "layer-excess")).toEqual([amount("E06", "recomputed", "base")]);
  expect(stepAmounts(settlement, "layer-band")).toEqual([
    amount("E06", "recomputed", "seg1"),
    amount("E06", "recomputed", "seg2"),
  ]);
  expect(paidBy(settlement, "serious-illness")).toBe(amount("E06", "recomputed", "total"));
});

test("E09 Beijing: the second stay of the year bears half the deductible", () => {
  const [first = ZERO] = stepAmounts(settled(beijing, {}), "deductible");
  const opening = { ...FIRST_STAY, sameLevelStays: 1, deductiblePaid: first };
  const [second = ZERO] = stepAmounts(settled(beijing, { opening }), "deductible");
  expect(first).toBe(amount("E09", "inputs", "first"));
  expect(plus(first, second)).toBe(amount("E09", "recomputed", "sum"));
});

/** total = its four parts = fund + hospital + person; the person's is account + cash. */
function expectIdentities({ split, fund, hospital, person, payment }: Settlement): void {
  const { total, fullSelfPay, overLimit, preSelfPay, inScope: within } = split;
  if (fund === null || person === null || payment?.kind !== "split") throw new Error("unsettled");
  expect(sum([fullSelfPay, overLimit, preSelfPay, within])).toBe(total);
  expect(sum([fund, hospital, person])).toBe(total);
  expect(plus(payment.account, payment.cash)).toBe(person);
}

describe("E10 Chongqing: the parts of a real settlement add up", () => {
  const settlement = settled(chongqingRetired, {
    retired: true,
    opening: { ...FIRST_STAY, source: "first-stay", pooledPaid: y("50000") },
    hospitalPart: amount("E10", "stated", "hosp_part_amt"),
    accountPart: amount("E10", "stated", "acct_pay"),
    lines: [
      line("A", "13874.09", { overLimit: amount("E10", "inputs", "overlmt_selfpay") }),
      line("B", "7034.40", tenPercent),
      line("C", "2533.97"),
    ],
  });

  test("total = self-paid + above limits + borne first + in scope", () => {
    expect(settlement.split).toEqual({
      total: amount("E10", "recomputed", "sum_of_parts"),
      fullSelfPay: amount("E10", "inputs", "fulamt_ownpay_amt"),
      overLimit: amount("E10", "inputs", "overlmt_selfpay"),
      preSelfPay: amount("E10", "inputs", "preselfpay_amt"),
      inScope: amount("E10", "inputs", "inscp_scp_amt"),
    });
  });

  test("fund + hospital + person = total, account + cash = person (HUN-26)", () => {
    expect(paidBy(settlement, "large-amount")).toBe(amount("E10", "stated", "hifob_pay"));
    expect(settlement.hospital).toBe(amount("E10", "stated", "hosp_part_amt"));
    expect(settlement.person).toBe(amount("E10", "stated", "psn_part_amt"));
    expect(settlement.payment).toMatchObject({
      kind: "split",
      account: amount("E10", "stated", "acct_pay"),
      cash: amount("E10", "stated", "psn_cash_pay"),
    });
    expectIdentities(settlement);
  });
});

test("E11 Chongqing: a reversal is the same record with negative amounts (HUN-52)", () => {
  const reversed = mirror(
    settled(chongqingReversed, {
      stay: stay({ level: "level2" }),
      hospitalPart: y("32.86"),
      lines: [
        line("A", "253.50", { overLimit: y("186.31") }),
        line("B", "1972.20", tenPercent),
        line("A", "197.22"),
        line("C", "956.34"),
      ],
    }),
  );
  expect(reversed.split).toEqual({
    total: amount("E11", "inputs", "medfee_sumamt"),
    fullSelfPay: amount("E11", "inputs", "fulamt_ownpay_amt"),
    overLimit: amount("E11", "inputs", "overlmt_selfpay"),
    preSelfPay: amount("E11", "inputs", "preselfpay_amt"),
    inScope: amount("E11", "inputs", "inscp_scp_amt"),
  });
  expect(reversed.fund).toBe(amount("E11", "stated", "fund"));
  expect(reversed.hospital).toBe(amount("E11", "stated", "ownpay_hosp_part"));
  expect(reversed.payment).toMatchObject({ cash: amount("E11", "stated", "cash") });
  expectIdentities(reversed);
});

test("E12 Hebei: 4.52 at 5 % borne first leaves 4.29 in scope", () => {
  const settlement = settled(hebei, {
    stay: stay({ level: "level1" }),
    lines: [line("B", String(said("E12", "inputs", "amount")), { preSelfPayRate: rate(500) })],
  });
  expect(settlement.split.preSelfPay).toBe(amount("E12", "recomputed", "preselfpay"));
  expect(settlement.split.inScope).toBe(amount("E12", "recomputed", "inscp"));
  expect(settlement.fund).toBe(amount("E12", "recomputed", "inscp"));
});

test("E17 Zhongshan: 1 000 at level one, less 600, at 90 %", () => {
  const { fund } = settled(zhongshan, { stay: stay({ level: "level1" }), lines: inScope("1000") });
  expect(fund).toBe(amount("E17", "recomputed", "fund"));
});

test("E19: 10 000 less self-pay and deductible, at 70 %", () => {
  const { fund } = settled(plainClaim, { lines: [line("A", "8000"), line("C", "2000")] });
  expect(fund).toBe(amount("E19", "recomputed", "fund"));
});

describe("E25 Jilin: points are subtracted from the rate of the same level", () => {
  const levels = ["level3", "level2", "level1"] as const;
  const ratesAt = (filed: ReturnType<typeof filing> | null, changes = {}) =>
    levels.flatMap((level) => ratesOf(jilin, { filing: filed, stay: stay({ level, ...changes }) }));

  test("local or long-term", () => expect(ratesAt(filing())).toEqual(["55", "70", "80"]));
  test("referral", () => {
    expect(ratesAt(filing({ category: "referral" }))).toEqual(
      said("E25", "recomputed", "referral"),
    );
  });
  test("alone", () => expect(ratesAt(null)).toEqual(said("E25", "recomputed", "none")));
  test("alone, and did not settle directly by choice: another 10 points", () => {
    expect(ratesAt(null, { failure: "own-choice" })).toEqual(["25", "40", "50"]);
  });
});

describe("E26 Hunan residents: 65 % becomes 60 % by referral (HUN-20.2)", () => {
  const expected = [String(said("E26", "recomputed", "rate")).replace("%", "")];
  test("a pack of this rule alone", () => {
    expect(ratesOf(hunanReferral, { filing: filing({ category: "referral" }) })).toEqual(expected);
    expect(ratesOf(hunanReferral, { filing: null })).toEqual(["55"]);
  });
  test("the shipped pack, the bill still unpaid", () => {
    const filed = filing({ category: "referral", date: stay().admission });
    const unpaid = { pool: CHANGSHA, filing: filed, stay: stay({ settled: null }) };
    expect(ratesOf(shipped(CHANGSHA, "resident"), unpaid)).toEqual(expected);
  });
});

test("E27 Shenyang: 80 % becomes 70 %, and two and a half deductibles", () => {
  const temporary = filing({ category: "other-temporary", date: day("2026-10-08") });
  const settlement = settled(shenyang, { filing: temporary });
  expect(settlement.row?.rates.map((each) => `${each / 100}%`)).toEqual([
    said("E27", "recomputed", "rate"),
  ]);
  // 600 × 2.5 = 1 500; (20 000 − 1 500) × 70 %
  expect(stepAmounts(settlement, "deductible")).toEqual([y("1500")]);
  expect(settlement.fund).toBe(y("12950"));
});
