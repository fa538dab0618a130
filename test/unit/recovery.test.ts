import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { DeductionForm } from "../../core/casefile/recovery-form.ts";
import { entriesOf } from "../../core/ledger/entries-of.ts";
import { lessDeducted } from "../../core/ledger/less-deducted.ts";
import { fen, parseYuan, yuan } from "../../core/money.ts";
import { packOfCase } from "../../core/policy/pack-of-case.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { paidForLines } from "../../core/recovery/by-lines.ts";
import { linesNamed } from "../../core/recovery/lines-named.ts";
import { debtsOf, type OwedEntry, owedBy } from "../../core/recovery/owed.ts";
import { leftForDebts, payoutOf } from "../../core/recovery/payout.ts";
import { mirroredOutcome } from "../../core/review/reversal.ts";
import { mirror } from "../../core/settlement/mirror.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import { referral } from "../store/people.ts";

/** Deductions and recoveries on a case whose funds pay 13,138.08 yuan, all of it pooled. */

const TODAY = day("2026-11-20");

function assessed(form: CaseForm) {
  const loaded = packOfCase(form, PACKS, TODAY)?.loaded;
  if (loaded === undefined) throw new Error("no pack");
  const { facts, receipt, problems } = assess(form, loaded, NO_SETTINGS, TODAY);
  const settlement = receipt?.settlement ?? null;
  if (facts === null || settlement === null) throw new Error("not settled");
  return { facts, settlement, problems };
}

const ENTRY: DeductionForm = {
  id: "d1",
  kind: "disallowed",
  fund: "pooled",
  amount: "1,000.00",
  bearer: "hospital",
  reason: "超标准收费",
  document: "汴医保稽〔2026〕31号",
  decidedBy: "开封市医疗保障局",
  decidedOn: "2026-11-18",
};

const withEntries = (...deductions: readonly Partial<DeductionForm>[]): CaseForm => ({
  ...referral(),
  recovery: {
    deductions: deductions.map((changes, index) => ({ ...ENTRY, id: `d${index}`, ...changes })),
  },
});

const said = (form: CaseForm) =>
  assessed(form)
    .problems.filter(({ field }) => field?.startsWith("recovery") ?? false)
    .map(({ code, field }) => [code, field]);

describe("a deduction is recorded on the case and returns to the fund that paid (KF-6, LN-3.1)", () => {
  test("HUN-72: as a record with its amount turned round; the person's share stays as it is", () => {
    const form = withEntries({});
    const { settlement } = assessed(form);
    expect(payoutOf(form, settlement)).toEqual({
      fund: 1_313_808,
      records: [{ kind: "disallowed", fund: "pooled", amount: -100_000 }],
      taken: 0,
      payable: 1_213_808,
      onPerson: 0,
    });
    expect(settlement.person).toBe(1_046_242);
    expect(said(form)).toEqual([]);
  });

  test("what a decision puts on the person is told beside the share", () => {
    const form = withEntries({ bearer: "person" }, { kind: "recovered", amount: "38.08" });
    expect(payoutOf(form, assessed(form).settlement)).toMatchObject({
      payable: 1_210_000,
      onPerson: 100_000,
    });
  });

  test("a case that records none is paid as it is settled", () => {
    expect(payoutOf(referral(), assessed(referral()).settlement)).toBeNull();
  });

  test("the yearly sums have the room again, and the deductible stays borne", () => {
    const form = withEntries({});
    const { settlement, facts } = assessed(form);
    const of = { id: "one", order: 1, settledOn: TODAY };
    const entries = entriesOf(settlement, facts.stay, of) ?? [];
    expect(lessDeducted(entries, form)).toEqual(
      entries.map((entry) => ({ ...entry, pooledPaid: fen(1_213_808) })),
    );
  });

  test("HUN-72: for lines that a decision names, what the fund has paid for them", () => {
    const form = referral();
    const loaded = packOfCase(form, PACKS, TODAY)?.loaded;
    if (loaded === undefined) throw new Error("no pack");
    const basis = { loaded, settings: NO_SETTINGS, today: TODAY };
    // Line 2 is 5,040.45 in scope, all above 4,000: 62 % of it, to the fen of the whole.
    expect(paidForLines(form, [1], basis)).toEqual([{ fund: "pooled", amount: 312_508 }]);
    expect(paidForLines(form, [0, 1], basis)).toEqual([{ fund: "pooled", amount: 1_313_808 }]);
  });

  test.each([
    ["2", [1]],
    ["1、3-5", [0, 2, 3, 4]],
    ["２，2", [1]],
    ["5-3", null],
    ["0", null],
    ["6", null],
    ["第2行", null],
  ])("lines are named by their numbers: %s of five", (text, places) => {
    expect(linesNamed(text, 5)).toEqual(places);
  });

  test.each([
    ["kind", "E-NEED-01"],
    ["fund", "E-NEED-01"],
    ["amount", "E-NEED-01"],
    ["bearer", "E-NEED-01"],
    ["reason", "E-NEED-01"],
    ["document", "E-NEED-01"],
    ["decidedBy", "E-NEED-01"],
    ["decidedOn", "E-NEED-01"],
  ] as const)("%s is owed before the case is handed in", (key, code) => {
    expect(said(withEntries({ [key]: "" }))).toEqual([[code, `recovery.deductions.0.${key}`]]);
  });

  test.each([
    [{ amount: "0" }, "E-DED-01", "amount"],
    [{ amount: "-5" }, "E-DED-01", "amount"],
    [{ decidedOn: "2026-11-21" }, "E-DED-02", "decidedOn"],
    [{ lines: "3" }, "E-DED-07", "lines"],
    [{ amount: "13138.09" }, "E-DED-03", "amount"],
    [{ fund: "serious-illness", amount: "0.01" }, "E-DED-03", "amount"],
  ] as const)("%j is told: %s", (changes, code, key) => {
    expect(said(withEntries(changes))).toEqual([[code, `recovery.deductions.0.${key}`]]);
  });

  test("several together take no more than the fund has paid", () => {
    expect(said(withEntries({ amount: "13000" }, { amount: "138.08" }))).toEqual([]);
    expect(said(withEntries({ amount: "13000" }, { amount: "138.09" }))).toEqual([
      ["E-DED-03", "recovery.deductions.0.amount"],
    ]);
  });
});

