import { randomBytes } from "node:crypto";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sha256Hex } from "../../electron/store/blobs.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "../../electron/store/migrations.ts";
import { openStore } from "../../electron/store/open.ts";
import type { Sqlite } from "../../electron/store/sqlite.ts";
import { verifyStore } from "../../electron/store/verify.ts";
import { newDesk, newFolder, sealed, value } from "./desk.ts";
import { columnsOf, fillFrom, oldDatabase, openAsItIs, tablesOf } from "./old-database.ts";
import { referral } from "./people.ts";

/** SHA-256 of every migration that has been shipped; a new one is added here, an old one never changes. */
const SHIPPED: readonly string[] = [
  "74c986fff41fc76b9f9fc9139e48e745c333681de94a3c65f1e8545e6fa7588f",
  "1bf2873103e37b2919e6f2b768a36adc9e5cb3bf909dea79e19d90def2f625bf",
  "7baf8a6f40ac1593e7e175b3dc86551bc55f9d6b59dee369e970ec4dbae1a06f",
  "342e3256e2efaa3a68d46e585f5c7e0f402f3a0fd457d5c901fe6a7ff85f9997",
  "c6081be4fecf0d33ab6cf9667e16bc5c206c362033a34485a22ed83c56b6ab56",
  "9d39fde826429ddb4a52fb082751e176b82f50cd4a68201a623d177287151b02",
  "455e2e1d3a7fff1123b098ad5a9d96ff95ed5d14ed4ea7399b44f55751fac110",
  "d425d1fb1d921e9e2a235c9fd26d6d086ed2579eae1a926fd27e3fc3b9098306",
  "38c0828f0fbff989645be890ae9e211ccee5b57ebba4d3e3c8ff9575aeeefa48",
  "e9fa50b9652fbfdf5e83cb73e88cb107bc92bdd99ec0473adb3f32fb303bed5d",
  "37ef3ad9642dc6577eb87c6738e9e86aaa91947b106cad18a3bd0784169cb1e1",
  "06a97d1a08d4e1825c131b4561576c2235d26c2d81d6540992590f769e0bb497",
  "889bb50ff9a3c68b247d1426254af3b25db93c54f5da0bd399bc1b2ca354e1e2",
  "07c3ed36763b6b5e127f05107c3087d19fbcdb2a99bf824618cf4a77142d60ff",
];

const VERSIONS = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1);

const SchemaRow = z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() });

async function schemaOf(sqlite: Sqlite): Promise<readonly z.output<typeof SchemaRow>[]> {
  const rows = await sqlite.all("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name");
  return z.array(SchemaRow).parse(rows);
}

async function newFile(): Promise<{ file: string; key: Uint8Array }> {
  return { file: path.join(await newFolder(), "workstation.db"), key: randomBytes(32) };
}

describe("migrations", () => {
  it("that were shipped never change", () => {
    expect(MIGRATIONS.map((script) => sha256Hex(script))).toEqual(SHIPPED);
  });

  it.each(VERSIONS)(
    "bring a database of version %i to the schema that a new one has",
    async (version) => {
      const old = await newFile();
      await (await oldDatabase(old.file, old.key, version)).close();
      await value(await openStore(old.file, old.key)).close();
      const brought = await openAsItIs(old.file, old.key, "read");
      const fresh = await newDesk();
      const born = await openAsItIs(fresh.file, fresh.key, "read");
      expect(await schemaOf(brought)).toEqual(await schemaOf(born));
      await brought.close();
      await born.close();
    },
  );

  it.each(VERSIONS.slice(1))("to version %i take no table and no column away", async (version) => {
    const [before, after] = [await newFile(), await newFile()];
    const older = await oldDatabase(before.file, before.key, version - 1);
    const newer = await oldDatabase(after.file, after.key, version);
    for (const table of await tablesOf(older)) {
      const kept = await columnsOf(newer, table);
      expect(kept, table).toEqual(expect.arrayContaining([...(await columnsOf(older, table))]));
    }
    await older.close();
    await newer.close();
  });

  it.each(VERSIONS)("keep every case of a database of version %i", async (version) => {
    const today = await newDesk();
    for (let count = 0; count < 5; count += 1) {
      const form = referral();
      form.stay.inpatientNo = `ZY${count}`;
      await sealed(today, form);
    }
    const source = await openAsItIs(today.file, today.key, "read");
    const old = await newFile();
    const sqlite = await oldDatabase(old.file, old.key, version);
    await fillFrom(sqlite, source);
    await sqlite.close();
    await source.close();
    const store = value(await openStore(old.file, old.key));
    expect(await store.read(verifyStore)).toMatchObject({ cases: 5, revisions: 5, faults: [] });
    await store.close();
  });
});
