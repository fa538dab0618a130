import { describe, expect, it } from "vitest";
import { day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { ownYear } from "../../core/ledger/own-year.ts";
import { takenOver } from "../../core/ledger/take-over.ts";
import { parseYuan } from "../../core/money.ts";
import { ownCases } from "../../electron/ledger-year/own-cases.ts";
import { reverseCase } from "../../electron/recovery/reverse.ts";
import { claimsBetween } from "../../electron/statistics/gather.ts";
import { readIndex } from "../../electron/store/case-index.ts";
import type { Desk } from "../../electron/store/cases.ts";
import { workOfDay } from "../../electron/store/day-work.ts";
import { readJournal } from "../../electron/store/journal.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { comesOutSame } from "../../electron/versions/version-of.ts";
import { openCase } from "../../electron/store/cases.ts";
import { problem, sealed, value } from "./desk.ts";
import { referral } from "./people.ts";
import { approve, approvedCase, handedOverCase, headOf, settledCounter } from "./settled-pool.ts";

/** 冲销: the mirror record of an approved case (HUN-52, HUN-72). */

async function reverse(desk: Desk, caseId: string, reason = "重复报销") {
  const saw = await headOf(desk, caseId);
  return reverseCase(desk, { caseId, saw, reason, document: "开医保函〔2026〕9号" });
}

async function versions(desk: Desk, caseId: string) {
  const entry = await desk.store.read((reader) => newestOf(reader, caseId));
  if (entry === undefined) throw new Error("no version");
  return entry.revision;
}

const yuanOf = (text: string): number => {
  const read = parseYuan(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

/** What the person's year comes to for a stay in October of which nothing is typed. */
async function octoberOf(desk: Desk, form: CaseForm) {
  const asked = { caseId: "another", certNo: form.person.certNo, pool: form.pool };
  const later = { ...form, opening: emptyCase(form.pool).opening };
  later.stay = { ...later.stay, discharge: "2026-10-30", settled: "2026-10-30" };
  const year = ownYear(later, await desk.store.read((reader) => ownCases(reader, asked)));
  return year === null ? null : takenOver(later, year);
}

function firstStay(): CaseForm {
  const form = referral();
  return { ...form, opening: { ...form.opening, source: "first-stay", asOf: "2026-10-21" } };
}

describe("a reversal (HUN-52)", () => {
  it("is a new version with every amount turned round; what was there stays", async () => {
    const counter = await settledCounter(referral());
    const caseId = await approvedCase(counter, referral());
    const before = await versions(counter.clerk, caseId);
    const { review } = value(await reverse(counter.supervisor, caseId));
    const after = await versions(counter.clerk, caseId);
    expect(after.document).toEqual(before.document);
    for (const amount of ["total", "fund", "person"] as const) {
      expect(yuanOf(after.outcome[amount]) + yuanOf(before.outcome[amount])).toBe(0);
    }
    expect(after.outcome).toMatchObject({ total: "-23600.50", fund: "-13138.08" });
    expect(after.issued).toEqual([]);
    expect(review).toMatchObject({
      state: "reversed",
      reason: "重复报销",
      document: "开医保函〔2026〕9号",
      settledOn: "2026-11-20",
      reversed: { by: { name: "李建国" } },
      handedOver: null,
    });
    const whole = await counter.supervisor.store.read((reader) => comesOutSame(reader, after));
    expect(whole).toBe(true);
  });

  it("restores the year to the fen, also after it was handed over", async () => {
    const counter = await settledCounter(referral());
    const caseId = await handedOverCase(counter, firstStay());
    expect(await octoberOf(counter.clerk, referral())).toMatchObject({
      sameLevelStays: "1",
      deductiblePaid: "900.00",
      pooledPaid: "13138.08",
    });
    value(await reverse(counter.supervisor, caseId));
    expect(await octoberOf(counter.clerk, referral())).toMatchObject({
      sameLevelStays: "0",
      deductiblePaid: "0.00",
      pooledPaid: "0.00",
      inScopeBorne: "0.00",
      seriousIllnessPaid: "0.00",
    });
  });

  it("is followed by the list, the statistics and the day's ledger, also after a rebuild", async () => {
    const counter = await settledCounter(referral());
    const { store } = counter.supervisor;
    const caseId = await approvedCase(counter, referral());
    const count = () => store.read((reader) => claimsBetween(reader, "2026-01-01", "2026-12-31"));
    expect(await count()).toHaveLength(1);
    value(await reverse(counter.supervisor, caseId));
    expect(await count()).toEqual([]);
    const list = await store.read(readIndex);
    expect(list).toMatchObject([{ state: "reversed", total: "23600.50", fund: "0.00" }]);
    await store.write(rebuildIndex);
    expect(await store.read(readIndex)).toEqual(list);
    const work = await store.read((reader) => workOfDay(reader, day("2026-11-20")));
    expect(work.map(({ business, fund }) => [business, fund])).toEqual([
      ["备案、手工报销", 1_313_808],
      ["备案、手工报销冲销", -1_313_808],
    ]);
  });

  it("is in the journal without its reason, and the chain is whole", async () => {
    const counter = await settledCounter(referral());
    const caseId = await approvedCase(counter, referral());
    value(await reverse(counter.supervisor, caseId, "程某重复报销"));
    const { entries } = await counter.supervisor.store.read((reader) =>
      readJournal(reader, { before: null, action: "case-reversed", limit: 5 }),
    );
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain("程某");
    const { faults } = await counter.supervisor.store.read(verifyStore);
    expect(faults).toEqual([]);
  });

  it("is of the version that was seen, of an approved case, and once", async () => {
    const counter = await settledCounter(referral());
    const { supervisor, clerk } = counter;
    const { caseId } = await sealed(clerk, referral());
    expect(problem(await reverse(supervisor, caseId)).code).toBe("E-RVS-01");
    await approve(counter, caseId);
    const grounds = { caseId, saw: "0".repeat(64), reason: "退费", document: "" };
    expect(problem(await reverseCase(supervisor, grounds)).code).toBe("E-RVS-03");
    value(await reverse(supervisor, caseId));
    expect(problem(await reverse(supervisor, caseId)).code).toBe("E-RVS-02");
  });

  it("is not undone by sealing what it turned round; put right, the case begins anew", async () => {
    const counter = await settledCounter(referral());
    const { supervisor, clerk } = counter;
    const caseId = await approvedCase(counter, firstStay());
    value(await reverse(supervisor, caseId));
    value(await sealRevision(clerk, caseId, firstStay()));
    expect(value(await openCase(clerk, caseId)).review?.state).toBe("reversed");

    const right = firstStay();
    right.lines = right.lines.map((line) =>
      line.id === "l2" ? { ...line, amount: "4600.50", price: "4600.50" } : line,
    );
    right.invoices = right.invoices.map((invoice) => ({ ...invoice, amount: "22600.50" }));
    value(await sealRevision(clerk, caseId, right));
    expect(value(await openCase(clerk, caseId)).review).toBeNull();
    // 900 less in scope, 558 less at 62 %: what was reversed and what stands are one case.
    expect(await octoberOf(clerk, referral())).toMatchObject({
      sameLevelStays: "1",
      pooledPaid: "12580.08",
    });
  });
});