describe("what a revoked filing leaves owing is taken off later settlements (LN-1.2c)", () => {
  const owes = (owed: string | undefined): CaseForm => {
    const form = referral();
    const step = { id: "s", do: "revoke" as const, on: "2026-06-01", reason: "未补齐" };
    form.filing = { ...form.filing, steps: [owed === undefined ? step : { ...step, owed }] };
    return form;
  };

  test("the case of the filing says how much; undetermined is not nothing", () => {
    expect(owedBy(referral())).toBeNull();
    expect(owedBy(owes("2,000.50"))).toEqual({ amount: 200_050 });
    expect(owedBy(owes("0.00"))).toBeNull();
    expect(owedBy(owes(undefined))).toEqual({ amount: null });
  });

  test("each taking lessens the debt, and never below nothing", () => {
    const entry = (kind: OwedEntry["kind"], amount: number | null): OwedEntry => ({
      kind,
      caseId: kind,
      number: "1",
      of: "owed",
      amount: amount === null ? null : fen(amount),
    });
    expect(debtsOf([entry("owed", 200_050), entry("taken", 50_000)])).toMatchObject([
      { owed: 200_050, taken: 50_000, remaining: 150_050 },
    ]);
    expect(debtsOf([entry("owed", 100), entry("taken", 150)])).toMatchObject([{ remaining: 0 }]);
    expect(debtsOf([entry("owed", null)])).toMatchObject([{ owed: null, remaining: null }]);
    expect(debtsOf([entry("taken", 150)])).toEqual([]);
  });

  const takes = (amount: string): CaseForm => ({
    ...withEntries({}),
    recovery: {
      deductions: [ENTRY],
      taken: [{ caseId: "owed", number: "410200-A3-20260601-001", amount }],
    },
  });

  test("after deductions, as much as the payment bears", () => {
    const form = takes("12138.08");
    const { settlement } = assessed(form);
    expect(leftForDebts(form, settlement)).toBe(1_213_808);
    expect(payoutOf(form, settlement)).toMatchObject({ taken: -1_213_808, payable: 0 });
    expect(said(form)).toEqual([]);
    expect(said(takes("12138.09"))).toEqual([["E-DED-04", "recovery.taken.0.amount"]]);
  });
});

describe("a case and its mirror are nothing together, to the fen (HUN-52)", () => {
  const amount = fc.integer({ min: 1, max: 90_000_000 }).map((count) => yuan(fen(count)));
  const form = fc
    .record({ a: amount, b: amount, deducted: fc.integer({ min: 1, max: 1000 }) })
    .map(({ a, b, deducted }): CaseForm => {
      const made = withEntries({ amount: yuan(fen(deducted)) });
      return {
        ...made,
        lines: made.lines.map((line) => {
          const own = line.id === "l1" ? a : b;
          return { ...line, amount: own, price: own };
        }),
      };
    });
  const amountsOf = (settlement: Settlement, made: CaseForm): readonly number[] => {
    const { split, fund, person, hospital, layers, scope } = settlement;
    const payout = payoutOf(made, settlement);
    return [
      split.total,
      split.fullSelfPay,
      split.preSelfPay,
      split.overLimit,
      split.inScope,
      fund ?? 0,
      person ?? 0,
      hospital,
      ...scope.map((step) => step.amount),
      ...layers.flatMap(({ state, steps }) => [
        state.kind === "paid" ? state.amount : 0,
        ...steps.map((step) => step.amount),
      ]),
      payout?.payable ?? 0,
      payout?.taken ?? 0,
      ...(payout?.records ?? []).map((record) => record.amount),
    ];
  };

  test("every figure of the settlement and of what is paid out", () => {
    fc.assert(
      fc.property(form, (made) => {
        const { settlement } = assessed(made);
        const there = amountsOf(settlement, made);
        const back = amountsOf(mirror(settlement), made);
        expect(there.map((figure, index) => figure + (back[index] ?? Number.NaN))).toEqual(
          there.map(() => 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("and so is what the two versions were sealed with", () => {
    fc.assert(
      fc.property(amount, amount, (fund, person) => {
        const outcome = { standing: "final", total: "9.99", fund, person } as const;
        const turned = mirroredOutcome(outcome);
        for (const key of ["total", "fund", "person"] as const) {
          const [one, other] = [parseYuan(outcome[key]), parseYuan(turned[key])];
          expect(one.ok && other.ok && one.value + other.value).toBe(0);
        }
        expect(mirroredOutcome(turned)).toEqual(outcome);
      }),
    );
  });
});
