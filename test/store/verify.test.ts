import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { StoreChecks } from "../../electron/session/store-check.ts";
import { putBlob } from "../../electron/store/blobs.ts";
import { createCase } from "../../electron/store/cases.ts";
import type { Store, Transaction } from "../../electron/store/connection.ts";
import { note } from "../../electron/store/journal.ts";
import { addRevision, newestOf } from "../../electron/store/revisions.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { SqliteError } from "../../electron/store/sqlite.ts";
import { verifyInSlices, type VerifySource, verifyStore } from "../../electron/store/verify.ts";
import { newDesk, problem, sealed, type TestDesk, value } from "./desk.ts";
import { logIn, newOffice } from "./office.ts";
import { commitment, referral } from "./people.ts";

afterEach(() => vi.restoreAllMocks());

async function twoVersions(): Promise<{ desk: TestDesk; number: string; hashes: string[] }> {
  const desk = await newDesk();
  const { caseId, number, version } = await sealed(desk, referral());
  const next = value(await sealRevision(desk, caseId, commitment()));
  return { desk, number, hashes: [version?.hash ?? "", next.version.hash] };
}

/** Someone with the key and bad intent: the triggers do not stop who can drop them. */
async function tamper(store: Store, change: (tx: Transaction) => Promise<unknown>): Promise<void> {
  await store.write(async (tx) => {
    for (const table of ["revision", "revision_parent", "blob"]) {
      await tx.run(`DROP TRIGGER ${table}_no_update`);
      await tx.run(`DROP TRIGGER ${table}_no_delete`);
    }
    await tx.run("PRAGMA defer_foreign_keys = ON");
    await change(tx);
  });
}

async function faultsOf(store: Store): Promise<string> {
  return (await store.read(verifyStore)).faults.join("\n");
}

describe("checking the store", () => {
  it("finds everything in order after ordinary work", async () => {
    const { desk } = await twoVersions();
    await desk.store.write((tx) => putBlob(tx, new Uint8Array([1, 2]), "application/pdf"));
    expect(await desk.store.read(verifyStore)).toEqual({
      cases: 1,
      revisions: 2,
      blobs: 1,
      packs: 1,
      faults: [],
      faultyCases: [],
    });
  });

  it("names the case and the version whose content was changed", async () => {
    const { desk, number, hashes } = await twoVersions();
    await tamper(desk.store, (tx) =>
      tx.run("UPDATE revision SET body = replace(body, '23600.50', '93600.50') WHERE seq = 1"),
    );
    expect(await faultsOf(desk.store)).toContain(`案件 ${number} 版本 ${hashes[0]} 内容被改动过`);
  });

  it("names the version whose parent was put aside", async () => {
    const { desk, number, hashes } = await twoVersions();
    await tamper(desk.store, async (tx) => {
      await tx.run("DELETE FROM revision_parent");
      await tx.run("DELETE FROM outbox WHERE revision = ?", [hashes[0] ?? ""]);
      await tx.run("DELETE FROM revision WHERE seq = 1");
    });
    const found = await faultsOf(desk.store);
    expect(found).toContain(`案件 ${number} 版本 ${hashes[1]} 的上一版 ${hashes[0]} 不见了`);
  });

  it("sees a newest version that was put back to an older one", async () => {
    const { desk, number, hashes } = await twoVersions();
    await desk.store.write((tx) => tx.run("UPDATE case_head SET hash = ?", [hashes[0] ?? ""]));
    expect(await faultsOf(desk.store)).toBe(`案件 ${number} 的最新版本标记不对`);
  });

  it("names a document whose bytes are not what its name says", async () => {
    const { desk } = await twoVersions();
    const name = await desk.store.write((tx) => putBlob(tx, new Uint8Array([1]), "text/plain"));
    await tamper(desk.store, (tx) => tx.run("UPDATE blob SET bytes = x'02'"));
    expect(await faultsOf(desk.store)).toContain(`文件 ${name} 的内容与名称不符`);
  });

  it("names every version whose pack is gone, or is not the one it pins", async () => {
    const { desk, number, hashes } = await twoVersions();
    const packs = "media_type = 'application/json'";
    await tamper(desk.store, (tx) =>
      tx.run(`UPDATE blob SET bytes = CAST(replace(bytes, '0.10', '0.20') AS BLOB) WHERE ${packs}`),
    );
    const lost = (hash: string | undefined): string =>
      `案件 ${number} 版本 ${hash} 所依据的待遇政策 kaifeng-residents-2023 不见了或读不出来`;
    expect(await faultsOf(desk.store)).toMatch(/文件 [0-9a-f]{64} 的内容与名称不符/u);
    for (const hash of hashes) expect(await faultsOf(desk.store)).toContain(lost(hash));
    await desk.store.write((tx) => tx.run(`DELETE FROM blob WHERE ${packs}`));
    expect(await faultsOf(desk.store)).toBe(hashes.map(lost).join("\n"));
  });

  it("says when a version cannot be read at all", async () => {
    const { desk, hashes } = await twoVersions();
    await tamper(desk.store, (tx) => tx.run("UPDATE revision SET body = '{' WHERE seq = 2"));
    expect(await faultsOf(desk.store)).toContain(`版本 ${hashes[1]} 内容读不出来`);
  });
});

