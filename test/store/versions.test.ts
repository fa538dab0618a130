import { describe, expect, it } from "vitest";
import { readJournal } from "../../electron/store/journal.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { listVersions, openVersion } from "../../electron/versions/versions.ts";
import { newDesk, problem, sealed, type TestDesk, value } from "./desk.ts";
import { referral } from "./people.ts";

async function twoVersions(desk: TestDesk) {
  const first = await sealed(desk, referral());
  const form = referral();
  const newer = { ...form, person: { ...form.person, payeeBank: "朱仙镇分理处" } };
  const { version } = value(await sealRevision(desk, first.caseId, newer));
  return { caseId: first.caseId, number: first.number, first: first.version?.hash ?? "", version };
}

describe("the earlier versions of a case", () => {
  it("are listed, the newest first, with who made them and what they changed", async () => {
    const desk = await newDesk();
    const { caseId, number } = await twoVersions(desk);
    const list = value(await listVersions(desk, caseId));
    expect(list).toMatchObject({ number, unreadable: 0 });
    expect(list.versions.map(({ count, author }) => [count, author])).toEqual([
      [2, "李建国"],
      [1, "李建国"],
    ]);
    expect(list.versions[0]?.step.changes).toEqual([
      {
        kind: "field",
        path: "person.payeeBank",
        before: "开封市顺河农村信用社",
        after: "朱仙镇分理处",
      },
    ]);
    expect(list.versions[1]?.step.first).toBe(true);
  });

  it("are read as they were, and that somebody looked is in the journal", async () => {
    const desk = await newDesk();
    const { caseId, number, first } = await twoVersions(desk);
    const old = value(await openVersion(desk, caseId, first));
    expect(old).toMatchObject({ count: 1, hash: first, recomputed: true, attachments: [] });
    expect(old.form).toEqual(referral());
    const { entries } = await desk.store.read((reader) =>
      readJournal(reader, { before: null, action: "case-viewed", limit: 5 }),
    );
    expect(entries[0]).toMatchObject({ subject: number, detail: "第 1 版" });
  });

  it("are not opened under another case, and a case that is not there is told", async () => {
    const desk = await newDesk();
    const { first } = await twoVersions(desk);
    const other = await sealed(desk, referral());
    expect(problem(await openVersion(desk, other.caseId, first)).code).toBe("E-VER-01");
    expect(problem(await listVersions(desk, "unknown")).code).toBe("E-CASE-06");
  });

  it("that cannot be read any more are counted, and the others keep their numbers", async () => {
    const desk = await newDesk();
    const { caseId } = await twoVersions(desk);
    await desk.store.write((tx) =>
      tx.run(
        `INSERT INTO revision (hash, case_id, body, document_hash, author, at)
         SELECT 'spoilt', case_id, 'no JSON', document_hash, author, at FROM revision LIMIT 1`,
      ),
    );
    const list = value(await listVersions(desk, caseId));
    expect(list.unreadable).toBe(1);
    expect(list.versions.map(({ count }) => count)).toEqual([2, 1]);
  });
});
