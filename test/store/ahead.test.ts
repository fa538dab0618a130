import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readAhead } from "../../electron/ahead/deadlines.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { ask } from "../../electron/inquiry/inquiries.ts";
import { setParameter } from "../../electron/session/pool-settings.ts";
import { openCases } from "../../electron/statistics/ageing.ts";
import { createCase, saveDraft } from "../../electron/store/cases.ts";
import { rebuildIndex } from "../../electron/store/reindex.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { searchCases } from "../../electron/store/search.ts";
import { type CaseForm } from "../../core/casefile/form.ts";
import { newDesk, sealed, type TestDesk, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";

function lacking(): CaseForm {
  const form = referral();
  return { ...form, filing: { ...form.filing, materials: { identity: "seen" } } };
}

/** The office gives itself 15 working days for a manual claim. */
async function withLimit(desk: TestDesk, days = "15"): Promise<void> {
  value(
    await setParameter(desk, {
      packId: "kaifeng-residents-2023",
      path: "processingDays",
      value: days,
      document: "函",
    }),
  );
}

const Row = z.record(z.string(), z.string());

function derived(desk: TestDesk): Promise<readonly unknown[]> {
  return desk.store.read(async (reader) => [
    await reader.all(Row, "SELECT * FROM case_due ORDER BY case_id, kind"),
    await reader.all(Row, "SELECT * FROM case_wait ORDER BY case_id, kind"),
  ]);
}

const listed = async (desk: TestDesk, waiting: "material" | "print" | "sync") =>
  value(await searchCases(desk, { ...EVERYTHING, waiting })).rows.map(({ caseId }) => caseId);

describe("what lies ahead of the counter", () => {
  it("HUN-22: a promise and a processing limit are days on the workbench, what is due first on top", async () => {
    const desk = await newDesk();
    await withLimit(desk);
    const promised = await sealed(desk, commitment());
    const { deadlines, all } = value(await readAhead(desk));
    expect(all).toBe(2);
    expect(deadlines.map(({ kind, day, caseId, name }) => [kind, day, caseId, name])).toEqual([
      ["claim", "2026-12-11", promised.caseId, "程𬱖"],
      ["commitment", "2027-05-20", promised.caseId, "程𬱖"],
    ]);
  });

  it("a limit whose last day nobody can tell yet stands at the end, and is not left out", async () => {
    const desk = await newDesk();
    await withLimit(desk, "60");
    await sealed(desk, commitment());
    const { deadlines } = value(await readAhead(desk));
    expect(deadlines.map(({ kind, day }) => [kind, day])).toEqual([
      ["commitment", "2027-05-20"],
      ["claim", null],
    ]);
  });

  it("is done when the draft says so, and comes back with the version when the draft is typed back", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, commitment());
    expect(value(await readAhead(desk)).all).toBe(1);
    const form = commitment();
    const completed = { ...form, filing: { ...form.filing, completed: "2026-11-20" } };
    value(await saveDraft(desk, caseId, completed));
    expect(value(await readAhead(desk)).all).toBe(0);
    value(await saveDraft(desk, caseId, form));
    expect(value(await readAhead(desk)).all).toBe(1);
  });

  it("HUN-76.t, HUN-77: requests wait for answers, and the round is summed up on the 26th", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const { person, stay } = referral();
    value(
      await ask(desk, caseId, "2026-11-20", {
        kind: "cross-check",
        suspicion: "床位费",
        fields: {
          idNumber: person.certNo,
          name: person.name,
          sex: "女",
          institution: stay.hospital,
          inpatientNumber: stay.inpatientNo,
          invoiceNumber: "17",
          admission: stay.admission,
          discharge: stay.discharge,
          total: "61204.55",
        },
      }),
    );
    const { deadlines } = value(await readAhead(desk));
    expect(deadlines.map(({ kind, day, count }) => [kind, day, count])).toEqual([
      ["summary", "2026-11-26", 1],
      ["check-answer", "2026-12-25", 1],
    ]);
    expect(deadlines[1]?.inquiryId).not.toBeNull();
  });

  it("counts and lists the cases that wait for materials, drafts among them", async () => {
    const desk = await newDesk();
    const waits = await sealed(desk, lacking());
    await sealed(desk, referral());
    const draft = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, draft.caseId, lacking()));
    const page = value(await searchCases(desk, EVERYTHING));
    expect(page.counts.material).toBe(2);
    expect((await listed(desk, "material")).toSorted()).toEqual(
      [waits.caseId, draft.caseId].toSorted(),
    );
    const row = page.rows.find(({ caseId }) => caseId === waits.caseId);
    expect(row?.waits[0]?.what).toContain("转诊");
    value(await sealRevision(desk, waits.caseId, referral()));
    expect(await listed(desk, "material")).toEqual([draft.caseId]);
  });

  it("counts each case once whose versions the gateway has not accepted", async () => {
    const desk = await newDesk();
    const one = await sealed(desk, referral());
    const form = referral();
    const again = { ...form, person: { ...form.person, phone: "13803780002" } };
    const { version } = value(await sealRevision(desk, one.caseId, again));
    const two = await sealed(desk, referral());
    expect(value(await readAhead(desk)).unsent).toBe(2);
    const accept = (hash: string) =>
      desk.store.write((tx) => tx.run("DELETE FROM outbox WHERE revision = ?", [hash]));
    await accept(version.hash);
    expect(value(await readAhead(desk)).unsent).toBe(2);
    await accept(one.version?.hash ?? "");
    expect(value(await readAhead(desk)).unsent).toBe(1);
    expect(await listed(desk, "sync")).toEqual([two.caseId]);
  });

  it("is rebuilt with the index as it was kept", async () => {
    const desk = await newDesk();
    await withLimit(desk);
    await sealed(desk, commitment());
    await sealed(desk, lacking());
    const draft = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, draft.caseId, lacking()));
    const kept = await derived(desk);
    expect(JSON.stringify(kept)).toContain("commitment");
    await desk.store.write(rebuildIndex);
    expect(await derived(desk)).toEqual(kept);
  });
});

describe("cases that were saved and not handed over (账龄)", () => {
  it("are counted by state and day of acceptance; what was never saved is not", async () => {
    const desk = await newDesk();
    const one = await sealed(desk, referral());
    await sealed(desk, referral());
    value(await createCase(desk, "resident"));
    const form = referral();
    const typed = { ...form, person: { ...form.person, phone: "13803780002" } };
    value(await saveDraft(desk, one.caseId, typed));
    const open = await desk.store.read(openCases);
    expect(open).toHaveLength(2);
    expect(open).toEqual(
      expect.arrayContaining([
        { state: "draft", accepted: "2026-11-20", cases: 1 },
        { state: "saved", accepted: "2026-11-20", cases: 1 },
      ]),
    );
  });
});
