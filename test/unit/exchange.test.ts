import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { adjudicateFile, type Adjudicated } from "../../core/exchange/adjudicate-file.ts";
import { CaseExchange } from "../../core/exchange/case-exchange.ts";
import type { InputFault } from "../../core/exchange/input-fault.ts";
import { outcomeOf } from "../../core/exchange/national.ts";
import { parseStrictJson } from "../../core/exchange/strict-json.ts";
import { PACKS } from "../../core/policy/packs.ts";
import type { Result } from "../../core/result.ts";
import { y } from "../support/facts.ts";

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

/** The facts that a changed Kaifeng case gives the core. */
function factsOf(change: (json: z.output<typeof CaseExchange>) => unknown) {
  return adjudicated(changed(change)).facts;
}

function adjudicated(text: string): Adjudicated {
  const result = adjudicateFile(text, null);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
  return result.value;
}

describe("what a file of today may say beside one of the first kind", () => {
  test.each([
    [true, "yes"],
    [false, "no"],
    ["yes", "yes"],
    ["no", "no"],
    ["plain", "plain"],
  ] as const)("emergency %s is read as %s (HUN-7)", (written, read) => {
    const facts = factsOf((c) => ({ ...c, stay: { ...c.stay, emergency: written } }));
    expect(facts.stay.emergency).toBe(read);
  });

  test("the stay: third party, kind of admission, what fund and hospital paid (LN-1.2a, HUN-56, HUN-58)", () => {
    const facts = factsOf((c) => ({
      ...c,
      stay: {
        ...c.stay,
        trauma: "third-party",
        third_party: "pays",
        admitted_as: "insured",
        direct_fund: "1200.50",
        hosp_part_amt: "30",
      },
    }));
    expect(facts.stay).toMatchObject({
      thirdParty: "pays",
      admittedAs: "insured",
      directFund: y("1200.50"),
    });
    expect(facts.hospitalPart).toBe(y("30"));
  });

  test("the filing: effect, end of the proof, the stay it is made for, household (LN-1.1a, GD-93-4b, Q12)", () => {
    const facts = factsOf((c) => ({
      ...c,
      filing: {
        ...c.filing,
        effective_date: "2026-10-01",
        proof_ends: "2027-10-01",
        made_for: "another-stay",
        household: true,
      },
    }));
    expect(facts.filing).toMatchObject({
      effective: "2026-10-01",
      proofEnds: "2027-10-01",
      madeFor: "another-stay",
      household: true,
    });
  });

  test("what the person wishes to pay from the account (HUN-26)", () => {
    const wish = (text: string, wished: string) => {
      const json = CaseExchange.parse(JSON.parse(text));
      return adjudicateFile(
        JSON.stringify({ ...json, person: { ...json.person, acct_pay: wished } }),
        null,
      );
    };
    const employee = wish(hunan, "500");
    expect(employee.ok && employee.value.facts.accountPart).toBe(y("500"));
    // 城乡居民 have no account to pay from.
    expect(code(wish(kaifeng, "500"))).toBe("E-ACC-01");
  });

  test("facts that no form holds: the earlier year, an earlier part of the episode, other layers (HUN-51)", () => {
    const earlier = { ...exchange.opening, as_of: "2026-10-31", source: "core-system" };
    const facts = factsOf((c) => ({
      ...c,
      opening: {
        ...c.opening,
        entered: "90000",
        others: { maf_pay: { borne: "700", paid: "70.50" } },
      },
      earlier_opening: { ...earlier, hifp_pay: "3000" },
      continued: { kind: "transfer", act_pay_dedc: "450" },
    }));
    expect(facts.opening).toMatchObject({
      entered: y("90000"),
      others: { "medical-assistance": { borne: y("700"), paid: y("70.50") } },
    });
    expect(facts.earlierOpening).toMatchObject({ asOf: "2026-10-31", pooledPaid: y("3000") });
    expect(facts.continued).toEqual({ kind: "transfer", deductibleBorne: y("450") });
  });

  test("what it leaves out stays unsaid, and the core gets what it got before", () => {
    const { facts } = adjudicated(kaifeng);
    expect(facts).toMatchObject({ earlierOpening: null, continued: null });
    expect(facts.opening).not.toHaveProperty("entered");
    expect(facts.opening).not.toHaveProperty("others");
    expect(facts.stay).toMatchObject({ thirdParty: null, admittedAs: null, directFund: null });
    expect(facts.filing).toMatchObject({ effective: null, proofEnds: null, madeFor: "this-stay" });
  });

  test("a transfer asks how the deductible goes on, unless the office has set it (KF-2.1)", () => {
    const transfer = { kind: "transfer", act_pay_dedc: "450" };
    const open = adjudicated(changed((c) => ({ ...c, continued: transfer })));
    expect(open.receipt.standing).toBe("undetermined");
    const value = { value: "difference", document: "函", by: "赵敏", on: "2026-11-01" };
    const set = adjudicated(
      changed((c) => ({
        ...c,
        continued: transfer,
        values: { "settlement.continued.transfer": value },
      })),
    );
    expect(outcomeOf(set.receipt, set.pack).settlement?.act_pay_dedc).toBe("450.00");
  });

  test("a local value that the office has set is computed with and cited (HUN-86)", () => {
    const path = "settlement.rows.city-3.deductible";
    const { receipt, pack } = adjudicated(
      changed((c) => ({
        ...c,
        values: {
          [path]: { value: "1000", document: "汴医保〔2025〕9号", by: "赵敏", on: "2026-01-01" },
        },
      })),
    );
    const settlement = outcomeOf(receipt, pack).settlement;
    expect(settlement?.act_pay_dedc).toBe("1000.00");
    expect(settlement?.grounds["act_pay_dedc"]).toContainEqual(
      expect.objectContaining({ kind: "parameter", path, document: "汴医保〔2025〕9号" }),
    );
  });

  test("a parameter of the first packs may still be confirmed by its old path", () => {
    const { receipt } = adjudicated(
      changed((c) => ({
        ...c,
        confirmed: {
          "settlement.seriousIllness.deductible": { document: "函", by: "赵敏", on: "2026-11-01" },
        },
      })),
    );
    expect(receipt.unconfirmed.map(({ path }) => path)).not.toContain(
      "settlement.supplements.serious-illness.scale.deductible",
    );
  });
});

