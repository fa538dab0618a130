import { describe, expect, it } from "vitest";
import type { Store, Transaction } from "../../electron/store/connection.ts";
import { putBlob } from "../../electron/store/blobs.ts";
import { sealRevision } from "../../electron/store/seal.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newDesk, sealed, type TestDesk, value } from "./desk.ts";
import { commitment, referral } from "./people.ts";

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