describe("a check beside whoever works", () => {
  function slices(desk: TestDesk, between: () => Promise<unknown>): VerifySource {
    return {
      read: async (slice) => {
        const result = await desk.store.read(slice);
        await between();
        return result;
      },
      structure: () => Promise.resolve([]),
    };
  }

  it("takes what is sealed and issued between two slices for no fault", async () => {
    const { desk } = await twoVersions();
    const { caseId } = value(await createCase(desk, "resident"));
    let count = 0;
    const found = await verifyInSlices(
      slices(desk, async () => {
        count += 1;
        await desk.store.write((tx) => putBlob(tx, new Uint8Array([count]), "application/pdf"));
        value(await sealRevision(desk, caseId, count % 2 === 0 ? referral() : commitment()));
      }),
    );
    expect(count).toBeGreaterThan(5);
    expect(found.faults).toEqual([]);
  });

  it("names the case of a faulty version and of a faulty paper, and no other", async () => {
    const desk = await newDesk();
    const sound = await sealed(desk, referral());
    const changed = await sealed(desk, referral());
    const papered = await sealed(desk, referral());
    const paper = new Uint8Array([1]);
    await desk.store.write(async (tx) => {
      const sha256 = await putBlob(tx, paper, "application/pdf");
      const from = await newestOf(tx, papered.caseId);
      if (from === undefined) throw new Error("sealed above");
      const issued = [{ form: "filing", sha256, pages: 1, trial: false } as const];
      await addRevision(tx, { ...from.revision, parents: [from.hash], issued });
    });
    await tamper(desk.store, async (tx) => {
      await tx.run("UPDATE blob SET bytes = x'02' WHERE media_type = 'application/pdf'");
      await tx.run("UPDATE revision SET body = '{' WHERE case_id = ?", [changed.caseId]);
    });
    const { faultyCases, faults } = await desk.store.read(verifyStore);
    expect(faultyCases.toSorted()).toEqual([changed.caseId, papered.caseId].toSorted());
    expect(faultyCases).not.toContain(sound.caseId);
    expect(faults.join("\n")).toMatch(/出具的文件 [0-9a-f]{64} 内容不对/u);
  });

  it("goes on past what the disk no longer gives, and names it", async () => {
    const { desk, hashes } = await twoVersions();
    const other = await sealed(desk, referral());
    const lost = await desk.store.read((reader) =>
      reader.get(
        z.object({ case_id: z.string() }),
        "SELECT case_id FROM revision ORDER BY seq LIMIT 1",
      ),
    );
    const found = await verifyInSlices({
      read: (slice) =>
        desk.store.read((reader) =>
          slice({
            ...reader,
            get: (row, sql, params) => reader.get(row, sql, params),
            all: (row, sql, params) =>
              params?.[0] === lost?.case_id
                ? Promise.reject(new SqliteError("SQLITE_CORRUPT", "malformed"))
                : reader.all(row, sql, params),
          }),
        ),
      structure: () => Promise.resolve([]),
    });
    expect(hashes).toHaveLength(2);
    expect(found.faultyCases).toEqual([lost?.case_id]);
    expect(found.faults).toEqual([`案件 ${lost?.case_id} 读不出来：数据文件的这一处坏了`]);
    expect(found.faultyCases).not.toContain(other.caseId);
  });

  it("goes on beside a file whose build cannot be read", async () => {
    const { desk } = await twoVersions();
    const damaged = (): Promise<never> =>
      Promise.reject(new SqliteError("SQLITE_CORRUPT", "malformed"));
    const found = await verifyInSlices({
      ...slices(desk, () => Promise.resolve()),
      structure: damaged,
    });
    expect(found).toMatchObject({ cases: 1, revisions: 2, faultyCases: [] });
    expect(found.faults).toEqual(["各表的构造读不出来：数据文件的这一处坏了"]);
  });

  it("tells of a draft that is no form, and of a journal that was changed", async () => {
    const desk = await newDesk();
    const { caseId, number } = value(await createCase(desk, "resident"));
    await note(desk, "case-viewed", number);
    await desk.store.write(async (tx) => {
      await tx.run("DROP TRIGGER journal_no_update");
      await tx.run("UPDATE journal SET subject = ''");
      await tx.run("UPDATE draft SET body = '{'");
    });
    expect(await desk.store.read(verifyStore)).toMatchObject({
      faults: [`案件 ${number} 的草稿读不出来`, "经办日志第 1 条内容被改动过，与摘要不符"],
      faultyCases: [caseId],
    });
  });

  it("ends when it is stopped", async () => {
    const { desk } = await twoVersions();
    const stop = new AbortController();
    const check = verifyInSlices({
      ...slices(desk, () => Promise.resolve(stop.abort())),
      signal: stop.signal,
    });
    await expect(check).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the check after a log-in", () => {
  it("names the case that is faulty; it can be opened no more, the others can", async () => {
    const here = await newOffice();
    const seal = async (): Promise<string> => {
      const { caseId } = value(await here.handlers["case.create"]({ insurance: "resident" }));
      value(await here.handlers["case.seal"]({ caseId, form: referral() }));
      return caseId;
    };
    const [broken, sound] = [await seal(), await seal()];
    await tamper(value(here.workstation.desk()).store, (tx) =>
      tx.run("UPDATE revision SET body = '{' WHERE case_id = ?", [broken]),
    );
    value(await logIn(here, here.id));
    const found = value(await here.handlers["store.verify"]({}));
    expect(found).toMatchObject({ cases: 2, revisions: 2, faultyCases: [broken] });
    expect(problem(await here.handlers["case.open"]({ caseId: broken })).code).toBe("E-CASE-08");
    value(await here.handlers["case.open"]({ caseId: sound }));
    await here.workstation.close();
  });

  it("reports no bug when the file cannot be read: the machine failed, not the program", async () => {
    const here = await newOffice();
    const session = value(here.workstation.session());
    const database = `${session.files.database}-gone`;
    const reported = vi.spyOn(console, "error").mockReturnValue();
    const checks = new StoreChecks();
    const blind = { ...session, files: { ...session.files, database } };
    checks.begin(blind);
    await expect(checks.result(blind)).rejects.toMatchObject({ code: "SQLITE_CANTOPEN" });
    await here.workstation.close();
    expect(reported).not.toHaveBeenCalled();
  });

  it("holds nobody up, and ends with the session", async () => {
    const here = await newOffice();
    const checking = here.handlers["store.verify"]({});
    value(await here.handlers["case.create"]({ insurance: "resident" }));
    await here.workstation.close();
    const end = await checking;
    if (!end.ok) expect(end.error.code).toBe("E-SES-01");
  });
});
