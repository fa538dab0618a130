import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  adjudicateFile,
  type Adjudicated,
  type InputFault,
} from "../../core/exchange/adjudicate-file.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import { outcomeOf } from "../../core/exchange/national.ts";
import { parseStrictJson } from "../../core/exchange/strict-json.ts";
import type { Result } from "../../core/result.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const kaifeng = read("fixtures/cases/kaifeng-referral.json");
const hunan = read("fixtures/cases/hunan-made-up.json");

const exchange = CaseExchange.parse(JSON.parse(kaifeng));

/** The Kaifeng case with something changed, as a file would bring it. */
function changed(change: (json: z.output<typeof CaseExchange>) => unknown): string {
  return JSON.stringify(change(structuredClone(exchange)));
}

function code(result: Result<Adjudicated, InputFault>): string {
  return result.ok ? result.value.receipt.standing : result.error.code;
}

describe("a case file", () => {
  test("gives the amounts under their national names", () => {
    const result = adjudicateFile(kaifeng, null);
    if (!result.ok) throw new Error(result.error.message);
    expect(outcomeOf(result.value.receipt, result.value.pack)).toMatchObject({
      standing: "trial",
      treatment: { sentence: "异地转诊补办，支付比例降低10个百分点" },
      settlement: {
        medfee_sumamt: "68973.98",
        fulamt_ownpay_amt: "15311.00",
        preselfpay_amt: "5177.74",
        overlmt_selfpay: "1875.00",
        inscp_scp_amt: "46610.24",
        act_pay_dedc: "900.00",
        hifp_pay: "27751.35",
        hifmi_pay: "4715.33",
        fund_pay_sumamt: "32466.68",
        psn_part_amt: "36507.30",
      },
    });
  });

  test("made up after discharge in Hunan is undetermined and says what is missing (HUN-17)", () => {
    const result = adjudicateFile(hunan, null);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.receipt.standing).toBe("undetermined");
    expect(outcomeOf(result.value.receipt, result.value.pack)).toMatchObject({
      settlement: null,
      missing: expect.arrayContaining([
        expect.objectContaining({
          question: "Q3",
          what: "出院自费结算后补办备案，按什么比例手工报销？",
        }),
      ]),
    });
  });

  test("may bring the pool's answer with it", () => {
    const json = CaseExchange.parse(JSON.parse(hunan));
    const answered = {
      ...json,
      answers: {
        Q3: {
          reading: "by-category",
          document: "长医保发〔2023〕1号",
          by: "赵敏",
          on: "2026-11-01",
        },
      },
    };
    const result = adjudicateFile(JSON.stringify(answered), null);
    expect(code(result)).toBe("trial");
  });
});

