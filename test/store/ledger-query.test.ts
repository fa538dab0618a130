import { describe, expect, it } from "vitest";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { saveDraft } from "../../electron/store/cases.ts";
import { ownCases } from "../../electron/store/ledger-query.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { newDesk, sealed, type TestDesk, value } from "./desk.ts";
import { referral } from "./people.ts";

const PERSON = { certNo: referral().person.certNo, pool: "410200", year: 2026 };

const own = (desk: TestDesk, of: Partial<typeof PERSON> = {}) =>
  desk.store.read((reader) => ownCases(reader, { ...PERSON, ...of }));

/** The same person's stay, a month before. */
function before(): CaseForm {
  const form = referral();
  form.stay = {
    ...form.stay,
    admission: "2026-09-01",
    discharge: "2026-09-10",
    settled: "2026-09-10",
  };
  form.invoices = form.invoices.map((invoice) => ({ ...invoice, date: "2026-09-10" }));
  form.lines = form.lines.map((line) => ({ ...line, date: "2026-09-05" }));
  return form;
}

describe("a person's own cases of the year", () => {
  it("are what the newest versions of this person have settled, one entry each", async () => {
    const desk = await newDesk();
    const first = await sealed(desk, referral());
    const second = await sealed(desk, before());
    const { entries, untold } = await own(desk);
    expect(untold).toEqual([]);
    expect(entries.map((entry) => [entry.stay, entry.year, entry.level])).toEqual([
      [first.caseId, 2026, "level3"],
      [second.caseId, 2026, "level3"],
    ]);
    const [one, two] = entries;
    expect(one?.order).toBeLessThan(two?.order ?? 0);
    expect(one?.settledOn).toBe("2026-11-20");
    expect(one?.pooledPaid).toBeGreaterThan(0);
    expect(one?.deductiblePaid).toBeGreaterThan(0);
  });

  it("keep their place when a case is sealed again, with the figures of its newest version", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const other = await sealed(desk, before());
    const [old] = (await own(desk)).entries;
    const form = referral();
    form.lines = form.lines.map((line) =>
      line.id === "l2" ? { ...line, amount: "4600.50", price: "4600.50" } : line,
    );
    form.invoices = form.invoices.map((invoice) => ({ ...invoice, amount: "22600.50" }));
    value(await sealRevision(desk, caseId, form));
    const { entries } = await own(desk);
    expect(entries.map(({ stay }) => stay)).toEqual([caseId, other.caseId]);
    expect(entries[0]?.pooledPaid).toBeLessThan(old?.pooledPaid ?? 0);
  });

  it("are those of the sealed version, whatever a draft says, also after a rebuild", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const form = referral();
    form.person.certNo = "41020319590";
    value(await saveDraft(desk, caseId, form));
    const kept = await own(desk);
    expect(kept.entries).toHaveLength(1);
    await desk.store.write(rebuildIndex);
    expect(await own(desk)).toEqual(kept);
  });

  it("are none of another person, pool or year, and none without an ID number or a result", async () => {
    const desk = await newDesk();
    await sealed(desk, referral());
    const empty = emptyCase({ area: "410200", insurance: "resident" });
    await sealed(desk, { ...empty, person: { ...empty.person, name: "程𬱖" } });
    await sealed(desk, { ...empty, person: referral().person });
    const nothing = { entries: [], untold: [] };
    expect(await own(desk, { certNo: "410224196804120426" })).toEqual(nothing);
    expect(await own(desk, { certNo: "" })).toEqual(nothing);
    expect(await own(desk, { pool: "430100" })).toEqual(nothing);
    expect(await own(desk, { year: 2025 })).toEqual(nothing);
    expect((await own(desk, { certNo: "410203 19590623 1526" })).entries).toHaveLength(1);
  });

  it("names a case whose figures this program no longer computes", async () => {
    const desk = await newDesk();
    const { caseId, number } = await sealed(desk, referral());
    await desk.store.write(async (tx) => {
      const newest = await newestOf(tx, caseId);
      if (newest === undefined) throw new Error("no version");
      await tx.run("DROP TRIGGER revision_no_update");
      const outcome = { ...newest.revision.outcome, fund: "1.00" };
      await tx.run("UPDATE revision SET body = ?", [
        JSON.stringify({ ...newest.revision, outcome }),
      ]);
    });
    expect(await own(desk)).toEqual({ entries: [], untold: [number] });
  });
});
