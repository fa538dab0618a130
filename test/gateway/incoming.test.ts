import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import kaifeng from "../../core/policy/packs/kaifeng-residents.json" with { type: "json" };
import { folderAdapter } from "../../gateway/incoming/folder.ts";
import { publish } from "../../gateway/incoming/publish.ts";
import { takeArrivals } from "../../gateway/incoming/take.ts";
import { isSigned, newSignKey, sha256 } from "../../gateway/keys.ts";
import { signPack } from "../../gateway/incoming/packs.ts";
import { verdictOn } from "../../gateway/revisions/verdict.ts";
import { packOf } from "../../gateway/revisions/packs.ts";
import { readSent } from "../../gateway/revisions/read-sent.ts";
import { onEachDatabase, type Under } from "./support/gateways.ts";
import { asSent, sent } from "./support/versions.ts";
import { counter, own, uploaded } from "./support/work.ts";

/** Lays files into the import folder and takes them in; what was said of each. */
async function imported(under: Under, files: Readonly<Record<string, string | Buffer>>) {
  const folder = path.join(under.folder(), "import");
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
  return takeArrivals(under.running().gateway, folderAdapter(folder, -1));
}

const PERSONS = "certno,psn_name,psn_no,insutype,admdvs,state,from\n";

onEachDatabase("the import folder", (under) => {
  test("HUN-23: the directory of institutions comes with its services and days, and goes to all", async () => {
    const a = await counter(under);
    const columns =
      "fixmedins_code,fixmedins_name,admdvs,level,designated,networked,inpatient,outpatient,from,until";
    const row = "H31010500001,上海浦江骨科医院,310105,level3,是,是,是,否,2026-01-01,";
    const outcomes = await imported(under, {
      "institutions.2026-11-01.csv": `\uFEFF${columns}\r\n${row}\r\n`,
    });
    expect(outcomes).toEqual([{ good: true, words: "已下发 1 条" }]);
    const [got] = (await a.changes(0)).changes;
    expect(got?.change).toMatchObject({
      kind: "institutions",
      asOf: "2026-11-01",
      rows: [
        { designated: true, inpatient: true, outpatient: false, from: "2026-01-01", until: "" },
      ],
    });
  });

  test("KF-5.1: a code table comes with its version and first day", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    await imported(under, { "codes.med_type.v3.2026-01-01.csv": "code,name\n21,普通住院\n" });
    expect((await a.changes(since)).changes.map(({ change }) => change)).toEqual([
      {
        kind: "codes",
        table: "med_type",
        version: "v3",
        from: "2026-01-01",
        rows: [{ code: "21", name: "普通住院" }],
      },
    ]);
  });

  test("a register of many persons is cut into changes, and a file is taken once", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const rows = Array.from({ length: 4_500 }, (_, n) => `c${n},甲,${n},310,410203,insured,\n`);
    const files = { "persons.2026-11-01.csv": PERSONS + rows.join("") };
    expect(await imported(under, files)).toEqual([{ good: true, words: "已下发 3 条" }]);
    expect(await imported(under, files)).toMatchObject([{ good: true, words: /没有重复/u }]);
    const got = (await a.changes(since)).changes.map(({ change }) =>
      change.kind === "persons" ? change.rows.length : 0,
    );
    expect(got).toEqual([2000, 2000, 500]);
  });

  test("a file with a fault is refused whole, with its row and no person's data, and lies apart", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const files = {
      "persons.2026-11-02.csv": `${PERSONS}c1,甲,1,310,410203,insured,\nc2,程𬱖,2,310,410203,gone,\n`,
      "persons.csv": PERSONS,
      "notes.json": "{",
      "versions.json": JSON.stringify([
        { kind: "revision", hash: "0".repeat(64), body: "", blobs: [] },
      ]),
      "decision.json": JSON.stringify(decisionOn("nobody", "0".repeat(64))),
      "gbk.csv": Buffer.from([0xb1, 0xe0, 0xba, 0xc5]),
    };
    const outcomes = await imported(under, files);
    expect(outcomes.map(({ words }) => words)).toEqual([
      "第 1 条，没有这个案件：nobody",
      "文字编码不是 UTF-8",
      "不是 JSON 文件，或者不完整",
      "第 3 行：state 不对",
      "文件名不对，看不出是哪种表（见 docs/gateway.md）",
      "第 1 条不能由导入下发",
    ]);
    const refused = path.join(under.folder(), "import", "refused");
    expect(readFileSync(path.join(refused, "notes.json.txt"), "utf8")).toContain("不是 JSON");
    expect(readdirSync(refused)).toHaveLength(12);
    expect((await a.changes(since)).changes).toEqual([]);
  });

  test("HUN-59.2: details and a decision on a version come to the office of the case", async () => {
    const [a, b] = [await counter(under), await counter(under)];
    const version = own("i1", "i1");
    await a.revisions(version.revision.caseId, [sent(version)]);
    const [toA, toB] = [(await a.changes(0)).next, (await b.changes(0)).next];
    const decision = decisionOn(version.revision.caseId, version.hash);
    const details = { kind: "details", details: uploaded("I-1", "i1") };
    await imported(under, { "day.json": JSON.stringify([details, decision]) });
    expect((await a.changes(toA)).changes.map(({ change }) => change)).toEqual([details, decision]);
    expect((await b.changes(toB)).changes).toEqual([]);
  });

  test("an official template comes with its PDF, which every counter may fetch", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const pdf = Buffer.from("%PDF-1.7 official");
    const template = {
      kind: "template",
      id: "t-1",
      form: "claim",
      name: "开封市手工报销申请表",
      sha256: "0".repeat(64),
      bytes: 1,
      mapping: "{}",
    };
    const json = JSON.stringify(template);
    expect(await imported(under, { "lonely.json": json })).toMatchObject([{ good: false }]);
    await imported(under, { "claim.json": json, "claim.pdf": pdf });
    const [got] = (await a.changes(since)).changes;
    expect(got?.change).toEqual({ ...template, sha256: sha256(pdf), bytes: pdf.length });
    const read = await a.send({ method: "GET", path: `/v1/blobs/${sha256(pdf)}` });
    expect([read.status, read.text]).toEqual([206, pdf.toString()]);
    expect(existsSync(path.join(under.folder(), "import", "taken", "claim.pdf"))).toBe(true);
  });

  test("a signed pack goes to all, and from then on settlements under it are computed again", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const { gateway, obey } = under.running();
    const changed = { ...kaifeng, id: "kaifeng-residents-2027" };
    const told = await obey({ do: "sign-pack", text: JSON.stringify(changed) });
    expect(told).toMatchObject({ good: true });
    const [got] = (await a.changes(since)).changes;
    if (got?.change.kind !== "pack") throw new Error("no pack");
    const { key, text, signature, hash } = got.change;
    const file = await under.running().invite({ office: "丁", window: "1" });
    expect(file.packKeys).toEqual([key]);
    expect(isSigned(key, text, signature)).toBe(true);
    const version = own("i2", "i2");
    const pinned = asSent({ ...version.revision, pack: { id: changed.id, hash } });
    const read = readSent(pinned.hash, pinned.body);
    if (!read.ok) throw new Error("not read");
    const pack = await packOf(gateway.db, hash);
    expect(verdictOn(read.value.revision, pack, read.value.day)).toEqual({ is: "agrees" });
  });

  test("a pack of a foreign key, with another text or with a fault is not given out", async () => {
    const { gateway, obey } = under.running();
    const signed = signPack(kaifeng, newSignKey());
    if (!("kind" in signed)) throw new Error("not signed");
    const refused = await gateway.db.transaction((tx) => publish(tx, signed));
    expect(refused).toContain("不是本统筹区认可");
    const broken = await obey({ do: "sign-pack", text: JSON.stringify({ ...kaifeng, rules: 1 }) });
    expect(broken.good).toBe(false);
  });
});

function decisionOn(caseId: string, hash: string) {
  const words = { decision: "returned", reason: "缺发票", by: "医保中心", document: "2026-1" };
  return { kind: "decision", id: `d-${caseId}`, caseId, hash, ...words, on: "2026-11-21" };
}
