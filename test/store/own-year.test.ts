import { describe, expect, it } from "vitest";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { ownYear } from "../../core/ledger/own-year.ts";
import { takenOver } from "../../core/ledger/take-over.ts";
import { ownCases } from "../../electron/ledger-year/own-cases.ts";
import { acrossCases } from "../../electron/review/across.ts";
import { submitCase } from "../../electron/review/steps.ts";
import { saveDraft } from "../../electron/store/cases.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newDesk, problem, sealed, type TestDesk, value } from "./desk.ts";
import { referral } from "./people.ts";
import { handedOverCase, settledCounter } from "./settled-pool.ts";

const PERSON = {
  caseId: "another",
  certNo: referral().person.certNo,
  pool: { area: "410200", insurance: "resident" as const },
};

const own = (desk: TestDesk, of: Partial<typeof PERSON> = {}) =>
  desk.store.read((reader) => ownCases(reader, { ...PERSON, ...of }));

/** The same person's stay in September, the first of the year. */
function september(): CaseForm {
  const form = referral();
  form.opening = { ...form.opening, source: "first-stay", asOf: "2026-09-10" };
  form.stay = {
    ...form.stay,
    admission: "2026-09-01",
    discharge: "2026-09-10",
    settled: "2026-09-10",
  };
  form.invoices = form.invoices.map((invoice) => ({
    ...invoice,
    number: "0000000018",
    date: "2026-09-10",
  }));
  form.lines = form.lines.map((line) => ({ ...line, date: "2026-09-05" }));
  return form;
}

/** The October stay with nothing typed of the year. */
function october(): CaseForm {
  const form = referral();
  return { ...form, opening: emptyCase(form.pool).opening };
}

describe("a person's own cases of the year", () => {
  it("are what the newest versions of this person have settled, with the balance of each", async () => {
    const desk = await newDesk();
    const first = await sealed(desk, september());
    const { cases, self } = await own(desk);
    expect(self).toBeNull();
    expect(cases).toMatchObject([
      {
        key: first.caseId,
        number: first.number,
        state: "saved",
        drafted: false,
        discharge: "2026-09-10",
        sealedOn: "2026-11-20",
        handedOverOn: null,
        reversedOn: null,
        balance: { opening: { source: "first-stay" }, written: { from: first.number } },
        outcome: { kind: "settled", entries: [{ year: 2026, level: "level3", times: 1 }] },
      },
    ]);
  });

  it("KF-2.1: give the second stay its balance without typing: 900.00, 13,138.08 and 9,902.37", async () => {
    const desk = await newDesk();
    await sealed(desk, september());
    const form = october();
    const year = ownYear(form, await own(desk));
    expect(year === null ? null : takenOver(form, year)).toMatchObject({
      source: "office-ledger",
      sameLevelStays: "1",
      deductiblePaid: "900.00",
      pooledPaid: "13138.08",
      inScopeBorne: "9902.37",
      seriousIllnessPaid: "0.00",
    });
  });

  it("keep their place when a case is sealed again, with the figures of its newest version", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const other = await sealed(desk, september());
    const before = (await own(desk)).cases[0];
    const form = referral();
    form.lines = form.lines.map((line) =>
      line.id === "l2" ? { ...line, amount: "4600.50", price: "4600.50" } : line,
    );
    form.invoices = form.invoices.map((invoice) => ({ ...invoice, amount: "22600.50" }));
    value(await sealRevision(desk, caseId, form));
    const { cases } = await own(desk);
    expect(cases.map(({ key }) => key)).toEqual([caseId, other.caseId]);
    expect(cases[0]?.hash).not.toBe(before?.hash);
    // 1,000 yuan of class B less: 900 less in scope, 558 less at 62 %.
    expect(cases[0]?.outcome).toMatchObject({ entries: [{ pooledPaid: 1_313_808 - 55_800 }] });
  });

  it("are those of the sealed version, whatever a draft says, also after a rebuild", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const form = referral();
    form.person.certNo = "41020319590";
    value(await saveDraft(desk, caseId, form));
    const kept = await own(desk);
    expect(kept.cases).toMatchObject([{ drafted: true, outcome: { kind: "settled" } }]);
    await desk.store.write(rebuildIndex);
    expect(await own(desk)).toEqual(kept);
  });

  it("are none of another person, pool or insurance, none that is only typed, none without a claim", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    const empty = emptyCase({ area: "410200", insurance: "resident" });
    await sealed(desk, { ...empty, person: referral().person });
    const none = { self: null, cases: [] };
    expect(await own(desk, { certNo: "410224196804120426" })).toEqual(none);
    expect(await own(desk, { certNo: "" })).toEqual(none);
    const elsewhere = { area: "430100", insurance: "resident" as const };
    expect(await own(desk, { pool: elsewhere })).toEqual(none);
    expect((await own(desk, { certNo: "410203 19590623 1526" })).cases).toHaveLength(1);
  });

  it("do not count the case that asks", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const asked = await own(desk, { caseId });
    expect(asked).toMatchObject({ self: { sealedOn: "2026-11-20" }, cases: [] });
  });

  it("name a case whose figures this program no longer computes", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    await desk.store.write(async (tx) => {
      const newest = await newestOf(tx, caseId);
      if (newest === undefined) throw new Error("no version");
      await tx.run("DROP TRIGGER revision_no_update");
      const outcome = { ...newest.revision.outcome, fund: "1.00" };
      const body = JSON.stringify({ ...newest.revision, outcome });
      await tx.run("UPDATE revision SET body = ?", [body]);
    });
    expect((await own(desk)).cases).toMatchObject([{ outcome: { kind: "untold" } }]);
  });
});

describe("a case whose year has moved on is not handed in", () => {
  it("while it leaves an own case out, until it is taken over or a reason is given", async () => {
    const counter = await settledCounter(referral());
    await handedOverCase(counter, september());
    const { clerk } = counter;
    const form = referral();
    form.opening = { ...form.opening, source: "first-stay" };
    const { caseId } = await sealed(clerk, form);
    const said = await clerk.store.read((reader) => acrossCases(reader, caseId, form));
    expect(said.map(({ code }) => code)).toContain("W-OPN-04");
    expect(problem(await submitCase(clerk, caseId)).what).toContain("没有算进本窗口的案件");

    const year = ownYear(form, await own(clerk, { caseId }));
    const opening = year === null ? null : takenOver(form, year);
    if (opening === null) throw new Error("no sum");
    value(await sealRevision(clerk, caseId, { ...form, opening }));
    value(await submitCase(clerk, caseId));
  });
});