describe("other insurances are refused with the clause that says so", () => {
  test.each([
    ["430100", "340", "HUN-3"],
    ["430100", "380", "HUN-3"],
    ["430100", "391", "HUN-3"],
    ["430100", "392", "HUN-3"],
    ["410200", "510", "GD-93-scope"],
    ["440100", "380", "GD-93-scope"],
    ["430100", "999", "HUN-3"],
  ])("%s %s (%s)", (pool, insutype, clause) => {
    const result = adjudicateFile(
      changed((c) => ({ ...c, insu_admdvs: pool, insutype })),
      null,
    );
    expect(result.ok ? null : result.error).toMatchObject({
      code: "E-INS-01",
      field: "insutype",
      clauses: [clause],
      message: expect.stringContaining("insutype"),
    });
  });

  test("城镇居民 is covered by the national opinion, but no pack is for it (GD-93-scope)", () => {
    const result = adjudicateFile(
      changed((c) => ({ ...c, insutype: "391" })),
      null,
    );
    expect(code(result)).toBe("E-PACK-03");
  });
});

describe("what the office has set is read as strictly as a pack (HUN-86)", () => {
  const decision = { document: "函", by: "赵敏", on: "2026-11-01" };
  const withValue = (path: string, value: string, more: object = {}): string =>
    changed((c) => ({ ...c, values: { [path]: { value, ...decision, ...more } } }));

  test.each([
    ["a path that the pack does not have", withValue("settlement.ceiling", "1")],
    ["a path that no office sets", withValue("filing.deemedForEmergency", "true")],
    ["an amount that is none", withValue("settlement.cap.amount", "很多")],
    ["an amount finer than the fen", withValue("settlement.cap.amount", "1.005")],
    ["a share above one", withValue("questions.Q9.pool-rule.points", "1.2")],
    ["bands that do not rise", withValue("settlement.rows.city-3.bands", "4000=0.5,300=0.6")],
    ["a choice that is none", withValue("settlement.catalogue", "anywhere")],
    ["a day that does not exist", withValue("period.from", "2023-02-30")],
    ["no document", withValue("settlement.cap.amount", "200000", { document: " " })],
    ["no day", withValue("settlement.cap.amount", "200000", { on: "去年" })],
    [
      "a confirmation of something that the pack does not have",
      changed((c) => ({ ...c, confirmed: { "settlement.ceiling": decision } })),
    ],
  ])("%s is refused", (_name, text) => {
    const result = adjudicateFile(text, null);
    expect(code(result)).toBe("E-CASE-05");
    expect(result.ok ? "" : result.error.field).toMatch(/^(?:values|confirmed)\./u);
  });

  test("LN-2e: a Liaoning city's figure without the province's consent is refused, with it it is taken", () => {
    const path = "treatment.rules.referral.points";
    const shenyang = (more: object): string =>
      changed((c) => ({
        ...c,
        insu_admdvs: "210100",
        values: { [path]: { value: "0.1", ...decision, ...more } },
      }));
    const bare = adjudicateFile(shenyang({}), null);
    expect(bare.ok ? "" : bare.error.message).toContain("LN-2e");
    expect(code(adjudicateFile(shenyang({ consent: "辽医保函〔2025〕1号" }), null))).toBe(
      "undetermined",
    );
  });
});

