import { describe, expect, it } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { debtsOf } from "../../core/recovery/owed.ts";
import { ownCases } from "../../electron/ledger-year/own-cases.ts";
import { owedElsewhere } from "../../electron/recovery/recovery-index.ts";
import { reverseCase } from "../../electron/recovery/reverse.ts";
import { acrossCases } from "../../electron/review/across.ts";
import { submitCase } from "../../electron/review/steps.ts";
import { claimsBetween } from "../../electron/statistics/gather.ts";
import type { Desk } from "../../electron/store/cases.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newDesk, problem, sealed, value } from "./desk.ts";
import { referral } from "./people.ts";
import { approve, approvedCase, headOf, settledCounter } from "./settled-pool.ts";

/** The case whose filing was revoked, with what it says is owed (LN-1.2c). */
function revoked(owed: string | undefined): CaseForm {
  const form = referral();
  const step = { id: "s1", do: "revoke" as const, on: "2026-11-01", reason: "承诺未补齐" };
  return {
    ...form,
    filing: {
      ...form.filing,
      basis: "commitment",
      category: "long-term-resident",
      steps: [owed === undefined ? step : { ...step, owed }],
    },
    stay: { ...form.stay, admission: "2026-05-08", discharge: "2026-05-21", settled: "2026-05-21" },
    invoices: form.invoices.map((invoice) => ({ ...invoice, number: "0000000099" })),
  };
}

const debts = (desk: Desk, caseId: string) =>
  desk.store.read(async (reader) =>
    debtsOf(await owedElsewhere(reader, caseId, referral().person.certNo)),
  );

const taking = (of: { readonly caseId: string; readonly number: string }, amount: string) => ({
  ...referral(),
  recovery: { taken: [{ caseId: of.caseId, number: of.number, amount }] },
});

const across = (desk: Desk, caseId: string, form: CaseForm) =>
  desk.store.read(async (reader) =>
    (await acrossCases(reader, caseId, form))
      .map(({ code }) => code)
      .filter((code) => code.includes("-DED-")),
  );

/** Puts the debt in as the newest version of the revoked case says it. */
async function owing(desk: Desk, owed: string | undefined) {
  return sealed(desk, revoked(owed));
}

describe("what a person owes from a revoked filing (LN-1.2c)", () => {
  it("is known from the version that says so, lessened by what later cases have taken", async () => {
    const desk = await newDesk();
    const from = await owing(desk, "2000.50");
    expect(await debts(desk, "new")).toMatchObject([
      { caseId: from.caseId, number: from.number, owed: 200_050, taken: 0, remaining: 200_050 },
    ]);
    const later = await sealed(desk, taking(from, "1,500.50"));
    expect(await debts(desk, "new")).toMatchObject([{ taken: 150_050, remaining: 50_000 }]);
    expect(await debts(desk, later.caseId)).toMatchObject([{ remaining: 200_050 }]);
    const kept = await debts(desk, "new");
    await desk.store.write(rebuildIndex);
    expect(await debts(desk, "new")).toEqual(kept);
  });

  it("stays undetermined while the city has not said how it is measured (Q13)", async () => {
    const desk = await newDesk();
    await owing(desk, undefined);
    expect(await debts(desk, "new")).toMatchObject([{ owed: null, remaining: null }]);
    expect(await across(desk, "new", referral())).toEqual(["W-DED-06"]);
  });

  it("is told where a later case takes nothing, and where it takes more than is left", async () => {
    const desk = await newDesk();
    const from = await owing(desk, "2000.50");
    expect(await across(desk, "new", referral())).toEqual(["W-DED-06"]);
    expect(await across(desk, "new", taking(from, "2000.50"))).toEqual([]);
    expect(await across(desk, "new", taking(from, "2000.51"))).toEqual(["E-DED-05"]);
    await sealed(desk, taking(from, "2000.00"));
    expect(await across(desk, "new", taking(from, "0.51"))).toEqual(["E-DED-05"]);
  });

  it("HUN-52: what a reversed case had taken is owed again", async () => {
    const counter = await settledCounter(referral());
    const from = await owing(counter.clerk, "2000.50");
    const overrides = { "W-OPN-05": "已查，余额里没有", "W-OPN-04": "已查" };
    const caseId = await approvedCase(counter, { ...taking(from, "2000.50"), overrides });
    expect(await debts(counter.clerk, "new")).toMatchObject([{ remaining: 0 }]);
    const saw = await headOf(counter.supervisor, caseId);
    value(await reverseCase(counter.supervisor, { caseId, saw, reason: "退费", document: "" }));
    expect(await debts(counter.clerk, "new")).toMatchObject([{ remaining: 200_050 }]);
  });
});

describe("a deduction on an approved case (HUN-72, KF-6)", () => {
  const DEDUCTION = {
    id: "d1",
    kind: "recovered",
    fund: "pooled",
    amount: "1000",
    bearer: "hospital",
    reason: "超标准收费",
    document: "汴医保稽〔2026〕31号",
    decidedBy: "开封市医疗保障局",
    decidedOn: "2026-11-20",
  } as const;

  it("is a new version that goes through the review again; year and statistics follow", async () => {
    const counter = await settledCounter(referral());
    const { clerk } = counter;
    const caseId = await approvedCase(counter, referral());
    const form: CaseForm = { ...referral(), recovery: { deductions: [DEDUCTION] } };
    value(await sealRevision(clerk, caseId, form));
    await approve(counter, caseId);
    const { certNo } = form.person;
    const { cases } = await clerk.store.read((reader) =>
      ownCases(reader, { caseId: "new", certNo, pool: form.pool }),
    );
    expect(cases[0]?.outcome).toMatchObject({
      entries: [{ pooledPaid: 1_213_808, deductiblePaid: 90_000, inScopeBorne: 990_237 }],
    });
    const claims = await clerk.store.read((reader) =>
      claimsBetween(reader, "2026-01-01", "2026-12-31"),
    );
    expect(claims.map(({ paid }) => paid?.fund)).toEqual([1_213_808]);
  });

  it("without its decision is not handed in", async () => {
    const { clerk } = await settledCounter(referral());
    const deductions = [{ ...DEDUCTION, document: "" }];
    const { caseId } = await sealed(clerk, { ...referral(), recovery: { deductions } });
    expect(problem(await submitCase(clerk, caseId)).what).toContain("扣减依据的文书未填");
  });
});
