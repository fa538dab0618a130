import { copyFile, cp, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { describe, expect, it } from "vitest";
import { openStore } from "../../electron/store/open.ts";
import { startAnew } from "../../electron/store/sync-identity.ts";
import { neededItems } from "../../electron/store/sync-list.ts";
import { unsentCounts } from "../../electron/store/sync-queue.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newFolder, sealed, type TestDesk, value } from "../store/desk.ts";
import {
  type Counter,
  district,
  engineOver,
  exchange,
  headsAt,
  oneCounter,
  oneDistrict,
  referral,
} from "./district.ts";

const Hash = z.object({ hash: z.string() });

const region = oneDistrict();

/** The data of a desk as they are now, in a file of their own. */
async function copyOf(desk: TestDesk): Promise<string> {
  const file = path.join(await newFolder(), "copy.db");
  await desk.store.read(() => Promise.resolve());
  await desk.store.close();
  await copyFile(desk.file, file);
  return file;
}

async function over(file: string, desk: TestDesk): Promise<TestDesk> {
  return { ...desk, file, store: value(await openStore(file, desk.key)) };
}

/** The copy in place of the data, marked the way a restore marks it. */
async function restored(file: string, desk: TestDesk): Promise<Counter> {
  const back = await over(file, desk);
  await back.store.write((tx) =>
    tx.run(
      "INSERT INTO restore (seq, at, backup_id, backup_at, operator_id) VALUES (1, '', 'copy', '', 'operator-1')",
    ),
  );
  return { desk: back, engine: engineOver(back) };
}

describe("after a restore", () => {
  it("HUN-79: a window put back from a copy has again what it had sent since, each once", async () => {
    const first = await oneCounter(region);
    const before = await sealed(first.desk, referral());
    await exchange(first);
    await first.engine.stop();
    const copy = await copyOf(first.desk);
    const again = await over(first.desk.file, first.desk);
    const since = await sealed(again, referral());
    const going = { desk: again, engine: engineOver(again) };
    await exchange(going);
    await going.engine.stop();
    await again.store.close();

    const back = await restored(copy, first.desk);
    const own = await sealed(back.desk, referral());
    await exchange(back);
    for (const { caseId, version } of [before, since, own]) {
      expect(await headsAt(back, caseId)).toEqual([version?.hash]);
    }
    expect(own.number).not.toBe(since.number);
    expect(await back.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
    expect(await back.desk.store.read(neededItems)).toEqual([]);
    expect((await back.desk.store.read(verifyStore)).faults).toEqual([]);
    await back.engine.stop();
    await back.desk.store.close();
  });

  it("everything sent a second time counts once at the gateway", async () => {
    const one = await oneCounter(region);
    const two = { ...one, engine: engineOver(one.desk) };
    const { caseId, version } = await sealed(one.desk, referral());
    await exchange(one);
    await one.desk.store.write(startAnew);
    expect((await one.desk.store.read(unsentCounts)).waiting).toBe(1);
    await exchange(two);
    expect(await headsAt(one, caseId)).toEqual([version?.hash]);
    expect(await one.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
    const { db } = region.gateway.gateway;
    const rows = await db.all(Hash, "SELECT hash FROM revision WHERE case_id = $1", [caseId]);
    expect(rows).toEqual([{ hash: version?.hash }]);
  });
});

describe("a gateway that was put back from a copy", () => {
  it("gets everything again that its copy lacks, and nothing twice", async () => {
    const own = await district();
    const one = await oneCounter(own);
    const early = await sealed(one.desk, referral());
    await exchange(one);
    const copy = `${own.folder}-copy`;
    await own.gateway.close();
    await cp(own.folder, copy, { recursive: true });
    const port = Number(new URL(own.gateway.url).port);
    const living = await district({ folder: own.folder, port });
    const late = await sealed(one.desk, referral());
    await exchange(one);
    await living.gateway.close();

    const back = await district({ folder: copy, port });
    // The first turn may find the connection gone, or the gateway behind; it goes on by itself.
    for (const _try of [1, 2, 3]) await one.engine.turn();
    await exchange(one);
    const { db } = back.gateway.gateway;
    const rows = await db.all(Hash, "SELECT hash FROM revision ORDER BY hash");
    const hashes = [early, late].map(({ version }) => ({ hash: version?.hash }));
    expect(rows).toEqual(hashes.toSorted((a, b) => ((a.hash ?? "") < (b.hash ?? "") ? -1 : 1)));
    expect(await one.desk.store.read(unsentCounts)).toEqual({ waiting: 0, setAside: 0 });
    expect((await one.desk.store.read(verifyStore)).faults).toEqual([]);
    await one.engine.stop();
    await back.gateway.close();
    for (const folder of [own.folder, copy]) await rm(folder, { recursive: true, force: true });
  }, 180_000);
});
