import { describe, expect, it } from "vitest";
import { z } from "zod";
import { emptyCase } from "../../core/casefile/form.ts";
import { createCase, openCase, saveDraft } from "../../electron/store/cases.ts";
import type { Reader } from "../../electron/store/connection.ts";
import { newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { commitment, referral } from "./people.ts";
import { newDesk, problem, reopened, sealed, value } from "./desk.ts";

async function counts(reader: Reader): Promise<Record<string, number>> {
  const tables = ["revision", "revision_parent", "case_head", "draft", "outbox", "case_list"];
  const found: Record<string, number> = {};
  for (const table of tables) {
    const row = await reader.get(z.object({ n: z.int() }), `SELECT count(*) AS n FROM ${table}`);
    found[table] = row?.n ?? -1;
  }
  return found;
}

describe("a new case", () => {
  it("gets a number of its pool, window and day, one after the other", async () => {
    const desk = await newDesk();
    const first = value(await createCase(desk, "resident"));
    const second = value(await createCase(desk, "resident"));
    expect([first.number, second.number]).toEqual([
      "410200-A3-20261120-001",
      "410200-A3-20261120-002",
    ]);
    expect(first.form).toEqual(emptyCase({ area: "410200", insurance: "resident" }));
  });

  it("is refused where no pack rules the pool", async () => {
    const desk = await newDesk();
    const ningbo = { ...desk, office: { ...desk.office, pool: "330200" } };
    expect(problem(await createCase(ningbo, "employee")).code).toBe("E-CASE-07");
  });
});

describe("a draft", () => {
  it("keeps half-typed entries through a restart", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    const form = { ...referral(), invoices: [] };
    form.person.certNo = "41020319590";
    const { savedAt } = value(await saveDraft(desk, caseId, form));
    const opened = value(await openCase(await reopened(desk), caseId));
    expect(opened).toMatchObject({ form, version: null, draftSavedAt: savedAt });
  });

  it("is not kept for a case that this machine does not know", async () => {
    const desk = await newDesk();
    expect(problem(await saveDraft(desk, "nobody", referral())).code).toBe("E-CASE-06");
  });

  it("goes when one types back what the version says", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    value(await saveDraft(desk, caseId, commitment()));
    expect(value(await openCase(desk, caseId)).draftSavedAt).not.toBeNull();
    value(await saveDraft(desk, caseId, referral()));
    expect(value(await openCase(desk, caseId)).draftSavedAt).toBeNull();
  });
});

describe("sealing a version", () => {
  it("writes version, head, row of the list and outbox, and takes the draft away", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    expect(await desk.store.read(counts)).toEqual({
      revision: 1,
      revision_parent: 0,
      case_head: 1,
      draft: 0,
      outbox: 1,
      case_list: 1,
    });
    const opened = value(await openCase(desk, caseId));
    expect(opened.form).toEqual(referral());
    expect(opened.version).toMatchObject({ count: 1, author: "李建国" });
  });

  it("does nothing at all when one part of it cannot be written", async () => {
    const desk = await newDesk();
    const { caseId } = value(await createCase(desk, "resident"));
    value(await saveDraft(desk, caseId, referral()));
    await desk.store.write((tx) =>
      tx.run(
        "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'outbox'); END",
      ),
    );
    const before = await desk.store.read(counts);
    await expect(sealRevision(desk, caseId, referral())).rejects.toThrow("outbox");
    expect(await desk.store.read(counts)).toEqual(before);
    expect(before["draft"]).toBe(1);
  });

  it("makes each version the child of the one before", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    const next = value(await sealRevision(desk, caseId, commitment())).version;
    const newest = await desk.store.read((reader) => newestOf(reader, caseId));
    expect(newest?.revision.parents).toEqual([version?.hash]);
    expect(next.count).toBe(2);
    expect(await desk.store.read(counts)).toMatchObject({ revision_parent: 1, case_head: 1 });
  });

  it("makes no version of what already is one", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    expect(value(await sealRevision(desk, caseId, referral())).version).toEqual(version);
    expect(await desk.store.read(counts)).toMatchObject({ revision: 1, outbox: 1 });
  });

  it("refuses a wrong entry, names its field, and keeps what was typed as a draft", async () => {
    const desk = await newDesk();
    const { caseId } = await sealed(desk, referral());
    const wrong = referral();
    wrong.person.certNo = "410203195906231527";
    expect(problem(await sealRevision(desk, caseId, wrong))).toMatchObject({
      code: "E-SAVE-01",
      field: "person.certNo",
      kind: "invalid",
    });
    expect(await desk.store.read(counts)).toMatchObject({ revision: 1, draft: 1 });
    expect(value(await openCase(desk, caseId)).form).toEqual(wrong);
  });

  it("does not wait for what is still missing", async () => {
    const desk = await newDesk();
    const form = referral();
    form.person.phone = "";
    form.opening.source = "";
    const { version } = await sealed(desk, form);
    expect(version?.count).toBe(1);
  });

  it("refuses a forked case until a clerk has resolved it", async () => {
    const desk = await newDesk();
    const { caseId, version } = await sealed(desk, referral());
    value(await sealRevision(desk, caseId, commitment()));
    await desk.store.write((tx) =>
      tx.run("INSERT INTO case_head (case_id, hash) VALUES (?, ?)", [caseId, version?.hash ?? ""]),
    );
    const other = referral();
    other.person.phone = "13803780002";
    expect(problem(await sealRevision(desk, caseId, other)).code).toBe("E-CASE-09");
  });
});

describe("many saves at once", () => {
  it("leave every case whole", async () => {
    const desk = await newDesk();
    const cases = await Promise.all(
      Array.from({ length: 20 }, () => createCase(desk, "resident").then(value)),
    );
    const wrong = referral();
    wrong.person.certNo = "1";
    const saves = cases.flatMap(({ caseId }, index) =>
      Array.from({ length: 8 }, (_, round) => {
        const form = referral();
        form.person.phone = `138378${String(10_000 + index * 10 + round)}`;
        if (round % 4 === 3) return sealRevision(desk, caseId, wrong);
        return round % 2 === 0 ? saveDraft(desk, caseId, form) : sealRevision(desk, caseId, form);
      }),
    );
    const results = await Promise.all<{ readonly ok: boolean }>(saves);
    expect(results.filter((result) => !result.ok)).toHaveLength(40);
    const report = await desk.store.read(verifyStore);
    expect(report).toMatchObject({ cases: 20, revisions: 40, faults: [] });
  });
});