describe("bad input is refused with a code and what to do", () => {
  test.each<[string, string, string]>([
    ["a truncated file", kaifeng.slice(0, 400), "E-CASE-01"],
    [
      "a key written twice",
      kaifeng.replace('"insutype"', '"insutype": "390", "insutype"'),
      "E-CASE-01",
    ],
    ["an unknown key", kaifeng.replace('"insutype"', '"insutyp": "390", "insutype"'), "E-CASE-02"],
    ["an unknown hospital level", kaifeng.replace('"level3"', '"level9"'), "E-CASE-02"],
    [
      "a wrong check digit",
      changed((c) => ({
        ...c,
        person: {
          ...c.person,
          certno: c.person.certno.slice(0, 17) + (c.person.certno.endsWith("1") ? "2" : "1"),
        },
      })),
      "E-ID-02",
    ],
    [
      "a stay that ends before it begins",
      changed((c) => ({
        ...c,
        stay: { ...c.stay, endtime: "2026-10-01", setl_time: "2026-10-01" },
      })),
      "E-DAY-03",
    ],
    [
      "a filing in the future",
      changed((c) => ({ ...c, filing: { ...c.filing, begndate: "2026-12-01" } })),
      "E-DAY-06",
    ],
    [
      "a negative amount",
      changed((c) => ({
        ...c,
        lines: c.lines.map((line) => ({ ...line, det_item_fee_sumamt: "-1" })),
      })),
      "E-AMT-02",
    ],
    [
      "an absurd amount",
      changed((c) => ({
        ...c,
        lines: c.lines.map((line) => ({ ...line, det_item_fee_sumamt: "999999999999" })),
      })),
      "E-AMT-01",
    ],
    [
      "a third decimal",
      changed((c) => ({
        ...c,
        invoices: c.invoices.map((invoice) => ({ ...invoice, medfee_sumamt: "1.005" })),
      })),
      "E-AMT-01",
    ],
    [
      "lines that do not add up to the invoice",
      changed((c) => ({ ...c, lines: c.lines.slice(1) })),
      "E-INV-01",
    ],
    [
      "a line of no invoice",
      changed((c) => ({ ...c, lines: c.lines.map((line) => ({ ...line, invono: "x" })) })),
      "E-EXP-02",
    ],
    [
      "the same invoice twice",
      changed((c) => ({ ...c, invoices: [...c.invoices, ...c.invoices.slice(0, 1)] })),
      "E-INV-02",
    ],
    [
      "a share of 120 %",
      changed((c) => ({ ...c, lines: c.lines.map((line) => ({ ...line, selfpay_prop: "1.2" })) })),
      "E-RATE-01",
    ],
    [
      "a commitment for a referral",
      changed((c) => ({ ...c, filing: { ...c.filing, basis: "commitment" } })),
      "E-FIL-01",
    ],
    ["an area that is none", changed((c) => ({ ...c, insu_admdvs: "999999" })), "E-AREA-01"],
    ["a pool without a pack", changed((c) => ({ ...c, insu_admdvs: "330200" })), "E-PACK-03"],
    [
      "an invoice without lines (its amount would drop out)",
      changed((c) => ({
        ...c,
        invoices: [
          ...c.invoices,
          ...c.invoices.slice(0, 1).map((one) => ({ ...one, invono: "9" })),
        ],
      })),
      "E-INV-03",
    ],
    [
      "a long-term filing on a bare declaration (KF-2.5b, HUN-9.2)",
      changed((c) => ({
        ...c,
        filing: { ...c.filing, category: "long-term-resident", basis: "declaration" },
      })),
      "E-FIL-05",
    ],
    [
      "a balance of the year before",
      changed((c) => ({ ...c, opening: { ...c.opening, as_of: "2025-12-31" } })),
      "E-DAY-10",
    ],
    [
      "a balance read in the future",
      changed((c) => ({ ...c, opening: { ...c.opening, as_of: "2026-11-21" } })),
      "E-DAY-09",
    ],
    [
      "a day of a line that is none",
      changed((c) => ({ ...c, lines: c.lines.map((line) => ({ ...line, fee_date: "10-32" })) })),
      "E-DAY-01",
    ],
    [
      "an answer that is no reading of its question",
      changed((c) => ({
        ...c,
        answers: { Q8: { reading: "mine", document: "函", by: "赵敏", on: "2026-11-01" } },
      })),
      "E-CASE-05",
    ],
    [
      "an answer of no day",
      changed((c) => ({
        ...c,
        answers: { Q8: { reading: "own-row", document: "函", by: "赵敏", on: "昨天" } },
      })),
      "E-CASE-05",
    ],
    ["two byte-order marks and nothing else", "\uFEFF\uFEFF", "E-CASE-01"],
    ["brackets without end", "[".repeat(200_000), "E-CASE-01"],
  ])("%s", (_name, text, expected) => {
    const result = adjudicateFile(text, null);
    expect(code(result)).toBe(expected);
    if (!result.ok) {
      expect(result.error.message).toMatch(/[。）]$/u);
      expect(result.error.hint).not.toBe("");
    }
  });

  test("a pack with an unknown key names it and its place", () => {
    const pack = read("fixtures/packs/ningbo-residents.json").replace(
      '"cap": {',
      '"ceiling": "1", "cap": {',
    );
    const result = adjudicateFile(read("fixtures/cases/ningbo-e02.json"), pack);
    expect(code(result)).toBe("E-PACK-01");
    expect(result.ok ? "" : result.error.message).toContain("settlement 有不认识的键：ceiling");
  });

  test("a raised rate that the document does not allow is refused (HUN-20.6)", () => {
    const raise = (json: string, rule: string, points: string): string =>
      JSON.stringify({
        ...CaseExchange.parse(JSON.parse(json)),
        raised: { [rule]: { points, document: "函", by: "赵敏", on: "2026-11-01" } },
      });
    expect(code(adjudicateFile(raise(kaifeng, "referral", "0.05"), null))).toBe("E-CASE-05");
    expect(code(adjudicateFile(raise(hunan, "referral", "0.06"), null))).toBe("E-CASE-05");
    expect(code(adjudicateFile(raise(hunan, "referral", "0.03"), null))).toBe("undetermined");
  });

  test("a pack with a key written twice is refused", () => {
    const pack = read("fixtures/packs/ningbo-residents.json").replace(
      '"cap": {',
      '"cap": {}, "cap": {',
    );
    expect(code(adjudicateFile(read("fixtures/cases/ningbo-e02.json"), pack))).toBe("E-PACK-01");
  });

  test("a pack of another pool is refused", () => {
    expect(code(adjudicateFile(kaifeng, read("fixtures/packs/ningbo-residents.json")))).toBe(
      "E-PACK-02",
    );
  });
});

test("an employee of whom nobody said whether retired gets no figure", () => {
  const json = CaseExchange.parse(JSON.parse(hunan));
  const { psn_type: _said, ...person } = json.person;
  const result = adjudicateFile(JSON.stringify({ ...json, person }), null);
  expect(result.ok ? "" : result.error.message).toContain("person.employment");
});

test("what the schema refuses is said in Chinese", () => {
  const result = adjudicateFile(kaifeng.replace('"level3"', '"level9"'), null);
  expect(result.ok ? "" : result.error.message).not.toMatch(/[Ii]nvalid|expected/u);
});

test("a byte-order mark and the line ends of Windows change nothing", () => {
  const windows = `\uFEFF${kaifeng.replaceAll("\n", "\r\n")}`;
  expect(adjudicateFile(windows, null)).toEqual(adjudicateFile(kaifeng, null));
});

test("strict JSON names the line of the fault", () => {
  expect(parseStrictJson('{\n "a": 1,\n "a": 2\n}')).toEqual({
    ok: false,
    error: { what: "键 a 写了两次", line: 3 },
  });
});

test("the published schema is the one the program reads by", () => {
  const published: unknown = JSON.parse(read("../docs/case-exchange.schema.json"));
  const schema = z.toJSONSchema(CaseExchange, { io: "input" });
  expect(published).toEqual(
    JSON.parse(JSON.stringify({ title: "异地就医案件交换格式", ...schema })),
  );
});
