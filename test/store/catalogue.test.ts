import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { CatalogueEntry } from "../../core/import/catalogue.ts";
import { keyed } from "../../electron/import/catalogue-keys.ts";
import {
  catalogueStatus,
  entriesByCode,
  searchCatalogue,
  takeCatalogue,
} from "../../electron/store/catalogue.ts";
import { keepMapping, mappingOf } from "../../electron/store/column-mappings.ts";
import { newDesk, reopened, type TestDesk } from "./desk.ts";

function entry(code: string, name: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { code, name, grade: "B", share: "20", category: "08", limit: "", remark: "", ...more };
}

const Detail = z.object({ detail: z.string() });

const ENTRIES = [
  entry("C0205U", "一次性腔镜切割吻合器", { limit: "3980" }),
  entry("C0206U", "切割吻合器钉仓组件"),
  entry("C0207H", "直线型切割吻合器（开放手术）", { limit: "3980" }),
  entry("310701022", "心电监测", { grade: "A", share: "", category: "03" }),
  entry("XJ01CRA", "重组人干扰素α2b注射液", { grade: "A", share: "" }),
  entry("ZA01AAX", "Ｂ超", { grade: "A", share: "" }),
];

function take(desk: TestDesk, source: string, entries: readonly CatalogueEntry[]): Promise<void> {
  return desk.store.write((tx) => takeCatalogue(tx, desk, source, keyed({ entries, faults: [] })));
}

async function found(desk: TestDesk, text: string): Promise<readonly string[]> {
  const { hits } = await desk.store.read((reader) => searchCatalogue(reader, text));
  return hits.map((hit) => hit.code);
}

describe("the catalogue", () => {
  it("is found by a part of the name, the initials or the beginning of the code, the closest first", async () => {
    const desk = await newDesk();
    await take(desk, "目录.xlsx", ENTRIES);
    expect(await found(desk, "切割吻合")).toEqual(["C0206U", "C0205U", "C0207H"]);
    expect(await found(desk, "qgwh")).toEqual(["C0206U", "C0205U", "C0207H"]);
    expect(await found(desk, "c020")).toEqual(["C0205U", "C0206U", "C0207H"]);
    expect(await found(desk, "310701022")).toEqual(["310701022"]);
    expect(await found(desk, "czrgrs")).toEqual(["XJ01CRA"]);
    expect(await found(desk, "b超")).toEqual(["ZA01AAX"]);
    expect(await found(desk, "没有的")).toEqual([]);
    expect(await found(desk, "  ")).toEqual([]);
  });

  it("shows where a name answers, and says that there is more than it shows", async () => {
    const desk = await newDesk();
    await take(desk, "目录.xlsx", ENTRIES);
    const read = await desk.store.read((reader) => searchCatalogue(reader, "qgwh"));
    expect(read.hits.map(({ name, hit }) => (hit === null ? "" : name.slice(...hit)))).toEqual([
      "切割吻合",
      "切割吻合",
      "切割吻合",
    ]);
    const many = Array.from({ length: 80 }, (_, at) => entry(`C${at}`, `一次性导管${at}`));
    await take(desk, "大.xlsx", many);
    const more = await desk.store.read((reader) => searchCatalogue(reader, "导管"));
    expect([more.hits.length, more.more]).toEqual([50, true]);
  });

  it("takes what looks like a pattern or a statement for the text that it is", async () => {
    const desk = await newDesk();
    await take(desk, "目录.xlsx", ENTRIES);
    for (const text of ["%", "_", "'; DROP TABLE catalogue_entry; --", "*"]) {
      expect(await found(desk, text)).toEqual([]);
    }
    expect(await found(desk, "心电")).toEqual(["310701022"]);
  });

  it("is that of the newest import; every import stays on record, and in the journal", async () => {
    const desk = await newDesk();
    await take(desk, "2026-09.xlsx", ENTRIES);
    await take(desk, "2026-10.xlsx", [entry("C9", "心电监护电极")]);
    const again = await reopened(desk);
    expect(await found(again, "心电")).toEqual(["C9"]);
    const status = await again.store.read(catalogueStatus);
    expect(status.current).toMatchObject({
      source: "2026-10.xlsx",
      entries: 1,
      operator: "李建国",
    });
    expect(status.earlier.map((one) => one.source)).toEqual(["2026-09.xlsx"]);
    const journal = await again.store.read((reader) =>
      reader.all(Detail, "SELECT detail FROM journal WHERE subject = '目录' ORDER BY seq"),
    );
    expect(journal.map(({ detail }) => detail)).toEqual(["2026-09.xlsx；6条", "2026-10.xlsx；1条"]);
    await expect(again.store.write((tx) => tx.run("DELETE FROM catalogue_import"))).rejects.toThrow(
      /append-only/u,
    );
  });

  it("gives entries by exactly their code, whatever its width and case", async () => {
    const desk = await newDesk();
    await take(desk, "目录.xlsx", ENTRIES);
    const entries = await desk.store.read((reader) =>
      entriesByCode(reader, ["ｃ0205u", "C02", ""]),
    );
    expect(entries).toEqual([ENTRIES[0]]);
  });
});

describe("the columns of a hospital's lists", () => {
  it("are remembered by hospital and headings, the last used ones", async () => {
    const desk = await newDesk();
    const signature = "名称|金额";
    const keep = (hospital: string, columns: ("name" | "amount" | null)[]) =>
      desk.store.write((tx) => keepMapping(tx, desk, { hospital, signature, columns }));
    const kept = (hospital: string, headings = signature) =>
      desk.store.read((reader) => mappingOf(reader, hospital, headings));
    await keep("江湾中心医院", ["name", null]);
    await keep(" 江湾 中心医院", ["name", "amount"]);
    await keep("别的医院", [null, "amount"]);
    expect(await kept("江湾中心医院")).toEqual(["name", "amount"]);
    expect(await kept("江湾中心医院", "别的表头")).toBeNull();
    expect(await kept("没有的医院")).toBeNull();
  });

  it("that an unknown program has kept are none", async () => {
    const desk = await newDesk();
    await desk.store.write((tx) =>
      tx.run(
        `INSERT INTO column_mapping (hospital, signature, columns, at, operator_id, operator_name)
         VALUES ('a', 'b', '["colour"]', '', '', '')`,
      ),
    );
    expect(await desk.store.read((reader) => mappingOf(reader, "a", "b"))).toBeNull();
  });
});