describe("several packs", () => {
  const packText = (from: string, to: string | null, id: string): string => {
    const json = z.looseObject({}).parse(JSON.parse(read("fixtures/packs/ningbo-residents.json")));
    const day = (value: string) => ({
      value,
      source: { document: "E02" },
      confidence: "authority",
    });
    const period = { from: day(from), to: to === null ? null : day(to) };
    return JSON.stringify({ ...json, id, period });
  };
  const ningbo = read("fixtures/cases/ningbo-e02.json");

  test("the one that holds the day of settlement rules (KF-7, HUN-87)", () => {
    const packs = [
      packText("2020-01-01", "2025-12-31", "old"),
      packText("2026-01-01", null, "new"),
    ];
    const result = adjudicateFile(ningbo, packs);
    expect(result.ok ? result.value.pack.id : "").toBe("new");
    expect(code(result)).toBe("final");
  });

  test("two that hold one day are refused with their names and what to do", () => {
    const packs = [
      packText("2020-01-01", "2026-01-01", "old"),
      packText("2026-01-01", null, "new"),
    ];
    const result = adjudicateFile(ningbo, packs);
    expect(result.ok ? null : result.error).toMatchObject({
      code: "E-PACK-04",
      message: "政策包 old 与 new 的施行期重叠。",
      hint: expect.stringContaining("period.to"),
    });
  });

  test("the shipped packs do not overlap, and the pool's own goes before its province's (HUN-86)", () => {
    const all = PACKS.map(({ canonical }) => canonical);
    const result = adjudicateFile(kaifeng, all);
    expect(result.ok ? result.value.pack.id : result.error.code).toBe("kaifeng-residents-2023");
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
    [
      "an area of care that is none",
      changed((c) => ({ ...c, stay: { ...c.stay, mdtrtarea_admvs: "310199" } })),
      "E-AREA-01",
    ],
    [
      "a day that does not exist",
      changed((c) => ({ ...c, stay: { ...c.stay, begntime: "2026-09-31" } })),
      "E-DAY-01",
    ],
    [
      "a day of recording that does not exist",
      changed((c) => ({ ...c, recorded_on: "2026-02-29" })),
      "E-CASE-03",
    ],
    [
      "a proof that had ended before the filing",
      changed((c) => ({ ...c, filing: { ...c.filing, proof_ends: "2026-01-01" } })),
      "E-DAY-12",
    ],
    [
      "a fund amount finer than the fen",
      changed((c) => ({ ...c, stay: { ...c.stay, direct_fund: "1.005" } })),
      "E-AMT-01",
    ],
    [
      "a wish for the account that is no amount",
      changed((c) => ({ ...c, person: { ...c.person, acct_pay: "一半" } })),
      "E-AMT-01",
    ],
    [
      "an earlier deductible that is negative",
      changed((c) => ({ ...c, continued: { kind: "transfer", act_pay_dedc: "-1" } })),
      "E-AMT-02",
    ],
    [
      "an earlier deductible left blank",
      changed((c) => ({ ...c, continued: { kind: "transfer", act_pay_dedc: "" } })),
      "E-NEED-01",
    ],
    [
      "another layer's amount finer than the fen",
      changed((c) => ({
        ...c,
        opening: { ...c.opening, others: { maf_pay: { borne: "1.001", paid: "0" } } },
      })),
      "E-AMT-01",
    ],
    [
      "a balance of the year of admission that is older",
      changed((c) => ({ ...c, earlier_opening: { ...c.opening, as_of: "2025-12-31" } })),
      "E-DAY-10",
    ],
    [
      "a balance of the year of admission of a day to come",
      changed((c) => ({ ...c, earlier_opening: { ...c.opening, as_of: "2026-12-31" } })),
      "E-DAY-09",
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
      if (result.error.code !== "E-CASE-01") expect(result.error.field).toBeDefined();
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

test("every key that came after the first files may be left out", () => {
  const first = ["format", "recorded_on", "insu_admdvs", "insutype", "person", "opening"];
  const { required } = z.toJSONSchema(CaseExchange, { io: "input" });
  expect(required).toEqual([...first, "filing", "stay", "invoices", "lines"]);
});
